//! The subdistrict around a position, from polygons.
//!
//! Coordinates are longitude (x) and latitude (y) in degrees, and an edge is straight in them, as in the files that
//! polygons come from. No area crosses the meridian at ±180 degrees.

mod borders;
mod grid;
mod numbers;
mod outline;

use domain::ellipsoid::Metres;
use domain::{AreaCode, Position};
use geo::Coord;

use borders::Borders;
use grid::{Cell, Cells};
use numbers::Numbers;
use outline::Outlines;

use crate::Error;
use crate::format::areas as sections;
use crate::format::sections::{SectionFile, SectionWriter};

/// So near a border, surveys and drawings of it disagree: an answer is uncertain.
pub const UNCERTAIN_WITHIN: Metres = Metres(150.0);

/// An area and its outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its code.
    pub code: AreaCode,
    /// Rings in any order and direction, closed or not: what lies in an odd number of them is in the area. So an
    /// island is one more ring, and so is a hole.
    pub rings: Vec<Vec<Position>>,
}

/// Where a position lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located {
    /// The area around it. Its district and province follow from the code.
    pub subdistrict: AreaCode,
    /// Whether another area or the outside begins within [`UNCERTAIN_WITHIN`], to within a metre.
    pub uncertain: bool,
}

/// Areas of one level, for the question which of them is around a position.
///
/// **Border rule.** A position on a border belongs to the area just east of it; on a border that runs east to west,
/// to the area north of it. It is decided exactly, so a position is in one of two areas that share a border, never
/// in both or in none. Where areas overlap, the lowest code has it.
pub struct Areas {
    /// Numbers of codes, ascending.
    codes: Numbers<u32>,
    /// In the order of `codes`.
    outlines: Outlines,
    borders: Borders,
    cells: Cells,
}

impl Areas {
    /// Areas that can be asked. Of a code that stands there twice, each part is an area around its positions.
    #[must_use]
    pub fn new(mut areas: Vec<Area>) -> Self {
        areas.sort_by_key(|area| area.code);
        let outlines = Outlines::of(&areas);
        let codes: Vec<AreaCode> = areas.into_iter().map(|area| area.code).collect();
        let borders = Borders::between(&codes, &outlines);
        let cells = Cells::over(&outlines, &borders);
        let codes: Vec<u32> = codes.into_iter().map(AreaCode::number).collect();
        Self { codes: codes.into(), outlines, borders, cells }
    }

    /// The areas of a snapshot.
    pub(crate) fn open(file: &SectionFile) -> Result<Self, Error> {
        let codes = file.column::<u32>(sections::CODES, "")?;
        if let Some(number) = codes.iter().find(|number| AreaCode::from_number(**number).is_none()) {
            return Err(file.damaged(format!("{number} is not an area code")));
        }
        let (outlines, borders) = (Outlines::open(file)?, Borders::open(file)?);
        Ok(Self { codes: codes.into(), outlines, borders, cells: Cells::open(file)? })
    }

    /// Writes them as sections of a snapshot.
    pub(crate) fn write(&self, file: &mut SectionWriter) {
        file.add(sections::CODES, "", &self.codes);
        self.outlines.write(file);
        self.borders.write(file);
        self.cells.write(file);
    }

    /// The area around a position; none outside of all.
    #[must_use]
    pub fn locate(&self, position: Position) -> Option<Located> {
        let point = coord(position);
        let (index, uncertain) = match self.cells.at(point) {
            Cell::Outside => return None,
            Cell::Inside(index) => (index, false),
            Cell::Border(near) => {
                let index = self.around(point, near.areas).next()?;
                (index, self.borders.any_within(UNCERTAIN_WITHIN, near.edges, point))
            }
        };
        Some(Located { subdistrict: self.code(index), uncertain })
    }

    /// Every area around a position, ascending: more than one where areas overlap.
    #[must_use]
    pub fn all_around(&self, position: Position) -> Vec<AreaCode> {
        let point = coord(position);
        let every: Vec<u32> = (0..self.codes.len() as u32).collect();
        self.around(point, &every).map(|index| self.code(index)).collect()
    }

    /// The codes, ascending.
    pub fn codes(&self) -> impl ExactSizeIterator<Item = AreaCode> + '_ {
        (0..self.codes.len() as u32).map(|index| self.code(index))
    }

    fn code(&self, index: u32) -> AreaCode {
        AreaCode::from_number(self.codes[index as usize])
            .expect("codes are checked when areas are made or opened")
    }

    fn around(&self, point: Coord, candidates: &[u32]) -> impl Iterator<Item = u32> {
        candidates.iter().copied().filter(move |index| self.outlines.get(*index).contains(point))
    }
}

fn coord(position: Position) -> Coord {
    Coord { x: position.longitude_degrees(), y: position.latitude_degrees() }
}
