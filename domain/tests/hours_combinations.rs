//! Hours put together from small tables of phrases, with the form that they mean put together beside them.

use domain::hours::{LastAcceptance, read_hours};
use fastrand::Rng;

const SAMPLES: usize = 4_000;
const SEED: u64 = 2_569;

/// Days as offices write them; `-` is where the dash of the sample goes.
const DAYS: &[(&str, &[&str])] = &[
    (
        "Mo-Fr",
        &[
            "จันทร์-ศุกร์",
            "วันจันทร์-ศุกร์",
            "วันจันทร์-วันศุกร์",
            "ทุกวันจันทร์-ศุกร์",
            "ในวันจันทร์-วันศุกร์",
            "ตั้งแต่วันจันทร์-วันศุกร์",
            "จ.-ศ.",
            "จ-ศ",
            "วันธรรมดา",
            "จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์",
            "จ., อ., พ., พฤ., ศ.",
            "Mon-Fri",
            "Monday-Friday",
            "Weekdays",
        ],
    ),
    ("Mo-Sa", &["จันทร์-เสาร์", "วันจันทร์-วันเสาร์", "จ.-ส.", "จ-ส", "Mon-Sat", "Monday-Saturday"]),
    ("Mo-Th", &["จันทร์-พฤหัสบดี", "วันจันทร์-พฤหัส", "จ.-พฤ.", "Mon-Thu"]),
    ("Tu-Su", &["อังคาร-อาทิตย์", "วันอังคาร-วันอาทิตย์", "อ.-อา.", "Tue-Sun"]),
    ("Sa-Su", &["เสาร์-อาทิตย์", "วันเสาร์และวันอาทิตย์", "วันเสาร์ วันอาทิตย์", "ส.-อา.", "Sat-Sun", "Weekends"]),
    ("Mo,We,Fr", &["จันทร์ พุธ ศุกร์", "วันจันทร์ วันพุธ และวันศุกร์", "จ/พ/ศ", "จ., พ., ศ.", "Mon, Wed, Fri"]),
    ("Tu,Th", &["อังคารและพฤหัสบดี", "ทุกวันอังคาร และวันพฤหัสบดี", "อังคาร, พฤหัสบดี", "Tue & Thu"]),
    ("We", &["วันพุธ", "ทุกวันพุธ", "เฉพาะวันพุธ", "Wednesday"]),
    ("Mo-Su", &["ทุกวัน", "จันทร์-อาทิตย์", "วันจันทร์-วันอาทิตย์", "จ.-อา.", "Daily", "Every day", "Mon-Sun"]),
];

/// Minutes of opening and closing, and of a break.
const TIMES: &[&[(u16, u16)]] = &[
    &[(510, 990)],
    &[(480, 960)],
    &[(420, 900)],
    &[(540, 1_020)],
    &[(600, 1_260)],
    &[(510, 720)],
    &[(780, 990)],
    &[(990, 1_230)],
    &[(510, 720), (780, 990)],
    &[(540, 690), (810, 930)],
];

/// Single times in words, `-` is where the dash of the sample goes.
const SPOKEN: &[(&str, (u16, u16))] = &[
    ("แปดโมงครึ่ง-สี่โมงครึ่ง", (510, 990)),
    ("แปดโมงเช้า-สี่โมงเย็น", (480, 960)),
    ("8 โมงเช้า - 4 โมงเย็น", (480, 960)),
    ("เก้าโมงเช้า-บ่ายสามโมง", (540, 900)),
    ("เก้าโมง-เที่ยง", (540, 720)),
    ("สิบโมงเช้า-สามทุ่ม", (600, 1_260)),
    ("ตีห้า-สองทุ่ม", (300, 1_200)),
    ("หกโมงเช้า-เที่ยงคืน", (360, 1_440)),
    ("บ่ายโมง-ห้าโมงเย็น", (780, 1_020)),
    ("8.30 a.m. - 4.30 p.m.", (510, 990)),
    ("8:30 AM-4:30 PM", (510, 990)),
    ("9am - 5pm", (540, 1_020)),
    ("9:00am-12:00pm", (540, 720)),
    ("10 am to 8 pm", (600, 1_200)),
    ("8 a.m.-noon", (480, 720)),
    ("0830-1630", (510, 990)),
    ("8 นาฬิกา 30 นาที - 16 นาฬิกา 30 นาที", (510, 990)),
];

