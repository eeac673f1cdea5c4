//! The names of Thailand's provinces, districts and subdistricts, those of today and those that were abolished.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::AreaCode;
use crate::Position;

/// Codes, names and postcodes as published; source and licence in `domain/data/README.md`.
const PLACES: &str = include_str!("../../data/gazetteer.csv");

/// Codes that are no longer in use; source and licence in `domain/data/README.md`.
const ABOLISHED: &str = include_str!("../../data/abolished_areas.csv");

/// What people call areas besides their names; each row has its reason.
const KNOWN: &str = include_str!("../../data/known_areas.csv");

/// A position inside each area; source and licence in `domain/data/README.md`.
const POSITIONS: &str = include_str!("../../data/area_positions.csv");

/// A named area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its code.
    pub code: AreaCode,
    /// Thai name as published: without the word for its level (`เซกา`), but with it for Bangkok's districts
    /// (`เขตพระนคร`).
    pub name_th: &'static str,
    /// English name.
    pub name_en: &'static str,
    /// Its postcodes, separated by spaces; subdistricts only.
    pub postcodes: &'static str,
}

/// An area whose code is no longer in use. Old records still hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbolishedArea {
    /// The code that it had.
    pub code: AreaCode,
    /// The Thai name that it had.
    pub name_th: &'static str,
    /// The day from which the code was no longer in use.
    pub abolished_on: NaiveDate,
    /// The areas of today that came after it; empty where nobody published them.
    pub successors: Vec<AreaCode>,
}

/// What people call an area, or a neighbourhood that lies in it: โคราช, อนุสาวรีย์ชัย.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownArea {
    /// The area, or the one in which most of the neighbourhood lies.
    pub code: AreaCode,
    /// What it is called, in Thai and romanised.
    pub names: Vec<&'static str>,
    /// Why the names mean this area.
    pub reason: &'static str,
}

/// All places of the country, by code.
#[derive(Debug)]
pub struct Gazetteer {
    places: Vec<Place>,
    abolished: Vec<AbolishedArea>,
    known: Vec<KnownArea>,
    /// By ascending number of the code.
    positions: Vec<(u32, Position)>,
}

impl Gazetteer {
    /// The gazetteer that is built in.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
            let mut places: Vec<Place> = PLACES.lines().skip(1).filter_map(place_of_row).collect();
            places.sort_unstable_by_key(|place| place.code.number());
            let mut abolished: Vec<AbolishedArea> =
                ABOLISHED.lines().skip(1).filter_map(abolished_of_row).collect();
            abolished.sort_unstable_by_key(|area| area.code.number());
            let known = KNOWN.lines().skip(1).filter_map(known_of_row).collect();
            let mut positions: Vec<(u32, Position)> =
                POSITIONS.lines().skip(1).filter_map(position_of_row).collect();
            positions.sort_unstable_by_key(|(number, _)| *number);
            Gazetteer { places, abolished, known, positions }
        });
        &GAZETTEER
    }

    /// The place of a code that is in use.
    #[must_use]
    pub fn place(&self, code: AreaCode) -> Option<&Place> {
        let index = self.places.binary_search_by_key(&code.number(), |place| place.code.number()).ok()?;
        self.places.get(index)
    }

    /// The area that had a code which is no longer in use.
    #[must_use]
    pub fn abolished(&self, code: AreaCode) -> Option<&AbolishedArea> {
        let index = self.abolished.binary_search_by_key(&code.number(), |area| area.code.number()).ok()?;
        self.abolished.get(index)
    }

    /// All areas that were abolished, by ascending number of their code.
    #[must_use]
    pub fn all_abolished(&self) -> &[AbolishedArea] {
        &self.abolished
    }

    /// What people call areas besides their names.
    #[must_use]
    pub fn known_areas(&self) -> &[KnownArea] {
        &self.known
    }

    /// A position inside an area, to 111 metres; none for the few areas that are newer than the published polygons.
    #[must_use]
    pub fn position(&self, code: AreaCode) -> Option<Position> {
        let index = self.positions.binary_search_by_key(&code.number(), |(number, _)| *number).ok()?;
        self.positions.get(index).map(|(_, position)| *position)
    }

    /// All places, by ascending number of their code.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }
}

fn place_of_row(row: &'static str) -> Option<Place> {
    let mut cells = row.split(',');
    let code = cells.next()?.parse().ok()?;
    let (name_th, name_en) = (cells.next()?, cells.next()?);
    Some(Place { code, name_th, name_en, postcodes: cells.next()? })
}

