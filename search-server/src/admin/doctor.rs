//! `/admin/v1/doctor`: doubted pins of the units that one may mend, the most harmful first.
//!
//! A repair is accepted by the ordinary change of the unit, whose body it is. That a pin is right is said by confirming it: it isn't
//! doubted again until it is moved. A unit is asked by a ticket about its position.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::area::{AreaLevel, Gazetteer};
use domain::service_point::Visibility;
use domain::{AreaCode, ChangeNumber, Position};
use registry::{Action, Entry, Key, Kind, NewTicket, Record, Target, Task};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::findings::DiagnosisTold;
use super::part::{MAX_LIMIT, Part};
use super::signed_in::SignedIn;
use super::state::Admin;
use super::unit::require_words;
use super::wire::unit_id;
use crate::api::instant;
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;
use crate::pin_queue::{Above, Doubted, Queue};

/// Pins that are compared with the register for one page.
const MOST_LOOKED_AT: usize = 2_000;
/// Pins that are compared at once.
const CHUNK: usize = 100;

/// What tickets about a pin are about.
const FIELD: &str = "position";

/// Doubted pins.
#[derive(Serialize, ToSchema)]
pub(crate) struct DoubtedPins {
    /// Whether they have been examined; if not, ask again in some seconds.
    is_ready: bool,
    /// Whether there are boundaries of areas: without them little is said about where a pin lies.
    has_boundaries: bool,
    /// The last change that was looked at; 0: none yet.
    change: u64,
    /// How many were doubted of the units that you may mend, also those that were decided about since.
    doubted: usize,
    /// The most harmful first.
    results: Vec<DoubtedPin>,
    /// Goes into `skip` for those behind these; null: there are none.
    next: Option<usize>,
}

/// A doubted pin.
#[derive(Serialize, ToSchema)]
struct DoubtedPin {
    #[schema(example = "dopa-3804")]
    id: String,
    name_th: String,
    /// The version of the unit, for `If-Match`.
    unit_change: u64,
    /// Its pin; null: it has none.
    lat: Option<f64>,
    lon: Option<f64>,
    /// Where it says that it stands.
    subdistrict_code: Option<String>,
    subdistrict_th: Option<&'static str>,
    district_th: Option<&'static str>,
    province_th: Option<&'static str>,
    /// Kilometres of way that it costs all whom the unit serves, expected.
    harm_km: f64,
    /// What speaks against it, and the repair; its `edit` is the body of the change that makes it.
    diagnosis: DiagnosisTold,
    /// `open`, `asked`: the unit was asked and hasn't answered, or `confirmed`: somebody said that this pin is right.
    state: &'static str,
}

/// Doubted pins of the units that you may mend.
#[utoipa::path(
    get,
    operation_id = "admin_doubted_pins",
    path = "/admin/v1/doctor",
    tag = "review",
    params(
        ("area" = Option<String>, Query, description = "Units that say they stand in an area; code of 2, 4 or 6 digits"),
        ("state" = Option<String>, Query, description = "`open` (default), `asked`, `confirmed` or `all`"),
        ("limit" = Option<u32>, Query, description = "1 to 100; default 50"),
        ("skip" = Option<u32>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, body = DoubtedPins),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    uri: Uri,
) -> Result<Json<DoubtedPins>, Problem> {
    let mut given = Parameters::of_query(&uri);
    let area: Option<AreaCode> = given.read("area", str::parse);
    let states =
        [("open", Some("open")), ("asked", Some("asked")), ("confirmed", Some("confirmed")), ("all", None)];
    let state = given.word("state", &states).unwrap_or(Some("open"));
    let Part { limit, skip } = Part::read(&mut given, MAX_LIMIT);
    given.finish()?;
    let today = instant::thai(signed_in.now).date_naive();
    let Some(queue) = admin.pin_queue.of(admin.app.engine(), today, above(&admin).await?) else {
        return Ok(Json(DoubtedPins {
            is_ready: false,
            has_boundaries: true,
            change: 0,
            doubted: 0,
            results: Vec::new(),
            next: None,
        }));
    };
    let own = own(&queue, &signed_in, area);
    let asked = admin.registry.records_with_open_tickets(Kind::ServicePoint, FIELD).await?;
    let asked: HashSet<String> = asked.into_iter().collect();
    let (mut results, mut at) = (Vec::new(), skip);
    while results.len() < limit && at < own.len() && at < skip + MOST_LOOKED_AT {
        let chunk = &own[at..(at + CHUNK).min(own.len())];
        for told in now(&admin, chunk, &asked).await? {
            at += 1;
            results.extend(told.filter(|told| state.is_none_or(|state| told.state == state)));
            if results.len() == limit {
                break;
            }
        }
    }
    Ok(Json(DoubtedPins {
        is_ready: true,
        has_boundaries: queue.has_boundaries,
        change: queue.change.0,
        doubted: own.len(),
        next: (at < own.len()).then_some(at),
        results,
    }))
}

/// The organisation above each.
async fn above(admin: &Admin) -> Result<Above, Problem> {
    let entries = admin.registry.all(Kind::Organisation).await?;
    let term = |entry: Entry| match entry.record {
        Some(Record::Organisation(term)) => Some((term.id, term.parent?)),
        _ => None,
    };
    Ok(entries.into_iter().filter_map(term).collect())
}

