//! `/admin/v1/calendars`: which calendar refines which, and what each says about its dates. All of it holds at once.

use std::str::FromStr;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use domain::hours::{CalendarDay, DayKind, MinuteSpan};
use domain::id::CalendarId;
use registry::{Action, CalendarDate, Edit, Entry, Key, Kind, Record, Target};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::body::Body;
use super::day::Day;
use super::faults::Faults;
use super::signed_in::SignedIn;
use super::state::Admin;
use super::terms::expect_seen;
use super::told;
use super::two_ids::TwoIds;
use super::version::etag;
use super::write::{self, MAX_REASON_CHARS, Waiting, Why};
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// Longest name of a day, in characters.
const MAX_NAME_CHARS: usize = 300;
/// Minutes of a day.
const DAY_MINUTES: u16 = 1440;

/// All calendars that are named anywhere, by id.
#[derive(Serialize, ToSchema)]
pub(crate) struct CalendarList {
    results: Vec<CalendarRecord>,
}

/// A calendar.
#[derive(Serialize, ToSchema)]
pub(crate) struct CalendarRecord {
    #[schema(example = "th-38")]
    id: String,
    /// The change that says what it refines; 0: none does, and it refines the national one.
    change: u64,
    /// The calendar that holds where this one says nothing; null: none.
    refines: Option<String>,
    /// How many dates it says anything about.
    dates: usize,
}

/// What a calendar says about a date.
#[derive(Serialize, ToSchema)]
pub(crate) struct DateRecord {
    calendar: String,
    #[schema(value_type = String, format = Date)]
    date: Day,
    /// The change that says so; also the ETag.
    change: u64,
    /// What was said about it: at most one entry is in force, the others were withdrawn.
    #[schema(value_type = Vec<Object>)]
    days: Vec<Value>,
}

/// The dates of a calendar.
#[derive(Serialize, ToSchema)]
pub(crate) struct Dates {
    results: Vec<DateRecord>,
}

fn date_told(entry: &Entry) -> Option<DateRecord> {
    let Some(Record::CalendarDate(on)) = &entry.record else { return None };
    Some(DateRecord {
        calendar: on.calendar.to_string(),
        date: Day(on.date),
        change: entry.number.0,
        days: on.days.iter().map(told::day).collect(),
    })
}

/// All calendars.
#[utoipa::path(
    get,
    operation_id = "admin_calendars",
    path = "/admin/v1/calendars",
    tag = "structure",
    responses(
        (status = 200, body = CalendarList),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(admin): State<Admin>,
    _signed_in: SignedIn,
) -> Result<Json<CalendarList>, Problem> {
    let dates = admin.registry.all(Kind::CalendarDate).await?;
    let national = CalendarId::national().to_string();
    let mut calendars = std::collections::BTreeMap::new();
    let unsaid = |id: &str| CalendarRecord {
        id: id.to_owned(),
        change: 0,
        refines: Some(national.clone()).filter(|national| national != id),
        dates: 0,
    };
    calendars.insert(national.clone(), unsaid(&national));
    for entry in admin.registry.all(Kind::Calendar).await? {
        if let Some(Record::Calendar { refines, .. }) = entry.record {
            let refines = refines.map(|id| id.to_string());
            let record = CalendarRecord { change: entry.number.0, refines, ..unsaid(&entry.key.id) };
            calendars.insert(entry.key.id, record);
        }
    }
    for date in dates.iter().filter_map(date_told) {
        calendars.entry(date.calendar.clone()).or_insert_with(|| unsaid(&date.calendar)).dates += 1;
    }
    Ok(Json(CalendarList { results: calendars.into_values().collect() }))
}

/// Which calendar another one refines.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"refines": "national", "reason": "วันหยุดประจำจังหวัด"}))]
pub(crate) struct Refines {
    /// The calendar that holds where this one says nothing; null: none.
    refines: Option<String>,
    /// Why, for the log.
    reason: Option<String>,
}