const DASHES: &[&str] = &["-", " - ", "–", " – ", " ถึง ", "ถึง", " — ", "- ", "~"];
const TIME_SIGNS: &[&str] = &[".", ":"];
const OCLOCKS: &[&str] = &[" น.", "น.", "", " น", " นาฬิกา"];
const BEFORE_TIMES: &[&str] = &["", "", "เวลา ", "เวลา", "ตั้งแต่เวลา ", "ระหว่างเวลา ", "เปิด ", "เวลาทำการ "];
const BEFORE_ALL: &[&str] = &[
    "",
    "",
    "",
    "เวลาทำการ ",
    "เวลาทำการ: ",
    "เวลาทำการ : ",
    "วันเวลาทำการ ",
    "วัน-เวลาทำการ : ",
    "เปิดทำการ ",
    "เปิดบริการ ",
    "เปิดให้บริการ ",
    "เปิดให้บริการ: ",
    "ให้บริการ ",
    "เวลาเปิด-ปิด : ",
    "Opening hours: ",
    "Open ",
];
const SEPARATORS: &[&str] = &[" ", " ", " ", "  ", "\n", " | ", ", ", " / ", ": ", "; ", "\r\n", "\t"];
const JOINTS: &[&str] = &[", ", " และ ", " และเวลา ", " / ", " & ", ",", " , "];

/// Holidays left out, of days without a Saturday or a Sunday: the words may count them.
const OFF: &[&str] = &[
    "เว้นวันหยุดราชการ",
    "ยกเว้นวันหยุดราชการ",
    "(เว้นวันหยุดราชการ)",
    "( ยกเว้นวันหยุดราชการ )",
    "ปิดวันหยุดราชการ",
    "หยุดวันหยุดราชการ",
    "ยกเว้นวันหยุดที่ทางราชการกำหนด",
    "เว้นวันหยุดราชการและวันหยุดนักขัตฤกษ์",
    "(ยกเว้นวันหยุดราชการ/วันหยุดนักขัตฤกษ์)",
    "หยุดวันเสาร์-อาทิตย์ และวันหยุดราชการ",
    "(ปิดวันเสาร์-อาทิตย์และวันหยุดนักขัตฤกษ์)",
    "หยุดเสาร์ อาทิตย์ และวันหยุดนักขัตฤกษ์",
    "ปิดทำการวันเสาร์ วันอาทิตย์ และวันหยุดราชการ",
];
const OFF_OF_ANY: &[&str] = &[
    "เว้นวันหยุดนักขัตฤกษ์",
    "(ยกเว้นวันหยุดนักขัตฤกษ์)",
    "ยกเว้นวันนักขัตฤกษ์",
    "หยุดวันหยุดนักขัตฤกษ์",
    "หยุดวันนักขัตฤกษ์",
    "(หยุดนักขัตฤกษ์)",
    "ปิดวันหยุดนักขัตฤกษ์",
    "(วันหยุดนักขัตฤกษ์ปิดทำการ)",
    "(วันหยุดนักขัตฤกษ์ หยุด)",
    "งดให้บริการวันหยุดนักขัตฤกษ์",
    "except public holidays",
    "(closed on public holidays)",
    "excluding holidays",
];
const INCLUDED: &[&str] = &[
    "ไม่เว้นวันหยุดราชการ",
    "ไม่เว้นวันหยุด",
    "(ไม่เว้นวันหยุดนักขัตฤกษ์)",
    "ไม่มีวันหยุด",
    "รวมวันหยุดนักขัตฤกษ์",
    "ไม่หยุดวันหยุดราชการ",
    "including public holidays",
];
const BREAKS: &[&str] = &[
    "พักเที่ยง",
    "(พักเที่ยง)",
    "มีพักเที่ยง",
    "หยุดพักกลางวัน",
    "พักเที่ยง 12.00-13.00 น.",
    "(พักกลางวัน 12:00 - 13:00 น.)",
    "หยุดพักเที่ยง เวลา 12.00 – 13.00 น.",
    "พักเที่ยง 1 ชั่วโมง",
    "ปิดพักเที่ยง 12.00-13.00",
    "lunch break 12:00-13:00",
    "(closed for lunch 12.00-13.00)",
];
const NO_BREAKS: &[&str] = &[
    "ไม่พักเที่ยง",
    "(ไม่พักเที่ยง)",
    "ไม่หยุดพักกลางวัน",
    "(ไม่เว้นพักเที่ยง)",
    "ไม่หยุดพักเที่ยง",
    "เปิดช่วงพักเที่ยง",
    "no lunch break",
];
const QUEUES: &[&str] = &[
    "รับบัตรคิวถึง @",
    "(รับบัตรคิวถึงเวลา @)",
    "รับคิวสุดท้าย @",
    "ปิดรับคิว @",
    "งดรับบัตรคิวหลัง @",
    "รับคำขอไม่เกิน @",
    "(รับบัตรคิวก่อน @)",
    "หยุดแจกบัตรคิวเวลา @",
    "last queue @",
];
const TELEPHONES: &[&str] = &["โทร. 0 2123 4567", "โทร 042-491832 ต่อ 11", "Tel. 02-123-4567", "(โทร. 1567)"];

