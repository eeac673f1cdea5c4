//! Who serves an area: offices by the areas of their territories.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::jurisdiction::{DrawnTerritory, Home, Share};
use domain::{AreaCode, ServicePoint};

use super::drawn::{self, Hold};
use super::territory::Charge;
use crate::Error;
use crate::format::search;
use crate::format::sections::{Column, SectionFile, SectionWriter};

/// Marks a territory that nobody stated.
const DERIVED: u32 = 1 << 31;
/// Marks an office that is nobody's local administration.
const NOT_LOCAL: u32 = 1 << 30;
/// Marks an office that stands in the area and whose territory nobody knows.
const UNKNOWN: u32 = 1 << 29;
/// Marks a territory that was drawn and cuts the area.
const CUT: u32 = 1 << 28;
/// Marks one that was drawn and has no more of the area than two drawings of its border differ by.
const EDGE: u32 = 1 << 27;
/// The bits of an ordinal: a snapshot numbers fewer points.
const ORDINAL: u32 = EDGE - 1;

/// Offices by the areas that they serve. Two columns: numbers of areas, ascending, and who serves each.
pub(crate) struct Served {
    areas: Column<u32>,
    offices: Column<u32>,
    /// What was drawn by those whose territory cuts an area.
    drawn: HashMap<u32, Arc<DrawnTerritory>>,
}

/// An office that serves an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Serving {
    pub(crate) ordinal: u32,
    /// Nobody said so.
    pub(crate) is_derived: bool,
    /// It can be the local administration.
    pub(crate) is_local: bool,
}

impl Served {
    pub(crate) fn open(file: &SectionFile) -> Result<Self, Error> {
        let (areas, offices): (Column<u32>, Column<u32>) =
            (file.column(search::SERVED_AREAS, "")?, file.column(search::SERVED_BY, "")?);
        if areas.len() != offices.len() || !areas.is_sorted() {
            return Err(file.damaged("the areas served and who serves them don't belong together"));
        }
        Ok(Self { areas, offices, drawn: HashMap::new() })
    }

    /// What those drew whose territory cuts an area, as the records of the points hold it.
    pub(crate) fn read_drawn(
        &self,
        point: impl Fn(u32) -> Result<ServicePoint, Error>,
    ) -> Result<HashMap<u32, Arc<DrawnTerritory>>, Error> {
        let cut = self.offices.iter().filter(|row| *row & (CUT | EDGE) != 0);
        let ordinals: HashSet<u32> = cut.map(|row| row & ORDINAL).collect();
        let mut drawn = HashMap::with_capacity(ordinals.len());
        for ordinal in ordinals {
            drawn.extend(point(ordinal)?.territory.map(|territory| (ordinal, territory)));
        }
        Ok(drawn)
    }

    /// The same with what was drawn at hand.
    pub(crate) fn hold_drawn(&mut self, drawn: HashMap<u32, Arc<DrawnTerritory>>) {
        self.drawn = drawn;
    }

