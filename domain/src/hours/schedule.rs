//! Hours, calendar and exceptions together: what holds at an instant, until when, and who decided it.

use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use opening_hours::OpeningHours;

use super::day_plan::{Layer, Outline, Part};
use super::timeline::{Timeline, minute_of_day};
use super::weekly::{self, DayStatuses};
use super::{
    CalendarDay, CalendarView, DayKind, DayPlan, DecidedPart, Decider, Exception, ExceptionHours,
    HoursExpression, PlanSpan, Status,
};
use crate::id::CalendarId;

/// How far ahead a change of status is looked for. Hours that don't change within this many days read as
/// constant: a year and a day covers every yearly rule.
const HORIZON_DAYS: u64 = 367;

/// The rules of one door: regular hours, the calendar it keeps, its exceptions, and its time zone.
#[derive(Clone, Debug)]
pub struct Schedule {
    hours: Option<Arc<RegularHours>>,
    calendar: CalendarView,
    exceptions: Arc<[Exception]>,
    zone: Tz,
}

#[derive(Debug)]
struct RegularHours {
    expression: HoursExpression,
    /// Knows the calendar's whole days where the expression mentions `PH`.
    evaluator: OpeningHours,
    /// What holds in the part of a day that is closed in part.
    closed_part: OpeningHours,
    /// What holds in the part of a day that is unknown in part.
    unknown_part: OpeningHours,
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
    /// If it is closed and was open earlier on the same local day: when it closed. Hours that run over from the day
    /// before don't count.
    pub closed_since: Option<DateTime<Tz>>,
    /// The holiday that it is, whoever decided, see [`Schedule::holiday`].
    pub holiday: Option<CalendarDay>,
}

impl State {
    /// What is told where nothing is known.
    pub const NOTHING_KNOWN: Self = Self {
        status: Status::Unknown,
        decided_by: Decider::Nobody,
        until: None,
        opens_next: None,
        closed_since: None,
        holiday: None,
    };

    /// The break that it is: from when to when it is closed between two openings of one local day.
    #[must_use]
    pub fn break_times(&self) -> Option<(NaiveTime, NaiveTime)> {
        let (from, to) = (self.closed_since?, self.opens_next?);
        (from.date_naive() == to.date_naive()).then(|| (from.time(), to.time()))
    }
}

impl RegularHours {
    fn new(expression: HoursExpression, calendar: &CalendarView) -> Self {
        let plain = expression.evaluator();
        let [evaluator, closed_part, unknown_part] = if expression.mentions_public_holidays() {
            let contexts = calendar.contexts();
            [&contexts.whole, &contexts.closed_part, &contexts.unknown_part]
                .map(|context| plain.clone().with_context(context.clone()))
        } else {
            [plain.clone(), plain.clone(), plain.clone()]
        };
        Self { expression, evaluator, closed_part, unknown_part }
    }

    /// What the hours say about a day.
    fn day(&self, date: NaiveDate, calendar: &CalendarView) -> DayStatuses {
        match self.expression.week() {
            Some(week) if weekly::is_evaluated(date) => {
                let mentions_them = self.expression.mentions_public_holidays();
                let holiday = |day: Option<NaiveDate>| {
                    day.filter(|_| mentions_them).and_then(|day| calendar.whole_day(day))
                };
                week.day(&self.evaluator, date, [Some(date), date.pred_opt()].map(holiday))
            }
            _ => weekly::evaluated(&self.evaluator, date),
        }
    }

