//! What everything is called, for what is being typed.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use analyzers::{Scratch, Segmenter};
use domain::{AreaCode, Offer, Position, Procedure, ProcedureId};

use super::Records;
use crate::Error;
use crate::names::{self, Label, Names};
use crate::synonyms::Synonyms;

/// What is known about areas once the points were written.
pub(super) struct Areas {
    /// A position for each area, by number of its code.
    pub(super) places: BTreeMap<u32, Position>,
    /// For each point the number of the subdistrict that it says it stands in, or else of the one its pin lies in.
    pub(super) of_points: Vec<u32>,
}

/// What else decides what a text may mean, and in what order.
pub(super) struct Known {
    pub(super) areas: Areas,
    /// How many offices offer each procedure.
    pub(super) offices: HashMap<ProcedureId, u32>,
    pub(super) vocabulary: Synonyms,
}

/// How many offices offer each procedure.
pub(super) fn offices_by_procedure(offers: &[Offer]) -> HashMap<ProcedureId, u32> {
    let mut offices: HashMap<ProcedureId, u32> = HashMap::new();
    for offer in offers {
        match offices.get_mut(&offer.procedure) {
            Some(count) => *count += 1,
            None => {
                offices.insert(offer.procedure.clone(), 1);
            }
        }
    }
    offices
}

/// Writes the names of procedures, offices and places, and citizens' words for procedures.
pub(super) fn write(
    path: &Path,
    records: &Records,
    known: &Known,
    segmenter: &Segmenter,
) -> Result<(), Error> {
    let mut scratch = Scratch::default();
    let mut labels = of_procedures(&records.procedures, &known.offices, segmenter, &mut scratch);
    let procedures = Names::new(&labels, Vec::new());
    labels.extend(names::of_synonyms(&known.vocabulary, procedures.view(), segmenter, &mut scratch));
    for (ordinal, point) in (0..).zip(&records.points) {
        labels.extend(names::of_office(ordinal, point, segmenter, &mut scratch));
    }
    let Areas { places, of_points } = &known.areas;
    let position = |area: AreaCode| places.get(&area.number()).copied();
    labels.extend(names::of_places(position, segmenter, &mut scratch));
    let found = |ordinal: usize| of_points.get(ordinal).copied().unwrap_or(0);
    let office_areas = records.points.iter().enumerate().map(|(at, point)| names::area_of(point, found(at)));
    Names::new(&labels, office_areas.collect()).write(path)
}

fn of_procedures(
    procedures: &[Procedure],
    offices: &HashMap<ProcedureId, u32>,
    segmenter: &Segmenter,
    scratch: &mut Scratch,
) -> Vec<Label> {
    let count = |id: &ProcedureId| offices.get(id).copied().unwrap_or(0);
    (0..)
        .zip(procedures)
        .flat_map(|(ordinal, procedure)| {
            names::of_procedure(ordinal, procedure, count(&procedure.id), segmenter, scratch)
        })
        .collect()
}
