//! What a text may have been meant to be, besides what was typed.

use std::sync::LazyLock;

use analyzers::{UnitKind, expand_abbreviations, kedmanee_to_qwerty, qwerty_to_kedmanee};

use super::key::key;

/// Abbreviations of kinds of offices that are known without their full stops, longer before those that they begin with.
const ABBREVIATED: [&str; 19] = [
    "รพ.สต.",
    "สนง.",
    "สนข.",
    "สพป.",
    "สพม.",
    "สปสช.",
    "สสจ.",
    "สสอ.",
    "สปส.",
    "สตม.",
    "ศพด.",
    "อบจ.",
    "อบต.",
    "กทม.",
    "ทต.",
    "ทน.",
    "ทม.",
    "รพ.",
    "สภ.",
];

/// Their keys, with the keys of what they stand for.
static EXPANSIONS: LazyLock<Vec<(Vec<u8>, Vec<u8>)>> = LazyLock::new(|| {
    let of = |short: &&str| Some((key(short), key(expansion(short)?)));
    ABBREVIATED.iter().filter_map(of).collect()
});

/// A text that begins with an abbreviation without its full stops, written out: อบตนาดี, รพสตบ้านนา. None: it doesn't, or
/// the letters go on as those of a word.
pub(crate) fn with_abbreviation_written_out(text: &str) -> Option<String> {
    let begins = |short: &&&str| text.starts_with(&short.replace('.', ""));
    let short = ABBREVIATED.iter().find(begins)?;
    let rest = &text[short.len() - short.matches('.').count()..];
    let begins_a_word = rest.starts_with(|c| matches!(c, '\u{e01}'..='\u{e2e}' | '\u{e40}'..='\u{e44}'));
    begins_a_word.then(|| Some(format!("{}{rest}", expansion(short)?))).flatten()
}

fn expansion(short: &str) -> Option<&'static str> {
    match short {
        "สนข." => Some("สำนักงานเขต"),
        known => analyzers::expansions(known).first().copied(),
    }
}

/// Kinds of local administrations, longer before those that they begin with: one becomes another, and people keep the old
/// name; and เทศบาล alone is any of three.
const LOCAL: [&str; 5] = ["องค์การบริหารส่วนตำบล", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร", "เทศบาล"];

const LOCAL_KINDS: &[UnitKind] = &[
    UnitKind::SubdistrictAdministration,
    UnitKind::SubdistrictMunicipality,
    UnitKind::TownMunicipality,
    UnitKind::CityMunicipality,
];
const MUNICIPALITIES: &[UnitKind] =
    &[UnitKind::SubdistrictMunicipality, UnitKind::TownMunicipality, UnitKind::CityMunicipality];
const DISTRICTS: &[UnitKind] = &[UnitKind::DistrictOffice, UnitKind::BangkokDistrictOffice];

/// Words in Latin letters for kinds of offices, longer before those that they hold.
const LATIN: [(&str, &[UnitKind]); 30] = [
    ("subdistrict administrative organization", &[UnitKind::SubdistrictAdministration]),
    ("tambon administrative organization", &[UnitKind::SubdistrictAdministration]),
    ("provincial administrative organization", &[UnitKind::ProvincialAdministration]),
    ("ongkan borihan suan tambon", &[UnitKind::SubdistrictAdministration]),
    ("subdistrict municipality", &[UnitKind::SubdistrictMunicipality]),
    ("provincial land office", &[UnitKind::LandOffice]),
    ("tambon municipality", &[UnitKind::SubdistrictMunicipality]),
    ("thetsaban nakhon", &[UnitKind::CityMunicipality]),
    ("thetsaban mueang", &[UnitKind::TownMunicipality]),
    ("thetsaban tambon", &[UnitKind::SubdistrictMunicipality]),
    ("town municipality", &[UnitKind::TownMunicipality]),
    ("city municipality", &[UnitKind::CityMunicipality]),
    ("transport office", &[UnitKind::TransportOffice]),
    ("district office", DISTRICTS),
    ("police station", &[UnitKind::PoliceStation]),
    ("province hall", &[UnitKind::ProvinceHall]),
    ("municipality", MUNICIPALITIES),
    ("land office", &[UnitKind::LandOffice]),
    ("city hall", &[UnitKind::ProvinceHall]),
    ("thetsaban", MUNICIPALITIES),
    ("hospital", &[UnitKind::Hospital, UnitKind::HealthCentre]),
    ("orbortor", &[UnitKind::SubdistrictAdministration]),
    ("amphoe", DISTRICTS),
    ("amphur", DISTRICTS),
    ("ampur", DISTRICTS),
    ("obt", &[UnitKind::SubdistrictAdministration]),
    ("sao", &[UnitKind::SubdistrictAdministration]),
    ("tao", &[UnitKind::SubdistrictAdministration]),
    ("pao", &[UnitKind::ProvincialAdministration]),
    ("obj", &[UnitKind::ProvincialAdministration]),
];

/// Letters of the longest abbreviation of a kind of local administration, and one pressed besides.
const LONGEST_ABBREVIATION: usize = 4;

/// A reading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spelling {
    pub(crate) key: Vec<u8>,
    /// Kinds of offices that it is about; none: anything.
    pub(crate) kinds: Option<&'static [UnitKind]>,
    /// How unlikely it is beside what was typed.
    pub(crate) far: Far,
}

