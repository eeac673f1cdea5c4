//! `/admin/v1/tickets`: reports of mistakes, for whoever may mend the record.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use domain::{ProcedureId, ServicePointId};
use registry::{Action, Answer, Key, Kind, Target, Ticket, TicketFilter, TicketState, UnitPlace};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asked_record;
use super::body::{Body, OptionalBody};
use super::names::Names;
use super::part::{MAX_LIMIT, Part};
use super::signed_in::SignedIn;
use super::state::Admin;
use super::unit::{expect_words, require_words};
use super::wire::instant;
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// Reports that are looked through for one page: whoever may read few of many asks again.
const MOST_LOOKED_AT: u32 = 1_000;

/// Some of the reports.
#[derive(Serialize, ToSchema)]
pub(crate) struct Tickets {
    results: Vec<TicketTold>,
    /// Goes into `skip` for those behind these; null: there are none.
    next: Option<u32>,
}

/// What a citizen reported, and nobody knows who; or what the back office asks.
#[derive(Serialize, ToSchema)]
pub(crate) struct TicketTold {
    #[schema(example = "ticket-7Q2MX0123456789A")]
    id: String,
    /// `open`, `answered` or `closed`.
    state: &'static str,
    /// The day in Thailand.
    #[schema(format = Date)]
    received_on: String,
    /// `service_point` or `procedure`.
    kind: &'static str,
    /// The record that it is about.
    record: String,
    /// What of it is said to be wrong.
    #[schema(example = "phone")]
    field: String,
    /// The procedure, where it is about one at a unit.
    procedure: Option<String>,
    /// What the page showed.
    shown: Option<String>,
    /// What would be right, in the sender's words.
    words: String,
    language: String,
    /// The register's last change that the page knew.
    change: u64,
    /// The id of whoever of the back office asks; null: a citizen reports.
    asked_by: Option<String>,
    /// Their name; null: a citizen's, never told, or erased.
    asked_by_name: Option<String>,
    /// What was decided; null: nobody did yet.
    answer: Option<AnswerTold>,
}

/// What was decided about a report.
#[derive(Serialize, ToSchema)]
struct AnswerTold {
    /// RFC 3339 in UTC.
    at: String,
    /// The id of whoever decided.
    by: String,
    words: Option<String>,
}

impl TicketTold {
    async fn new(admin: &Admin, names: &mut Names, ticket: Ticket) -> Result<Self, Problem> {
        let Ticket { id, state, report, answer } = ticket;
        let asked_by_name = names.of_any(admin, report.asked_by.as_deref()).await?;
        let answer = answer.map(|Answer { at, by, words }| AnswerTold { at: instant(at), by, words });
        Ok(Self {
            id,
            state: state.as_str(),
            received_on: report.received_on.to_string(),
            kind: report.record.kind.as_str(),
            record: report.record.id,
            field: report.field,
            procedure: report.procedure,
            shown: report.shown,
            words: report.words,
            language: report.language,
            change: report.change.0,
            asked_by: report.asked_by,
            asked_by_name,
            answer,
        })
    }
}

/// What is said about a report.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"words": "แก้เบอร์โทรแล้ว"}))]
pub(crate) struct TicketWords {
    /// At most 1,000 characters.
    #[schema(max_length = 1000)]
    words: String,
}

/// The reports about what one may read, the newest day first.
#[utoipa::path(
    get,
    operation_id = "admin_tickets",
    path = "/admin/v1/tickets",
    tag = "voices",
    params(
        ("state" = Option<String>, Query, description = "`open` (default), `answered`, `closed` or `all`"),
        ("service_point" = Option<String>, Query, description = "About a unit"),
        ("procedure" = Option<String>, Query, description = "About a manual"),
        ("limit" = Option<u32>, Query, description = "1 to 100; default 50"),
        ("skip" = Option<u32>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, body = Tickets),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    uri: Uri,
) -> Result<Json<Tickets>, Problem> {
    let mut given = Parameters::of_query(&uri);
    let states = [
        ("open", Some(TicketState::Open)),
        ("answered", Some(TicketState::Answered)),
        ("closed", Some(TicketState::Closed)),
        ("all", None),
    ];
    let state = given.word("state", &states).unwrap_or(Some(TicketState::Open));
    let record = asked_record::read(&mut given);
    let Part { limit, skip } = Part::read(&mut given, MAX_LIMIT);
    let skip = skip as u32;
    given.finish()?;
    let filter = TicketFilter { state, record };
    let found = admin.registry.tickets(&filter, skip, MOST_LOOKED_AT).await?;
    let is_all = found.len() < MOST_LOOKED_AT as usize;
    let (looked_at, mut results, mut seen) = (found.len(), Vec::new(), skip);
    // Many reports are about few records.
    let mut readable: HashMap<Key, bool> = HashMap::new();
    let mut names = Names::default();
    for ticket in found {
        if results.len() == limit {
            break;
        }
        seen += 1;
        let key = ticket.report.record.clone();
        let may_read = match readable.get(&key) {
            Some(known) => *known,
            None => {
                let place = place(&admin, &key).await?;
                signed_in.require(Action::Read, place.target()).is_ok()
            }
        };
        readable.insert(key, may_read);
        if may_read {
            results.push(TicketTold::new(&admin, &mut names, ticket).await?);
        }
    }
    let is_end = is_all && (seen - skip) as usize == looked_at;
    Ok(Json(Tickets { results, next: (!is_end).then_some(seen) }))
}

