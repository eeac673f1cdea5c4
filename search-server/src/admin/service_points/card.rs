//! `/admin/v1/service-points/{id}`: the card of a unit with its four tabs, as it is or as it was.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use domain::{Offer, Procedure};
use registry::{Action, Confirmation, Entry, Key, Kind, Office, Record};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::moment;
use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::admin::told;
use crate::admin::version::etag;
use crate::admin::wire::instant;
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// A unit with its four tabs.
#[derive(Serialize, ToSchema)]
pub(crate) struct Card {
    #[schema(example = "dopa-3804")]
    id: String,
    /// The change that it is of; also its ETag.
    change: u64,
    /// When it was edited last, RFC 3339 in UTC.
    edited_at: String,
    /// By whom: a person's id, or the name of a program.
    edited_by: String,
    /// What became of its authorize code now: `none`, `issued`, `used`, `expired` or `revoked`.
    code_state: &'static str,
    /// What of it was confirmed last, now.
    confirmed: Vec<ConfirmedTold>,
    /// ข้อมูล: what is said about the unit, under the names of the columns of a source.
    #[schema(value_type = Object, example = json!({"name_th": "ที่ว่าการอำเภอเซกา", "phone": "0 4200 0004"}))]
    data: Value,
    /// การยกเลิกสำเนา.
    copies: Copies,
    /// บริการ.
    services: Vec<LinkedManual>,
}

/// That somebody looked at a unit and found it right.
#[derive(Serialize, ToSchema)]
pub(crate) struct ConfirmedTold {
    /// `data`: all of it; `pin`: its pin.
    task: &'static str,
    /// The day in Thailand.
    #[schema(format = Date)]
    confirmed_on: String,
}

/// How far a unit has stopped asking for photocopies.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(crate) struct Copies {
    /// How many manuals are linked.
    offers: usize,
    /// Of how many of them anybody said whether photocopies are needed.
    known: usize,
    /// How many need none.
    without_copies: usize,
    /// Those without of all linked ones, 0 to 1; null: none is linked.
    share: Option<f64>,
}

/// A manual that is linked.
#[derive(Serialize, ToSchema)]
pub(crate) struct LinkedManual {
    #[schema(example = "id-card")]
    pub(super) procedure: String,
    pub(super) title_th: Option<String>,
    title_en: Option<String>,
    /// Who answers for the manual.
    department: Option<String>,
    /// Hours of this procedure here; null: those of the unit.
    hours: Option<String>,
    /// Minutes before closing after which no case is taken; null: the minutes at the counter.
    last_acceptance_minutes: Option<u32>,
    /// Whether photocopies have to be brought; null: nobody said.
    copies_required: Option<bool>,
    note: Option<String>,
    /// Minutes at the counter.
    counter_minutes: Option<u32>,
    /// Days until the result.
    processing_days: Option<u32>,
    fee_thb: Option<f64>,
    documents: Vec<String>,
    steps: Vec<String>,
}

impl From<&Confirmation> for ConfirmedTold {
    fn from(said: &Confirmation) -> Self {
        Self { task: said.task.as_str(), confirmed_on: said.on.to_string() }
    }
}

impl Copies {
    pub(crate) fn of(offers: &[Offer]) -> Self {
        let known = offers.iter().filter_map(|offer| offer.copies_required);
        let without_copies = known.clone().filter(|required| !required).count();
        let share = (!offers.is_empty()).then(|| without_copies as f64 / offers.len() as f64);
        Self { offers: offers.len(), known: known.count(), without_copies, share }
    }
}

impl LinkedManual {
    pub(crate) fn new(offer: &Offer, procedure: Option<&Procedure>) -> Self {
        Self {
            procedure: offer.procedure.to_string(),
            title_th: procedure.map(|one| one.title_th.clone()),
            title_en: procedure.and_then(|one| one.title_en.clone()),
            department: procedure.and_then(|one| one.department.clone()),
            hours: offer.hours.as_ref().map(|hours| hours.as_str().to_owned()),
            last_acceptance_minutes: offer.last_acceptance_minutes,
            copies_required: offer.copies_required,
            note: offer.note.clone(),
            counter_minutes: procedure.and_then(|one| one.counter_minutes),
            processing_days: procedure.and_then(|one| one.processing_days),
            fee_thb: procedure.and_then(|one| one.fee_thb),
            documents: procedure.map(|one| one.documents.clone()).unwrap_or_default(),
            steps: procedure.map(|one| one.steps.clone()).unwrap_or_default(),
        }
    }
}