/// How far a reading is from what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Far {
    /// The text itself, or its abbreviations written out.
    Typed,
    /// The words for a kind of office were in Latin letters.
    Latin,
    /// The keyboard was switched to the other layout.
    OtherLayout,
    /// It is another kind of local administration now.
    OtherKind,
}

/// The readings of a text, the likeliest first; none if it has no letter.
pub(crate) fn spelled(text: &str) -> Vec<Spelling> {
    let mut spellings: Vec<Spelling> = Vec::new();
    let mut add = |key: Vec<u8>, kinds: Option<&'static [UnitKind]>, far: Far| {
        if !key.is_empty() && spellings.iter().all(|known| known.key != key) {
            spellings.push(Spelling { key, kinds, far });
        }
    };
    let typed = key(text);
    add(typed.clone(), None, Far::Typed);
    if text.contains('.') {
        add(key(&expand_abbreviations(text)), None, Far::Typed);
    }
    for (short, long) in EXPANSIONS.iter() {
        if let Some(rest) = typed.strip_prefix(short.as_slice()) {
            add([long, rest].concat(), None, Far::Typed);
            break;
        }
    }
    if let Some((rest, kinds)) = without_latin_kind(text) {
        add(key(&rest), Some(kinds), Far::Latin);
    }
    for retyped in [qwerty_to_kedmanee(text), kedmanee_to_qwerty(text)] {
        if is_retyped(text, &retyped) {
            add(key(&retyped), None, Far::OtherLayout);
        }
    }
    if let Some(place) = after_unknown_abbreviation(text) {
        add(key(place), Some(LOCAL_KINDS), Far::OtherKind);
    }
    let written_out: Vec<Vec<u8>> = spellings.iter().map(|known| known.key.clone()).collect();
    for full in written_out {
        let place = LOCAL.iter().find_map(|kind| full.strip_prefix(key(kind).as_slice()));
        if let Some(place) = place.filter(|place| !place.is_empty()) {
            spellings.push(Spelling { key: place.to_vec(), kinds: Some(LOCAL_KINDS), far: Far::OtherKind });
        }
    }
    spellings
}

/// Whether a text may come from a keyboard of the other layout: it is of one script, and what its keys give there is
/// letters only.
fn is_retyped(text: &str, retyped: &str) -> bool {
    let is_thai = |c: char| matches!(c, '\u{e01}'..='\u{e5b}');
    let of_one_script = |text: &str| text.is_ascii() || text.chars().any(is_thai);
    let letters = retyped.chars().filter(|c| !c.is_whitespace()).count();
    let has_letters = |text: &str| text.chars().any(char::is_alphabetic);
    has_letters(text)
        && has_letters(retyped)
        && text != retyped
        && of_one_script(text)
        && letters > 1
        && key(retyped).len() == letters
}

/// What follows an abbreviation that nothing is known of, such as อตบ. for อบต.
fn after_unknown_abbreviation(text: &str) -> Option<&str> {
    let (short, place) = text.split_once('.')?;
    let is_short = (1..=LONGEST_ABBREVIATION).contains(&short.chars().count());
    let is_unknown = analyzers::expansions(&format!("{short}.")).is_empty();
    (is_short && is_unknown && !short.is_ascii()).then_some(place)
}

/// The text without the words for a kind of office that it begins or ends with, and the kinds that they stand for.
fn without_latin_kind(text: &str) -> Option<(String, &'static [UnitKind])> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    LATIN.iter().find_map(|(kind, kinds)| {
        let kind: Vec<&str> = kind.split(' ').collect();
        let is = |words: &[String]| words.iter().map(String::as_str).eq(kind.iter().copied());
        let rest = match words.len().checked_sub(kind.len()) {
            None | Some(0) => return None,
            Some(left) if is(&words[left..]) => &words[..left],
            Some(_) if is(&words[..kind.len()]) => &words[kind.len()..],
            Some(_) => return None,
        };
        Some((rest.join(" "), *kinds))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Vec<u8>> {
        spelled(text).into_iter().map(|spelling| spelling.key).collect()
    }

    #[test]
    fn a_text_is_read_as_typed_written_out_and_with_the_other_layout() {
        for (typed, meant) in [
            ("อบตโสกก่าม", "องค์การบริหารส่วนตำบลโสกก่าม"),
            ("อบต. โสกก่าม", "องค์การบริหารส่วนตำบลโสกก่าม"),
            ("รพสตบ้านนา", "โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านนา"),
            ("ที่ดิน อ.เซกา", "ที่ดินอำเภอเซกา"),
            ("[y9ixit=k=o", "บัตรประชาชน"),
            ("ะ้ฟรก", "thaid"),
            ("obt sok kam", "sokkam"),
            ("Sok Kam Subdistrict Administrative Organization", "sokkam"),
        ] {
            assert!(keys(typed).contains(&key(meant)), "{typed}");
            assert_eq!(keys(typed)[0], key(typed));
        }
        assert_eq!(keys("()"), [[0; 0]; 0]);
    }

    #[test]
    fn a_local_administration_is_also_looked_for_by_its_place() {
        let last = spelled("อบต.โสกก่าม").pop().expect("readings");
        assert_eq!((last.key, last.far), (key("โสกก่าม"), Far::OtherKind));
    }
}
