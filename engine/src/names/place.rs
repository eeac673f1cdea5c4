//! What areas are called, and which area an office says it stands in.

use std::collections::HashMap;
use std::sync::LazyLock;

use analyzers::{Scratch, Segmenter};
use domain::area::{AreaLevel, Gazetteer, Place};
use domain::{AreaCode, Position, ServicePoint};

use super::key::key;
use super::label::{Label, Shown, Target};
use super::slips::cost_of;

/// Weights of levels, 0 to 255: a larger area is meant more often.
const fn weight(level: AreaLevel) -> u8 {
    match level {
        AreaLevel::Province => 140,
        AreaLevel::District => 100,
        AreaLevel::Subdistrict => 48,
    }
}

/// The keys that an area goes by.
pub(crate) struct AreaNames {
    level: AreaLevel,
    /// Without the word for its level.
    thai: Vec<Vec<u8>>,
    english: Vec<u8>,
}

static NAMES: LazyLock<HashMap<u32, AreaNames>> = LazyLock::new(|| {
    let places = Gazetteer::built_in().places().iter();
    places.map(|place| (place.code.number(), AreaNames::of(place))).collect()
});

impl AreaNames {
    fn of(place: &Place) -> Self {
        let name = bare(place);
        let mut thai = vec![key(name)];
        if place.code.number() == BANGKOK {
            thai.extend(["กรุงเทพ", "กทม"].map(key));
        }
        if is_chief(place) {
            thai.push(key("เมือง"));
        }
        Self { level: place.code.level(), thai, english: key(place.name_en) }
    }
}

const BANGKOK: u32 = 10;

/// The name without the word for its level, which only Bangkok's districts carry.
fn bare(place: &Place) -> &'static str {
    place
        .name_th
        .strip_prefix("เขต")
        .filter(|_| place.code.level() == AreaLevel::District)
        .unwrap_or(place.name_th)
}

/// Whether it is the chief district of its province, which people call เมือง.
fn is_chief(place: &Place) -> bool {
    place.code.level() == AreaLevel::District
        && place.code.number() % 100 == 1
        && bare(place).starts_with("เมือง")
}

/// The areas from an area up to its province, the smallest first, with what they are called.
pub(crate) fn names_of_area(area: u32) -> Vec<&'static AreaNames> {
    let code = AreaCode::from_number(area);
    let around = std::iter::successors(code, |code| code.parent());
    around.filter_map(|code| NAMES.get(&code.number())).collect()
}

/// The words for a level, as they stand before a name.
fn words_for(level: AreaLevel) -> &'static [Vec<u8>] {
    static WORDS: LazyLock<[Vec<Vec<u8>>; 3]> = LazyLock::new(|| {
        let keys = |words: &[&str]| words.iter().map(|word| key(word)).collect();
        [
            keys(&["จังหวัด", "จ", "changwat"]),
            keys(&["กิ่งอำเภอ", "อำเภอ", "เขต", "อ", "amphoe", "khet"]),
            keys(&["ตำบล", "แขวง", "ต", "tambon", "khwaeng"]),
        ]
    });
    match level {
        AreaLevel::Province => &WORDS[0],
        AreaLevel::District => &WORDS[1],
        AreaLevel::Subdistrict => &WORDS[2],
    }
}

/// The numbers of the areas that a key names, with or without the word for their level: those that are called so.
pub(crate) fn areas_named(key: &[u8]) -> Vec<u32> {
    static BY_KEY: LazyLock<HashMap<&[u8], Vec<u32>>> = LazyLock::new(|| {
        let mut areas: HashMap<&[u8], Vec<u32>> = HashMap::new();
        for (number, names) in NAMES.iter() {
            for name in names.thai.iter().chain([&names.english]) {
                areas.entry(name).or_default().push(*number);
            }
        }
        areas
    });
    let called = |name: &[u8]| BY_KEY.get(name).map_or(&[][..], Vec::as_slice).iter().copied();
    let mut named: Vec<u32> = called(key).collect();
    for level in [AreaLevel::Province, AreaLevel::District, AreaLevel::Subdistrict] {
        let of_level = |number: &u32| NAMES.get(number).is_some_and(|names| names.level == level);
        let bare = words_for(level).iter().filter_map(|word| key.strip_prefix(word.as_slice()));
        named.extend(bare.flat_map(called).filter(of_level));
    }
    named.sort_unstable();
    named.dedup();
    named
}

