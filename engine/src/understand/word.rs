//! The words that a sentence is read by, each with what it can mean.

use std::sync::LazyLock;

use analyzers::{Phrases, QuestionWords, Vocabulary};
use domain::area::AreaLevel;

use super::kind;
use super::place::names::{self, NameNumber};
use super::time::words::{TIME_WORDS, TimeWord};

/// What a word can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The name of places.
    Place(NameNumber),
    /// เมือง: the district around the town of a province.
    Capital,
    /// The level of a place: อำเภอ. A mark such as อ. says one only with its full stop.
    Level(AreaLevel, NeedsStop),
    /// A word before a place that says one is near it: แถว.
    Near,
    /// A word that may stand before a place, and before much else: ที่.
    At,
    /// Where the asker is: แถวนี้.
    Here,
    /// The kind of an office, by its place in the table.
    Kind(usize, kind::Strength),
    /// A part of a moment.
    Time(TimeWord),
    /// A word that makes it a question, by what it asks for.
    Question(&'static str),
    /// A word that asks about an office where it stands by itself: เปิด, วันหยุด.
    OfOffice,
    /// A word of procedures. It holds letters together that would be read as something else: อาทิตย์ in แสงอาทิตย์.
    Matter,
}

/// Whether a mark counts only with its full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NeedsStop {
    Yes,
    No,
}

const LEVELS: [(&str, AreaLevel, NeedsStop); 17] = [
    ("จังหวัด", AreaLevel::Province, NeedsStop::No),
    ("จ.", AreaLevel::Province, NeedsStop::Yes),
    ("จว.", AreaLevel::Province, NeedsStop::No),
    ("province", AreaLevel::Province, NeedsStop::No),
    ("changwat", AreaLevel::Province, NeedsStop::No),
    ("อำเภอ", AreaLevel::District, NeedsStop::No),
    ("กิ่งอำเภอ", AreaLevel::District, NeedsStop::No),
    ("อ.", AreaLevel::District, NeedsStop::Yes),
    ("เขต", AreaLevel::District, NeedsStop::No),
    ("district", AreaLevel::District, NeedsStop::No),
    ("amphoe", AreaLevel::District, NeedsStop::No),
    ("ตำบล", AreaLevel::Subdistrict, NeedsStop::No),
    ("ต.", AreaLevel::Subdistrict, NeedsStop::Yes),
    ("แขวง", AreaLevel::Subdistrict, NeedsStop::No),
    ("subdistrict", AreaLevel::Subdistrict, NeedsStop::No),
    ("tambon", AreaLevel::Subdistrict, NeedsStop::No),
    ("khwaeng", AreaLevel::Subdistrict, NeedsStop::No),
];

const NEAR: [&str; 18] = [
    "แถว",
    "แถวๆ",
    "แถวๆ ใกล้",
    "ใกล้",
    "ใกล้ๆ",
    "ใกล้กับ",
    "ย่าน",
    "ละแวก",
    "บริเวณ",
    "โซน",
    "แถบ",
    "ข้าง",
    "near",
    "around",
    "close to",
    "nearby",
    "ฝั่ง",
    "รอบๆ",
];

const AT: [&str; 17] = [
    "ที่",
    "ใน",
    "อยู่",
    "อยู่ที่",
    "อยู่แถว",
    "ไป",
    "ไปที่",
    "ตรง",
    "จาก",
    "คน",
    "บ้านอยู่",
    "in",
    "at",
    "of",
    "from",
    "แถวๆ บ้าน",
    "สาขา",
];

const HERE: [&str; 26] = [
    "แถวนี้",
    "แถวๆ นี้",
    "แถวบ้าน",
    "แถวๆ บ้าน",
    "ใกล้ฉัน",
    "ใกล้ๆ ฉัน",
    "ใกล้เรา",
    "ใกล้ผม",
    "ใกล้หนู",
    "ใกล้บ้าน",
    "ใกล้ๆ บ้าน",
    "ใกล้ที่ทำงาน",
    "ใกล้สุด",
    "ใกล้ที่สุด",
    "ใกล้ๆ นี้",
    "ใกล้ตัว",
    "บริเวณนี้",
    "ละแวกนี้",
    "ย่านนี้",
    "แถวที่อยู่",
    "ตรงนี้",
    "near me",
    "nearest",
    "nearby me",
    "around here",
    "closest",
];

/// All words. Reading the tables costs more than many sentences, so there is one.
static WORDS: LazyLock<Phrases<Meaning>> = LazyLock::new(|| Phrases::new(meanings()));

