//! `POST /admin/v1/hours/read`: hours as somebody writes them or fills them in, as text, sentence, week and days to come.

mod preview;
mod week;

use axum::Json;
use axum::extract::State;
use domain::hours::{
    Exception, HoursExpression, Sentence, SentenceLanguage, UnreadHours, WeekGrid, read_hours, sentence,
};
use domain::id::CalendarId;
use domain::{Schedule, ServicePointId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::faults::Faults;
use super::service_points::{SpecialDays, clock};
use super::signed_in::SignedIn;
use super::state::Admin;
use crate::api::problem::Problem;
use preview::DayPreviewed;
use week::{Opening, Week};

/// Most special days: more than any unit has.
const MOST_SPECIAL_DAYS: usize = 500;

/// Hours as they were written, or filled in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"text": "จันทร์-ศุกร์ 08.30-16.30 น. พักเที่ยง"}))]
pub(crate) struct HoursAsked {
    /// Thai, English or OSM; instead of `week`.
    text: Option<String>,
    /// A form of seven days; instead of `text`.
    week: Option<Week>,
    /// With `week`: a break of every day that is open before and after it.
    lunch: Option<Opening>,
    /// With `week`: openings on public holidays, none of them: closed; left out: nothing is said, and the calendar closes the
    /// door.
    holidays: Option<Vec<Opening>>,
    /// Special days of the whole unit, for the days to come.
    #[serde(default)]
    special_days: Vec<SpecialDays>,
    /// The calendar whose days close the door; left out: the national one.
    calendar: Option<String>,
    /// IANA name of its clock; left out: Asia/Bangkok.
    timezone: Option<String>,
}

/// Hours in every form that they have.
#[derive(Serialize, ToSchema)]
pub(crate) struct HoursTold {
    /// The text that is stored; null: there is a fault.
    #[schema(example = "Mo-Fr 08:30-12:00,13:00-16:30; PH off")]
    osm: Option<String>,
    /// A sentence; null: only the text says all of it.
    sentence_th: Option<String>,
    sentence_en: Option<String>,
    /// Minutes before closing after which no case is taken, if the text says so.
    last_acceptance_minutes: Option<u32>,
    /// The form of seven days; null: no such form says the same.
    week: Option<Week>,
    /// The break that every day of the form has which is open before and after it.
    lunch: Option<Opening>,
    /// Openings of the form on public holidays; null: nothing is said about them.
    holidays: Option<Vec<Opening>>,
    /// The coming fortnight, today first.
    preview: Vec<DayPreviewed>,
    /// What is wrong; empty: nothing.
    faults: Vec<FaultTold>,
}

/// Something that is wrong, and where.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct FaultTold {
    /// `text`, or the path of a field.
    #[schema(example = "week.mo[0].to")]
    field: String,
    /// Of a text: the place in it, in characters from 1.
    position: Option<usize>,
    /// Of a text: what stands there, cut where it is long.
    found: Option<String>,
    message_th: String,
    message_en: String,
}

impl FaultTold {
    fn new(field: impl Into<String>, thai: impl Into<String>, english: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            position: None,
            found: None,
            message_th: thai.into(),
            message_en: english.into(),
        }
    }

    fn of_text(unread: UnreadHours) -> Self {
        let place = format!("อ่านไม่เข้าใจตั้งแต่ตัวอักษรที่ {} “{}”", unread.position, unread.found);
        let (position, message_en) = (Some(unread.position), unread.to_string());
        Self { position, found: Some(unread.found), ..Self::new("text", place, message_en) }
    }
}

/// What was read of hours.
struct Read {
    expression: HoursExpression,
    last_acceptance_minutes: Option<u32>,
    grid: Option<WeekGrid>,
}

