//! From what a text says to the one stored form.

use super::breaks::{self, Breaks, ORDINARY};
use super::clauses::{Clause, Draft, Holidays};
use super::clock::{ALL_DAY, MIDNIGHT, Period};
use super::cursor::Cursor;
use super::days::{Days, WEEKEND, WHOLE_WEEK, WORKING_WEEK, numbers_of_month};
use super::seasons::Season;
use super::{ReadHours, UnreadHours};
use crate::HoursExpression;

/// Monday to Friday, see the module's documentation for the rule.
const OFFICIAL: Period = (8 * 60 + 30, 16 * 60 + 30);

const NAMES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

const BY_APPOINTMENT: &str = "by appointment";
const NOT_YET: &str = "hours before that day not known";
const NOT_CERTAIN: &str = "not certain whether open on weekends";

/// A clause with everything filled in.
#[derive(Clone, Debug, PartialEq)]
struct Rule {
    season: Option<Season>,
    days: Days,
    times: Vec<Period>,
    unknown: Option<&'static str>,
    place: usize,
}

pub(super) fn read_hours(cursor: &Cursor<'_>, mut draft: Draft) -> Result<ReadHours, UnreadHours> {
    draft.settle_season();
    leave_out_repeated_times(&mut draft);
    settle_holidays(&mut draft);
    if draft.closed.holidays {
        let place = cursor.place();
        draft.set_holidays(cursor, place, Holidays::Off)?;
    }
    if draft.clauses.is_empty() && draft.appointment {
        let expression = expression(cursor, &format!("unknown \"{BY_APPOINTMENT}\""))?;
        return Ok(ReadHours {
            expression,
            last_acceptance: draft.last_acceptance,
            closing: None,
            opening_rules: 1,
        });
    }
    let mut rules = Vec::new();
    for clause in &draft.clauses {
        rules.push(rule(cursor, &draft, clause)?);
    }
    take_breaks(cursor, &draft, &mut rules)?;
    resolve_overlaps(cursor, &mut rules)?;
    leave_out_closed_days(cursor, &draft, &mut rules)?;
    if draft.emergency && rules.len() > 1 {
        return Err(
            cursor.expected("hours of one door; those of the emergency room belong to a place of its own")
        );
    }
    split_uncertain_weekends(&draft, &mut rules);
    merge(&mut rules);
    let closing = common_closing(&rules);
    let expression = expression(cursor, &text(&draft, &rules))?;
    Ok(ReadHours { expression, last_acceptance: draft.last_acceptance, closing, opening_rules: rules.len() })
}

/// Working days leave holidays out, unless holidays have hours of their own. Beside `วันทำการ` or `วันธรรมดา`, a word that
/// may count Saturdays and Sundays among the holidays does.
fn settle_holidays(draft: &mut Draft) {
    let days = || draft.clauses.iter().filter_map(|clause| clause.days);
    if draft.working && !days().any(|days| days.holidays) {
        draft.holidays = Holidays::Off;
    }
    let are_all_others = draft.working || days().any(|days| days.together && days.week == WORKING_WEEK);
    if !are_all_others {
        return;
    }
    let have_weekends = days().any(|days| days.week & WEEKEND != 0 || days.has_some_of_month());
    for days in draft.clauses.iter_mut().filter_map(|clause| clause.days.as_mut()) {
        if days.is_holidays_only() && days.weekends_too && !have_weekends {
            days.week |= WEEKEND;
        }
    }
}

/// Times said again at the end without their days, as in the other language, say nothing more.
fn leave_out_repeated_times(draft: &mut Draft) {
    let [only, last] = &draft.clauses[..] else { return };
    let is_repeated =
        last.season.is_none() && last.days.is_none() && !last.official && last.times == only.times;
    if is_repeated && only.days.is_some() {
        draft.clauses.pop();
    }
}

fn expression(cursor: &Cursor<'_>, text: &str) -> Result<HoursExpression, UnreadHours> {
    HoursExpression::parse(text).map_err(|_| cursor.expected("fewer rules"))
}

