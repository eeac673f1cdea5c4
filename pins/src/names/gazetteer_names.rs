//! Areas by their names.

use std::collections::HashMap;
use std::sync::LazyLock;

use analyzers::normalize;
use domain::AreaCode;
use domain::area::{AreaLevel, Gazetteer};

/// Least likeness at which a name that no area has is taken for that of one.
const LEAST_LIKENESS: f64 = 0.72;
/// How much the likest has to be ahead of the next.
const LEAST_LEAD: f64 = 0.1;

/// The areas of the gazetteer that is built in, by their names.
pub struct GazetteerNames {
    by_name: HashMap<(AreaLevel, String), Vec<AreaCode>>,
    /// Level, name, code: for names that are like another.
    all: Vec<(AreaLevel, String, AreaCode)>,
    /// Subdistricts by postcode.
    by_postcode: HashMap<&'static str, Vec<AreaCode>>,
}

impl GazetteerNames {
    /// The names that are built in.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static NAMES: LazyLock<GazetteerNames> = LazyLock::new(GazetteerNames::read);
        &NAMES
    }

    fn read() -> Self {
        let (mut by_name, mut all) = (HashMap::<_, Vec<AreaCode>>::new(), Vec::new());
        let mut by_postcode = HashMap::<_, Vec<AreaCode>>::new();
        for place in Gazetteer::built_in().places() {
            let (level, name) = (place.code.level(), plain(place.name_th));
            by_name.entry((level, name.clone())).or_default().push(place.code);
            all.push((level, name, place.code));
            for postcode in place.postcodes.split(' ').filter(|postcode| !postcode.is_empty()) {
                by_postcode.entry(postcode).or_default().push(place.code);
            }
        }
        Self { by_name, all, by_postcode }
    }

    /// The areas of a level that have a name, within another area where one is given; ascending.
    #[must_use]
    pub fn named(&self, level: AreaLevel, name: &str, within: Option<AreaCode>) -> Vec<AreaCode> {
        let key = (level, plain(name));
        let areas = self.by_name.get(&key).map_or(&[][..], Vec::as_slice);
        areas.iter().copied().filter(|code| within.is_none_or(|within| within.contains(*code))).collect()
    }

    /// The subdistricts that have a postcode, ascending.
    #[must_use]
    pub fn with_postcode(&self, postcode: &str) -> &[AreaCode] {
        self.by_postcode.get(postcode).map_or(&[], Vec::as_slice)
    }

    /// The area of a level within another one whose name is most like a text, and how like; none where no name is, or two
    /// are about as like.
    #[must_use]
    pub fn like(&self, level: AreaLevel, name: &str, within: AreaCode) -> Option<(AreaCode, f64)> {
        let name = plain(name);
        let mut alike: Vec<(f64, AreaCode)> = self
            .all
            .iter()
            .filter(|(its_level, _, code)| *its_level == level && within.contains(*code))
            .map(|(_, its_name, code)| (super::likeness(&name, its_name), *code))
            .collect();
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let (best, code) = *alike.first()?;
        let next = alike.get(1).map_or(0.0, |(next, _)| *next);
        (best >= LEAST_LIKENESS && best - next >= LEAST_LEAD).then_some((code, best))
    }
}

/// A name without the words for the level that some areas have in theirs, normalised.
fn plain(name: &str) -> String {
    let name = normalize(name.trim());
    let short = ["เขต", "อำเภอ", "จังหวัด", "ตำบล", "แขวง"].iter().find_map(|level| name.strip_prefix(level));
    match short {
        // เขตรอุดมศักดิ์ is a name: what follows must not begin with a mark, and something has to be left.
        Some(short) if short.chars().count() > 2 && !name.starts_with("เขตร") => short.to_owned(),
        _ => name.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(areas: &[AreaCode]) -> Vec<u32> {
        areas.iter().map(|code| code.number()).collect()
    }

    #[test]
    fn an_area_is_found_by_its_name_within_another_or_everywhere() {
        let names = GazetteerNames::built_in();
        let province = AreaCode::from_number(38);
        assert_eq!(codes(&names.named(AreaLevel::Subdistrict, "ศรีชมภู", province)), [380_201, 380_303]);
        assert_eq!(codes(&names.named(AreaLevel::District, "อำเภอโซ่พิสัย", None)), [3_803]);
        assert_eq!(codes(&names.named(AreaLevel::District, "พระนคร", AreaCode::from_number(10))), [1_001]);
        assert_eq!(codes(&names.named(AreaLevel::District, "โซทัย", None)), [0_u32; 0]);
    }

    #[test]
    fn a_scanned_name_is_taken_for_the_only_one_that_is_like_it() {
        let names = GazetteerNames::built_in();
        let bueng_kan = AreaCode::from_number(38).expect("a code");
        let like = |level, name| names.like(level, name, bueng_kan).map(|(code, _)| code.number());
        assert_eq!(like(AreaLevel::Subdistrict, "คานาคี"), Some(380_111));
        assert_eq!(like(AreaLevel::Subdistrict, "หนอง"), None);
    }
}
