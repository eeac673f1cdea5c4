//! `POST /admin/v1/service-points`: a unit that nobody found in the register.

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::{ChangeNumber, ServicePoint, ServicePointId};
use registry::{Action, Edit, Office, Record, Target};
use serde::Deserialize;
use utoipa::ToSchema;

use super::card::{self, Card};
use super::fields::UnitFields;
use super::{Present, edit, twins};
use crate::admin::body::Body;
use crate::admin::faults::Faults;
use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::admin::write::{self, MAX_REASON_CHARS, Waiting, Why};
use crate::api::problem::Problem;
use crate::path::segment;

/// Letters and digits of an id that nobody takes for each other when it is read aloud: Crockford's base 32, in lower case.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of a new id: 60 bits, so that none is given twice.
const ID_CHARS: usize = 12;

/// A new unit, with the word of the search that didn't find it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"searched": "7Q2M4X9A0B3C5D6E7F8G9H0J1K", "unit": {"name_th": "ศูนย์บริการร่วมเซกา", "subdistrict_code": "380401"}}))]
pub(crate) struct NewUnit {
    /// The word that the search for this name, code and subdistrict gave.
    searched: String,
    /// What the unit is.
    unit: UnitFields,
}

/// Adds a unit, after a search for it. Its id is permanent.
#[utoipa::path(
    post,
    operation_id = "admin_add_service_point",
    path = "/admin/v1/service-points",
    tag = "units",
    request_body = NewUnit,
    responses(
        (status = 201, body = Card, headers(("Location" = String, description = "Its card"))),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, description = "Nobody searched for it", content_type = "application/problem+json"),
    )
)]
pub(crate) async fn post(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    Body(NewUnit { searched, unit }): Body<NewUnit>,
) -> Result<Response, Problem> {
    let id = new_id()?;
    let mut office = Office {
        point: ServicePoint::named(id.clone(), String::new()),
        offers: Vec::new(),
        exceptions: Vec::new(),
    };
    let mut faults = Faults::default();
    let reason = unit.reason.clone();
    if let Some(reason) = &reason {
        faults.expect_text("reason", reason, MAX_REASON_CHARS);
    }
    let named = unit.apply(&mut office, &mut faults);
    edit::expect_named(&admin, &id, &named, &mut faults).await?;
    if office.point.name_th.is_empty() {
        faults.add("name_th", "missing", "expected the official Thai name");
    }
    faults.finish()?;
    let place = admin.registry.place_of(&office.point).await?;
    signed_in.require(Action::Add, Target::Unit(&place))?;
    expect_searched(&admin, &signed_in, &searched, &office).await?;
    let record = Record::ServicePoint(Box::new(office));
    let edits = vec![Edit::set(record, ChangeNumber(0))];
    let outcome = write::submit(&admin, &signed_in, edits, Why::edit(reason)).await?;
    admin.registry.forget_search(&searched).await?;
    let told = async |_| {
        let Present { entry, office } = super::present(&admin, &id).await?;
        let location = format!("/admin/v1/service-points/{}", segment(id.as_str()));
        // Whatever isn't ASCII is escaped.
        let location = HeaderValue::from_str(&location).map_err(|_| Problem::internal())?;
        let answer = card::answer(&admin, &signed_in, &entry, &office).await?;
        Ok((StatusCode::CREATED, [(header::LOCATION, location)], answer).into_response())
    };
    outcome.answered(told).await
}

/// Refuses a unit that nobody looked for.
async fn expect_searched(
    admin: &Admin,
    signed_in: &SignedIn,
    word: &str,
    office: &Office,
) -> Result<(), Problem> {
    let point = &office.point;
    let code = point.code.as_ref().map(domain::UnitCode::as_str);
    let about = twins::about(&point.name_th, code, point.subdistrict);
    let noted = admin.registry.noted_search(&signed_in.person.id, word, signed_in.now).await?;
    if noted.as_ref() == Some(&about) {
        return Ok(());
    }
    let detail = "expected the word that POST /admin/v1/service-points/twins gave you in the last half hour for this name, \
                  code and subdistrict";
    Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "search_first", "Nobody searched for this unit")
        .with_detail(detail))
}

fn new_id() -> Result<ServicePointId, Problem> {
    let mut bytes = [0; ID_CHARS];
    getrandom::fill(&mut bytes).map_err(|error| {
        tracing::error!(%error, "no random bytes for an id");
        Problem::internal()
    })?;
    let word: String = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    ServicePointId::new(&format!("unit-{word}")).map_err(|_| Problem::internal())
}
