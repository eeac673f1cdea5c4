//! What a door does at a minute, by looking at that minute alone: the meaning of hours as the generator knows it, the
//! holiday rule, the clocks of four places. It shares no code with what it judges, and reads no text of hours.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

/// What is known, and which layer says so.
pub(crate) type Verdict = (Known, &'static str);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    Open,
    Closed,
    Unknown,
}

/// When a rule applies. All conditions have to hold; a holiday may stand in for the day of the week.
#[derive(Clone, Debug, Default)]
pub(crate) struct When {
    /// Days of the week from Monday; none: no condition.
    pub(crate) weekdays: Option<[bool; 7]>,
    /// Which of the month's days of that name; negative from the end; empty: all.
    pub(crate) nth: Vec<i32>,
    pub(crate) holidays: bool,
    /// From one month and day to another, both included, over the new year where the last comes first.
    pub(crate) dates: Option<[(u32, u32); 2]>,
}

#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) when: When,
    /// Minutes of the day, the last one not included; beyond 1440 on the next day.
    pub(crate) spans: Vec<(u32, u32)>,
    pub(crate) says: Known,
}

/// Hours as they are meant.
#[derive(Clone, Debug)]
pub(crate) enum Meaning {
    NothingSaid,
    AlwaysOpen,
    Rules(Vec<Rule>),
}

/// A day of a calendar: closed, unknown, or open.
#[derive(Clone, Debug)]
pub(crate) struct Holiday {
    pub(crate) date: NaiveDate,
    pub(crate) says: Known,
    pub(crate) span: (u32, u32),
}

/// The calendars that a door keeps, the most specific first, by name.
pub(crate) type Chain<'c> = Vec<(&'static str, &'c [Holiday])>;

#[derive(Clone, Debug)]
pub(crate) struct Special {
    pub(crate) of_procedure: bool,
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
    /// None: closed all day.
    pub(crate) hours: Option<Meaning>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Bangkok,
    Kathmandu,
    Berlin,
    NewYork,
}

pub(crate) struct Door<'c> {
    pub(crate) hours: &'c Meaning,
    pub(crate) chain: Chain<'c>,
    /// Those that concern it, the later ones before the earlier.
    pub(crate) specials: Vec<&'c Special>,
    pub(crate) place: Place,
}

impl Door<'_> {
    /// What holds at a minute since 1970 in UTC.
    pub(crate) fn at(&self, minute: i64) -> Verdict {
        let local = minute + offset_minutes(self.place, minute);
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a date");
        let date = epoch + TimeDelta::days(local.div_euclid(1440));
        self.on(date, local.rem_euclid(1440) as u32)
    }

    fn on(&self, date: NaiveDate, minute: u32) -> Verdict {
        let covers = |special: &&&Special| (special.from..=special.to).contains(&date);
        let of_procedure = self.specials.iter().filter(|special| special.of_procedure).find(covers);
        if let Some(special) = of_procedure.or_else(|| self.specials.iter().find(covers)) {
            let known = match &special.hours {
                None => Known::Closed,
                Some(Meaning::NothingSaid) => Known::Unknown,
                Some(Meaning::AlwaysOpen) => Known::Open,
                Some(Meaning::Rules(rules)) => by_rules(rules, date, minute, &|_, _| None),
            };
            return (known, "exception");
        }
        let rules = match self.hours {
            Meaning::NothingSaid => return (Known::Unknown, "nobody"),
            Meaning::AlwaysOpen => return (Known::Open, "hours"),
            Meaning::Rules(rules) => rules,
        };
        if rules.iter().any(|rule| rule.when.holidays) {
            let holiday = |date: NaiveDate, minute: u32| self.decided(date, minute).map(|(_, says)| says);
            return (by_rules(rules, date, minute, &holiday), "hours");
        }
        match self.decided(date, minute) {
            Some((calendar, says)) => (says, calendar),
            None => (by_rules(rules, date, minute, &|_, _| None), "hours"),
        }
    }

    /// The first calendar that says anything about a minute, and what, unless it says that it is an ordinary one.
    fn decided(&self, date: NaiveDate, minute: u32) -> Option<(&'static str, Known)> {
        for (name, days) in &self.chain {
            let covers = |day: &&Holiday| day.date == date && (day.span.0..day.span.1).contains(&minute);
            if let Some(day) = days.iter().find(covers) {
                return (day.says != Known::Open).then_some((*name, day.says));
            }
        }
        None
    }
}

