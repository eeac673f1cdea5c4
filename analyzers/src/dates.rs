//! Dates and times of day as Thai offices write them.

use std::fmt;

use crate::normalize;

/// Years from here on are of the Buddhist era.
const FIRST_BUDDHIST_YEAR: i32 = 2400;
/// Years from the Buddhist era's first to the common era's.
const BUDDHIST_YEARS: i32 = 543;
/// The century of the Buddhist era that years of two digits are of.
const SHORT_YEARS: i32 = 2500;
/// First year of the common era that a Thai date can mean.
const FIRST_COMMON_YEAR: i32 = 1800;

/// Names of months, and how they are cut, without full stops.
const MONTHS: [(&str, &str); 12] = [
    ("มกราคม", "มค"),
    ("กุมภาพันธ์", "กพ"),
    ("มีนาคม", "มีค"),
    ("เมษายน", "เมย"),
    ("พฤษภาคม", "พค"),
    ("มิถุนายน", "มิย"),
    ("กรกฎาคม", "กค"),
    ("สิงหาคม", "สค"),
    ("กันยายน", "กย"),
    ("ตุลาคม", "ตค"),
    ("พฤศจิกายน", "พย"),
    ("ธันวาคม", "ธค"),
];

/// A day of the Gregorian calendar that exists, and a time of day in Bangkok if one was written. Displayed as ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThaiDate {
    /// In the common era.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    /// Hour (0 to 23) and minute.
    pub time: Option<(u32, u32)>,
}

impl fmt::Display for ThaiDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        match self.time {
            Some((hour, minute)) => write!(f, "T{hour:02}:{minute:02}:00+07:00"),
            None => Ok(()),
        }
    }
}

/// Reads a whole text as a date: a day, a month in full, cut (`เม.ย.`) or as a number between slashes, and a year. Before
/// the year may stand พ.ศ. or ค.ศ.; a year of four digits from 2400 on is of the Buddhist era anyhow, and one of two
/// digits is a year from 2500 of it. Before the day may stand วันที่ and a day of the week, which isn't compared. A time of
/// day may follow. Thai digits will do. `None` for anything else, and for a day that doesn't exist.
///
/// ```
/// let date = analyzers::thai_date("16 เม.ย. 63, 09.03 น.");
/// assert_eq!(date.map(|date| date.to_string()).as_deref(), Some("2020-04-16T09:03:00+07:00"));
/// let date = analyzers::thai_date("วันศุกร์ที่ ๓๑ มกราคม พ.ศ. ๒๕๖๘");
/// assert_eq!(date.map(|date| date.to_string()).as_deref(), Some("2025-01-31"));
/// ```
pub fn thai_date(text: &str) -> Option<ThaiDate> {
    let text = normalize(text);
    let rest = without_weekday(text.trim());
    let (day, rest) = digits(rest, 1, 2)?;
    let (month, rest) = month(rest.trim_start())?;
    let (year, rest) = year(rest.trim_start())?;
    if !(1..=days_in(year, month)).contains(&day) {
        return None;
    }
    let rest = rest.trim_start_matches([',', ' ']);
    let time = if rest.is_empty() { None } else { Some(time(rest)?) };
    Some(ThaiDate { year, month, day, time })
}

/// What follows วันที่, วันศุกร์ที่ or ศุกร์ที่.
fn without_weekday(text: &str) -> &str {
    const DAYS: [&str; 8] = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "พฤหัสฯ", "ศุกร์", "เสาร์", "อาทิตย์"];
    let rest = text.strip_prefix("วัน").unwrap_or(text);
    let rest = DAYS.iter().find_map(|day| rest.strip_prefix(day)).unwrap_or(rest).trim_start();
    rest.strip_prefix("ที่").unwrap_or(rest).trim_start()
}

/// The number that a text begins with, of so many digits, and what follows it.
fn digits(text: &str, least: usize, most: usize) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    (least..=most).contains(&end).then(|| number.parse().ok().map(|number| (number, rest)))?
}

fn month(text: &str) -> Option<(u32, &str)> {
    if let Some(numbered) = text.strip_prefix(['/', '-']) {
        let (month, rest) = digits(numbered, 1, 2)?;
        return Some((month, rest.strip_prefix(['/', '-'])?)).filter(|_| (1..=12).contains(&month));
    }
    let end = text.find(|c: char| c.is_ascii_digit() || c.is_whitespace()).unwrap_or(text.len());
    // The era may follow without a space.
    let end = text[..end].find("พ.ศ").or_else(|| text[..end].find("ค.ศ")).unwrap_or(end);
    let (name, rest) = text.split_at(end);
    let name = name.replace('.', "");
    let index = MONTHS.iter().position(|(full, cut)| name == *full || name == *cut)?;
    // Twelve of them.
    Some((index as u32 + 1, rest))
}

/// The year in the common era.
fn year(text: &str) -> Option<(i32, &str)> {
    const ERAS: [(&str, bool); 7] = [
        ("พ.ศ.", true),
        ("พ.ศ", true),
        ("พศ.", true),
        ("พุทธศักราช", true),
        ("ค.ศ.", false),
        ("ค.ศ", false),
        ("คศ.", false),
    ];
    let era = ERAS.into_iter().find_map(|(era, is_buddhist)| Some((text.strip_prefix(era)?, is_buddhist)));
    let (text, is_buddhist) = era.map_or((text, None), |(rest, is_buddhist)| (rest, Some(is_buddhist)));
    let text = text.trim_start();
    let (written, rest) = digits(text, 2, 4)?;
    let written = i32::try_from(written).ok()?;
    let year = match (text.len() - rest.len(), is_buddhist) {
        (2, None | Some(true)) => written + SHORT_YEARS - BUDDHIST_YEARS,
        (4, None | Some(true)) if written >= FIRST_BUDDHIST_YEAR => written - BUDDHIST_YEARS,
        (4, None | Some(false)) if (FIRST_COMMON_YEAR..FIRST_BUDDHIST_YEAR).contains(&written) => written,
        _ => return None,
    };
    Some((year, rest))
}

fn days_in(year: i32, month: u32) -> u32 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A time of day such as `เวลา 09.03 น.`, to the end of the text.
fn time(text: &str) -> Option<(u32, u32)> {
    let text = text.strip_prefix("เวลา").unwrap_or(text).trim_start();
    let (hour, rest) = digits(text, 1, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(['.', ':'])?, 2, 2)?;
    let is_whole = matches!(rest.trim_start(), "" | "น." | "น" | "นาฬิกา");
    (is_whole && hour < 24 && minute < 60).then_some((hour, minute))
}
