//! Thai sentences.

use std::ops::RangeInclusive;

use opening_hours_syntax::rules::day::{Month, Weekday};

use super::seasons::{SaidDate, SaidSeason};
use super::{Said, SaidDay, SaidRule, SaidTimes, clock_times, day_numbers, joined, says_days, week};

const DAYS: [&str; 7] = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"];

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

pub(super) fn sentence(said: &Said) -> String {
    match said {
        Said::Always => "ทุกวัน ตลอด 24 ชั่วโมง".to_owned(),
        Said::ByAppointment => "ต้องนัดหมายล่วงหน้า".to_owned(),
        Said::Rules(rules) => rules.iter().map(rule).collect::<Vec<_>>().join("; "),
    }
}

fn rule(rule: &SaidRule) -> String {
    let mut parts = Vec::new();
    let seasons = joined(&rule.seasons.iter().map(season).collect::<Vec<_>>(), ", ", " และ");
    if !rule.seasons.is_empty() {
        parts.push(seasons);
    }
    if !says_days(rule) {
        parts.push(joined(&rule.days.iter().map(day).collect::<Vec<_>>(), ", ", " และ"));
    }
    let when = parts.join(" ");
    match &rule.times {
        SaidTimes::Closed if says_days(rule) => format!("ปิด{when}"),
        SaidTimes::Closed => closed(rule, parts),
        SaidTimes::AllDay => format!("{when} ตลอด 24 ชั่วโมง"),
        SaidTimes::Periods(periods) => format!("{when} {}", times(periods)),
        SaidTimes::ByAppointment(periods) => format!("{when} {} (ต้องนัดหมายล่วงหน้า)", times(periods)),
        SaidTimes::Uncertain(periods) => format!("{when} {} (ไม่แน่ชัดว่าเปิดหรือไม่)", times(periods)),
        SaidTimes::NotKnown => format!("{when} ไม่ทราบเวลา"),
    }
}

/// The days of a season that are closed, `เดือนเมษายน ปิดวันเสาร์`.
fn closed(rule: &SaidRule, mut parts: Vec<String>) -> String {
    let days = parts.pop().unwrap_or_default();
    let season = if rule.seasons.is_empty() { String::new() } else { format!("{} ", parts.join(" ")) };
    format!("{season}ปิด{days}")
}

fn season(season: &SaidSeason) -> String {
    match season {
        SaidSeason::Months(range) => months(range),
        SaidSeason::EveryMonth(days) => {
            let days: Vec<String> = days.iter().map(day_numbers).collect();
            format!("วันที่ {} ของทุกเดือน", joined(&days, ", ", " และ "))
        }
        SaidSeason::Day(day) => format!("วันที่ {}", date(*day)),
        SaidSeason::Days(first, last) => format!("วันที่ {} ถึงวันที่ {}", date(*first), date(*last)),
        SaidSeason::From(day) => format!("ตั้งแต่วันที่ {} เป็นต้นไป", date(*day)),
        SaidSeason::Before(day) => format!("ก่อนวันที่ {}", date(*day)),
    }
}

/// `9 ธันวาคม 2569`, in the Buddhist era.
fn date(SaidDate { year, month, day }: SaidDate) -> String {
    format!("{day} {} {}", MONTHS[month as usize - 1], year + 543)
}

fn times(periods: &[(u16, u16)]) -> String {
    format!("{} น.", joined(&clock_times(periods), ", ", " และ "))
}

fn day(day: &SaidDay) -> String {
    match day {
        SaidDay::Range(range) => days(range),
        SaidDay::OfMonth(day, which) => {
            let name = name(*day);
            if which == &[-1] {
                return format!("วัน{name}สุดท้ายของเดือน");
            }
            let number =
                |nth: &i8| if *nth < 0 { "สุดท้าย".to_owned() } else { nth.to_string() };
            let numbers: Vec<String> = which.iter().map(number).collect();
            format!("วัน{name}ที่ {} ของเดือน", joined(&numbers, ", ", " และ "))
        }
        SaidDay::Holidays => "วันหยุดราชการ".to_owned(),
    }
}

fn days(range: &RangeInclusive<Weekday>) -> String {
    let (first, last) = (name(*range.start()), name(*range.end()));
    match week(range) {
        0b111_1111 => "ทุกวัน".to_owned(),
        _ if first == last => format!("วัน{first}"),
        _ => format!("วัน{first}–{last}"),
    }
}

fn name(day: Weekday) -> &'static str {
    DAYS[day.num_days_from_monday() as usize]
}

fn months(range: &RangeInclusive<Month>) -> String {
    let name = |month: Month| MONTHS[month as usize - 1];
    let (first, last) = (name(*range.start()), name(*range.end()));
    if first == last { format!("เดือน{first}") } else { format!("เดือน{first}–{last}") }
}
