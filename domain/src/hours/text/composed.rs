//! Phrases that offices put together freely from a few parts, so that no list could hold them all.

use super::lexicon::{Word, matched};

/// What goes before `เวลาราชการ` or `วันและเวลาราชการ`.
const WITHIN: &[&str] = &["ใน", "ภายใน", "ตาม", "เฉพาะ", "เฉพาะใน", "ช่วง", "ในช่วง", "ระหว่าง", "ในระหว่าง"];

/// What stands between `วัน` and `เวลา`.
const BETWEEN: &[&str] = &[" และ ", " / ", " - ", " , ", " & ", " "];

const JOINED: &[&str] = &[" และ ", " / ", " - ", " & "];

const TIMES: &[&str] = &["ช่วงเวลา", "ระยะเวลา", "กำหนดเวลา", "เวลา"];

/// What the door does, and for whom.
const OPEN: &[&str] = &["ที่เปิด", "การเปิด", "ในการเปิด", "เปิด"];
const AND_CLOSED: &[&str] = &[" - ปิด", " / ปิด", " และปิด", " ปิด"];
const WORK: &[&str] = &[
    "ทำการ",
    "ทำงาน",
    "บริการ",
    "ให้บริการ",
    "ในการให้บริการ",
    "ที่ให้บริการ",
    "การให้บริการ",
    "ปฏิบัติงาน",
    "ปฏิบัติราชการ",
    "รับบริการ",
    "เข้ารับบริการ",
    "ติดต่อ",
    "ติดต่อราชการ",
    "เข้าชม",
    "เยี่ยมชม",
];
const FOR_WHOM: &[&str] = &["แก่ประชาชน", "ประชาชน", "ผู้รับบริการ"];
const WHOSE: &[&str] =
    &["ของสำนักงาน", "ของหน่วยงาน", "ของศูนย์", "ของศูนย์บริการ", "ของเจ้าหน้าที่", "ของเรา", "สำนักงาน", "หน่วยงาน"];
const USUAL: &[&str] = &["ปกติ", "ตามปกติ"];
const OF: &[&str] = &["ของ", "ของทาง", "ทาง"];

/// What is said more closely of holidays, and changes nothing.
const HOLIDAY_TAILS: &[&str] = &[
    " ต่างๆ",
    " ต่าง ๆ",
    " อื่นๆ",
    " อื่น ๆ",
    "ราชการ",
    "ของราชการ",
    "ของทางราชการ",
    "ทางราชการ",
    "ของไทย",
    "ไทย",
    "ประจำปี",
    "ประจำสัปดาห์",
    "พิเศษ",
    " กรณีพิเศษ",
    "เป็นกรณีพิเศษ",
    "ชดเชย",
    "ทางศาสนา",
    "ตามประเพณี",
    "ตามกฎหมาย",
    "ตามปฏิทิน",
    "ตามปฏิทินราชการ",
    "ตามประกาศ",
    "ตามประกาศของทางราชการ",
    "ตามประกาศของรัฐบาล",
    "ตามประกาศของคณะรัฐมนตรี",
    "ตามประกาศคณะรัฐมนตรี",
    "ตามมติ ครม.",
    "ตามมติคณะรัฐมนตรี",
    "ตามที่กำหนด",
    "ตามที่ราชการกำหนด",
    "ตามที่ทางราชการกำหนด",
    "ตามที่ทางราชการประกาศ",
    "ตามที่รัฐบาลกำหนด",
    "ที่กำหนด",
    "ที่ราชการกำหนด",
    "ที่ทางราชการกำหนด",
    "ที่ทางราชการประกาศ",
    "ที่ทางราชการประกาศกำหนด",
    "ที่รัฐบาลกำหนด",
    "ที่รัฐบาลประกาศ",
];