/// Whether a key names an area and nothing else: its name, then perhaps those of areas around it, the smallest first, each
/// with or without the word for its level.
pub(crate) fn names_wholly(area: u32, text: &[u8]) -> bool {
    let mut around = names_of_area(area).into_iter();
    let Some(own) = around.next() else { return false };
    let mut rests = after_name(own, text);
    for larger in around {
        let further: Vec<&[u8]> = rests.iter().flat_map(|rest| after_name(larger, rest)).collect();
        rests.extend(further);
    }
    rests.iter().any(|rest| rest.is_empty())
}

/// What may follow in a text that begins with the name of an area.
fn after_name<'t>(names: &AreaNames, text: &'t [u8]) -> Vec<&'t [u8]> {
    static SUFFIXES: LazyLock<[Vec<u8>; 3]> =
        LazyLock::new(|| ["province", "district", "subdistrict"].map(key));
    let before = words_for(names.level).iter().filter_map(|word| text.strip_prefix(word.as_slice()));
    let begins: Vec<&[u8]> = std::iter::once(text).chain(before).collect();
    let mut rests = Vec::new();
    for begin in begins {
        rests.extend(names.thai.iter().filter_map(|name| begin.strip_prefix(name.as_slice())));
        if let Some(rest) = begin.strip_prefix(names.english.as_slice()) {
            rests.push(rest);
            rests.extend(rest.strip_prefix(SUFFIXES[names.level as usize].as_slice()));
        }
    }
    rests
}

/// Whether an area is one of several, which ascend, or lies in one.
pub(crate) fn is_in(area: u32, several: &[u32]) -> bool {
    let around = std::iter::successors(AreaCode::from_number(area), |area| area.parent());
    around.into_iter().any(|area| several.binary_search(&area.number()).is_ok())
}

/// The cost at which a text names the area, or areas around it, the smallest first, each with or without the word for its
/// level; the last name may still be incomplete. None: it names another.
pub(crate) fn cost_of_naming(area: u32, text: &[u8], slips: u32) -> Option<u32> {
    let names = names_of_area(area);
    if names_exactly(&names, text) {
        return Some(0);
    }
    if slips == 0 {
        return None;
    }
    ways_to_name(&names).iter().filter_map(|way| cost_of(text, way, slips)).min()
}

fn names_exactly(names: &[&AreaNames], text: &[u8]) -> bool {
    if text.is_empty() {
        return true;
    }
    let Some((first, around)) = names.split_first() else { return false };
    let without_word = |word: &Vec<u8>| text.strip_prefix(word.as_slice());
    let rests = std::iter::once(text).chain(words_for(first.level).iter().filter_map(without_word));
    let named = |rest: &[u8]| {
        first.thai.iter().chain([&first.english]).any(|name| {
            let is_begun = !rest.is_empty() && name.starts_with(rest);
            is_begun || rest.strip_prefix(name.as_slice()).is_some_and(|rest| names_exactly(around, rest))
        })
    };
    rests.into_iter().any(named) || names_exactly(around, text)
}

/// The usual ways to write where something lies: any of the areas, in English, or all with the words for their levels, all
/// with the abbreviations, or all without.
fn ways_to_name(names: &[&AreaNames]) -> Vec<Vec<u8>> {
    let mut ways = Vec::new();
    for chosen in 1_u32..1 << names.len() {
        let areas =
            || (0_u32..).zip(names).filter(move |(at, _)| chosen & 1 << at != 0).map(|(_, area)| area);
        let written = |word: fn(AreaLevel) -> &'static str| -> Vec<u8> {
            areas().flat_map(|area| [key(word(area.level)), area.thai[0].clone()].concat()).collect()
        };
        ways.push(areas().flat_map(|area| area.english.clone()).collect());
        ways.push(written(|_| ""));
        ways.push(written(AreaLevelWord::full));
        ways.push(written(AreaLevelWord::short));
    }
    ways
}

