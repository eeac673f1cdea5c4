//! What everything is called, for what is being typed.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use analyzers::{Scratch, Segmenter, Vocabulary};
use domain::{AreaCode, Position};

use super::Records;
use crate::Error;
use crate::names::{self, Label, Names};

/// What is known about areas once the points were written.
pub(super) struct Areas {
    /// A position for each area, by number of its code.
    pub(super) places: BTreeMap<u32, Position>,
    /// For each point the number of the subdistrict that it says it stands in, or else of the one its pin lies in.
    pub(super) of_points: Vec<u32>,
}

/// Writes the names of procedures, offices and places, and citizens' words for procedures.
pub(super) fn write(
    path: &Path,
    records: &Records,
    areas: &Areas,
    vocabulary: &Vocabulary,
    segmenter: &Segmenter,
) -> Result<(), Error> {
    let mut scratch = Scratch::default();
    let mut labels = of_procedures(records, segmenter, &mut scratch);
    let procedures = Names::new(&labels, Vec::new());
    labels.extend(names::of_synonyms(vocabulary, procedures.view(), segmenter, &mut scratch));
    for (ordinal, point) in (0..).zip(&records.points) {
        labels.extend(names::of_office(ordinal, point, segmenter, &mut scratch));
    }
    let position = |area: AreaCode| areas.places.get(&area.number()).copied();
    labels.extend(names::of_places(position, segmenter, &mut scratch));
    let found = |ordinal: usize| areas.of_points.get(ordinal).copied().unwrap_or(0);
    let office_areas = records.points.iter().enumerate().map(|(at, point)| names::area_of(point, found(at)));
    Names::new(&labels, office_areas.collect()).write(path)
}

fn of_procedures(records: &Records, segmenter: &Segmenter, scratch: &mut Scratch) -> Vec<Label> {
    let mut offices: HashMap<&str, u32> = HashMap::new();
    for offer in &records.offers {
        *offices.entry(offer.procedure.as_str()).or_default() += 1;
    }
    let count = |id: &str| offices.get(id).copied().unwrap_or(0);
    (0..)
        .zip(&records.procedures)
        .flat_map(|(ordinal, procedure)| {
            names::of_procedure(ordinal, procedure, count(procedure.id.as_str()), segmenter, scratch)
        })
        .collect()
}