/// What goes before a word for the taking of cases: no more of them.
const ENDING: &[&str] = &[
    "ปิด",
    "ปิดการ",
    "งด",
    "งดการ",
    "หยุด",
    "หยุดการ",
    "หมดเวลา",
    "หมดเวลาการ",
    "สิ้นสุด",
    "สิ้นสุดการ",
    "ปิดระบบ",
    "ไม่",
    "ไม่เปิด",
];
const TAKING: &[&str] = &[
    "รับ",
    "เปิดรับ",
    "รับยื่น",
    "เปิดรับยื่น",
    "เปิดให้ยื่น",
    "ยื่น",
    "แจก",
    "เปิดแจก",
    "จ่าย",
    "ออก",
    "กด",
    "จำหน่าย",
    "เปิดจำหน่าย",
    "ขาย",
    "เวลารับ",
    "เวลายื่น",
];
const CASES: &[&str] = &[
    "บัตร",
    "บัตรคิว",
    "คิว",
    "คำขอ",
    "คำร้อง",
    "คำขอและเอกสาร",
    "เรื่อง",
    "เอกสาร",
    "แบบคำขอ",
    "ลงทะเบียน",
    "ผู้รับบริการ",
    "ผู้มารับบริการ",
    "ผู้ใช้บริการ",
    "ผู้ป่วย",
    "ผู้ป่วยใหม่",
    "ชำระเงิน",
    "ชำระภาษี",
    "ชำระค่าธรรมเนียม",
    "ทำรายการ",
    "ตั๋ว",
    "บัตรเข้าชม",
    "บัตรโดยสาร",
];
const LAST: &[&str] = &["สุดท้าย", "คนสุดท้าย", "รายสุดท้าย", "ใบสุดท้าย"];

const NO_BREAK: &[&str] = &["ไม่", "ไม่มี", "ไม่มีการ", "ไม่เว้น", "ไม่ปิด", "โดยไม่", "โดยไม่มี"];
const STAYS_OPEN: &[&str] = &[
    "เปิด",
    "เปิดบริการ",
    "เปิดทำการ",
    "เปิดให้บริการ",
    "ให้บริการ",
    "บริการ",
    "มีเจ้าหน้าที่ให้บริการ",
    "มีเจ้าหน้าที่ประจำ",
    "รวม",
];
const STOPS: &[&str] = &["มี", "หยุด", "หยุดการ", "ปิด", "งด", "มีการ"];
const BREAK_TIME: &[&str] =
    &["ช่วง", "ในช่วง", "ตลอดช่วง", "เวลา", "ในเวลา", "ช่วงเวลา", "ในช่วงเวลา", "ตลอด", "ระหว่าง"];
const AT_NOON: &[&str] = &[
    "เที่ยง",
    "เที่ยงวัน",
    "กลางวัน",
    "อาหารกลางวัน",
    "ทานข้าว",
    "ทานข้าวเที่ยง",
    "ทานอาหาร",
    "ทานอาหารกลางวัน",
    "ทานอาหารเที่ยง",
    "รับประทานอาหาร",
    "รับประทานอาหารกลางวัน",
    "รับประทานอาหารเที่ยง",
];
const OPENS_AT_NOON: &[&str] = &[
    "เปิดบริการ",
    "เปิดให้บริการ",
    "ให้บริการ",
    "มีเจ้าหน้าที่ให้บริการ",
    "มีเจ้าหน้าที่ประจำ",
    "ให้บริการตามปกติ",
    "เปิดบริการตามปกติ",
    "เปิดให้บริการตามปกติ",
];

const WHO_COMES: &[&str] = &[
    "เฉพาะ",
    "ต้อง",
    "กรุณา",
    "โปรด",
    "โดย",
    "ตาม",
    "การ",
    "ผู้",
    "ผู้ที่",
    "ผู้ป่วย",
    "ผู้รับบริการ",
    "ที่",
    "มี",
    "ได้",
    "ทำการ",
    "โทร",
    "ทำ",
];
const MEETING: &[&str] = &["นัด", "นัดหมาย", "จองคิว", "จองล่วงหน้า", "จองเวลา"];
const AHEAD: &[&str] = &[" ล่วงหน้า", " ออนไลน์", " เท่านั้น", "ไว้", "แล้ว", "ก่อน", "เข้ารับบริการ", "มาก่อน"];

/// Reads on from a place in a text.
#[derive(Clone, Copy)]
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    /// Goes over the longest of some words, if one of them stands here.
    fn take(&mut self, words: &[&str]) -> bool {
        let rest = &self.text[self.at..];
        let length = words.iter().filter_map(|word| matched(rest, word)).max();
        self.at += length.unwrap_or_default();
        length.is_some()
    }

    /// The same, where no name goes on after it.
    fn take_whole(&mut self, words: &[&str]) {
        let start = self.at;
        self.take(words);
        if self.text[self.at..].starts_with(|c: char| c.is_alphanumeric()) {
            self.at = start;
        }
    }
}

