//! Numbers and instants as Thai readers write them.

use chrono::{DateTime, Datelike, Timelike};
use chrono_tz::Tz;

/// Years from the common era's first to the Buddhist era's.
const BUDDHIST_ERA: i32 = 543;

const WEEKDAYS: [&str; 7] = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"];

const MONTHS: [&str; 12] = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
];

/// A number with its thousands apart.
pub(crate) fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// An instant by the clock and calendar of its zone.
pub(super) fn instant(instant: &DateTime<Tz>) -> String {
    let weekday = WEEKDAYS[instant.weekday().num_days_from_monday() as usize];
    let month = MONTHS[instant.month0() as usize];
    format!(
        "วัน{weekday}ที่ {} {month} {} เวลา {:02}.{:02} น.",
        instant.day(),
        instant.year() + BUDDHIST_ERA,
        instant.hour(),
        instant.minute()
    )
}

/// A text whose invisible characters can be seen: those that control a device, and those that change the order or the
/// breaks of what is read.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_invisible(c) {
            shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    shown
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fffe}'
                | '\u{ffff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use chrono_tz::Asia;

    use super::*;

    #[test]
    fn thousands_stand_apart() {
        for (plain, expected) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(number(plain), expected);
        }
    }

    #[test]
    fn an_instant_has_its_weekday_and_the_year_of_the_buddhist_era() {
        let noon = Asia::Bangkok.with_ymd_and_hms(2026, 11, 23, 9, 5, 0).single().expect("an instant");
        assert_eq!(instant(&noon), "วันจันทร์ที่ 23 พฤศจิกายน 2569 เวลา 09.05 น.");
    }

    #[test]
    fn what_turns_text_around_is_shown_and_thai_stays_as_it_is() {
        for (text, expected) in [
            ("ที่ว่าการอำเภอ", "ที่ว่าการอำเภอ"),
            ("a\u{202e}b", "a⟨U+202E⟩b"),
            ("\u{2066}x\u{2069}\u{0}", "⟨U+2066⟩x⟨U+2069⟩⟨U+0000⟩"),
            ("ก\u{200b}ข\u{feff}", "ก⟨U+200B⟩ข⟨U+FEFF⟩"),
        ] {
            assert_eq!(visible(text), expected);
        }
    }
}
