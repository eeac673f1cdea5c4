//! How the time of a sentence takes part: an office counts if it is open at any minute of it, and what is told of its
//! door is what holds when one is served.

use chrono::{DateTime, TimeDelta, Utc};
use domain::UtcMinute;
use domain::service::{Coming, Span};

use super::SearchQuery;
use crate::query::{Finding, Hit, NearestQuery, QueryEngine};
use crate::understand::UnderstoodTime;
use crate::{Budget, Error};

/// Without a position nobody knows how long the way is: one sets out so much earlier that it doesn't matter.
const EARLIER: TimeDelta = TimeDelta::days(3);

/// Asks for the time: only in its stretches, and not before the question's instant.
pub(super) fn apply(
    time: &UnderstoodTime,
    asked: &SearchQuery,
    has_position: bool,
    query: &mut NearestQuery,
) {
    let now = asked.asker.at.to_utc();
    let ahead = |(from, to): &(DateTime<_>, DateTime<_>)| {
        let from = UtcMinute::at_or_after(from.to_utc().max(now));
        let to = UtcMinute::of(to.to_utc());
        (from < to).then_some(Span { from, to })
    };
    let spans: Vec<Span> = time.windows.iter().filter_map(ahead).collect();
    if spans.is_empty() {
        // It is over: what held then is what can be told.
        query.at = time.from.to_utc();
        query.during = whole(time);
        return;
    }
    let first = spans.iter().map(|span| span.from).min().and_then(UtcMinute::start);
    query.at = first.unwrap_or(query.at).max(now);
    if !time.is_now {
        let departs = if has_position { now } else { now - EARLIER };
        query.coming = Coming::leaving(departs).staying(query.coming.stay_minutes()).within(spans.clone());
    }
    query.during = spans;
}

fn whole(time: &UnderstoodTime) -> Vec<Span> {
    let span = |(from, to): &(DateTime<_>, DateTime<_>)| Span {
        from: UtcMinute::at_or_after(from.to_utc()),
        to: UtcMinute::of(to.to_utc()),
    };
    time.windows.iter().map(span).filter(|span| span.from < span.to).collect()
}

/// Describes offices, and says of which instant. Where a time was asked for, each door is told of as it is when one is
/// served there.
pub(super) fn describe(
    engine: &dyn QueryEngine,
    query: &NearestQuery,
    offices: &[Finding],
    has_time: bool,
    budget: &Budget,
) -> Result<(Vec<Hit>, Vec<DateTime<Utc>>), Error> {
    let mut hits = engine.describe(query, offices, budget)?;
    let mut told_at = vec![query.at; hits.len()];
    if !has_time {
        return Ok((hits, told_at));
    }
    let mut instants: Vec<DateTime<Utc>> = hits.iter().filter_map(|hit| served_at(hit, query)).collect();
    instants.sort_unstable();
    instants.dedup();
    for at in instants {
        let places: Vec<usize> =
            (0..hits.len()).filter(|place| served_at(&hits[*place], query) == Some(at)).collect();
        let then = NearestQuery { at, ..query.clone() };
        let of_then: Vec<Finding> = places.iter().map(|place| offices[*place]).collect();
        let described = engine.describe(&then, &of_then, budget)?;
        for (place, hit) in places.into_iter().zip(described) {
            hits[place] = hit;
            told_at[place] = at;
        }
    }
    Ok((hits, told_at))
}

/// When one is served within the time, if that isn't the instant that the doors are told of anyhow.
fn served_at(hit: &Hit, query: &NearestQuery) -> Option<DateTime<Utc>> {
    let starts = hit.service.visit?.starts;
    let is_within = query.during.iter().any(|span| span.from <= starts && starts < span.to);
    starts.start().filter(|at| is_within && *at != query.at)
}
