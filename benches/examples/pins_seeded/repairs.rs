//! How often repairs were better than the pin.

use std::collections::BTreeMap;

use domain::Position;
use pins::country::distance;
use pins::{Diagnosis, RepairCount, RepairCounts};

/// What was counted, by kind and agreement.
#[derive(Default)]
pub(crate) struct Repairs(BTreeMap<(&'static str, &'static str), [u64; 2]>);

impl Repairs {
    /// Counts the repair of a pin whose office stands at `truth`.
    pub(crate) fn count(&mut self, diagnosis: &Diagnosis, pin: Option<Position>, truth: Position) {
        let Some(repair) = &diagnosis.repair else { return };
        let (Some(position), Some(agreement)) = (repair.position, repair.agreement) else { return };
        let off_m = pin.map_or(f64::INFINITY, |pin| distance(pin, truth).0);
        let [proposed, better] = self.0.entry((repair.kind.as_str(), agreement.as_str())).or_default();
        *proposed += 1;
        *better += u64::from(distance(position, truth).0 < off_m);
    }

    /// The counts as they are committed.
    pub(crate) fn file(&self) -> anyhow::Result<String> {
        let counted = self.0.iter().map(|((repair, agreement), [proposed, better])| RepairCount {
            repair: (*repair).to_owned(),
            agreement: (*agreement).to_owned(),
            proposed: *proposed,
            better: *better,
        });
        let counts = RepairCounts { counted: counted.collect() };
        let head = "# How often repairs were nearer to the true place than the pin. Written by benches/examples/pins_seeded:\n\
                    # 1,000 errors of each kind in pins of the register of local administrations.\n\n";
        Ok(format!("{head}{}", toml::to_string(&counts)?))
    }
}