/// A report.
#[utoipa::path(
    get,
    operation_id = "admin_ticket",
    path = "/admin/v1/tickets/{id}",
    tag = "voices",
    params(("id" = String, Path, example = "ticket-7Q2MX0123456789A")),
    responses(
        (status = 200, body = TicketTold),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn one(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
) -> Result<Json<TicketTold>, Problem> {
    let ticket = found(&admin, &id).await?;
    signed_in.require(Action::Read, place(&admin, &ticket.report.record).await?.target())?;
    told(&admin, ticket).await
}

/// Says what was done about a report.
#[utoipa::path(
    post,
    operation_id = "admin_answer_ticket",
    path = "/admin/v1/tickets/{id}/answer",
    tag = "voices",
    params(("id" = String, Path, example = "ticket-7Q2MX0123456789A")),
    request_body = TicketWords,
    responses(
        (status = 200, body = TicketTold),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`decided`: somebody decided already", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn answer(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    Body(words): Body<TicketWords>,
) -> Result<Json<TicketTold>, Problem> {
    let TicketWords { words } = words;
    require_words("words", &words, "what was done")?;
    decide(&admin, &signed_in, &id, TicketState::Answered, Some(words)).await
}

/// Closes a report that there is nothing to do about.
#[utoipa::path(
    post,
    operation_id = "admin_close_ticket",
    path = "/admin/v1/tickets/{id}/close",
    tag = "voices",
    params(("id" = String, Path, example = "ticket-7Q2MX0123456789A")),
    request_body(content = Option<TicketWords>, description = "What is said about it, or nothing"),
    responses(
        (status = 200, body = TicketTold),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`decided`: somebody decided already", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn close(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    OptionalBody(words): OptionalBody<TicketWords>,
) -> Result<Json<TicketTold>, Problem> {
    let words = words.map(|TicketWords { words }| words);
    expect_words("words", words.as_deref())?;
    decide(&admin, &signed_in, &id, TicketState::Closed, words).await
}

async fn decide(
    admin: &Admin,
    signed_in: &SignedIn,
    id: &str,
    state: TicketState,
    words: Option<String>,
) -> Result<Json<TicketTold>, Problem> {
    let ticket = found(admin, id).await?;
    let place = place(admin, &ticket.report.record).await?;
    signed_in.require(place.mending(), place.target())?;
    let answer = Answer { at: signed_in.now, by: signed_in.person.id.clone(), words };
    if !admin.registry.answer_ticket(id, state, &answer).await? {
        let problem = Problem::new(StatusCode::CONFLICT, "decided", "Somebody decided already");
        return Err(problem.with_detail("the report isn't open any more"));
    }
    told(admin, found(admin, id).await?).await
}

async fn told(admin: &Admin, ticket: Ticket) -> Result<Json<TicketTold>, Problem> {
    Ok(Json(TicketTold::new(admin, &mut Names::default(), ticket).await?))
}

async fn found(admin: &Admin, id: &str) -> Result<Ticket, Problem> {
    admin.registry.ticket(id).await?.ok_or_else(|| Problem::not_found("ticket", id))
}

/// Where the record of a report belongs.
enum Place {
    Unit(UnitPlace),
    Procedure(Vec<String>),
    /// The record is gone.
    Nowhere,
}

impl Place {
    fn target(&self) -> Target<'_> {
        match self {
            Self::Unit(place) => Target::Unit(place),
            Self::Procedure(organisations) => Target::Procedure(organisations),
            Self::Nowhere => Target::Register,
        }
    }

    /// What whoever decides has to be able to do.
    fn mending(&self) -> Action {
        match self {
            Self::Procedure(_) => Action::EditProcedure,
            Self::Unit(_) | Self::Nowhere => Action::Edit,
        }
    }
}

async fn place(admin: &Admin, key: &Key) -> Result<Place, Problem> {
    Ok(match key.kind {
        Kind::ServicePoint => match ServicePointId::new(&key.id) {
            Ok(id) => admin.registry.unit_place(&id).await?.map_or(Place::Nowhere, Place::Unit),
            Err(_) => Place::Nowhere,
        },
        _ => match ProcedureId::new(&key.id) {
            Ok(id) => {
                admin.registry.procedure_organisations(&id).await?.map_or(Place::Nowhere, Place::Procedure)
            }
            Err(_) => Place::Nowhere,
        },
    })
}
