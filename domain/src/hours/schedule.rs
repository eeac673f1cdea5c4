//! Hours, calendar and exceptions together: what holds at an instant, until when, and who decided it.

use std::sync::Arc;

use chrono::{
    DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Timelike, Utc,
};
use chrono_tz::Tz;
use compact_calendar::CompactCalendar;
use opening_hours::{Context, ContextHolidays, OpeningHours};
use opening_hours_syntax::RuleKind;

use super::{
    CalendarDay, CalendarView, DayKind, Exception, ExceptionHours, HoursExpression, MinuteSpan, Status,
};

/// How far ahead a change of status is looked for. Hours that don't change within this many days read as
/// constant: a year and a day covers every yearly rule.
const HORIZON_DAYS: u64 = 367;

/// The rules of one door: regular hours, the calendar it keeps, its exceptions, and its time zone.
#[derive(Clone, Debug)]
pub struct Schedule {
    hours: Option<Arc<RegularHours>>,
    calendar: CalendarView,
    exceptions: Vec<Exception>,
    zone: Tz,
}

#[derive(Debug)]
struct RegularHours {
    expression: HoursExpression,
    /// Knows the calendar's whole days where the expression mentions `PH`.
    evaluator: OpeningHours,
    /// Takes the days that are holidays in part for whole ones: what holds in that part.
    in_part: OpeningHours,
}

/// Who decided a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decider {
    /// An exception, with its reason.
    Exception(Option<String>),
    /// The regular hours.
    Hours,
    /// A day of a calendar.
    Calendar {
        /// The calendar's id.
        calendar: String,
        /// The day's Thai name.
        name_th: String,
        /// The day's English name.
        name_en: Option<String>,
    },
    /// Nobody: nothing is known.
    Nobody,
}

/// A part of a day with one status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanSpan {
    /// Minutes from local midnight.
    pub span: MinuteSpan,
    /// What holds.
    pub status: Status,
    /// Who decided it.
    pub decided_by: Decider,
}

/// One local day, cut into spans that cover minutes 0 to 1440 without gap or overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayPlan {
    /// The spans in their order.
    pub spans: Vec<PlanSpan>,
}

/// What holds at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Open, closed or unknown.
    pub status: Status,
    /// Who decided it.
    pub decided_by: Decider,
    /// When the status ends, if it does within a year.
    pub until: Option<DateTime<Tz>>,
    /// If it isn't open: the next instant within a year at which it certainly is.
    pub opens_next: Option<DateTime<Tz>>,
    /// The holiday that it is, whoever decided, see [`Schedule::holiday`].
    pub holiday: Option<CalendarDay>,
}

impl Schedule {
    /// A door with its regular hours (none: unknown), the calendar it keeps, its exceptions and its time zone.
    ///
    /// An exception of one procedure goes before one of the whole point; among equals the later in the list wins.
    #[must_use]
    pub fn new(
        hours: Option<HoursExpression>,
        calendar: CalendarView,
        mut exceptions: Vec<Exception>,
        zone: Tz,
    ) -> Self {
        exceptions.sort_by_key(|exception| exception.procedure.is_some());
        let hours = hours.map(|expression| {
            let with = |whole_days_only| {
                let context = holiday_context(&expression, &calendar, whole_days_only);
                expression.evaluator().clone().with_context(context)
            };
            let (evaluator, in_part) = (with(true), with(false));
            Arc::new(RegularHours { expression, evaluator, in_part })
        });
        Self { hours, calendar, exceptions, zone }
    }

    /// The regular hours.
    #[must_use]
    pub fn hours(&self) -> Option<&HoursExpression> {
        self.hours.as_ref().map(|regular| &regular.expression)
    }

