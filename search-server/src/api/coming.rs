//! When someone can come: `depart_at`, `arrive_by`, `stay_min` and `window`.

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use domain::UtcMinute;
use domain::service::{Coming, Span};

use super::instant::{self, Stamp};
use super::parameters::{Parameters, quoted};

/// Longest stay in minutes: a day.
const MAX_STAY_MINUTES: usize = 1_440;
/// Most spans in a question.
const MAX_WINDOWS: usize = 32;
/// How far ahead of the instant asked about a span may reach.
const MAX_DAYS_AHEAD: i64 = 366;

/// Takes the four parameters. Who only has to be there at an instant leaves in time for it; who says when they leave
/// is there as soon as they can.
pub(crate) fn read(given: &mut Parameters, at: DateTime<FixedOffset>) -> Coming {
    let departs = given.read("depart_at", instant::read);
    let arrives = given.read("arrive_by", instant::read);
    let stay_minutes = given.whole_number("stay_min", 0..=MAX_STAY_MINUTES).unwrap_or(0);
    let windows = read_windows(given, at.to_utc());
    let (name, leaves) = departs.map_or(("at", at), |departs| ("depart_at", departs));
    if let Some(arrives) = arrives.filter(|arrives| *arrives < leaves) {
        let (arrives, leaves) = (Stamp::of(&arrives), Stamp::of(&leaves));
        let detail = format!("{arrives} is before one leaves: expected {name}, {leaves}, or later");
        given.error("arrive_by", "invalid", detail);
    }
    let coming = Coming::leaving(leaves.to_utc()).staying(stay_minutes as u32).within(windows);
    match (arrives, departs) {
        (None, _) => coming,
        (Some(arrives), None) => coming.arriving_at(arrives.to_utc()),
        (Some(arrives), Some(_)) => coming.arriving_by(arrives.to_utc()),
    }
}

fn read_windows(given: &mut Parameters, at: DateTime<Utc>) -> Vec<Span> {
    let values = given.many("window");
    if values.len() > MAX_WINDOWS {
        let detail = format!("{} spans are too many: expected at most {MAX_WINDOWS}", values.len());
        given.error("window", "invalid", detail);
        return Vec::new();
    }
    let mut windows = Vec::with_capacity(values.len());
    for value in values {
        match read_window(&value, at) {
            Ok(window) => windows.push(window),
            Err(detail) => given.error("window", "invalid", detail),
        }
    }
    windows
}

/// Reads a span. One can be there in its whole minutes.
fn read_window(value: &str, at: DateTime<Utc>) -> Result<Span, String> {
    let Some((from, to)) = value.split_once('/') else {
        let quoted = quoted(value);
        return Err(format!("{quoted} is not a span: expected two RFC 3339 instants with / between them"));
    };
    let (from, to) = (instant::read(from)?.to_utc(), instant::read(to)?.to_utc());
    let refused = |reason: String| Err(format!("{} {reason}", quoted(value)));
    if from >= to {
        return refused("ends before it begins: expected from/to".to_owned());
    }
    if to > at.checked_add_signed(TimeDelta::days(MAX_DAYS_AHEAD)).unwrap_or(DateTime::<Utc>::MAX_UTC) {
        return refused(format!("is too far ahead: expected an end within {MAX_DAYS_AHEAD} days of at"));
    }
    let span = Span { from: UtcMinute::at_or_after(from), to: UtcMinute::of(to) };
    if span.from >= span.to {
        return refused("holds no whole minute: expected a longer span".to_owned());
    }
    Ok(span)
}