/// A unit with its four tabs, as it is now or as it was after a change or at an instant.
#[utoipa::path(
    get,
    operation_id = "admin_service_point",
    path = "/admin/v1/service-points/{id}",
    tag = "units",
    params(
        ("id" = String, Path, example = "dopa-3804"),
        ("as_of" = Option<String>, Query, description = "Number of a change, or RFC 3339 instant; default: now"),
    ),
    responses(
        (status = 200, body = Card, headers(("ETag" = String, description = "Number of the change that it is of"))),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn one(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    uri: Uri,
) -> Result<Response, Problem> {
    let id = super::id(&id)?;
    let mut given = Parameters::of_query(&uri);
    let as_of = given.read("as_of", moment::read);
    given.finish()?;
    signed_in.require_unit(&admin, Action::Read, &id).await?;
    let Some(moment) = as_of else {
        let present = super::present(&admin, &id).await?;
        return answer(&admin, &signed_in, &present.entry, &present.office).await;
    };
    let change = moment.change(&admin).await?;
    let entry = admin.registry.as_of(&Key::new(Kind::ServicePoint, id.as_str()), change).await?;
    match entry.as_ref().and_then(|entry| Some((entry, entry.record.as_ref()?))) {
        Some((entry, Record::ServicePoint(office))) => {
            let services = services_as_of(&admin, office, change).await?;
            Ok(card(&admin, &signed_in, entry, office, services).await?.into_response())
        }
        _ => Err(Problem::not_found("service point", id.as_str())
            .with_detail(format!("there was no unit {id} after change {}", change.0))),
    }
}

/// The card of a unit as it is now.
///
/// # Errors
/// When the register fails.
pub(crate) async fn answer(
    admin: &Admin,
    signed_in: &SignedIn,
    entry: &Entry,
    office: &Office,
) -> Result<Response, Problem> {
    let services = services(admin, office).await?;
    let card = card(admin, signed_in, entry, office, services).await?;
    Ok(([etag(entry.number)], card).into_response())
}

async fn card(
    admin: &Admin,
    signed_in: &SignedIn,
    entry: &Entry,
    office: &Office,
    services: Vec<LinkedManual>,
) -> Result<Json<Card>, Problem> {
    let state = admin.registry.code_state(&office.point.id, signed_in.now).await?;
    let confirmed = admin.registry.confirmations_of(&office.point.id).await?;
    let mut data = told::record(&Record::ServicePoint(Box::new(office.clone())));
    // They are the last tab.
    data.remove("offers");
    Ok(Json(Card {
        id: office.point.id.to_string(),
        change: entry.number.0,
        edited_at: instant(entry.at),
        edited_by: entry.actor.clone(),
        code_state: state.as_ref().map_or("none", registry::CodeState::as_str),
        confirmed: confirmed.iter().map(ConfirmedTold::from).collect(),
        data: Value::Object(data),
        copies: Copies::of(&office.offers),
        services,
    }))
}

/// The manuals that a unit has linked, as they are now.
///
/// # Errors
/// When the register fails.
pub(crate) async fn services(admin: &Admin, office: &Office) -> Result<Vec<LinkedManual>, Problem> {
    let ids: Vec<&str> = office.offers.iter().map(|offer| offer.procedure.as_str()).collect();
    let mut procedures = HashMap::new();
    for entry in admin.registry.present(Kind::Procedure, &ids).await? {
        if let Some(Record::Procedure(procedure)) = entry.record {
            procedures.insert(entry.key.id, procedure);
        }
    }
    let procedure = |offer: &Offer| procedures.get(offer.procedure.as_str()).map(|procedure| &**procedure);
    Ok(office.offers.iter().map(|offer| LinkedManual::new(offer, procedure(offer))).collect())
}

async fn services_as_of(
    admin: &Admin,
    office: &Office,
    change: domain::ChangeNumber,
) -> Result<Vec<LinkedManual>, Problem> {
    let mut services = Vec::with_capacity(office.offers.len());
    for offer in &office.offers {
        let key = Key::new(Kind::Procedure, offer.procedure.as_str());
        let entry = admin.registry.as_of(&key, change).await?;
        let procedure = match entry.and_then(|entry| entry.record) {
            Some(Record::Procedure(procedure)) => Some(procedure),
            _ => None,
        };
        services.push(LinkedManual::new(offer, procedure.as_deref()));
    }
    Ok(services)
}