struct AreaLevelWord;

impl AreaLevelWord {
    fn full(level: AreaLevel) -> &'static str {
        match level {
            AreaLevel::Province => "จังหวัด",
            AreaLevel::District => "อำเภอ",
            AreaLevel::Subdistrict => "ตำบล",
        }
    }

    fn short(level: AreaLevel) -> &'static str {
        match level {
            AreaLevel::Province => "จ",
            AreaLevel::District => "อ",
            AreaLevel::Subdistrict => "ต",
        }
    }
}

/// An area's Thai name with the word for its level, as Bangkok and the provinces have it.
pub(crate) fn thai_name(place: &Place) -> String {
    let is_in_bangkok = place.code.number().to_string().starts_with("10");
    let word = match place.code.level() {
        _ if place.code.number() == BANGKOK => "",
        AreaLevel::District if is_in_bangkok => "เขต",
        AreaLevel::Subdistrict if is_in_bangkok => "แขวง",
        level => AreaLevelWord::full(level),
    };
    format!("{word}{}", bare(place))
}

/// An area's English name with the word for its level.
pub(crate) fn english_name(place: &Place) -> String {
    let word = match place.code.level() {
        _ if place.code.number() == BANGKOK => "",
        AreaLevel::Province => " Province",
        AreaLevel::District => " District",
        AreaLevel::Subdistrict => " Subdistrict",
    };
    format!("{}{word}", place.name_en)
}

/// The labels of the country's areas, those of today and by the names that they had.
pub(crate) fn of_places(
    position: impl Fn(AreaCode) -> Option<Position>,
    segmenter: &Segmenter,
    scratch: &mut Scratch,
) -> Vec<Label> {
    let gazetteer = Gazetteer::built_in();
    let mut labels = Vec::new();
    for place in gazetteer.places() {
        let target = Target::Place(place.code.number());
        let thai = thai_name(place);
        let word_length = key(&thai).len() - key(bare(place)).len();
        let named = Label::of(target, Shown::Thai, &thai, segmenter, scratch)
            .map(|label| label.told_apart_at(word_length as u32));
        let english = Label::of(target, Shown::English, &english_name(place), segmenter, scratch);
        let chief = Label::whole(target, Shown::ThaiWhole, "อำเภอเมือง").filter(|_| is_chief(place));
        labels.extend(named.into_iter().chain(english).chain(chief).map(|label| Label {
            weight: weight(place.code.level()),
            position: position(place.code),
            ..label
        }));
    }
    for former in gazetteer.all_abolished() {
        let [successor] = former.successors[..] else { continue };
        let is_renamed = gazetteer.place(successor).is_some_and(|place| bare(place) != former.name_th);
        let text = format!("{}{}", AreaLevelWord::full(former.code.level()), former.name_th);
        if is_renamed && former.code.level() == successor.level() && !former.name_th.contains("เทศบาล")
        {
            let shown = Shown::Text(text.clone());
            let label = Label::of(Target::Place(successor.number()), shown, &text, segmenter, scratch);
            labels.extend(label.map(|label| Label { position: position(successor), ..label }));
        }
    }
    labels
}

/// The area that an office says it stands in: its subdistrict, or the district and province of its address. `found` is the
/// subdistrict that its pin lies in, 0 where nobody knows: it counts where the address says nothing else. 0: nothing is
/// known.
pub(crate) fn area_of(point: &ServicePoint, found: u32) -> u32 {
    if let Some(claimed) = point.subdistrict {
        return claimed.number();
    }
    let Some(said) = point.address.as_deref().and_then(area_of_address) else { return found };
    let agrees = [found, found / 100, found / 10_000].contains(&said);
    if agrees { found } else { said }
}