    /// What holds in parts of a day that a calendar decided about, where the hours decide about holidays.
    fn decided_parts(&self, date: NaiveDate, decided: &[DecidedPart]) -> Vec<Part> {
        let mut parts = Vec::new();
        for part in decided {
            let evaluator =
                if part.day.kind == DayKind::Closed { &self.closed_part } else { &self.unknown_part };
            let holiday = Outline::new(&weekly::evaluated(evaluator, date), Layer::Hours);
            parts.extend(holiday.within(part.span));
        }
        parts
    }
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
        let hours = hours.map(|expression| Arc::new(RegularHours::new(expression, &calendar)));
        Self { hours, calendar, exceptions: exceptions.into(), zone }
    }

    /// The same door by another view of its calendar.
    #[must_use]
    pub fn with_calendar(&self, calendar: CalendarView) -> Self {
        let renewed =
            |own: &Arc<RegularHours>| Arc::new(RegularHours::new(own.expression.clone(), &calendar));
        let hours = self.hours.as_ref().map(renewed);
        Self { hours, calendar, exceptions: self.exceptions.clone(), zone: self.zone }
    }

    /// The regular hours.
    #[must_use]
    pub fn hours(&self) -> Option<&HoursExpression> {
        self.hours.as_ref().map(|regular| &regular.expression)
    }

    /// The calendar that it keeps.
    #[must_use]
    pub fn calendar(&self) -> &CalendarId {
        self.calendar.calendar()
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
        let told = |part: Part| PlanSpan {
            span: part.span,
            status: part.status,
            decided_by: self.decider(part.layer, date),
        };
        DayPlan { spans: self.outline(date).0.into_iter().map(told).collect() }
    }

    pub(super) fn outline(&self, date: NaiveDate) -> Outline {
        if let Some(place) = self.exceptions.iter().rposition(|exception| exception.covers(date)) {
            let layer = Layer::Exception(place);
            return match &self.exceptions[place].hours {
                ExceptionHours::Closed => Outline::constant(Status::Closed, layer),
                ExceptionHours::Unknown => Outline::constant(Status::Unknown, layer),
                ExceptionHours::Hours(hours) => {
                    Outline::new(&weekly::evaluated(hours.evaluator(), date), layer)
                }
            };
        }
        let Some(regular) = &self.hours else {
            return Outline::constant(Status::Unknown, Layer::Nobody);
        };
        let outline = Outline::new(&regular.day(date, &self.calendar), Layer::Hours);
        let decided = self.calendar.parts(date);
        if decided.is_empty() || regular.expression.is_always_open() {
            return outline;
        }
        if regular.expression.mentions_public_holidays() {
            return regular.decided_parts(date, decided).into_iter().fold(outline, Outline::overlaid);
        }
        decided.iter().enumerate().fold(outline, |outline, (place, part)| {
            let status = if part.day.kind == DayKind::Closed { Status::Closed } else { Status::Unknown };
            outline.overlaid(Part { span: part.span, status, layer: Layer::CalendarPart(place) })
        })
    }

    fn decider(&self, layer: Layer, date: NaiveDate) -> Decider {
        match layer {
            Layer::Exception(place) => Decider::Exception(self.exceptions[place].reason.clone()),
            Layer::Hours => Decider::Hours,
            Layer::CalendarPart(place) => {
                let DecidedPart { calendar, day, .. } = &self.calendar.parts(date)[place];
                let (calendar, name_th) = (calendar.to_string(), day.name_th.clone());
                Decider::Calendar { calendar, name_th, name_en: day.name_en.clone() }
            }
            Layer::Nobody => Decider::Nobody,
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
        let (date, minute) = self.local(instant);
        self.outline(date).at(minute).status
    }

    /// What holds at an instant, until when, and when the door opens next.
    #[must_use]
    pub fn state_at(&self, instant: DateTime<Utc>) -> State {
        let (date, minute) = self.local(instant);
        let outline = self.outline(date);
        let now = outline.at(minute);
        let mut until = None;
        let mut opens_next = None;
        for piece in self.pieces_ahead(instant, date) {
            let starts = || DateTime::from_timestamp(piece.from, 0).map(|at| at.with_timezone(&self.zone));
            if until.is_none() && piece.status != now.status {
                until = starts();
            }
            if now.status == Status::Open && until.is_some() {
                break;
            }
            if now.status != Status::Open && piece.status == Status::Open {
                opens_next = starts();
                break;
            }
        }
        State {
            status: now.status,
            decided_by: self.decider(now.layer, date),
            until,
            opens_next,
            closed_since: outline.closed_since(minute).and_then(|closed| self.clock_shows(date, closed)),
            holiday: self.holiday(date).cloned(),
        }
    }

    /// The pieces of its days from an instant on, through every change of its clock.
    #[must_use]
    pub fn timeline(&self, from: DateTime<Utc>) -> Timeline<'_> {
        Timeline::new(self, from)
    }

    /// The later pieces within the horizon.
    fn pieces_ahead(
        &self,
        instant: DateTime<Utc>,
        today: NaiveDate,
    ) -> impl Iterator<Item = super::Piece> + '_ {
        let days = if self.is_constant() { 0 } else { HORIZON_DAYS };
        let last = today.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
        let is_ahead = move |piece: &super::Piece| {
            let start = DateTime::from_timestamp(piece.from, 0);
            start.is_some_and(|at| at.with_timezone(&self.zone).date_naive() <= last)
        };
        self.timeline(instant).skip(1).take_while(is_ahead)
    }

    /// Whether nothing is known about any of its days.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.hours.is_none() && self.exceptions.is_empty()
    }

    fn is_constant(&self) -> bool {
        let regular_is_constant = self.hours().is_none_or(HoursExpression::is_always_open);
        regular_is_constant && self.exceptions.is_empty()
    }

    fn local(&self, instant: DateTime<Utc>) -> (NaiveDate, u16) {
        let local = instant.with_timezone(&self.zone).naive_local();
        (local.date(), minute_of_day(local.time()))
    }

    /// When the clock first shows a minute of a day; none: it jumps over it.
    fn clock_shows(&self, date: NaiveDate, minute: u16) -> Option<DateTime<Tz>> {
        let local = date.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute.into());
        self.zone.from_local_datetime(&local).earliest()
    }
}