/// Says which calendar another one refines; a new one needs no `If-Match`.
#[utoipa::path(
    put,
    operation_id = "admin_set_calendar",
    path = "/admin/v1/calendars/{id}",
    tag = "structure",
    params(
        ("id" = String, Path, example = "th-38"),
        ("If-Match" = Option<String>, Header, description = "Number of the change that was seen, in quotes; left out for a new one"),
    ),
    request_body = Refines,
    responses(
        (status = 200, body = CalendarRecord),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn put(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    headers: HeaderMap,
    Body(Refines { refines, reason }): Body<Refines>,
) -> Result<Response, Problem> {
    signed_in.require(Action::EditCalendar, Target::Register)?;
    let mut faults = Faults::default();
    let calendar = faults.read("id", CalendarId::new(&id));
    let refined = match refines {
        None => None,
        Some(id) => faults.read("refines", CalendarId::new(&id)),
    };
    expect_reason(&mut faults, reason.as_deref());
    if calendar.as_ref() == Some(&CalendarId::national()) && refined.is_some() {
        faults.add("refines", "invalid", "the national calendar refines none: leave it null");
    }
    if let (Some(calendar), Some(refined)) = (&calendar, &refined)
        && leads_to(&admin, refined, calendar).await?
    {
        faults.add(
            "refines",
            "invalid",
            format!("{refined} refines this one, or is it: expected another one"),
        );
    }
    faults.finish()?;
    let Some(calendar) = calendar else { return Err(Problem::internal()) };
    let key = Key::new(Kind::Calendar, calendar.as_str());
    let base = expect_seen(&admin, &key, &headers).await?;
    let record = Record::Calendar { id: calendar.clone(), refines: refined.clone() };
    let edits = vec![Edit::set(record, base)];
    let outcome = write::submit(&admin, &signed_in, edits, Why::edit(reason)).await?;
    let answer = async |_| {
        let entry = admin.registry.current(&key).await?.ok_or_else(Problem::internal)?;
        let dates = admin.registry.all(Kind::CalendarDate).await?;
        let own = dates.iter().filter_map(date_told).filter(|date| date.calendar == calendar.as_str());
        let told = CalendarRecord {
            id: calendar.to_string(),
            change: entry.number.0,
            refines: refined.map(|id| id.to_string()),
            dates: own.count(),
        };
        Ok(([etag(entry.number)], Json(told)).into_response())
    };
    outcome.answered(answer).await
}

/// Whether a calendar is another one, or refines it, however far.
async fn leads_to(admin: &Admin, from: &CalendarId, to: &CalendarId) -> Result<bool, Problem> {
    let mut calendars = domain::Calendars::default();
    for entry in admin.registry.all(Kind::Calendar).await? {
        if let Some(Record::Calendar { id, refines }) = entry.record {
            calendars.refine(&id, refines);
        }
    }
    Ok(calendars.chain(from).contains(to))
}

fn expect_reason(faults: &mut Faults, reason: Option<&str>) {
    if let Some(reason) = reason {
        faults.expect_text("reason", reason, MAX_REASON_CHARS);
    }
}

/// What a calendar says about its dates.
#[utoipa::path(
    get,
    operation_id = "admin_calendar_dates",
    path = "/admin/v1/calendars/{id}/dates",
    tag = "structure",
    params(
        ("id" = String, Path, example = "national"),
        ("from" = Option<String>, Query, description = "First day"),
        ("to" = Option<String>, Query, description = "Last day"),
    ),
    responses(
        (status = 200, body = Dates),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn dates(
    State(admin): State<Admin>,
    _signed_in: SignedIn,
    RecordId(id): RecordId,
    uri: Uri,
) -> Result<Json<Dates>, Problem> {
    let mut given = Parameters::of_query(&uri);
    let (from, to) = (given.read("from", Day::from_str), given.read("to", Day::from_str));
    given.finish()?;
    let entries = admin.registry.all(Kind::CalendarDate).await?;
    let is_asked = |date: &DateRecord| {
        date.calendar == id
            && from.is_none_or(|from| from <= date.date)
            && to.is_none_or(|to| date.date <= to)
    };
    Ok(Json(Dates { results: entries.iter().filter_map(date_told).filter(is_asked).collect() }))
}

/// A day of a calendar.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "closed", "name_th": "วันหยุดราชการกรณีพิเศษ", "announced_on": "2026-11-27"}))]
pub(crate) struct DayFields {
    /// `closed`, `open` or `unknown`: the head of the unit decides.
    kind: String,
    name_th: String,
    name_en: Option<String>,
    /// First minute from local midnight; left out: the whole day.
    from_minute: Option<u16>,
    /// The minute at which it ends.
    to_minute: Option<u16>,
    /// When it was announced.
    #[schema(value_type = Option<String>, format = Date)]
    announced_on: Option<Day>,
    /// When it was withdrawn: it is no longer in force.
    #[schema(value_type = Option<String>, format = Date)]
    withdrawn_on: Option<Day>,
    /// Why, for the log.
    reason: Option<String>,
}

impl DayFields {
    fn read(self, date: Day, faults: &mut Faults) -> Option<CalendarDay> {
        let kind = faults.read("kind", self.kind.parse::<DayKind>());
        let name_th = faults.text("name_th", &self.name_th, MAX_NAME_CHARS);
        let name_en = self.name_en.and_then(|name| faults.text("name_en", &name, MAX_NAME_CHARS));
        let span =
            MinuteSpan { from: self.from_minute.unwrap_or(0), to: self.to_minute.unwrap_or(DAY_MINUTES) };
        if span.from >= span.to || span.to > DAY_MINUTES {
            faults.add(
                "from_minute",
                "invalid",
                format!("expected two minutes of a day, the first below the second, up to {DAY_MINUTES}"),
            );
        }
        expect_reason(faults, self.reason.as_deref());
        Some(CalendarDay {
            span,
            name_en,
            announced_on: self.announced_on.map(|day| day.0),
            withdrawn_on: self.withdrawn_on.map(|day| day.0),
            ..CalendarDay::whole(date.0, kind?, &name_th?)
        })
    }
}

/// Says what a calendar says about a date. What was withdrawn before stays beside it; a new date needs no `If-Match`.
#[utoipa::path(
    put,
    operation_id = "admin_set_calendar_date",
    path = "/admin/v1/calendars/{id}/dates/{date}",
    tag = "structure",
    params(
        ("id" = String, Path, example = "national"),
        ("date" = String, Path, example = "2026-12-31"),
        ("If-Match" = Option<String>, Header, description = "Number of the change that was seen, in quotes; left out for a new date"),
    ),
    request_body = DayFields,
    responses(
        (status = 200, body = DateRecord),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn put_date(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    TwoIds(id, date): TwoIds,
    headers: HeaderMap,
    Body(fields): Body<DayFields>,
) -> Result<Response, Problem> {
    signed_in.require(Action::EditCalendar, Target::Register)?;
    let mut faults = Faults::default();
    let (calendar, date) =
        (faults.read("id", CalendarId::new(&id)), faults.read("date", date.parse::<Day>()));
    let reason = fields.reason.clone();
    let said = date.and_then(|date| fields.read(date, &mut faults));
    faults.finish()?;
    let (Some(calendar), Some(date), Some(said)) = (calendar, date, said) else {
        return Err(Problem::internal());
    };
    let key = Key::new(Kind::CalendarDate, format!("{date} {calendar}"));
    let base = expect_seen(&admin, &key, &headers).await?;
    let mut days = match admin.registry.current(&key).await?.and_then(|entry| entry.record) {
        Some(Record::CalendarDate(on)) => on.days,
        _ => Vec::new(),
    };
    days.retain(|day| day.withdrawn_on.is_some());
    days.push(said);
    let record = Record::CalendarDate(CalendarDate { calendar, date: date.0, days });
    let outcome = write::submit(&admin, &signed_in, vec![Edit::set(record, base)], Why::edit(reason)).await?;
    let answer = async |_| {
        let entry = admin.registry.current(&key).await?.ok_or_else(Problem::internal)?;
        let told = date_told(&entry).ok_or_else(Problem::internal)?;
        Ok(([etag(entry.number)], Json(told)).into_response())
    };
    outcome.answered(answer).await
}

/// Takes what a calendar says about a date away.
#[utoipa::path(
    delete,
    operation_id = "admin_remove_calendar_date",
    path = "/admin/v1/calendars/{id}/dates/{date}",
    tag = "structure",
    params(
        ("id" = String, Path, example = "national"),
        ("date" = String, Path, example = "2026-12-31"),
        ("reason" = Option<String>, Query, description = "Why, for the log"),
        ("If-Match" = String, Header, description = "Number of the change that was seen, in quotes"),
    ),
    responses(
        (status = 204, description = "It says nothing about the date any more"),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn delete_date(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    TwoIds(id, date): TwoIds,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Problem> {
    signed_in.require(Action::EditCalendar, Target::Register)?;
    let mut given = Parameters::of_query(&uri);
    let reason = given.text("reason", MAX_REASON_CHARS);
    given.finish()?;
    let key = Key::new(Kind::CalendarDate, format!("{date} {id}"));
    let is_there = admin.registry.current(&key).await?.is_some_and(|entry| entry.record.is_some());
    if !is_there {
        return Err(Problem::not_found("date of a calendar", &key.id));
    }
    let base = expect_seen(&admin, &key, &headers).await?;
    let edits = vec![Edit::remove(key, base)];
    let outcome = write::submit(&admin, &signed_in, edits, Why::edit(reason)).await?;
    outcome.answered(async |_| Ok(axum::http::StatusCode::NO_CONTENT.into_response())).await
}
