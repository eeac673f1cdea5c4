//! One local day of a door: which status holds in which part, and who decided it.

use super::{MinuteSpan, Status};

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

impl DayPlan {
    /// Open if it is at any time, otherwise unknown if it is at any time.
    #[must_use]
    pub fn best_status(&self) -> Status {
        let holds = |status| self.spans.iter().any(|span| span.status == status);
        [Status::Open, Status::Unknown].into_iter().find(|status| holds(*status)).unwrap_or(Status::Closed)
    }

    /// The spans with those of one status that touch made one, whoever decided them.
    #[must_use]
    pub fn joined(&self) -> Vec<(MinuteSpan, Status)> {
        let mut joined: Vec<(MinuteSpan, Status)> = Vec::new();
        for span in &self.spans {
            match joined.last_mut() {
                Some((last, status)) if *status == span.status => last.to = span.span.to,
                _ => joined.push((span.span, span.status)),
            }
        }
        joined
    }
}

/// Who decided about a part, by its place among the rules of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    Exception(usize),
    Hours,
    CalendarPart(usize),
    Nobody,
}

/// A part of a day as it is decided: as [`PlanSpan`], but cheap to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) span: MinuteSpan,
    pub(super) status: Status,
    pub(super) layer: Layer,
}

/// A day in parts that cover it without gap or overlap.
#[derive(Debug)]
pub(super) struct Outline(pub(super) Vec<Part>);

impl Outline {
    pub(super) fn constant(status: Status, layer: Layer) -> Self {
        Self(vec![Part { span: MinuteSpan::DAY, status, layer }])
    }

    pub(super) fn new(statuses: &[(MinuteSpan, Status)], layer: Layer) -> Self {
        Self(statuses.iter().map(|(span, status)| Part { span: *span, status: *status, layer }).collect())
    }

    /// The part that holds a minute of the day.
    pub(super) fn at(&self, minute: u16) -> Part {
        let holding = self.0.iter().find(|part| minute < part.span.to);
        *holding.expect("an outline covers minutes 0 to 1440")
    }

    /// When it closed, if a minute is closed and an opening of the day came right before.
    pub(super) fn closed_since(&self, minute: u16) -> Option<u16> {
        let mut before = self.0.iter().rev().skip_while(|part| part.span.from > minute).peekable();
        let is_closed = before.peek().is_some_and(|part| part.status == Status::Closed);
        let last = before.find(|part| part.status != Status::Closed)?;
        (is_closed && last.status == Status::Open && self.opening(last) > 0).then_some(last.span.to)
    }

    /// The first minute of the openings that touch each other up to a part.
    fn opening(&self, last: &Part) -> u16 {
        let earlier = self.0.iter().rev().skip_while(|part| part.span.from > last.span.from);
        earlier.take_while(|part| part.status == Status::Open).last().map_or(0, |part| part.span.from)
    }

    /// The parts that lie within one.
    pub(super) fn within(&self, part: MinuteSpan) -> impl Iterator<Item = Part> + '_ {
        self.0.iter().filter_map(move |own| cut(own, own.span.from.max(part.from), own.span.to.min(part.to)))
    }

    /// The day with a part of it replaced.
    pub(super) fn overlaid(self, over: Part) -> Self {
        let mut parts = Vec::with_capacity(self.0.len() + 2);
        parts
            .extend(self.0.iter().filter_map(|own| cut(own, own.span.from, own.span.to.min(over.span.from))));
        parts.push(over);
        parts.extend(self.0.iter().filter_map(|own| cut(own, own.span.from.max(over.span.to), own.span.to)));
        Self(parts)
    }
}

fn cut(part: &Part, from: u16, to: u16) -> Option<Part> {
    (from < to).then_some(Part { span: MinuteSpan { from, to }, ..*part })
}
