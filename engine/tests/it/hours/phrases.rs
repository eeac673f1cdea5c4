//! Hours whose meaning is known, with the text that says so.

use fastrand::Rng;

use super::clock::{Known, Meaning, Rule, When};

const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WORKDAYS: [bool; 7] = [true, true, true, true, true, false, false];

/// A phrase and what it means.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    pub(crate) text: String,
    pub(crate) meaning: Meaning,
}

/// As offices write them.
pub(crate) fn real() -> Vec<Phrase> {
    let office = [(510, 990)];
    let lunch = [(510, 720), (780, 990)];
    let workdays = |spans: &[(u32, u32)]| open(weekdays(WORKDAYS), spans);
    let saturday = || weekdays([false, false, false, false, false, true, false]);
    let daily = || weekdays([true; 7]);
    let hours =
        |text: &str, rules: Vec<Rule>| Phrase { text: text.to_owned(), meaning: Meaning::Rules(rules) };
    let mut with_holidays = weekdays(WORKDAYS);
    with_holidays.holidays = true;
    vec![
        Phrase { text: String::new(), meaning: Meaning::NothingSaid },
        Phrase { text: "24/7".to_owned(), meaning: Meaning::AlwaysOpen },
        hours("Mo-Fr 08:30-16:30", vec![workdays(&office)]),
        hours("Mo-Fr 08:30-16:30; PH off", vec![workdays(&office), off_on_holidays()]),
        hours("Mo-Fr 08:30-12:00,13:00-16:30; PH off", vec![workdays(&lunch), off_on_holidays()]),
        hours("Mo-Fr 08:30-12:00,13:00-16:30", vec![workdays(&lunch)]),
        hours("Mo-Fr,PH 10:00-20:00", vec![open(with_holidays, &[(600, 1200)])]),
        hours("24/7; PH off", vec![open(When::default(), &[(0, 1440)]), off_on_holidays()]),
        hours("Mo-Su 00:00-24:00", vec![open(daily(), &[(0, 1440)])]),
        hours("Mo-Su 20:00-02:00", vec![open(daily(), &[(1200, 1560)])]),
        hours("Mo-Su 22:00-06:30; PH off", vec![open(daily(), &[(1320, 1830)]), off_on_holidays()]),
        hours(
            "Mo-Fr 08:30-16:30; Sa 09:00-12:00; PH off",
            vec![workdays(&office), open(saturday(), &[(540, 720)]), off_on_holidays()],
        ),
        hours("Sa[1,3] 09:00-12:00", vec![open(When { nth: vec![1, 3], ..saturday() }, &[(540, 720)])]),
        hours("Sa[-1] 09:00-12:00", vec![open(When { nth: vec![-1], ..saturday() }, &[(540, 720)])]),
        hours("Feb 29 09:00-12:00", vec![open(dates((2, 29), (2, 29)), &[(540, 720)])]),
        hours("off", vec![Rule { when: When::default(), spans: vec![(0, 1440)], says: Known::Closed }]),
        hours(
            "Mo-Fr 08:30-16:30 unknown \"call first\"",
            vec![Rule { says: Known::Unknown, ..workdays(&office) }],
        ),
        hours(
            "Mo-Fr 08:30-16:30; Mo-Fr 12:00-13:00 off",
            vec![workdays(&office), Rule { says: Known::Closed, ..workdays(&[(720, 780)]) }],
        ),
        hours("Mo-Fr 08:30-16:30; PH 09:00-12:00", vec![workdays(&office), open(holidays(), &[(540, 720)])]),
        hours(
            "Oct-Mar Mo-Fr 08:30-16:30; Apr-Sep Mo-Fr 08:00-15:30",
            vec![
                open(When { dates: Some([(10, 1), (3, 31)]), ..weekdays(WORKDAYS) }, &office),
                open(When { dates: Some([(4, 1), (9, 30)]), ..weekdays(WORKDAYS) }, &[(480, 930)]),
            ],
        ),
    ]
}

fn weekdays(days: [bool; 7]) -> When {
    When { weekdays: Some(days), ..When::default() }
}

fn dates(from: (u32, u32), to: (u32, u32)) -> When {
    When { dates: Some([from, to]), ..When::default() }
}

fn holidays() -> When {
    When { holidays: true, ..When::default() }
}

fn open(when: When, spans: &[(u32, u32)]) -> Rule {
    Rule { when, spans: spans.to_vec(), says: Known::Open }
}

fn off_on_holidays() -> Rule {
    Rule { when: holidays(), spans: vec![(0, 1440)], says: Known::Closed }
}

/// A made-up phrase, one of millions.
pub(crate) fn generated(random: &mut Rng) -> Phrase {
    match random.usize(..8) {
        0 => over_midnight(random),
        1 => nth_weekday(random),
        2 => seasons(random),
        3 => between_dates(random),
        _ => weekly(random),
    }
}

