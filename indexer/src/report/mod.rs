//! What was found in a source, put together for those who mend it: by kind, the gravest first.

mod columns;
mod defects;
mod explanation;
mod html;
mod json;
mod notes;
mod territories;
mod thai;

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;
use chrono_tz::Tz;
use domain::service_point::Visibility;

pub use explanation::{Effect, Explanation, NoteExplanation};
pub use html::{FIRST_ROWS, MOST_ROWS};
pub(crate) use thai::number;

use crate::{Checked, Code, Defect, Note, NoteCode};

/// What a check found, with the totals and by kind.
pub struct Report<'c> {
    source: String,
    made_at: DateTime<Tz>,
    checked: &'c Checked,
    totals: Totals,
    kinds: Vec<Kind<'c>>,
    note_kinds: Vec<NoteKind<'c>>,
}

/// How much was read, and how much is to be put right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Offices, hidden ones among them.
    pub service_points: u64,
    /// Hidden offices.
    pub hidden: u64,
    /// Offices with a position.
    pub pinned: u64,
    /// Procedures.
    pub procedures: u64,
    /// Offers.
    pub offers: u64,
    /// Rows with a defect.
    pub rows_with_defects: u64,
    /// Rows with a defect that were left out.
    pub rows_dropped: u64,
}

/// All defects of one kind.
pub struct Kind<'c> {
    /// The kind.
    pub code: Code,
    /// The defects, in the order of files, rows and columns.
    pub defects: Vec<&'c Defect>,
}

/// All notes of one kind.
pub struct NoteKind<'c> {
    /// The kind.
    pub code: NoteCode,
    /// The notes, in the order in which they were made.
    pub notes: Vec<&'c Note>,
}

impl<'c> Report<'c> {
    /// Puts together what a check found. The source is the name that readers know it by, never a path; the instant is
    /// that of the report.
    #[must_use]
    pub fn new(checked: &'c Checked, source: &str, made_at: DateTime<Tz>) -> Self {
        let mut kinds: Vec<Kind<'c>> = grouped(&checked.defects, |defect| defect.code)
            .map(|(code, defects)| Kind { code, defects })
            .collect();
        kinds.sort_by_key(|kind| (kind.code.explanation().effect, std::cmp::Reverse(kind.defects.len())));
        let note_kinds = grouped(&checked.notes, |note| note.code);
        Self {
            source: source.to_owned(),
            made_at,
            checked,
            totals: Totals::of(checked),
            kinds,
            note_kinds: note_kinds.map(|(code, notes)| NoteKind { code, notes }).collect(),
        }
    }

    /// How much was read, and how much is to be put right.
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.totals
    }

    /// Every defect, in the order of files, rows and columns.
    #[must_use]
    pub fn defects(&self) -> &'c [Defect] {
        &self.checked.defects
    }

    /// The defects by kind: those that cost a row first, then the frequent ones.
    #[must_use]
    pub fn kinds(&self) -> &[Kind<'c>] {
        &self.kinds
    }

    /// The notes by kind.
    #[must_use]
    pub fn note_kinds(&self) -> &[NoteKind<'c>] {
        &self.note_kinds
    }
}

impl Totals {
    fn of(checked: &Checked) -> Self {
        let records = &checked.records;
        let points = |holds: fn(&domain::ServicePoint) -> bool| {
            records.points.iter().filter(|point| holds(point)).count() as u64
        };
        let rows = |counts: fn(&&Defect) -> bool| {
            let defects = checked.defects.iter().filter(counts);
            defects.map(|defect| (defect.file.as_str(), defect.row)).collect::<BTreeSet<_>>().len() as u64
        };
        Self {
            service_points: records.points.len() as u64,
            hidden: points(|point| point.visibility == Visibility::Hidden),
            pinned: points(|point| point.position.is_some()),
            procedures: records.procedures.len() as u64,
            offers: records.offers.len() as u64,
            rows_with_defects: rows(|_| true),
            rows_dropped: rows(|defect| defect.row_dropped),
        }
    }
}

impl Kind<'_> {
    /// How many of the defects stand in rows that were left out.
    #[must_use]
    pub fn in_dropped_rows(&self) -> usize {
        self.defects.iter().filter(|defect| defect.row_dropped).count()
    }
}

/// Things by their kind, kinds in the order of their declaration.
fn grouped<T, K: Ord>(things: &[T], kind: impl Fn(&T) -> K) -> impl Iterator<Item = (K, Vec<&T>)> {
    let mut groups: BTreeMap<K, Vec<&T>> = BTreeMap::new();
    for thing in things {
        groups.entry(kind(thing)).or_default().push(thing);
    }
    groups.into_iter()
}
