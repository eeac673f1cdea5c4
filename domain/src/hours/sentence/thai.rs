//! Thai sentences.

use std::ops::RangeInclusive;

use opening_hours_syntax::rules::day::{Month, Weekday};

use super::{Said, SaidDay, SaidRule, SaidTimes, clock_times, joined, week};

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
    let mut words: Vec<String> = Vec::new();
    if !rule.months.is_empty() {
        words.push(joined(&rule.months.iter().map(months).collect::<Vec<_>>(), ", ", " และ"));
    }
    let days = joined(&rule.days.iter().map(day).collect::<Vec<_>>(), ", ", " และ");
    match &rule.times {
        SaidTimes::Closed => words.push(format!("ปิด{days}")),
        SaidTimes::AllDay => words.extend([days, "ตลอด 24 ชั่วโมง".to_owned()]),
        SaidTimes::Periods(periods) => words.extend([days, times(periods)]),
        SaidTimes::ByAppointment(periods) => {
            words.extend([days, times(periods), "(ต้องนัดหมายล่วงหน้า)".to_owned()]);
        }
    }
    words.join(" ")
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