/// What rules say: the last one that holds for the day decides about it, and what says closed closes what stood.
fn by_rules(
    rules: &[Rule],
    date: NaiveDate,
    minute: u32,
    holiday: &dyn Fn(NaiveDate, u32) -> Option<Known>,
) -> Known {
    let mut known = Known::Closed;
    for rule in rules {
        let today = rule.holds(date, holiday(date, minute));
        let is_in = |at: u32| rule.spans.iter().any(|(from, to)| (*from..*to).contains(&at));
        let yesterday = date - Days::new(1);
        let spills = rule.says != Known::Closed
            && is_in(minute + 1440)
            && rule.holds(yesterday, holiday(yesterday, 0)).is_some();
        match today {
            Some(says) if rule.says == Known::Closed => known = if is_in(minute) { says } else { known },
            Some(says) => {
                known = if is_in(minute) || spills { says } else { Known::Closed };
            }
            None if spills => known = rule.says,
            None => {}
        }
    }
    known
}

impl Rule {
    /// What it says on a day, if it holds then. One that speaks of holidays is unknown where nobody knows of one.
    fn holds(&self, date: NaiveDate, holiday: Option<Known>) -> Option<Known> {
        let When { weekdays, nth, holidays, dates } = &self.when;
        if let Some([(from_month, from_day), (to_month, to_day)]) = dates {
            let at = (date.month(), date.day());
            let (from, to) = ((*from_month, *from_day), (*to_month, *to_day));
            let is_in = if from <= to { from <= at && at <= to } else { from <= at || at <= to };
            if !is_in {
                return None;
            }
        }
        let by_weekday = match weekdays {
            Some(days) => days[date.weekday().num_days_from_monday() as usize] && nth_holds(nth, date),
            None => !holidays,
        };
        if *holidays && holiday.is_some() {
            return Some(if holiday == Some(Known::Unknown) { Known::Unknown } else { self.says });
        }
        by_weekday.then_some(self.says)
    }
}

fn nth_holds(nth: &[i32], date: NaiveDate) -> bool {
    let from_start = (date.day0() / 7) as i32 + 1;
    let next_month = (date.with_day(1).expect("the first") + Days::new(31)).with_day(1).expect("the first");
    let from_end = -(((next_month - date).num_days() - 1) / 7) as i32 - 1;
    nth.is_empty() || nth.contains(&from_start) || nth.contains(&from_end)
}

/// Minutes that the clock of a place is ahead of UTC: by the laws of 1996 (Europe) and 2007 (America).
fn offset_minutes(place: Place, minute: i64) -> i64 {
    let at = |year: i32, month: u32, nth: i32, hour: i64| {
        let first = NaiveDate::from_ymd_opt(year, month, 1).expect("a date");
        let mut sundays: Vec<NaiveDate> = first.iter_days().take_while(|day| day.month() == month).collect();
        sundays.retain(|day| day.weekday() == Weekday::Sun);
        let day = if nth < 0 { sundays[sundays.len() - 1] } else { sundays[nth as usize - 1] };
        (day - NaiveDate::from_ymd_opt(1970, 1, 1).expect("a date")).num_days() * 1440 + hour * 60
    };
    let year = 1970 + (minute as f64 / 1440.0 / 365.2425).floor() as i32;
    let is_summer = |from: (u32, i32, i64), to: (u32, i32, i64)| {
        [year - 1, year, year + 1]
            .into_iter()
            .any(|year| (at(year, from.0, from.1, from.2)..at(year, to.0, to.1, to.2)).contains(&minute))
    };
    match place {
        Place::Bangkok => 420,
        Place::Kathmandu => 345,
        Place::Berlin => 60 + if is_summer((3, -1, 1), (10, -1, 1)) { 60 } else { 0 },
        Place::NewYork => -300 + if is_summer((3, 2, 7), (11, 1, 6)) { 60 } else { 0 },
    }
}
