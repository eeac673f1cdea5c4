//! How many people a change concerns.

use std::collections::{BTreeMap, BTreeSet};

use domain::{AreaCode, Metres};

use super::{Consequence, Hexagon, Universe};

/// People who would get another answer for anything. Those of a subdistrict are spread evenly over its hexagons, so these are
/// estimates.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct People {
    /// Whose answer changes.
    pub affected: u64,
    /// Those of them who go farther, or have no office any more.
    pub farther: u64,
    /// The subdistricts in which those who go farther live.
    pub subdistricts: usize,
    /// How much farther these go on average; none: all of them have no office any more, or nobody goes farther.
    pub added: Option<Metres>,
}

/// What changes for a hexagon.
struct Cell {
    subdistrict: AreaCode,
    people: f64,
    /// By how many metres ways grow.
    longer: Vec<f64>,
    has_lost: bool,
}

impl People {
    /// None: of a place whose answer changes nobody said how many people live there.
    pub(super) fn of(
        consequences: &[Consequence],
        universe: &Universe,
        people: &BTreeMap<AreaCode, u64>,
    ) -> Option<Self> {
        let mut cells: BTreeMap<Hexagon, Cell> = BTreeMap::new();
        for one in consequences {
            let here = universe.people_in_one(one.subdistrict, people)?;
            let cell = cells.entry(one.place).or_insert_with(|| Cell {
                subdistrict: one.subdistrict,
                people: here,
                longer: Vec::new(),
                has_lost: false,
            });
            match (&one.before, &one.after) {
                (Some(before), Some(after)) if after.distance > before.distance => {
                    cell.longer.push(after.distance.0 - before.distance.0);
                }
                (Some(_), None) => cell.has_lost = true,
                _ => {}
            }
        }
        let goes_farther = |cell: &&Cell| cell.has_lost || !cell.longer.is_empty();
        let farther: Vec<&Cell> = cells.values().filter(goes_farther).collect();
        let longer = || farther.iter().filter(|cell| !cell.longer.is_empty());
        let mean = |cell: &Cell| cell.longer.iter().sum::<f64>() / cell.longer.len() as f64;
        let going: f64 = longer().map(|cell| cell.people).sum();
        let added: f64 = longer().map(|cell| cell.people * mean(cell)).sum();
        let affected: f64 = cells.values().map(|cell| cell.people).sum();
        let going_or_lost: f64 = farther.iter().map(|cell| cell.people).sum();
        let subdistricts: BTreeSet<AreaCode> = farther.iter().map(|cell| cell.subdistrict).collect();
        Some(Self {
            affected: affected.round() as u64,
            farther: going_or_lost.round() as u64,
            subdistricts: subdistricts.len(),
            added: (going > 0.0).then(|| Metres(added / going)),
        })
    }
}