    /// The time zone of its clock.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// The plan of a local day, by the holiday rule: an exception decides first; then hours that mention `PH`
    /// decide themselves; otherwise a day of the calendar closes the door or makes it unknown, except `24/7`.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> DayPlan {
        if let Some(exception) = self.exceptions.iter().rev().find(|exception| exception.covers(date)) {
            return exception_plan(exception, date);
        }
        let Some(regular) = &self.hours else {
            return DayPlan::constant(Status::Unknown, Decider::Nobody);
        };
        let plan = plan_of(&regular.evaluator, date, &Decider::Hours);
        match self.calendar.decision(date) {
            None => plan,
            Some(_) if regular.expression.is_always_open() => plan,
            Some((_, day)) if regular.expression.mentions_public_holidays() => {
                if day.span == MinuteSpan::DAY {
                    return plan;
                }
                let holiday = plan_of(&regular.in_part, date, &Decider::Hours);
                holiday.within(day.span).iter().fold(plan, DayPlan::overlaid)
            }
            Some((calendar, day)) => {
                let status = if day.kind == DayKind::Closed { Status::Closed } else { Status::Unknown };
                let (calendar, name_th) = (calendar.to_string(), day.name_th.clone());
                let decided_by = Decider::Calendar { calendar, name_th, name_en: day.name_en.clone() };
                plan.overlaid(&PlanSpan { span: day.span, status, decided_by })
            }
        }
    }

    /// The day of the calendar that this door keeps, if it says closed or unknown and no exception or `24/7` goes
    /// before it. Hours that mention `PH` decide themselves what it means for them.
    #[must_use]
    pub fn holiday(&self, date: NaiveDate) -> Option<&CalendarDay> {
        let is_special = self.exceptions.iter().any(|exception| exception.covers(date));
        let keeps_it = self.hours().is_some_and(|hours| !hours.is_always_open());
        let (_, day) = self.calendar.decision(date)?;
        (keeps_it && !is_special).then_some(day)
    }

    /// The status at an instant.
    #[must_use]
    pub fn status_at(&self, instant: DateTime<Utc>) -> Status {
        self.span_at(instant).status
    }

    /// What holds at an instant, until when, and when the door opens next.
    #[must_use]
    pub fn state_at(&self, instant: DateTime<Utc>) -> State {
        let now = self.span_at(instant);
        let days_ahead = if self.is_constant() { 0 } else { HORIZON_DAYS };
        let mut until = None;
        let mut opens_next = None;
        for (start, status) in self.spans_after(instant, days_ahead) {
            if until.is_none() && status != now.status {
                until = Some(start);
            }
            if now.status == Status::Open && until.is_some() {
                break;
            }
            if now.status != Status::Open && status == Status::Open {
                opens_next = Some(start);
                break;
            }
        }
        let holiday = self.holiday(instant.with_timezone(&self.zone).date_naive()).cloned();
        State { status: now.status, decided_by: now.decided_by, until, opens_next, holiday }
    }

    fn is_constant(&self) -> bool {
        let regular_is_constant = self.hours().is_none_or(HoursExpression::is_always_open);
        regular_is_constant && self.exceptions.is_empty()
    }

    fn span_at(&self, instant: DateTime<Utc>) -> PlanSpan {
        let local = instant.with_timezone(&self.zone).naive_local();
        self.day(local.date()).at(minute_of_day(local.time()))
    }

    /// Every later change of the plans, as the instant at which it comes and the status from then on.
    fn spans_after(
        &self,
        instant: DateTime<Utc>,
        days: u64,
    ) -> impl Iterator<Item = (DateTime<Tz>, Status)> + '_ {
        let today = instant.with_timezone(&self.zone).date_naive();
        let dates = (0..=days).map_while(move |offset| today.checked_add_days(Days::new(offset)));
        dates.flat_map(|date| self.spans_of(date)).filter(move |(start, _)| *start > instant)
    }

    /// The spans of a local day as instants with the status from then on.
    fn spans_of(&self, date: NaiveDate) -> Vec<(DateTime<Tz>, Status)> {
        let plan = self.day(date);
        let start = self.instant_of(date, 0);
        let end = date.succ_opt().map_or(start, |next| self.instant_of(next, 0));
        if start.offset().fix() == end.offset().fix() {
            let starts = plan.spans.iter().map(|span| (self.instant_of(date, span.span.from), span.status));
            return starts.collect();
        }
        // The clock is set on this day: some local minutes come twice or not at all, so each real one is looked at.
        let minutes = std::iter::successors(Some(start), |minute| Some(*minute + TimeDelta::minutes(1)));
        let mut spans: Vec<(DateTime<Tz>, Status)> = Vec::new();
        for minute in minutes.take_while(|minute| *minute < end) {
            let status = plan.at(minute_of_day(minute.time())).status;
            if spans.last().is_none_or(|(_, last)| *last != status) {
                spans.push((minute, status));
            }
        }
        spans
    }

    /// The instant of a local minute: the earlier one where the clock is set back, the first minute that exists
    /// where it is set forward.
    fn instant_of(&self, date: NaiveDate, minute: u16) -> DateTime<Tz> {
        let mut local = date.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute));
        loop {
            if let Some(instant) = self.zone.from_local_datetime(&local).earliest() {
                return instant;
            }
            local = next_quarter(local);
        }
    }
}