fn weekly(random: &mut Rng) -> Phrase {
    let first = random.usize(..3);
    let last = first + 2 + random.usize(..3);
    let (mut days, spans) = (days_between(first, last), daytime(random));
    let mut texts = vec![format!("{}-{} {}", DAYS[first], DAYS[last], printed(&spans))];
    let opens_on_holidays = random.usize(..6) == 0;
    if opens_on_holidays {
        texts[0] = format!("{}-{},PH {}", DAYS[first], DAYS[last], printed(&spans));
        days.holidays = true;
    }
    let mut rules = vec![open(days, &spans)];
    if random.usize(..3) == 0 {
        let (day, spans) = (random.usize(last..7), daytime(random));
        texts.push(format!("{} {}", DAYS[day], printed(&spans)));
        rules.push(open(days_between(day, day), &spans));
    }
    if !opens_on_holidays {
        match random.usize(..4) {
            0 | 1 => {
                texts.push("PH off".to_owned());
                rules.push(off_on_holidays());
            }
            2 => {
                let spans = daytime(random);
                texts.push(format!("PH {}", printed(&spans)));
                rules.push(open(holidays(), &spans));
            }
            _ => {}
        }
    }
    phrase(&texts, rules)
}

/// A night is of the day that it begins on.
fn over_midnight(random: &mut Rng) -> Phrase {
    let first = random.usize(..5);
    let last = first + random.usize(..7 - first);
    let spans = vec![(random.u32(1000..1440), random.u32(1441..1900))];
    let mut texts = vec![format!("{}-{} {}", DAYS[first], DAYS[last], printed(&spans))];
    if first == last {
        texts = vec![format!("{} {}", DAYS[first], printed(&spans))];
    }
    let mut rules = vec![open(days_between(first, last), &spans)];
    if random.bool() {
        texts.push("PH off".to_owned());
        rules.push(off_on_holidays());
    }
    phrase(&texts, rules)
}

fn nth_weekday(random: &mut Rng) -> Phrase {
    let (day, spans) = (random.usize(..7), daytime(random));
    let nth = match random.usize(..3) {
        0 => vec![1 + random.i32(0..5)],
        1 => vec![1, 3],
        _ => vec![-1 - random.i32(0..2)],
    };
    let printed_nth: Vec<String> = nth.iter().map(ToString::to_string).collect();
    let text = format!("{}[{}] {}", DAYS[day], printed_nth.join(","), printed(&spans));
    phrase(&[text], vec![open(When { nth, ..days_between(day, day) }, &spans)])
}

fn seasons(random: &mut Rng) -> Phrase {
    let (first, months) = (random.u32(..12), 1 + random.u32(..10));
    let last = (first + months) % 12;
    let spans = daytime(random);
    let when = When { dates: Some([(first + 1, 1), (last + 1, 31)]), ..weekdays(WORKDAYS) };
    let [from, to] = [first, last].map(|month| MONTHS[month as usize]);
    let mut texts = vec![format!("{from}-{to} Mo-Fr {}", printed(&spans))];
    let mut rules = vec![open(when, &spans)];
    if random.bool() {
        texts.push("PH off".to_owned());
        rules.push(off_on_holidays());
    }
    phrase(&texts, rules)
}

fn between_dates(random: &mut Rng) -> Phrase {
    let [from, to] = [0, 1].map(|_| (random.u32(1..13), random.u32(1..29)));
    if from.0 == to.0 {
        return seasons(random);
    }
    let spans = daytime(random);
    let [(from_month, from_day), (to_month, to_day)] = [from, to];
    let [from_name, to_name] = [from_month, to_month].map(|month| MONTHS[month as usize - 1]);
    let text = format!("{from_name} {from_day:02}-{to_name} {to_day:02} {}", printed(&spans));
    phrase(&[text], vec![open(dates(from, to), &spans)])
}

fn phrase(texts: &[String], rules: Vec<Rule>) -> Phrase {
    Phrase { text: texts.join("; "), meaning: Meaning::Rules(rules) }
}

fn days_between(first: usize, last: usize) -> When {
    let mut days = [false; 7];
    days[first..=last].fill(true);
    weekdays(days)
}

/// One to three parts of a day, as often as not with odd minutes.
fn daytime(random: &mut Rng) -> Vec<(u32, u32)> {
    let step = [1, 5, 30][random.usize(..3)];
    let mut at = random.u32(0..700) / step * step;
    let mut spans = Vec::new();
    for _ in 0..=random.usize(..3) {
        let to = at + step + random.u32(0..240) / step * step;
        if to > 1440 {
            break;
        }
        spans.push((at, to));
        at = to + step + random.u32(0..90) / step * step;
    }
    spans
}

fn printed(spans: &[(u32, u32)]) -> String {
    let time = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    let end = |minute: u32| time(if minute > 1440 { minute - 1440 } else { minute });
    let span = |(from, to): &(u32, u32)| format!("{}-{}", time(*from), end(*to));
    spans.iter().map(span).collect::<Vec<_>>().join(",")
}
