//! Places that a citizen can choose: the areas in which the register has pinned offices.

use std::collections::BTreeMap;
use std::iter::successors;

use askama::Template;
use askama::filters::HtmlSafe;
use domain::area::{AreaLevel, Gazetteer};
use domain::{AreaCode, Position};

use super::language::Language;
use super::messages::{Messages, fill};
use crate::app::Engine;

/// Most subdistricts that one list offers. A register with more offers its districts.
const MOST_LISTED_SUBDISTRICTS: usize = 400;

/// Bangkok, whose areas have names of their own kind.
const CAPITAL: u32 = 10;

/// Every area with pinned offices, with its position.
#[derive(Debug, Default)]
pub(crate) struct Places {
    positions: BTreeMap<u32, Position>,
}

/// Places under one heading of a list.
#[derive(Debug)]
pub(crate) struct PlaceGroup {
    pub(crate) name: String,
    /// Code and name.
    pub(crate) places: Vec<(String, String)>,
}

impl Places {
    /// The areas in which the register has pinned offices.
    pub(crate) fn of(engine: &Engine) -> Self {
        Self::around(&engine.areas_with_offices(), |area| engine.place(area))
    }

    /// Subdistricts and the areas around them, as far as they have a place.
    fn around(subdistricts: &[AreaCode], place: impl Fn(AreaCode) -> Option<Position>) -> Self {
        let with_parents = |area: &AreaCode| successors(Some(*area), |area| area.parent());
        let areas = subdistricts.iter().flat_map(with_parents);
        Self { positions: areas.filter_map(|area| Some((area.number(), place(area)?))).collect() }
    }

    /// Where an area lies; none if it has no pinned office.
    pub(crate) fn position(&self, area: AreaCode) -> Option<Position> {
        self.positions.get(&area.number()).copied()
    }

    /// Any position in the register, for a question whose answer is all offices.
    pub(crate) fn somewhere(&self) -> Option<Position> {
        self.positions.values().next().copied()
    }

    /// The places to choose from: each district with its subdistricts, or each province with its districts where
    /// there would be too many.
    pub(crate) fn choices(&self, language: Language) -> Vec<PlaceGroup> {
        let all_subdistricts = self.of_level(AreaLevel::Subdistrict).count() <= MOST_LISTED_SUBDISTRICTS;
        let (outer, inner) = if all_subdistricts {
            (AreaLevel::District, AreaLevel::Subdistrict)
        } else {
            (AreaLevel::Province, AreaLevel::District)
        };
        let group = |area: AreaCode| {
            let name = name(area, language);
            let whole = fill(&Messages::of(language).find.whole_area, &[("area", &name)]);
            let parts = self.of_level(inner).filter(|part| area.contains(*part));
            let parts = parts.map(|part| (part.to_string(), self::name(part, language)));
            PlaceGroup { name, places: std::iter::once((area.to_string(), whole)).chain(parts).collect() }
        };
        self.of_level(outer).map(group).collect()
    }

    fn of_level(&self, level: AreaLevel) -> impl Iterator<Item = AreaCode> + '_ {
        let areas = self.positions.keys().filter_map(|number| AreaCode::from_number(*number));
        areas.filter(move |area| area.level() == level)
    }
}

/// An area's name with the word for its level: `ตำบลเซกา`, `เขตพระนคร`. An area that the gazetteer doesn't know is
/// named by its code.
pub(crate) fn name(area: AreaCode, language: Language) -> String {
    let words = &Messages::of(language).place;
    let capital = area.at(AreaLevel::Province).is_some_and(|province| province.number() == CAPITAL);
    let pattern = match (area.level(), capital) {
        (AreaLevel::Province, false) => &words.province,
        (AreaLevel::Province, true) => &words.capital,
        (AreaLevel::District, false) => &words.district,
        (AreaLevel::District, true) => &words.capital_district,
        (AreaLevel::Subdistrict, false) => &words.subdistrict,
        (AreaLevel::Subdistrict, true) => &words.capital_subdistrict,
    };
    let Some(place) = Gazetteer::built_in().place(area) else { return area.to_string() };
    let name = match language {
        Language::Thai => place.name_th,
        Language::English => place.name_en,
    };
    fill(pattern, &[("name", name)])
}

/// An area with all areas around it: `ตำบลเซกา อำเภอเซกา จังหวัดบึงกาฬ`. No name is broken over two lines, which
/// browsers do with Thai names that their dictionaries lack.
#[derive(Template)]
#[template(
    source = r#"{% for name in names %}{% if !loop.first %}{{ separator }}{% endif %}<span class="whole">{{ name }}</span>{% endfor %}"#,
    ext = "html"
)]
pub(crate) struct FullName {
    names: Vec<String>,
    separator: &'static str,
}

impl HtmlSafe for FullName {}

impl FullName {
    pub(crate) fn new(area: AreaCode, language: Language) -> Self {
        let areas = std::iter::successors(Some(area), |area| area.parent());
        let names = areas.map(|area| name(area, language)).collect();
        Self { names, separator: &Messages::of(language).place.separator }
    }

    pub(crate) fn text(&self) -> String {
        self.names.join(self.separator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_with_the_word_for_their_level() {
        let full = |area: &str, language| FullName::new(area.parse().expect("an area"), language).text();
        assert_eq!(full("380401", Language::Thai), "ตำบลเซกา อำเภอเซกา จังหวัดบึงกาฬ");
        assert_eq!(full("100101", Language::Thai), "แขวงพระบรมมหาราชวัง เขตพระนคร กรุงเทพมหานคร");
        assert_eq!(full("380401", Language::English), "Seka Subdistrict, Seka District, Bueng Kan Province");
    }

    #[test]
    fn a_large_register_offers_districts_instead_of_thousands_of_subdistricts() {
        let all = Gazetteer::built_in().places().iter().map(|place| place.code);
        let subdistricts: Vec<_> = all.filter(|area| area.level() == AreaLevel::Subdistrict).collect();
        let choices = Places::around(&subdistricts, |_| Position::from_degrees(13.0, 100.0).ok())
            .choices(Language::Thai);
        assert_eq!(choices.len(), 77);
        assert!(choices.iter().all(|group| group.places.iter().all(|(code, _)| code.len() < 6)));
    }
}