fn rule(cursor: &Cursor<'_>, draft: &Draft, clause: &Clause) -> Result<Rule, UnreadHours> {
    let is_sole = draft.clauses.len() == 1;
    let is_all_day = clause.times == [ALL_DAY];
    let days = match clause.days {
        Some(days) => days,
        None if clause.official => Days::of_week(WORKING_WEEK),
        None if clause.season.as_ref().is_some_and(|season| season.names_days) => Days::of_week(WHOLE_WEEK),
        None if is_sole && is_all_day => Days { every: true, ..Days::of_week(WHOLE_WEEK) },
        // Who says that it is closed on Mondays says that it is open on the other days.
        None if is_sole && draft.closed.week != 0 && !clause.times.is_empty() => Days::of_week(WHOLE_WEEK),
        None => return Err(cursor.expected_at(clause.place, "the days besides the times, such as จันทร์-ศุกร์")),
    };
    let has_other_days = days.week & !WORKING_WEEK != 0 || days.of_month[5] | days.of_month[6] != 0;
    let days = match clause.official {
        true if days.every => Days::of_week(WORKING_WEEK),
        true if has_other_days => {
            return Err(
                cursor.expected_at(clause.place, "working days, Monday to Friday, with official hours")
            );
        }
        _ => days,
    };
    let times = match clause.times.is_empty() {
        false => clause.times.clone(),
        true if clause.official => vec![OFFICIAL],
        true if draft.appointment => vec![ALL_DAY],
        true => {
            return Err(
                cursor.expected_at(clause.place, "times of day besides the days, such as 08.30-16.30 น.")
            );
        }
    };
    let unknown = (clause.appointment || draft.appointment).then_some(BY_APPOINTMENT);
    Ok(Rule { season: clause.season.clone(), days, times, unknown, place: clause.place })
}

fn take_breaks(cursor: &Cursor<'_>, draft: &Draft, rules: &mut [Rule]) -> Result<(), UnreadHours> {
    let has_gap =
        |rule: &Rule| rule.times.windows(2).any(|pair| pair[0].1 <= 13 * 60 && pair[1].0 >= 12 * 60);
    match draft.breaks {
        Breaks::Unsaid => {}
        Breaks::None => {
            if rules.iter().any(has_gap) {
                return Err(cursor.expected("hours without a break, as the text says that there is none"));
            }
        }
        Breaks::Ordinary => {
            for rule in rules.iter_mut().filter(|rule| rule.times.len() == 1) {
                rule.times = breaks::without(&rule.times, ORDINARY);
            }
        }
        Breaks::At(period) => {
            for rule in rules.iter_mut() {
                rule.times = breaks::without(&rule.times, period);
            }
        }
    }
    Ok(())
}

/// Makes rules of one season concern different days: what is said later about fewer days goes before.
fn resolve_overlaps(cursor: &Cursor<'_>, rules: &mut Vec<Rule>) -> Result<(), UnreadHours> {
    let mixes =
        rules.iter().any(|rule| rule.season.is_some()) && rules.iter().any(|rule| rule.season.is_none());
    if mixes {
        return Err(cursor.expected("a part of the year for all the hours, or for none"));
    }
    for later in 1..rules.len() {
        for earlier in 0..later {
            let (before, after) = rules.split_at_mut(later);
            separate(cursor, &mut before[earlier], &mut after[0])?;
        }
    }
    rules.retain(|rule| !rule.days.is_empty());
    Ok(())
}