fn known_of_row(row: &'static str) -> Option<KnownArea> {
    let mut cells = row.split(',');
    let code = cells.next()?.parse().ok()?;
    let names = cells.next()?.split('|').collect();
    Some(KnownArea { code, names, reason: cells.next()? })
}

fn position_of_row(row: &str) -> Option<(u32, Position)> {
    let mut cells = row.split(',');
    let code: AreaCode = cells.next()?.parse().ok()?;
    let (latitude, longitude) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
    Some((code.number(), Position::from_degrees(latitude, longitude).ok()?))
}

fn abolished_of_row(row: &'static str) -> Option<AbolishedArea> {
    let mut cells = row.split(',');
    let code = cells.next()?.parse().ok()?;
    let (name_th, _name_en) = (cells.next()?, cells.next()?);
    let abolished_on = cells.next()?.parse().ok()?;
    let successors = cells.next()?.split(' ').filter(|code| !code.is_empty());
    Some(AbolishedArea {
        code,
        name_th,
        abolished_on,
        successors: successors.map(str::parse).collect::<Result<_, _>>().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::AreaLevel;

    #[test]
    fn every_row_is_read_and_lies_in_an_area_that_is_there_too() {
        assert!(!PLACES.contains('"') && !ABOLISHED.contains('"'), "a quoted cell would need a CSV reader");
        let gazetteer = Gazetteer::built_in();
        assert_eq!(gazetteer.places().len(), PLACES.lines().count() - 1);
        for place in gazetteer.places() {
            assert!(!place.name_th.is_empty() && !place.name_en.is_empty(), "{place:?}");
            if let Some(parent) = place.code.parent() {
                assert!(gazetteer.place(parent).is_some(), "{place:?}");
            }
        }
    }

    #[test]
    fn the_country_has_77_provinces_and_928_districts() {
        let count =
            |level| Gazetteer::built_in().places().iter().filter(|place| place.code.level() == level).count();
        assert_eq!((count(AreaLevel::Province), count(AreaLevel::District)), (77, 928));
    }

    #[test]
    fn what_people_call_an_area_means_one_that_is_in_use() {
        let gazetteer = Gazetteer::built_in();
        assert!(!KNOWN.contains('"'), "a quoted cell would need a CSV reader");
        assert_eq!(gazetteer.known_areas().len(), KNOWN.lines().count() - 1);
        let mut names = std::collections::BTreeMap::new();
        for known in gazetteer.known_areas() {
            assert!(gazetteer.place(known.code).is_some(), "{known:?}");
            assert!(!known.reason.is_empty(), "{known:?}");
            for name in &known.names {
                assert_eq!(names.insert(*name, known.code), None, "{name} stands twice");
            }
        }
    }

    #[test]
    fn every_area_with_a_polygon_has_a_position_in_its_province() {
        let gazetteer = Gazetteer::built_in();
        let without: Vec<String> = gazetteer
            .places()
            .iter()
            .filter(|place| gazetteer.position(place.code).is_none())
            .map(|place| place.code.to_string())
            .collect();
        assert_eq!(gazetteer.positions.len(), POSITIONS.lines().count() - 1);
        assert_eq!(without.len(), gazetteer.places().len() - gazetteer.positions.len());
        assert!(without.iter().all(|code| code.len() == 6) && without.len() < 20, "{without:?}");
        let bang_na = gazetteer.position("1047".parse().expect("a code")).expect("a position");
        assert!((bang_na.latitude_degrees() - 13.67).abs() < 0.05);
    }

    #[test]
    fn an_abolished_code_is_not_in_use_and_what_came_after_it_is() {
        let gazetteer = Gazetteer::built_in();
        assert_eq!(gazetteer.abolished.len(), ABOLISHED.lines().count() - 1);
        for area in &gazetteer.abolished {
            assert!(gazetteer.place(area.code).is_none(), "{area:?}");
            assert!(area.successors.iter().all(|code| gazetteer.place(*code).is_some()), "{area:?}");
        }
    }

    #[test]
    fn what_was_a_district_of_nong_khai_is_one_of_bueng_kan() {
        let code = |text: &str| text.parse::<AreaCode>().expect("a code");
        let district = Gazetteer::built_in().abolished(code("4303")).expect("abolished in 2011");
        assert_eq!(district.successors, [code("3801")]);
        assert_eq!(district.abolished_on.to_string(), "2011-03-31");
        assert_eq!(Gazetteer::built_in().abolished(code("3801")), None);
    }
}
