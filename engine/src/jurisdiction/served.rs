//! Who serves an area: offices by the areas of their territories.

use domain::jurisdiction::{Home, Territory};
use domain::{AreaCode, ServicePoint};

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
/// The bits of an ordinal: a snapshot numbers fewer points.
const ORDINAL: u32 = UNKNOWN - 1;

/// Offices by the areas that they serve. Two columns: numbers of areas, ascending, and who serves each.
pub(crate) struct Served {
    areas: Column<u32>,
    offices: Column<u32>,
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
        Ok(Self { areas, offices })
    }

    /// Who serves a subdistrict or an area around it; who serves two of these stands there twice.
    pub(crate) fn serving(&self, subdistrict: AreaCode) -> impl Iterator<Item = Serving> + '_ {
        self.known(subdistrict, false)
    }

    /// The largest area around a subdistrict that a point serves.
    pub(crate) fn area_of(&self, ordinal: u32, subdistrict: AreaCode) -> Option<AreaCode> {
        let around = std::iter::successors(Some(subdistrict), |area| area.parent());
        let serves =
            |area: &AreaCode| self.rows_of(*area).any(|row| row & UNKNOWN == 0 && row & ORDINAL == ordinal);
        around.filter(serves).last()
    }

    /// Who says that it stands in an area, or around it, and has a territory that nobody knows.
    pub(crate) fn with_unknown_territory(&self, area: AreaCode) -> impl Iterator<Item = Serving> + '_ {
        self.known(area, true)
    }

    fn known(&self, area: AreaCode, is_unknown: bool) -> impl Iterator<Item = Serving> + '_ {
        let around = std::iter::successors(Some(area), |area| area.parent());
        let rows = around.flat_map(|area| self.rows_of(area));
        rows.filter(move |row| (row & UNKNOWN != 0) == is_unknown).map(Serving::of)
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
    let Charge { territory, may_be_local, whereabouts } = Charge::of(point);
    let mut row = ordinal;
    if !may_be_local {
        row |= NOT_LOCAL;
    }
    if territory.is_unknown() {
        return whereabouts.map(|area| (area.number(), row | UNKNOWN)).into_iter().collect();
    }
    if territory.is_derived() {
        row |= DERIVED;
    }
    territory.areas().iter().map(|area| (area.number(), row)).collect()
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

/// Whether a territory holds any of the places that may be the one that decides.
pub(crate) fn holds_any(territory: &Territory, home: &Home) -> bool {
    home.subdistricts.iter().any(|subdistrict| territory.holds(*subdistrict))
}
