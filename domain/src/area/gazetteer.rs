//! The names of Thailand's provinces, districts and subdistricts, those of today and those that were abolished.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::AreaCode;

/// Codes, names and postcodes as published; source and licence in `domain/data/README.md`.
const PLACES: &str = include_str!("../../data/gazetteer.csv");

/// Codes that are no longer in use; source and licence in `domain/data/README.md`.
const ABOLISHED: &str = include_str!("../../data/abolished_areas.csv");

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

/// All places of the country, by code.
#[derive(Debug)]
pub struct Gazetteer {
    places: Vec<Place>,
    abolished: Vec<AbolishedArea>,
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
            Gazetteer { places, abolished }
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

    /// All areas whose code is no longer in use, by ascending number of their code.
    #[must_use]
    pub fn abolished_areas(&self) -> &[AbolishedArea] {
        &self.abolished
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
