//! The names of places: those of the gazetteer, of areas that were abolished, and what people call them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use analyzers::Segmenter;
use domain::AreaCode;
use domain::area::{AreaLevel, Gazetteer};

/// The place of a name among all names.
pub(crate) type NameNumber = u32;

/// A name with the areas that have or had it.
#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) number: NameNumber,
    pub(crate) text: &'static str,
    pub(crate) areas: Vec<Named>,
    /// How much has to speak for it before it is taken for a place.
    pub(crate) standing: Standing,
}

/// An area of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Named {
    /// The code that it has, or had as long as it had this name: it tells in what it lies.
    pub(crate) code: AreaCode,
    /// The area of today.
    pub(crate) today: AreaCode,
    /// It is called so, which isn't its name.
    pub(crate) is_byname: bool,
}

/// How surely a name means a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// An ordinary word: only behind a word for a level, a kind of office, or nearness.
    Ordinary,
    /// Of subdistricts only, of which there are 7,436 with names of all sorts: where nothing is written on to it.
    Small,
    /// Anywhere.
    Large,
}

static NAMES: LazyLock<Vec<Name>> = LazyLock::new(read);

/// All names, by their numbers.
pub(crate) fn all() -> &'static [Name] {
    &NAMES
}

/// A name.
pub(crate) fn name(number: NameNumber) -> &'static Name {
    &NAMES[number as usize]
}

/// Names of provinces and districts, and what people call places, that are ordinary words as well. Of subdistricts the
/// dictionary tells.
const ORDINARY: [&str; 66] = [
    "เลย",
    "ตาก",
    "แพร่",
    "พล",
    "สอง",
    "ลอง",
    "ลี้",
    "จุน",
    "ปง",
    "ปัว",
    "พาน",
    "ฝาง",
    "งาว",
    "ชนบท",
    "นิคม",
    "เสนา",
    "สีดา",
    "พนม",
    "ท่าเรือ",
    "บ้านนา",
    "บ้านหมอ",
    "บ้านไร่",
    "แกลง",
    "ฮอด",
    "ใหม่",
    "ตลาด",
    "กลาง",
    "ในเมือง",
    "บ้านใหม่",
    "หน้าเมือง",
    "ท่าช้าง",
    "ธาตุ",
    "ทำนบ",
    "นายม",
    "ใจดี",
    "ควร",
    "ตรวจ",
    "ขยาย",
    "สถาน",
    "ถนน",
    "และ",
    "แต้",
    "โรง",
    "สอบ",
    "บ้านเดื่อ",
    "บ้านเก่า",
    "ท่าน้ำ",
    "สะพาน",
    "ชุมพล",
    "บ้านกลาง",
    "คลองใหม่",
    "ทางหลวง",
    "บ้านพัก",
    "บ้านสวน",
    "บ้านป่า",
    "บ้านซ่อง",
    "ท่าดิน",
    "ปทุม",
    "นาค",
    "พนา",
    "เขา",
    "เพ",
    "สระ",
    "วัด",
    "บ่อ",
    "ดอน",
];

/// Shortest Thai name of subdistricts alone, in letters, that is no ordinary word.
const SHORTEST_SMALL: usize = 4;
/// The same for romanised names.
const SHORTEST_ROMAN: usize = 6;

fn read() -> Vec<Name> {
    let mut named: BTreeMap<&'static str, Vec<Named>> = BTreeMap::new();
    let gazetteer = Gazetteer::built_in();
    for place in gazetteer.places() {
        let area = Named { code: place.code, today: place.code, is_byname: false };
        // Bangkok's districts carry the word for their level in their Thai name.
        for name in [place.name_th.trim_start_matches("เขต"), place.name_en] {
            named.entry(name).or_default().push(area);
        }
    }
    for abolished in gazetteer.all_abolished().iter().filter(|area| is_a_name(area.name_th)) {
        let today = abolished.successors.iter();
        let areas = today.map(|today| Named { code: abolished.code, today: *today, is_byname: false });
        if !abolished.successors.is_empty() {
            named.entry(abolished.name_th).or_default().extend(areas);
        }
    }
    for known in gazetteer.known_areas() {
        for name in &known.names {
            let area = Named { code: known.code, today: known.code, is_byname: true };
            named.entry(name).or_default().push(area);
        }
    }
    let number = |(number, (text, mut areas)): (usize, (&'static str, Vec<Named>))| {
        areas.sort_unstable();
        areas.dedup();
        let standing = standing(text, &areas);
        Name { number: number as NameNumber, text, areas, standing }
    };
    named.into_iter().enumerate().map(number).collect()
}

/// Some rows of abolished areas are of registration offices, not of areas.
fn is_a_name(text: &str) -> bool {
    let of_offices = ["สาขา", "ท้องถิ่น", "เทศบาล", "กิ่ง", "(", " ", ".", "สำนัก"];
    !of_offices.iter().any(|part| text.contains(part))
}

fn standing(text: &str, areas: &[Named]) -> Standing {
    if ORDINARY.contains(&text) {
        return Standing::Ordinary;
    }
    let is_large = |area: &Named| area.is_byname || area.code.level() != AreaLevel::Subdistrict;
    if areas.iter().any(is_large) {
        return Standing::Large;
    }
    let letters = text.chars().count();
    let is_roman = text.is_ascii();
    let shortest = if is_roman { SHORTEST_ROMAN } else { SHORTEST_SMALL };
    if letters < shortest || !is_roman && Segmenter::embedded().is_word(text) {
        return Standing::Ordinary;
    }
    Standing::Small
}
