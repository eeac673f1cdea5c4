//! The day of a trip, by the clock of Thailand.

use chrono::{DateTime, Days, NaiveTime, TimeZone, Utc};
use domain::UtcMinute;
use domain::service::{Coming, Span};

use crate::query::NearestQuery;

/// A day on which one may go.
pub(super) struct Day {
    /// When one sets out.
    departs: DateTime<Utc>,
    /// When one can be there.
    pub(super) spans: Vec<Span>,
    pub(super) coming: Coming,
}

impl Day {
    /// The day so many days after that on which one could leave; none: one can't come on it.
    pub(super) fn of(query: &NearestQuery, number: i64) -> Option<Self> {
        let zone = chrono_tz::Asia::Bangkok;
        let asked = query.coming.departs();
        let date = asked.with_timezone(&zone).date_naive().checked_add_days(Days::new(number as u64))?;
        let midnight = |date: chrono::NaiveDate| {
            Some(zone.from_local_datetime(&date.and_time(NaiveTime::MIN)).earliest()?.to_utc())
        };
        let departs = asked.max(midnight(date)?);
        let day = Span { from: UtcMinute::of(departs), to: UtcMinute::of(midnight(date.succ_opt()?)?) };
        let within = |span: Span| Span { from: span.from.max(day.from), to: span.to.min(day.to) };
        let spans: Vec<Span> =
            query.coming.windows_from(day.from).map(within).filter(|span| span.from < span.to).collect();
        if spans.is_empty() {
            return None;
        }
        let coming = Coming::leaving(departs).staying(query.coming.stay_minutes()).within(spans.clone());
        Some(Self { departs, spans, coming })
    }

    /// When one sets out.
    pub(super) fn departs(&self) -> DateTime<Utc> {
        self.departs
    }
}