fn separate(cursor: &Cursor<'_>, first: &mut Rule, second: &mut Rule) -> Result<(), UnreadHours> {
    let common = first.days.week & second.days.week;
    let also_of_month = (0..7).any(|day| {
        let (all, some) = (first.days.week & 1 << day != 0, second.days.of_month[day] != 0);
        (all && some) || first.days.of_month[day] & second.days.of_month[day] != 0
    });
    let also_holidays = first.days.holidays && second.days.holidays;
    if let (Some(one), Some(other)) = (&first.season, &second.season)
        && one != other
        && one.meets(other)
    {
        return Err(cursor.expected_at(second.place, "parts of the year that don't meet"));
    }
    if first.season != second.season || (common == 0 && !also_of_month && !also_holidays) {
        return Ok(());
    }
    let is_same = first.times == second.times && first.unknown == second.unknown;
    let is_disjoint = first
        .times
        .iter()
        .all(|(from, to)| second.times.iter().all(|(start, end)| end <= from || to <= start));
    if is_same && !also_of_month {
        first.days.week &= !common;
        first.days.holidays &= !also_holidays;
        return Ok(());
    }
    if first.days.equals(&second.days) && is_disjoint && first.unknown == second.unknown {
        second.times.append(&mut first.times);
        second.times.sort_unstable();
        first.days = Days::default();
        return Ok(());
    }
    let is_part = second.days.week & !first.days.week == 0 && second.days.week != first.days.week;
    if is_part && !is_disjoint && !also_holidays {
        first.days.week &= !common;
        return Ok(());
    }
    Err(cursor.expected_at(second.place, "days that no earlier hours are about"))
}

fn leave_out_closed_days(
    cursor: &Cursor<'_>,
    draft: &Draft,
    rules: &mut Vec<Rule>,
) -> Result<(), UnreadHours> {
    for rule in rules.iter_mut() {
        rule.days.week &= !draft.closed.week;
        for (day, which) in rule.days.of_month.iter_mut().enumerate() {
            let is_closed = draft.closed.week & 1 << day != 0;
            *which &= if is_closed { 0 } else { !draft.closed.of_month[day] };
        }
        let is_off = draft.holidays == Holidays::Off;
        if is_off && rule.days.holidays {
            return Err(cursor.expected_at(rule.place, "one thing about holidays, closed or open"));
        }
    }
    rules.retain(|rule| !rule.days.is_empty());
    if rules.is_empty() {
        return Err(cursor.expected("days on which it is open"));
    }
    Ok(())
}

/// *Every day but วันหยุดราชการ*: the phrase may count Saturdays and Sundays among the holidays.
fn split_uncertain_weekends(draft: &Draft, rules: &mut Vec<Rule>) {
    let may_be_off = draft.holidays == Holidays::Off && draft.closed.weekends_too && draft.closed.week == 0;
    if !may_be_off {
        return;
    }
    let mut weekends = Vec::new();
    for rule in rules.iter_mut().filter(|rule| rule.days.every && rule.unknown.is_none()) {
        weekends.push(Rule {
            days: Days::of_week(rule.days.week & WEEKEND),
            unknown: Some(NOT_CERTAIN),
            ..rule.clone()
        });
        rule.days.week &= !WEEKEND;
    }
    rules.extend(weekends);
    rules.retain(|rule| !rule.days.is_empty());
}

/// Joins the days of rules that say the same, and puts rules into the order of their days, season by season.
fn merge(rules: &mut Vec<Rule>) {
    let mut merged: Vec<Rule> = Vec::new();
    for rule in rules.drain(..) {
        let same = merged.iter_mut().find(|other| {
            (&other.season, &other.times, other.unknown) == (&rule.season, &rule.times, rule.unknown)
        });
        match same {
            Some(other) => other.days.join(&rule.days),
            None => merged.push(rule),
        }
    }
    let seasons: Vec<Option<Season>> = merged.iter().map(|rule| rule.season.clone()).collect();
    let season_of = |rule: &Rule| seasons.iter().position(|season| *season == rule.season);
    merged.sort_by_key(|rule| {
        let Days { week, of_month, holidays, .. } = rule.days;
        (season_of(rule), holidays, of_month != [0; 7], week.trailing_zeros(), rule.place)
    });
    *rules = merged;
}

fn common_closing(rules: &[Rule]) -> Option<u16> {
    let mut closings = rules.iter().filter_map(|rule| rule.times.last()).map(|(_, to)| *to);
    let first = closings.next()?;
    closings.all(|closing| closing == first).then_some(first)
}