/// What a whole sample keeps to.
struct Style {
    dash: &'static str,
    sign: &'static str,
    oclock: &'static str,
    separator: &'static str,
    has_zeros: bool,
    has_thai_digits: bool,
}

impl Style {
    fn any(random: &mut Rng) -> Self {
        Self {
            dash: one(random, DASHES),
            sign: one(random, TIME_SIGNS),
            oclock: one(random, OCLOCKS),
            separator: one(random, SEPARATORS),
            has_zeros: random.bool(),
            has_thai_digits: random.u8(..5) == 0,
        }
    }

    fn time(&self, minute: u16) -> String {
        let (hour, minute) = (minute / 60, minute % 60);
        let hour = if self.has_zeros { format!("{hour:02}") } else { hour.to_string() };
        format!("{hour}{}{minute:02}", self.sign)
    }

    fn period(&self, (from, to): (u16, u16), random: &mut Rng) -> String {
        let first_oclock = if random.u8(..4) == 0 { self.oclock } else { "" };
        format!("{}{first_oclock}{}{}{}", self.time(from), self.dash, self.time(to), self.oclock)
    }

    fn typed(&self, text: &str) -> String {
        let digit = |c: char| match c.to_digit(10) {
            Some(value) if self.has_thai_digits => char::from_u32('๐' as u32 + value).unwrap_or(c),
            _ => c,
        };
        text.chars().map(digit).collect()
    }
}

fn one<T: Copy>(random: &mut Rng, of: &[T]) -> T {
    of[random.usize(..of.len())]
}

/// A phrase and what it means.
struct Sample {
    text: String,
    form: String,
    last_acceptance: Option<u16>,
}

/// Days with their times, as written and as meant.
fn clause(style: &Style, days: usize, times: &[(u16, u16)], random: &mut Rng) -> (String, String) {
    let (_, phrases) = DAYS[days];
    let days = one(random, phrases).replace('-', style.dash);
    let joint = one(random, JOINTS);
    let periods: Vec<String> = times.iter().map(|period| style.period(*period, random)).collect();
    (days, format!("{}{}", one(random, BEFORE_TIMES), periods.join(joint)))
}

fn form(times: &[(u16, u16)]) -> String {
    let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let periods = times.iter().map(|(from, to)| format!("{}-{}", time(*from), time(*to)));
    periods.collect::<Vec<_>>().join(",")
}

fn without_noon(times: &[(u16, u16)]) -> Vec<(u16, u16)> {
    match times {
        [(from, to)] if *from < 720 && *to > 780 => vec![(*from, 720), (780, *to)],
        _ => times.to_vec(),
    }
}