/// Reads hours, and says what they mean; nothing is changed. A text or a form with a fault is answered with it, and with 200.
#[utoipa::path(
    post,
    operation_id = "admin_read_hours",
    path = "/admin/v1/hours/read",
    tag = "units",
    request_body = HoursAsked,
    responses(
        (status = 200, body = HoursTold),
        (status = 400, description = "Neither a text nor a week, or both", body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn read(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    Body(asked): Body<HoursAsked>,
) -> Result<Json<HoursTold>, Problem> {
    let HoursAsked { text, week, lunch, holidays, special_days, calendar, timezone } = asked;
    let mut named = Faults::default();
    let national = CalendarId::national();
    let calendar = calendar.map_or(Ok(national), |id| CalendarId::new(id.trim()));
    let calendar = named.read("calendar", calendar);
    let zone = named.read("timezone", clock(timezone.as_deref()));
    let is_form = week.is_some();
    if text.is_some() == is_form {
        named.add("text", "invalid", "expected a text or a week, and not both");
    }
    if !is_form && (lunch.is_some() || holidays.is_some()) {
        named.add("week", "missing", "a break and holidays go with a week: expected one");
    }
    if special_days.len() > MOST_SPECIAL_DAYS {
        named.add("special_days", "invalid", format!("expected at most {MOST_SPECIAL_DAYS}"));
    }
    named.finish()?;
    let mut faults = Vec::new();
    let read = match (text, week) {
        (Some(text), _) => read_text(&text, &mut faults),
        (_, week) => read_week(week.unwrap_or_default(), lunch.as_ref(), holidays, &mut faults),
    };
    let exceptions = read_special_days(special_days, &mut faults);
    let (Some(read), Some(calendar), Some(zone)) = (read, calendar, zone) else {
        return Ok(Json(HoursTold::of_faults(faults)));
    };
    let view = admin.app.engine().calendar(&calendar);
    let schedule = Schedule::new(Some(read.expression.clone()), view, exceptions, zone);
    let today = signed_in.now.with_timezone(&zone).date_naive();
    Ok(Json(HoursTold { preview: preview::fortnight(&schedule, today), faults, ..HoursTold::of(&read) }))
}

impl HoursTold {
    fn of_faults(faults: Vec<FaultTold>) -> Self {
        Self {
            osm: None,
            sentence_th: None,
            sentence_en: None,
            last_acceptance_minutes: None,
            week: None,
            lunch: None,
            holidays: None,
            preview: Vec::new(),
            faults,
        }
    }

    fn of(read: &Read) -> Self {
        let said = |language| match sentence(&read.expression, language) {
            Sentence::Said(sentence) => Some(sentence),
            Sentence::AsWritten(_) => None,
        };
        let grid = read.grid.as_ref();
        Self {
            osm: Some(read.expression.as_str().to_owned()),
            sentence_th: said(SentenceLanguage::Thai),
            sentence_en: said(SentenceLanguage::English),
            last_acceptance_minutes: read.last_acceptance_minutes,
            week: grid.map(Week::of),
            lunch: grid.and_then(|grid| grid.lunch).map(Opening::of),
            holidays: grid.and_then(|grid| grid.holidays.as_deref()).map(week::told),
            ..Self::of_faults(Vec::new())
        }
    }
}

fn read_text(text: &str, faults: &mut Vec<FaultTold>) -> Option<Read> {
    match read_hours(text) {
        Ok(read) => Some(Read {
            last_acceptance_minutes: read.last_acceptance_minutes(),
            grid: WeekGrid::of(&read.expression),
            expression: read.expression,
        }),
        Err(unread) => {
            faults.push(FaultTold::of_text(unread));
            None
        }
    }
}

fn read_week(
    week: Week,
    lunch: Option<&Opening>,
    holidays: Option<Vec<Opening>>,
    faults: &mut Vec<FaultTold>,
) -> Option<Read> {
    let grid = week.read(lunch, holidays, faults)?;
    match grid.expression() {
        Ok(expression) => Some(Read { expression, last_acceptance_minutes: None, grid: Some(grid) }),
        Err(invalid) => {
            faults.push(FaultTold::new("week", "ช่วงเวลามากเกินไป ลดจำนวนช่วงลง", invalid.reason));
            None
        }
    }
}

fn read_special_days(days: Vec<SpecialDays>, faults: &mut Vec<FaultTold>) -> Vec<Exception> {
    // They are looked at by themselves: no unit and none of its offers is asked about.
    let Ok(unit) = ServicePointId::new("unit") else { return Vec::new() };
    let mut exceptions = Vec::new();
    for (place, days) in days.into_iter().enumerate() {
        let mut found = Faults::default();
        let read = days.read(&unit, &[], &mut found);
        let found = found.into_list();
        if found.is_empty() {
            exceptions.extend(read);
        }
        let told = |fault: crate::api::problem::ParameterError| {
            let field = format!("special_days[{place}]");
            FaultTold::new(field, "วันพิเศษนี้อ่านไม่ได้ ตรวจวันที่และเวลาอีกครั้ง", fault.detail)
        };
        faults.extend(found.into_iter().map(told));
    }
    exceptions
}