/// The doubted pins that somebody may mend.
fn own<'q>(queue: &'q Arc<Queue>, signed_in: &SignedIn, area: Option<AreaCode>) -> Vec<&'q Doubted> {
    let is_there = |doubted: &&Doubted| {
        area.is_none_or(|area| doubted.place.subdistrict.is_some_and(|own| area.contains(own)))
    };
    let may = |doubted: &&Doubted| signed_in.require(Action::MovePin, Target::Unit(&doubted.place)).is_ok();
    queue.doubted.iter().filter(is_there).filter(may).collect()
}

/// Doubted pins as they are now, one for each; none where the unit is gone, hidden or moved since.
async fn now(
    admin: &Admin,
    doubted: &[&Doubted],
    asked: &HashSet<String>,
) -> Result<Vec<Option<DoubtedPin>>, Problem> {
    let ids: Vec<&str> = doubted.iter().map(|one| one.id.as_str()).collect();
    let entries = admin.registry.present(Kind::ServicePoint, &ids).await?;
    let entries: HashMap<&str, &Entry> = entries.iter().map(|entry| (entry.key.id.as_str(), entry)).collect();
    let confirmed = confirmed(admin, &ids, &entries).await?;
    let told = doubted.iter().map(|one| {
        let entry = entries.get(one.id.as_str())?;
        let is_as_examined = pin_of(entry).is_some_and(|pin| pin == one.pin);
        let state = match one.id.as_str() {
            id if confirmed.contains(id) => "confirmed",
            id if asked.contains(id) => "asked",
            _ => "open",
        };
        is_as_examined.then(|| DoubtedPin::new(one, entry.number, state))
    });
    Ok(told.collect())
}

/// Units whose pin somebody confirmed as it is now.
async fn confirmed(
    admin: &Admin,
    ids: &[&str],
    entries: &HashMap<&str, &Entry>,
) -> Result<HashSet<String>, Problem> {
    let keys: Vec<String> = ids.iter().map(|id| format!("{} {id}", Task::Pin.as_str())).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let mut confirmed = HashSet::new();
    for entry in admin.registry.present(Kind::Confirmation, &keys).await? {
        let Some(Record::Confirmation(said)) = entry.record else { continue };
        let Some(unit) = entries.get(said.of.as_str()) else { continue };
        let seen = if unit.number == said.change {
            pin_of(unit)
        } else {
            let key = Key::new(Kind::ServicePoint, &said.of);
            admin.registry.as_of(&key, said.change).await?.as_ref().and_then(pin_of)
        };
        if seen.is_some() && seen == pin_of(unit) {
            confirmed.insert(said.of);
        }
    }
    Ok(confirmed)
}

/// The pin of a unit that the public sees; none: it is none of those, or was removed.
fn pin_of(entry: &Entry) -> Option<Option<Position>> {
    match &entry.record {
        Some(Record::ServicePoint(office)) if office.point.visibility == Visibility::Shown => {
            Some(office.point.position)
        }
        _ => None,
    }
}

impl DoubtedPin {
    fn new(doubted: &Doubted, unit_change: ChangeNumber, state: &'static str) -> Self {
        let area = doubted.place.subdistrict;
        let name = |level| Some(Gazetteer::built_in().place(area?.at(level)?)?.name_th);
        Self {
            id: doubted.id.to_string(),
            name_th: doubted.name_th.clone(),
            unit_change: unit_change.0,
            lat: doubted.pin.map(Position::latitude_degrees),
            lon: doubted.pin.map(Position::longitude_degrees),
            subdistrict_code: area.map(|area| area.to_string()),
            subdistrict_th: name(AreaLevel::Subdistrict),
            district_th: name(AreaLevel::District),
            province_th: name(AreaLevel::Province),
            harm_km: doubted.diagnosis.harm / 1_000.0,
            diagnosis: DiagnosisTold::from(&doubted.diagnosis),
            state,
        }
    }
}

/// What a unit is asked about its pin.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"words": "หมุดอยู่กลางแม่น้ำ ช่วยปักให้ตรงอาคารด้วย"}))]
pub(crate) struct PinQuestion {
    /// At most 1,000 characters.
    #[schema(max_length = 1000)]
    words: String,
}

/// The question that a unit was asked.
#[derive(Serialize, ToSchema)]
pub(crate) struct PinAsked {
    /// The ticket that its officers see.
    #[schema(example = "ticket-7Q2MX0123456789A")]
    ticket: String,
}

/// Asks a unit about its pin: whoever may mend it finds a ticket.
#[utoipa::path(
    post,
    operation_id = "admin_ask_about_pin",
    path = "/admin/v1/service-points/{id}/pin-question",
    tag = "review",
    params(("id" = String, Path, example = "dopa-3804")),
    request_body = PinQuestion,
    responses(
        (status = 201, body = PinAsked),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn ask(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    id: RecordId,
    Body(PinQuestion { words }): Body<PinQuestion>,
) -> Result<Response, Problem> {
    let id = unit_id(&id)?;
    signed_in.require_unit(&admin, Action::Review, &id).await?;
    require_words("words", &words, "what the unit is asked")?;
    let engine = admin.app.engine();
    let ticket = NewTicket {
        received_on: instant::thai(signed_in.now).date_naive(),
        record: Key::new(Kind::ServicePoint, id.as_str()),
        field: FIELD.to_owned(),
        procedure: None,
        shown: None,
        words: words.trim().to_owned(),
        language: "th".to_owned(),
        snapshot: engine.snapshot_id().to_owned(),
        change: engine.change(),
        asked_by: Some(signed_in.person.id.clone()),
    };
    let ticket = admin.registry.report(&ticket).await?;
    Ok((StatusCode::CREATED, Json(PinAsked { ticket })).into_response())
}