/// One clause with what is said about holidays, a break, the taking of cases and a telephone.
fn one_clause(random: &mut Rng) -> Sample {
    let style = Style::any(random);
    let day = random.usize(..DAYS.len());
    let name = DAYS[day].0;
    let (spoken, spoken_period) = one(random, SPOKEN);
    let is_spoken = random.u8(..5) == 0;
    let times = if is_spoken { &[spoken_period][..] } else { one(random, TIMES) };
    let (days, periods) = clause(&style, day, times, random);
    let periods = if is_spoken { spoken.replace('-', style.dash) } else { periods };
    let is_of_work = matches!(name, "Mo-Fr" | "Mo-Th" | "Mo,We,Fr" | "Tu,Th" | "We");
    let (holidays, holidays_form) = match random.u8(..6) {
        0 | 1 if is_of_work => (one(random, OFF), "; PH off"),
        0..=2 => (one(random, OFF_OF_ANY), "; PH off"),
        3 if name == "Mo-Su" => (one(random, INCLUDED), ",PH"),
        _ => ("", ""),
    };
    let spans_noon = times.len() == 1 && times[0].0 < 720 && times[0].1 > 780;
    let (lunch, open) = match random.u8(..4) {
        0 if spans_noon => (one(random, BREAKS), without_noon(times)),
        1 if spans_noon => (one(random, NO_BREAKS), times.to_vec()),
        _ => ("", times.to_vec()),
    };
    let ends_at = times[times.len() - 1].1;
    let (queue, last_acceptance) = match random.u8(..5) {
        0 => {
            let last = format!("{}{}", style.time(ends_at - 60), style.oclock);
            (one(random, QUEUES).replace('@', &last), Some(ends_at - 60))
        }
        _ => (String::new(), None),
    };
    let telephone = if random.u8(..6) == 0 { one(random, TELEPHONES) } else { "" };
    let holidays = holidays.replace('-', style.dash);
    let parts = match random.u8(..4) {
        0 | 1 => [days, periods, holidays, lunch.to_owned()],
        2 if !holidays.is_empty() && holidays.starts_with('(') => [days, holidays, periods, lunch.to_owned()],
        _ => [periods, days, holidays, lunch.to_owned()],
    };
    let parts = parts.into_iter().chain([queue, telephone.to_owned()]).filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.collect();
    // A colon stands after days, not before a bracket or a remark.
    let (first, rest) = parts.split_first().expect("days");
    let separator = style.separator;
    let rest_separator = if separator == ": " { " " } else { separator };
    let text = format!("{}{first}{separator}{}", one(random, BEFORE_ALL), rest.join(rest_separator));
    let form = match holidays_form {
        ",PH" => format!("{name},PH {}", form(&open)),
        off => format!("{name} {}{off}", form(&open)),
    };
    Sample { text: style.typed(&text), form, last_acceptance }
}

/// Working days and other days with times of their own.
fn two_clauses(random: &mut Rng) -> Sample {
    let style = Style::any(random);
    let pairs =
        [("Mo-Fr", "Sa-Su"), ("Mo-Th", "Sa-Su"), ("Tu,Th", "We"), ("Sa-Su", "Mo-Fr"), ("We", "Tu,Th")];
    let (first, second) = one(random, &pairs);
    let place = |name: &str| DAYS.iter().position(|(known, _)| *known == name).expect("a known name");
    let first_times = one(random, TIMES);
    let second_times = loop {
        let times = one(random, TIMES);
        if times != first_times {
            break times;
        }
    };
    let (first_days, first_periods) = clause(&style, place(first), first_times, random);
    let (second_days, second_periods) = clause(&style, place(second), second_times, random);
    let inner = one(random, &[" ", " ", ": ", " เวลา ", " : "]);
    let outer = one(random, &[" ", "\n", " / ", ", ", " | ", "; ", " และ", " และ ", " ส่วน"]);
    let (holidays, off) = if random.u8(..3) == 0 { (one(random, OFF_OF_ANY), "; PH off") } else { ("", "") };
    let text = format!(
        "{}{first_days}{inner}{first_periods}{outer}{second_days}{inner}{second_periods} {holidays}",
        one(random, BEFORE_ALL)
    );
    let monday_first = |name: &str| ["Mo", "Tu", "We", "Sa"].iter().position(|day| name.starts_with(day));
    let mut rules = [(first, form(first_times)), (second, form(second_times))];
    rules.sort_by_key(|(name, _)| monday_first(name));
    let rules = rules.map(|(name, times)| format!("{name} {times}"));
    Sample { text: style.typed(&text), form: format!("{}{off}", rules.join("; ")), last_acceptance: None }
}

fn fault(sample: &Sample) -> Option<String> {
    let Sample { text, form, last_acceptance } = sample;
    let read = match read_hours(text) {
        Ok(read) => read,
        Err(error) => return Some(format!("{text}\n    unread, {error}")),
    };
    let found = read.expression.as_str();
    let last = match read.last_acceptance {
        Some(LastAcceptance::At { minute }) => Some(minute),
        _ => None,
    };
    if found != form {
        return Some(format!("{text}\n    read as {found} instead of {form}"));
    }
    (last != *last_acceptance).then(|| format!("{text}\n    last {last:?} instead of {last_acceptance:?}"))
}

#[test]
fn phrases_put_together_are_read_as_what_they_were_put_together_of() {
    let mut random = Rng::with_seed(SEED);
    let samples = (0..SAMPLES).map(|number| match number % 4 {
        0 => two_clauses(&mut random),
        _ => one_clause(&mut random),
    });
    let faults: Vec<String> = samples.filter_map(|sample| fault(&sample)).collect();
    let shown = &faults[..faults.len().min(60)];
    assert!(faults.is_empty(), "{} of {SAMPLES}:\n{}", faults.len(), shown.join("\n"));
}
