//! The names of Thailand's provinces, districts and subdistricts.

use std::sync::LazyLock;

use super::AreaCode;

/// Codes, names and postcodes as published; source and licence in `domain/data/README.md`.
const TABLE: &str = include_str!("../../data/gazetteer.csv");

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

/// All places of the country, by code.
#[derive(Debug)]
pub struct Gazetteer {
    places: Vec<Place>,
}

impl Gazetteer {
    /// The gazetteer that is built in.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
            let mut places: Vec<Place> = TABLE.lines().skip(1).filter_map(place_of_row).collect();
            places.sort_unstable_by_key(|place| place.code.number());
            Gazetteer { places }
        });
        &GAZETTEER
    }

    /// The place of a code.
    #[must_use]
    pub fn place(&self, code: AreaCode) -> Option<&Place> {
        let index = self.places.binary_search_by_key(&code.number(), |place| place.code.number()).ok()?;
        self.places.get(index)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::AreaLevel;

    #[test]
    fn every_row_is_read_and_lies_in_an_area_that_is_there_too() {
        let gazetteer = Gazetteer::built_in();
        assert_eq!(gazetteer.places().len(), TABLE.lines().count() - 1);
        for place in gazetteer.places() {
            assert!(!place.name_th.is_empty() && !place.name_en.is_empty(), "{place:?}");
            assert!(!TABLE.contains('"'), "a quoted cell would need a CSV reader");
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
}