/// A phrase put together of parts that a text begins with, and its length in bytes.
pub(super) fn phrase(text: &str) -> Option<(Word, usize)> {
    official(text)
        .into_iter()
        .chain(heading(text))
        .chain(taking(text))
        .chain(noon(text))
        .chain(appointment(text))
        .max_by_key(|(_, length)| *length)
}

/// `ภายในวันและเวลาทำการของทางราชการ`.
fn official(text: &str) -> Option<(Word, usize)> {
    let mut reader = Reader { text, at: 0 };
    reader.take(WITHIN);
    reader.take(&["ทุก", "ทุกวันใน"]);
    if reader.take(&["วัน"]) {
        reader.take(&["ทำการ", "ราชการ"]);
        if !reader.take(BETWEEN) {
            return None;
        }
    }
    if !reader.take(&["เวลา"]) {
        return None;
    }
    reader.take(WORK);
    reader.take(USUAL);
    reader.take(OF);
    if !reader.take(&[" ราชการ"]) {
        return None;
    }
    reader.take(USUAL);
    Some((Word::OfficialHours, reader.at))
}

/// `วัน-เวลาที่เปิดให้บริการประชาชน`: says only that hours follow.
fn heading(text: &str) -> Option<(Word, usize)> {
    let mut reader = Reader { text, at: 0 };
    reader.take(WITHIN);
    if reader.take(&["วัน"]) {
        // วันทำการ เวลา … names days, วันทำการและเวลา … none.
        let works = reader.take(OPEN) | reader.take(WORK);
        let is_joined = reader.take(if works { JOINED } else { BETWEEN });
        if works && !is_joined {
            return None;
        }
    }
    if !reader.take(TIMES) {
        return None;
    }
    let opens = reader.take(OPEN);
    let closes = opens && reader.take(AND_CLOSED);
    let works = reader.take(WORK) || (closes && reader.take(&[" ทำการ"]));
    if works {
        reader.take(FOR_WHOM);
        reader.take_whole(WHOSE);
        reader.take(USUAL);
    }
    (opens || works).then_some((Word::Noise, reader.at))
}

/// `เปิดรับยื่นคำขอ`, `งดจำหน่ายบัตรคิว`, `รับผู้ป่วยใหม่คนสุดท้าย`: the taking of cases.
fn taking(text: &str) -> Option<(Word, usize)> {
    let mut reader = Reader { text, at: 0 };
    let ends = reader.take(ENDING);
    let takes = reader.take(TAKING);
    if !takes || !reader.take(CASES) {
        return None;
    }
    let is_last = reader.take(LAST);
    Some((if ends || is_last { Word::QueueEnds } else { Word::Queue }, reader.at))
}

/// `หยุดพักรับประทานอาหารกลางวัน`, `ไม่มีการพักเที่ยง`, `เปิดให้บริการตลอดช่วงพักกลางวัน`: a break at noon, or none.
fn noon(text: &str) -> Option<(Word, usize)> {
    let mut reader = Reader { text, at: 0 };
    let is_none = reader.take(NO_BREAK);
    let stays_open = !is_none && reader.take(STAYS_OPEN);
    reader.take(STOPS);
    let has_time = reader.take(BREAK_TIME);
    if (stays_open && !has_time) || !reader.take(&["พัก"]) {
        return None;
    }
    reader.take(BREAK_TIME);
    let is_at_noon = reader.take(AT_NOON);
    if !is_none && !stays_open && !is_at_noon {
        return None;
    }
    let opens_after = !is_none && !stays_open && reader.take(OPENS_AT_NOON);
    let word = if is_none || stays_open || opens_after { Word::NoLunch } else { Word::Lunch };
    Some((word, reader.at))
}

/// `เฉพาะผู้ที่นัดหมายล่วงหน้าเท่านั้น`; `ไม่ต้องนัดหมาย` says nothing.
fn appointment(text: &str) -> Option<(Word, usize)> {
    let mut reader = Reader { text, at: 0 };
    let is_needless = reader.take(&["ไม่ต้อง", "ไม่จำเป็นต้อง"]);
    while reader.take(WHO_COMES) {}
    if !reader.take(MEETING) {
        return None;
    }
    while reader.take(AHEAD) {}
    Some((if is_needless { Word::Noise } else { Word::Appointment }, reader.at))
}

/// The length of what is said more closely right after a word for holidays.
pub(super) fn holiday_tail(text: &str) -> usize {
    let mut reader = Reader { text, at: 0 };
    while reader.take(HOLIDAY_TAILS) {}
    reader.at
}