fn text(draft: &Draft, rules: &[Rule]) -> String {
    let is_plain = draft.closed.is_empty() || (draft.closed.week == 0 && draft.closed.holidays);
    if let [rule] = rules {
        let is_always = rule.days.week == WHOLE_WEEK && rule.times == [ALL_DAY] && rule.season.is_none();
        let is_all = is_always && rule.unknown.is_none() && is_plain && !draft.closed.has_some_of_month();
        if is_all && draft.holidays != Holidays::Off && draft.closed_seasons.is_empty() {
            return "24/7".to_owned();
        }
    }
    let mut parts = Vec::new();
    let includes = draft.holidays == Holidays::Included;
    let is_usual = |rule: &&Rule| rule.days.week != 0;
    let usual = rules.iter().filter(is_usual).fold(0, |week, rule| week | rule.days.week);
    let mut holidays_said = rules.iter().any(|rule| rule.days.holidays);
    let mut rest_said = false;
    for rule in rules {
        let is_late = rule.days.week == 0 && !rule.days.holidays;
        if is_late && includes && !rest_said {
            parts.extend(off_days(usual));
            rest_said = true;
        }
        let with_holidays = rule.days.holidays || (includes && !holidays_said && rule.days.week != 0);
        holidays_said |= with_holidays;
        parts.push(rule_text(rule, with_holidays));
    }
    // A holiday on a day on which the door is closed anyway doesn't open it.
    if includes && !rest_said {
        parts.extend(off_days(usual));
    } else if holidays_said && draft.closed.week != 0 {
        parts.extend(off_days(!draft.closed.week & WHOLE_WEEK));
    }
    if draft.closed.has_some_of_month() {
        parts.push(format!("{} off", day_names(&Days { week: 0, ..draft.closed }, false)));
    }
    let before = rules.iter().find_map(|rule| rule.season.as_ref()?.before());
    parts.extend(before.map(|before| format!("{before} unknown \"{NOT_YET}\"")));
    parts.extend(draft.closed_seasons.iter().map(|season| format!("{} off", season.text)));
    if draft.holidays == Holidays::Off {
        parts.push("PH off".to_owned());
    }
    parts.join("; ")
}

fn off_days(open: u8) -> Option<String> {
    let closed = WHOLE_WEEK & !open;
    (closed != 0).then(|| format!("{} off", day_names(&Days::of_week(closed), false)))
}

fn rule_text(rule: &Rule, with_holidays: bool) -> String {
    let mut words = Vec::new();
    words.extend(rule.season.as_ref().map(|season| season.text.clone()));
    words.push(day_names(&rule.days, with_holidays));
    if rule.unknown.is_none() || rule.times != [ALL_DAY] {
        words.push(rule.times.iter().map(period_text).collect::<Vec<_>>().join(","));
    }
    words.extend(rule.unknown.map(|why| format!("unknown \"{why}\"")));
    words.join(" ")
}

/// `Mo-Fr,Sa[1,3],PH`.
fn day_names(days: &Days, with_holidays: bool) -> String {
    let mut names = Vec::new();
    let mut day = 0;
    while day < 7 {
        let length = (day..7).take_while(|day| days.week & 1 << day != 0).count();
        match length {
            0 => {}
            1 => names.push(NAMES[day].to_owned()),
            _ => names.push(format!("{}-{}", NAMES[day], NAMES[day + length - 1])),
        }
        day += length.max(1);
    }
    for (name, which) in NAMES.iter().zip(days.of_month).filter(|(_, which)| *which != 0) {
        names.push(format!("{name}[{}]", numbers_of_month(which)));
    }
    if with_holidays {
        names.push("PH".to_owned());
    }
    names.join(",")
}

fn period_text((from, to): &Period) -> String {
    let to = if *to > MIDNIGHT { to - MIDNIGHT } else { *to };
    format!("{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
}
