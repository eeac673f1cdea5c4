//! Where nobody is known to be responsible, and where several are: a list for those who can put it right.

mod features;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use domain::AreaCode;
use domain::area::{AreaLevel, Gazetteer};
use engine::{Coverage, CoverageFinding as Finding, coverage};

use crate::boundaries::{self, Outline};
use crate::{Checked, Refusal};

/// Who is responsible for every procedure that is bound to a place, in every subdistrict.
#[derive(Debug)]
pub struct CoverageReport<'r> {
    rows: Vec<Coverage<'r>>,
    /// Outlines and people, where there are boundaries.
    outlines: BTreeMap<AreaCode, Outline>,
    is_whole: bool,
}

/// How many pairs of a subdistrict and a procedure there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CoverageTotals {
    /// One says that it is responsible.
    pub covered: usize,
    /// One is by its name.
    pub unconfirmed: usize,
    /// Several may be.
    pub overlaps: usize,
    /// Each of those who are has drawn a part.
    pub divided: usize,
    /// Nobody is known to be.
    pub gaps: usize,
}

impl<'r> CoverageReport<'r> {
    /// Looks at every subdistrict of the gazetteer and of the boundaries that lies in one of the areas; at all without any.
    /// Only gaps, overlaps and what is divided are listed, unless the whole is asked for.
    ///
    /// # Errors
    /// [`Refusal`] when the boundaries can't be read.
    pub fn new(
        checked: &'r Checked,
        boundaries: Option<&Path>,
        within: &[AreaCode],
        is_whole: bool,
    ) -> Result<Self, Refusal> {
        let outlines = match boundaries {
            Some(dir) => boundaries::read_subdistrict_outlines(dir)?,
            None => BTreeMap::new(),
        };
        let known = Gazetteer::built_in().places().iter().map(|place| place.code);
        let known = known.filter(|code| code.level() == AreaLevel::Subdistrict);
        let all: BTreeSet<AreaCode> = known.chain(outlines.keys().copied()).collect();
        let lies_within =
            |code: &AreaCode| within.is_empty() || within.iter().any(|area| area.contains(*code));
        let subdistricts: Vec<AreaCode> = all.into_iter().filter(lies_within).collect();
        Ok(Self { rows: coverage(&checked.records, &subdistricts), outlines, is_whole })
    }

    /// How many there are of each kind, listed or not.
    #[must_use]
    pub fn totals(&self) -> CoverageTotals {
        let mut totals = CoverageTotals::default();
        for row in &self.rows {
            *match row.finding() {
                Finding::Covered => &mut totals.covered,
                Finding::Unconfirmed => &mut totals.unconfirmed,
                Finding::Overlap => &mut totals.overlaps,
                Finding::Divided => &mut totals.divided,
                Finding::Gap => &mut totals.gaps,
            } += 1;
        }
        totals
    }

    /// The rows that are listed.
    fn listed(&self) -> impl Iterator<Item = (Finding, &Coverage<'r>)> {
        let rows = self.rows.iter().map(|row| (row.finding(), row));
        let is_open =
            |finding: &Finding| matches!(finding, Finding::Gap | Finding::Overlap | Finding::Divided);
        rows.filter(move |(finding, _)| self.is_whole || is_open(finding))
    }

    fn people(&self, area: AreaCode) -> Option<u64> {
        self.outlines.get(&area).and_then(|outline| outline.people)
    }
}

/// Names of an area and of those around it, the smallest first.
fn names(area: AreaCode) -> [&'static str; 3] {
    [AreaLevel::Subdistrict, AreaLevel::District, AreaLevel::Province].map(|level| {
        let place = area.at(level).and_then(|area| Gazetteer::built_in().place(area));
        place.map_or("", |place| place.name_th)
    })
}
