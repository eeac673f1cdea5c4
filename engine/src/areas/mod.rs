//! The subdistrict around a position, from polygons.
//!
//! Coordinates are longitude (x) and latitude (y) in degrees, and an edge is straight in them, as in the files that
//! polygons come from. No area crosses the meridian at ±180 degrees.

mod borders;
mod detail;
mod grid;
mod numbers;
mod outline;
mod reach;
mod rings;

use std::collections::BTreeMap;

use domain::ellipsoid::Metres;
use domain::{AreaCode, Position};
use geo::{Coord, Line};

use borders::Borders;
use grid::{Cell, Cells};
use numbers::Numbers;
use outline::Outlines;
pub use reach::Reach;
pub(crate) use rings::{is_within, is_within_reach};

use crate::Error;
use crate::format::areas as sections;
use crate::format::sections::{SectionFile, SectionWriter};

/// So near a border, surveys and drawings of it disagree: an answer is uncertain. Where borders are drawn coarsely it is
/// as much further as they may be off ([`Areas::uncertain_within`]).
pub const UNCERTAIN_WITHIN: Metres = Metres(150.0);

/// Stands for people of whom nobody said how many they are.
const UNTOLD: u64 = u64::MAX;

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
    /// Whether another area or the outside begins within [`Areas::uncertain_within`], to within a metre.
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
    /// How many live in each, or [`UNTOLD`].
    people: Numbers<u64>,
    /// In the order of `codes`.
    outlines: Outlines,
    borders: Borders,
    cells: Cells,
    uncertain_within: Metres,
}

impl Areas {
    /// Areas that can be asked. Of a code that stands there twice, each part is an area around its positions.
    #[must_use]
    pub fn new(mut areas: Vec<Area>) -> Self {
        areas.sort_by_key(|area| area.code);
        let outlines = Outlines::of(&areas);
        let codes: Vec<AreaCode> = areas.into_iter().map(|area| area.code).collect();
        let borders = Borders::between(&codes, &outlines);
        let uncertain_within = UNCERTAIN_WITHIN + detail::inexactness(&borders);
        let cells = Cells::over(&outlines, &borders, uncertain_within);
        let codes: Vec<u32> = codes.into_iter().map(AreaCode::number).collect();
        let people = vec![UNTOLD; codes.len()].into();
        Self { codes: codes.into(), people, outlines, borders, cells, uncertain_within }
    }

    /// With how many people live in them, as far as anybody said.
    #[must_use]
    pub fn with_people(self, people: &BTreeMap<AreaCode, u64>) -> Self {
        let people = self.codes().map(|code| people.get(&code).copied().unwrap_or(UNTOLD));
        Self { people: people.collect::<Vec<u64>>().into(), ..self }
    }

    /// How many people live in each, as far as anybody said.
    #[must_use]
    pub fn people(&self) -> BTreeMap<AreaCode, u64> {
        let told = self.codes().zip(self.people.iter().copied());
        told.filter(|(_, people)| *people != UNTOLD).collect()
    }

    /// The areas of a snapshot.
    pub(crate) fn open(file: &SectionFile) -> Result<Self, Error> {
        let codes = file.column::<u32>(sections::CODES, "")?;
        if let Some(number) = codes.iter().find(|number| AreaCode::from_number(**number).is_none()) {
            return Err(file.damaged(format!("{number} is not an area code")));
        }
        let people = file.column::<u64>(sections::PEOPLE, "")?;
        if people.len() != codes.len() {
            return Err(file.damaged("each area needs a number of people"));
        }
        let (outlines, borders, cells) = (Outlines::open(file)?, Borders::open(file)?, Cells::open(file)?);
        let [uncertain_within] = file.column::<f64>(sections::UNCERTAIN_WITHIN, "")?[..] else {
            return Err(file.damaged("the distance from borders has to be one number"));
        };
        let uncertain_within = Metres(uncertain_within);
        Ok(Self { codes: codes.into(), people: people.into(), outlines, borders, cells, uncertain_within })
    }

    /// Writes them as sections of a snapshot.
    pub(crate) fn write(&self, file: &mut SectionWriter) {
        file.add(sections::CODES, "", &self.codes);
        file.add(sections::PEOPLE, "", &self.people);
        self.outlines.write(file);
        self.borders.write(file);
        self.cells.write(file);
        file.add(sections::UNCERTAIN_WITHIN, "", &[self.uncertain_within.0]);
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
                (index, self.borders.any_within(self.uncertain_within, near.edges, point))
            }
        };
        Some(Located { subdistrict: self.code(index), uncertain })
    }

    /// Whether a border is within [`Areas::uncertain_within`] of a position, to within a metre, also outside of all areas.
    #[must_use]
    pub fn is_near_border(&self, position: Position) -> bool {
        let point = coord(position);
        match self.cells.at(point) {
            Cell::Outside | Cell::Inside(_) => false,
            Cell::Border(near) => self.borders.any_within(self.uncertain_within, near.edges, point),
        }
    }

    /// How near a border an answer is uncertain: [`UNCERTAIN_WITHIN`], and as far as these borders may be drawn off.
    #[must_use]
    pub fn uncertain_within(&self) -> Metres {
        self.uncertain_within
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

    /// The areas, by their codes.
    #[must_use]
    pub fn all(&self) -> Vec<Area> {
        self.codes()
            .zip(self.outlines.iter())
            .map(|(code, outline)| Area { code, rings: outline.rings() })
            .collect()
    }

    /// The areas that come into a rectangle of degrees, and perhaps others west of it.
    pub(crate) fn reaching(&self, [south, north]: [f64; 2], west: f64) -> Vec<Area> {
        let outlines = self.codes().zip(self.outlines.iter());
        let near = outlines.filter(|(_, outline)| outline.reaches_into([south, north], west));
        near.map(|(code, outline)| Area { code, rings: outline.rings() }).collect()
    }

    /// The edges where an area ends, each once: in degrees, with the codes of the areas there.
    pub(crate) fn borders_with_owners(&self) -> Vec<(Line, AreaCode, Option<AreaCode>)> {
        let codes: Vec<AreaCode> = self.codes().collect();
        borders::with_owners(&codes, &self.outlines)
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