/// The clock is set forward by whole quarter hours everywhere in the time zone database since 1972.
fn next_quarter(local: NaiveDateTime) -> NaiveDateTime {
    local + TimeDelta::minutes(15 - i64::from(local.minute() % 15))
}

fn minute_of_day(time: NaiveTime) -> u16 {
    // Under 1440, so it fits.
    (time.num_seconds_from_midnight() / 60) as u16
}

fn holiday_context(expression: &HoursExpression, calendar: &CalendarView, whole_days_only: bool) -> Context {
    if !expression.mentions_public_holidays() {
        return Context::default();
    }
    let days = |kind| {
        let mut days = CompactCalendar::default();
        for day in calendar.days(kind).filter(|day| !whole_days_only || day.span == MinuteSpan::DAY) {
            days.insert(day.date);
        }
        ContextHolidays::new(Arc::new(days), Arc::default())
    };
    Context::default().with_holidays(days(DayKind::Closed)).with_holidays_unknown(days(DayKind::Unknown))
}

fn exception_plan(exception: &Exception, date: NaiveDate) -> DayPlan {
    let decided_by = Decider::Exception(exception.reason.clone());
    match &exception.hours {
        ExceptionHours::Closed => DayPlan::constant(Status::Closed, decided_by),
        ExceptionHours::Unknown => DayPlan::constant(Status::Unknown, decided_by),
        ExceptionHours::Hours(hours) => plan_of(hours.evaluator(), date, &decided_by),
    }
}

fn plan_of(evaluator: &OpeningHours, date: NaiveDate, decided_by: &Decider) -> DayPlan {
    let mut plan = DayPlan::constant(Status::Closed, decided_by.clone());
    for range in evaluator.schedule_at(date) {
        let status = match range.kind {
            RuleKind::Open => Status::Open,
            RuleKind::Closed => Status::Closed,
            RuleKind::Unknown => Status::Unknown,
        };
        let span = MinuteSpan {
            from: range.range.start.mins_from_midnight().min(1440),
            to: range.range.end.mins_from_midnight().min(1440),
        };
        plan = plan.overlaid(&PlanSpan { span, status, decided_by: decided_by.clone() });
    }
    plan
}

impl DayPlan {
    fn constant(status: Status, decided_by: Decider) -> Self {
        Self { spans: vec![PlanSpan { span: MinuteSpan::DAY, status, decided_by }] }
    }

    /// The span that holds a minute of the day.
    ///
    /// # Panics
    /// If `minute` is 1440 or more.
    #[must_use]
    pub fn at(&self, minute: u16) -> PlanSpan {
        let holding = self.spans.iter().find(|span| (span.span.from..span.span.to).contains(&minute));
        holding.expect("a plan covers minutes 0 to 1440").clone()
    }

    /// The parts of the spans that lie within one.
    fn within(&self, part: MinuteSpan) -> Vec<PlanSpan> {
        let inside = |span: &PlanSpan| cut(span, span.span.from.max(part.from), span.span.to.min(part.to));
        self.spans.iter().filter_map(inside).collect()
    }

    fn overlaid(self, over: &PlanSpan) -> Self {
        if over.span.from >= over.span.to {
            return self;
        }
        let mut spans = Vec::with_capacity(self.spans.len() + 2);
        for under in &self.spans {
            spans.push(cut(under, under.span.from, under.span.to.min(over.span.from)));
        }
        let tails =
            self.spans.iter().map(|under| cut(under, under.span.from.max(over.span.to), under.span.to));
        spans.push(Some(over.clone()));
        spans.extend(tails);
        Self { spans: spans.into_iter().flatten().collect() }
    }
}

fn cut(span: &PlanSpan, from: u16, to: u16) -> Option<PlanSpan> {
    (from < to).then(|| PlanSpan { span: MinuteSpan { from, to }, ..span.clone() })
}