    /// Who serves a subdistrict, or the part of it that a home lies in, or an area around it; who serves two of these stands
    /// there twice.
    pub(crate) fn serving<'s>(
        &'s self,
        subdistrict: AreaCode,
        home: &'s Home,
    ) -> impl Iterator<Item = Serving> + 's {
        let rows = self.known(subdistrict, false);
        rows.filter(move |row| self.hold(*row, subdistrict, home).is_some()).map(Serving::of)
    }

    /// The largest area around a subdistrict that a point serves, and how it holds it.
    pub(crate) fn hold_of(
        &self,
        ordinal: u32,
        subdistrict: AreaCode,
        home: &Home,
    ) -> Option<(AreaCode, Hold)> {
        let around = std::iter::successors(Some(subdistrict), |area| area.parent());
        let own = |area: AreaCode| {
            let rows = self.rows_of(area).filter(|row| row & UNKNOWN == 0 && row & ORDINAL == ordinal);
            rows.filter_map(|row| self.hold(row, subdistrict, home)).map(move |hold| (area, hold)).next()
        };
        around.filter_map(own).last()
    }

    /// How whom a row is of holds a subdistrict that the row is about.
    fn hold(&self, row: u32, subdistrict: AreaCode, home: &Home) -> Option<Hold> {
        if row & (CUT | EDGE) == 0 {
            return Some(Hold::Whole);
        }
        drawn::hold(self.drawn.get(&(row & ORDINAL))?, subdistrict, home)
    }

    /// Who says that it stands in an area, or around it, and has a territory that nobody knows.
    pub(crate) fn with_unknown_territory(&self, area: AreaCode) -> impl Iterator<Item = Serving> + '_ {
        self.known(area, true).map(Serving::of)
    }

    fn known(&self, area: AreaCode, is_unknown: bool) -> impl Iterator<Item = u32> + '_ {
        let around = std::iter::successors(Some(area), |area| area.parent());
        let rows = around.flat_map(|area| self.rows_of(area));
        rows.filter(move |row| (row & UNKNOWN != 0) == is_unknown)
    }

    fn rows_of(&self, area: AreaCode) -> impl Iterator<Item = u32> + '_ {
        let number = area.number();
        let start = self.areas.partition_point(|area| *area < number);
        let end = start + self.areas[start..].partition_point(|area| *area == number);
        self.offices[start..end].iter().copied()
    }

    /// All rows, for the self-check.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.areas.iter().copied().zip(self.offices.iter().copied())
    }
}

impl Serving {
    fn of(row: u32) -> Self {
        Self { ordinal: row & ORDINAL, is_derived: row & DERIVED != 0, is_local: row & NOT_LOCAL == 0 }
    }
}

/// The rows of a point: numbers of areas, and what is written of the point there.
pub(crate) fn rows_of(ordinal: u32, point: &ServicePoint) -> Vec<(u32, u32)> {
    let charge = Charge::of(point);
    let Charge { territory, drawn, may_be_local, whereabouts } = &charge;
    let mut row = ordinal;
    if !*may_be_local {
        row |= NOT_LOCAL;
    }
    if charge.is_unknown() {
        return whereabouts.map(|area| (area.number(), row | UNKNOWN)).into_iter().collect();
    }
    if territory.is_derived() {
        row |= DERIVED;
    }
    let parts = drawn.iter().flat_map(|drawn| &drawn.parts);
    let cut = parts.filter(|part| !territory.holds(part.subdistrict)).map(|part| {
        let mark = if part.share == Share::Edge { EDGE } else { CUT };
        (part.subdistrict.number(), row | mark)
    });
    territory.areas().iter().map(|area| (area.number(), row)).chain(cut).collect()
}

/// The rows of so many points in their order, read by several threads: names take the longest.
pub(crate) fn sorted_rows<E: Send>(
    points: usize,
    rows: impl Fn(std::ops::Range<usize>) -> Result<Vec<(u32, u32)>, E> + Sync,
) -> Result<Vec<(u32, u32)>, E> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let part = points.div_ceil(threads).max(1);
    let parts = (0..points).step_by(part).map(|start| start..(start + part).min(points));
    let read: Vec<Result<Vec<(u32, u32)>, E>> = std::thread::scope(|scope| {
        let rows = &rows;
        let running: Vec<_> = parts.map(|part| scope.spawn(move || rows(part))).collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let mut all = Vec::new();
    for rows in read {
        all.extend(rows?);
    }
    all.sort_unstable();
    Ok(all)
}

/// Writes who serves which area.
pub(crate) fn write(points: &[ServicePoint], file: &mut SectionWriter) {
    let rows = sorted_rows(points.len(), |ordinals| {
        let all = ordinals.clone().zip(&points[ordinals]);
        Ok(all.flat_map(|(ordinal, point)| rows_of(ordinal as u32, point)).collect())
    });
    let rows = rows.unwrap_or_else(|never: std::convert::Infallible| match never {});
    let (areas, offices): (Vec<u32>, Vec<u32>) = rows.into_iter().unzip();
    file.add(search::SERVED_AREAS, "", &areas);
    file.add(search::SERVED_BY, "", &offices);
}