/// The words of a text, from left to right, with what each can mean.
pub(super) fn find(text: &str) -> Vec<analyzers::FoundPhrase<'static, Meaning>> {
    WORDS.find(text)
}

fn meanings() -> Vec<(&'static str, Meaning)> {
    let mut all: Vec<(&str, Meaning)> = Vec::new();
    all.extend(names::all().iter().map(|name| (name.text, Meaning::Place(name.number))));
    all.extend([("เมือง", Meaning::Capital), ("mueang", Meaning::Capital), ("muang", Meaning::Capital)]);
    all.extend(LEVELS.map(|(word, level, needs_stop)| (word, Meaning::Level(level, needs_stop))));
    all.extend(NEAR.map(|word| (word, Meaning::Near)));
    all.extend(AT.map(|word| (word, Meaning::At)));
    all.extend(HERE.map(|word| (word, Meaning::Here)));
    all.extend(kind::words().map(|(word, kind, strength)| (word, Meaning::Kind(kind, strength))));
    all.extend(TIME_WORDS.iter().map(|(word, meaning)| (*word, Meaning::Time(*meaning))));
    all.extend(QuestionWords::built_in().asking().map(|(word, asks)| (word, Meaning::Question(asks))));
    for entry in Vocabulary::built_in().entries() {
        let said = entry.words.iter().chain(entry.misspelt);
        all.extend(said.map(|word| (word.as_str(), Meaning::Matter)));
        all.extend(entry.official.iter().map(|word| (word.as_str(), Meaning::Matter)));
    }
    all.extend(OF_OFFICES.map(|word| (word, Meaning::OfOffice)));
    all.extend(MATTERS.map(|word| (word, Meaning::Matter)));
    all
}

/// What is asked about offices; each may be a part of a procedure's name as well.
const OF_OFFICES: [&str; 30] = [
    "เปิด",
    "ปิด",
    "หยุด",
    "เปิดทำการ",
    "ทำการ",
    "เปิดปิด",
    "เวลาทำการ",
    "เวลาเปิดปิด",
    "เวลาเปิด",
    "เวลาปิด",
    "วันหยุด",
    "เปิดวันหยุด",
    "วันทำการ",
    "เปิดวัน",
    "เปิดถึง",
    "ปิดตอน",
    "เบอร์",
    "เบอร์โทร",
    "เบอร์โทรศัพท์",
    "โทร",
    "โทรศัพท์",
    "แผนที่",
    "พิกัด",
    "ที่ตั้ง",
    "open",
    "opening hours",
    "close",
    "hours",
    "phone",
    "map",
];

/// Words of procedures in which others are hidden: the vocabulary has no need for them.
const MATTERS: [&str; 58] = [
    "แสงอาทิตย์",
    "พลังงานแสงอาทิตย์",
    "เช้าชู้",
    "สายไฟ",
    "สายการบิน",
    "สายด่วน",
    "เครื่องทำความเย็น",
    "ห้องเย็น",
    "ใบหน้า",
    "หน้าที่",
    "หน้าบ้าน",
    "หน้าร้าน",
    "หน้าดิน",
    "เจ้าหน้าที่",
    "เจ้าหน้า",
    "ในเมือง",
    "บ้านใหม่",
    "ขึ้นบ้านใหม่",
    "บ้านเลขที่",
    "เลขที่บ้าน",
    "ทะเบียนบ้าน",
    "กลางวัน",
    "ภาษีประจำปี",
    "ประจำปี",
    "ประจำเดือน",
    "ต่อเดือน",
    "ต่อปี",
    "ที่อยู่",
    "ที่ทำงาน",
    "ที่บ้าน",
    "ที่พัก",
    "ที่จอดรถ",
    "ที่สาธารณะ",
    "ในบ้าน",
    "คนตาย",
    "คนพิการ",
    "คนแก่",
    "คนต่างด้าว",
    "คนไทย",
    "คนจน",
    "คนงาน",
    "คนหาย",
    "คนไข้",
    "ต่างจังหวัด",
    "ต่างอำเภอ",
    "ข้ามเขต",
    "สอบเขต",
    "แนวเขต",
    "ในเขต",
    "เขตปลอดอากร",
    "ข้ามจังหวัด",
    "ระหว่างจังหวัด",
    "ผู้ว่าราชการจังหวัด",
    "นายอำเภอ",
    "กำนัน",
    "ป้ายแดง",
    "เมืองนอก",
    "บ้านเมือง",
];
