//! Places that a citizen can choose: the areas in which the register has pinned offices.

use std::collections::BTreeMap;

use askama::Template;
use askama::filters::HtmlSafe;
use domain::area::{AreaLevel, Gazetteer};
use domain::{AreaCode, Position};

use super::language::Language;
use super::messages::{Messages, fill};

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
    /// An area's position is the median latitude and the median longitude of its pins.
    pub(crate) fn of_pins(pins: &[(AreaCode, Position)]) -> Self {
        let mut by_area: BTreeMap<u32, (Vec<f64>, Vec<f64>)> = BTreeMap::new();
        for (subdistrict, pin) in pins {
            let areas = std::iter::successors(Some(*subdistrict), |area| area.parent());
            for area in areas {
                let (latitudes, longitudes) = by_area.entry(area.number()).or_default();
                latitudes.push(pin.latitude_degrees());
                longitudes.push(pin.longitude_degrees());
            }
        }
        let position =
            |(latitudes, longitudes)| Position::from_degrees(median(latitudes)?, median(longitudes)?).ok();
        let positions =
            by_area.into_iter().filter_map(|(area, pins)| Some((area, position(pins)?))).collect();
        Self { positions }
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

fn median(mut degrees: Vec<f64>) -> Option<f64> {
    degrees.sort_by(f64::total_cmp);
    let middle = degrees.len() / 2;
    let upper = *degrees.get(middle)?;
    if degrees.len() % 2 == 1 {
        return Some(upper);
    }
    degrees.get(middle.checked_sub(1)?).map(|lower| f64::midpoint(*lower, upper))
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

    fn pin(area: &str, latitude: f64, longitude: f64) -> (AreaCode, Position) {
        (area.parse().expect("an area"), Position::from_degrees(latitude, longitude).expect("in range"))
    }

    #[test]
    fn a_place_lies_at_the_median_of_its_pins() {
        let places = Places::of_pins(&[
            pin("380401", 18.0, 103.0),
            pin("380401", 18.5, 104.0),
            pin("380404", 30.0, 103.5),
        ]);
        let at = |area: &str| {
            let position = places.position(area.parse().expect("an area"));
            position.map(|position| (position.latitude_degrees(), position.longitude_degrees()))
        };
        assert_eq!(at("380401"), Some((18.25, 103.5)));
        assert_eq!(at("3804"), Some((18.5, 103.5)));
        assert_eq!(at("38"), Some((18.5, 103.5)));
        assert_eq!(at("3801"), None);
    }

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
        let pins: Vec<_> = all
            .filter(|area| area.level() == AreaLevel::Subdistrict)
            .map(|area| pin(&area.to_string(), 13.0, 100.0))
            .collect();
        let choices = Places::of_pins(&pins).choices(Language::Thai);
        assert_eq!(choices.len(), 77);
        assert!(choices.iter().all(|group| group.places.iter().all(|(code, _)| code.len() < 6)));
    }
}
