//! What holds at any minute of some spans, as a search that filters by them needs it.

use domain::service::Span;
use domain::{Status, UtcMinute};

use super::day::Day;
use super::index::HoursIndex;
use super::status_table::StatusTable;

impl HoursIndex {
    /// The statuses of all schedules in some spans: open if a door is open at any minute of them, otherwise unknown if
    /// it may be, otherwise closed.
    #[must_use]
    pub fn during(&self, spans: &[Span]) -> StatusTable {
        for span in spans {
            let mut day = Day::of(span.from);
            while day.start() < span.to {
                self.warm(day.start());
                day = day.next();
            }
        }
        let best = |number: u32| {
            let of_span = |span: &Span| self.best_in(number, *span);
            let best = spans.iter().map(of_span).min_by_key(|status| rank(*status));
            best.unwrap_or(Status::Unknown)
        };
        let statuses = (0..self.len() as u32).map(best);
        StatusTable::of_statuses(first_minute(spans), statuses, self.classes())
    }

    /// The best status that a door has in a span.
    fn best_in(&self, number: u32, span: Span) -> Status {
        let pieces = self.pieces_from(number, span.from).take_while(|(start, _)| *start < span.to);
        let best = pieces.map(|(_, status)| status).min_by_key(|status| rank(*status));
        best.unwrap_or(Status::Unknown)
    }
}

fn rank(status: Status) -> u8 {
    match status {
        Status::Open => 0,
        Status::Unknown => 1,
        Status::Closed => 2,
    }
}

fn first_minute(spans: &[Span]) -> UtcMinute {
    spans.iter().map(|span| span.from).min().unwrap_or(UtcMinute(0))
}