fn area_of_address(address: &str) -> Option<u32> {
    let address = analyzers::expand_abbreviations(address);
    let after = |word: &str| {
        let rest = &address[address.rfind(word)? + word.len()..];
        rest.split_whitespace().next()
    };
    let province = after("จังหวัด").or_else(|| address.contains("กรุงเทพ").then_some("กรุงเทพมหานคร"))?;
    let province = *BY_NAME.get(&(0, province))?;
    let district =
        after("อำเภอ").or_else(|| after("เขต")).map(|text| text.split("จังหวัด").next().unwrap_or(text));
    let known = district.and_then(|district| BY_NAME.get(&(province, district)));
    Some(known.copied().unwrap_or(province))
}

/// Numbers of provinces by name, and of districts by the number of their province and name.
static BY_NAME: LazyLock<HashMap<(u32, &'static str), u32>> = LazyLock::new(|| {
    let places = Gazetteer::built_in().places().iter();
    let districts_and_provinces = places.filter(|place| place.code.level() != AreaLevel::Subdistrict);
    let mut numbers = HashMap::new();
    for place in districts_and_provinces {
        let parent = place.code.parent().map_or(0, AreaCode::number);
        numbers.insert((parent, bare(place)), place.code.number());
        if is_chief(place) {
            numbers.insert((parent, "เมือง"), place.code.number());
        }
    }
    numbers
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_from_the_smallest_area_to_the_largest_with_or_without_the_words_for_levels() {
        let seka = 3804;
        for (text, cost) in [
            ("เซกา", Some(0)),
            ("อ.เซกา จ.บึงกาฬ", Some(0)),
            ("อำเภอเซกา บึง", Some(0)),
            ("บึงกาฬ", Some(0)),
            ("Seka, Bueng Kan", Some(0)),
            ("เซก", Some(0)),
            ("เมือง", None),
            ("โพนพิสัย", None),
        ] {
            assert_eq!(cost_of_naming(seka, &key(text), 0), cost, "{text}");
        }
        assert!(cost_of_naming(seka, &key("อำเภอเซกา จังหวัดบังกาฬ"), 1).is_some());
        assert_eq!(cost_of_naming(3801, &key("เมือง"), 0), Some(0));
    }

    #[test]
    fn a_place_is_named_wholly_or_not_at_all() {
        for (text, is_named) in [
            ("โสกก่าม", true),
            ("ตำบลโสกก่าม", true),
            ("ต.โสกก่าม อ.เซกา จ.บึงกาฬ", true),
            ("โสกก่าม บึงกาฬ", true),
            ("Sok Kam, Seka", true),
            ("Sok Kam Subdistrict, Seka District, Bueng Kan Province", true),
            ("โสก", false),
            ("โสกก่าม อำเภอโซ่พิสัย", false),
            ("โสกก่าม เซกา ที่บ้าน", false),
            ("อำเภอเซกา", false),
            ("", false),
        ] {
            assert_eq!(names_wholly(380_409, &key(text)), is_named, "{text}");
        }
    }

    #[test]
    fn an_address_tells_district_and_province() {
        for (address, area) in [
            ("อำเภอเซกา จังหวัดบึงกาฬ", Some(3804)),
            ("12 หมู่ 3 ต.ซาง อ.เซกา จ.บึงกาฬ 38150", Some(3804)),
            ("จังหวัดบึงกาฬ", Some(38)),
            ("อำเภอเมือง จังหวัดบึงกาฬ", Some(3801)),
            ("เขตพระนคร กรุงเทพมหานคร", Some(1001)),
            ("ถนนสุขุมวิท", None),
        ] {
            assert_eq!(area_of_address(address), area, "{address}");
        }
    }

    #[test]
    fn names_say_the_level_as_their_province_does() {
        let name = |code: &str| {
            let place = Gazetteer::built_in().place(code.parse().expect("a code")).expect("a place");
            (thai_name(place), english_name(place))
        };
        assert_eq!(name("10"), ("กรุงเทพมหานคร".into(), "Bangkok".into()));
        assert_eq!(name("3804"), ("อำเภอเซกา".into(), "Seka District".into()));
        assert!(name("1001").0.starts_with("เขต") && name("100101").0.starts_with("แขวง"));
    }
}
