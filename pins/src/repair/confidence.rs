//! How often a repair was better than the pin: `pins/data/repairs.toml`, counted on seeded errors.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::RepairKind;
use crate::case::Agreement;

const COUNTED: &str = include_str!("../../data/repairs.toml");

/// What was counted of repairs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepairCounts {
    /// For each kind and how well the proposal agrees with the record.
    pub counted: Vec<RepairCount>,
}

/// What was counted of a kind of repair.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepairCount {
    /// That of [`RepairKind::as_str`].
    pub repair: String,
    /// That of [`Agreement::as_str`], of the proposal.
    pub agreement: String,
    /// How often it was proposed.
    pub proposed: u64,
    /// How often it was nearer to the true place than the pin.
    pub better: u64,
}

impl RepairCounts {
    /// Those that were counted.
    ///
    /// # Panics
    /// When the committed file isn't whole; a test reads it.
    #[must_use]
    pub fn counted() -> &'static Self {
        static COUNTS: LazyLock<RepairCounts> =
            LazyLock::new(|| toml::from_str(COUNTED).expect("the committed file is read by a test"));
        &COUNTS
    }

    /// How likely a repair is better than the pin: by the rule of succession, so that nothing is certain (Laplace 1814). One
    /// half where it was never proposed.
    #[must_use]
    pub fn confidence(&self, kind: RepairKind, agreement: Agreement) -> f64 {
        let is_it =
            |count: &&RepairCount| count.repair == kind.as_str() && count.agreement == agreement.as_str();
        let (proposed, better) =
            self.counted.iter().find(is_it).map_or((0, 0), |count| (count.proposed, count.better));
        (better as f64 + 1.0) / (proposed as f64 + 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_that_were_counted_are_trusted_more_the_better_they_agree() {
        let counts = RepairCounts::counted();
        for kind in [RepairKind::Swap, RepairKind::Sign, RepairKind::Utm, RepairKind::DegreesMinutes] {
            let confidence = counts.confidence(kind, Agreement::Subdistrict);
            assert!((0.95..1.0).contains(&confidence), "{kind:?}: {confidence}");
        }
        assert_eq!(counts.confidence(RepairKind::Ask, Agreement::None), 0.5);
    }
}
