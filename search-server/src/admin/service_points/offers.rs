//! `/admin/v1/service-points/{id}/offers`: the manuals that a unit has linked, as a whole or one by one.

use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use domain::{Offer, ProcedureId};
use registry::{Action, Edit, Office, Record};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::card::{self, LinkedManual};
use super::{Present, fields};
use crate::admin::body::Body;
use crate::admin::faults::Faults;
use crate::admin::given::{Given, given};
use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::admin::told;
use crate::admin::two_ids::TwoIds;
use crate::admin::version::{Seen, etag};
use crate::admin::write::{self, MAX_REASON_CHARS, Waiting, Why};
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// Most manuals of a unit: more than there are of one ministry.
const MOST_OFFERS: usize = 2_000;
/// Most minutes before closing; as of the import.
const MAX_MINUTES: u32 = 100_000;
/// Longest remark, in characters.
const MAX_NOTE_CHARS: usize = 2_000;

/// The manuals that a unit has linked.
#[derive(Serialize, ToSchema)]
pub(crate) struct Offers {
    /// The change that the unit is of; also the ETag.
    change: u64,
    results: Vec<LinkedManual>,
    /// What the change did; left out where nothing was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Summary>,
}

/// What a change of the list did, by ids of procedures.
#[derive(Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Summary {
    added: Vec<String>,
    removed: Vec<String>,
    changed: Vec<String>,
}

/// What a unit says of a procedure. What is left out stays as it is, and null empties a field.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"copies_required": false, "note": "ชั้น 2", "reason": "ปักหมุดคู่มือ"}))]
pub(crate) struct OfferFields {
    /// Which one, in a list; elsewhere the address names it.
    procedure: Option<String>,
    /// Hours of this procedure here, in Thai or as OSM writes them; null: those of the unit.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    hours: Given<String>,
    /// Minutes before closing after which no case is taken.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<u32>)]
    last_acceptance_minutes: Given<u32>,
    /// Whether photocopies have to be brought.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<bool>)]
    copies_required: Given<bool>,
    /// A remark for citizens.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    note: Given<String>,
    /// Why, for the log; of a list it stands beside the list.
    reason: Option<String>,
}

/// A whole list of manuals.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"offers": [{"procedure": "id-card"}, {"procedure": "birth", "copies_required": false}], "reason": "ปักหมุดคู่มือ"}))]
pub(crate) struct OfferList {
    offers: Vec<OfferFields>,
    /// Why, for the log.
    reason: Option<String>,
}

impl OfferFields {
    /// The procedure that a line of a list names.
    fn named(&self, faults: &mut Faults) -> Option<ProcedureId> {
        if self.reason.is_some() {
            faults.add("offers.reason", "unknown", "the reason of a list stands beside the list");
        }
        let Some(id) = &self.procedure else {
            faults.add("offers.procedure", "missing", "expected the id of a procedure");
            return None;
        };
        faults.read("offers.procedure", ProcedureId::new(id))
    }

    fn apply(self, offer: &mut Offer, faults: &mut Faults) {
        if let Some(hours) = self.hours {
            let read = hours.and_then(|hours| fields::read_told(faults, "hours", &hours));
            if let Some(minutes) = read.as_ref().and_then(domain::hours::ReadHours::last_acceptance_minutes) {
                offer.last_acceptance_minutes = Some(minutes);
            }
            offer.hours = read.map(|read| read.expression);
        }
        if let Some(minutes) = self.last_acceptance_minutes {
            let is_possible = minutes.is_none_or(|minutes| minutes <= MAX_MINUTES);
            let expected =
                || format!("{} is out of range: expected 0 to {MAX_MINUTES}", minutes.unwrap_or_default());
            offer.last_acceptance_minutes = faults
                .read("last_acceptance_minutes", is_possible.then_some(minutes).ok_or_else(expected))
                .flatten();
        }
        if let Some(required) = self.copies_required {
            offer.copies_required = required;
        }
        if let Some(note) = self.note {
            offer.note = note.and_then(|note| faults.text("note", &note, MAX_NOTE_CHARS));
        }
    }
}

/// The manuals that a unit has linked.
#[utoipa::path(
    get,
    operation_id = "admin_offers",
    path = "/admin/v1/service-points/{id}/offers",
    tag = "links",
    params(("id" = String, Path, example = "dopa-3804")),
    responses(
        (status = 200, body = Offers),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
) -> Result<Response, Problem> {
    let id = super::id(&id)?;
    signed_in.require_unit(&admin, Action::Read, &id).await?;
    answer(&admin, &super::present(&admin, &id).await?, None).await
}

async fn answer(admin: &Admin, present: &Present, summary: Option<Summary>) -> Result<Response, Problem> {
    let change = present.entry.number;
    let results = card::services(admin, &present.office).await?;
    Ok(([etag(change)], Json(Offers { change: change.0, results, summary })).into_response())
}

/// Sets the whole list of manuals that a unit has linked, as one change.
#[utoipa::path(
    put,
    operation_id = "admin_set_offers",
    path = "/admin/v1/service-points/{id}/offers",
    tag = "links",
    params(
        ("id" = String, Path, example = "dopa-3804"),
        ("If-Match" = String, Header, description = "ETag of the unit that was seen"),
    ),
    request_body = OfferList,
    responses(
        (status = 200, body = Offers),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn put_all(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    seen: Seen,
    Body(OfferList { offers, reason }): Body<OfferList>,
) -> Result<Response, Problem> {
    let mut changing = Changing::begin(&admin, &signed_in, &id, seen, reason).await?;
    if offers.len() > MOST_OFFERS {
        let count = offers.len();
        changing.faults.add(
            "offers",
            "invalid",
            format!("{count} are too many: expected at most {MOST_OFFERS}"),
        );
    }
    let mut before: Vec<Offer> = std::mem::take(&mut changing.office.offers);
    for fields in offers {
        let Some(procedure) = fields.named(&mut changing.faults) else { continue };
        let known = before.iter().position(|offer| offer.procedure == procedure);
        let point = changing.office.point.id.clone();
        let mut offer = known.map_or_else(|| Offer::plain(point, procedure), |at| before.remove(at));
        fields.apply(&mut offer, &mut changing.faults);
        changing.office.offers.push(offer);
    }
    changing.write(&admin, &signed_in).await
}

/// Links a manual to a unit, or changes what the unit says of it.
#[utoipa::path(
    put,
    operation_id = "admin_link",
    path = "/admin/v1/service-points/{id}/offers/{procedure}",
    tag = "links",
    params(
        ("id" = String, Path, example = "dopa-3804"),
        ("procedure" = String, Path, example = "id-card"),
        ("If-Match" = String, Header, description = "ETag of the unit that was seen"),
    ),
    request_body = OfferFields,
    responses(
        (status = 200, body = Offers),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn put_one(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    TwoIds(id, procedure): TwoIds,
    seen: Seen,
    Body(fields): Body<OfferFields>,
) -> Result<Response, Problem> {
    let reason = fields.reason.clone();
    let mut changing = Changing::begin(&admin, &signed_in, &id, seen, reason).await?;
    if fields.procedure.as_ref().is_some_and(|named| *named != procedure) {
        changing.faults.add("procedure", "invalid", "isn't the one that the address names: leave it out");
    }
    let procedure = ProcedureId::new(&procedure).map_err(|_| Problem::not_found("procedure", &procedure))?;
    let offers = &mut changing.office.offers;
    let known = offers.iter().position(|offer| offer.procedure == procedure);
    let at = known.unwrap_or_else(|| {
        offers.push(Offer::plain(changing.office.point.id.clone(), procedure));
        offers.len() - 1
    });
    fields.apply(&mut offers[at], &mut changing.faults);
    changing.write(&admin, &signed_in).await
}

/// Takes the link of a manual to a unit away, with the special days of it there.
#[utoipa::path(
    delete,
    operation_id = "admin_unlink",
    path = "/admin/v1/service-points/{id}/offers/{procedure}",
    tag = "links",
    params(
        ("id" = String, Path, example = "dopa-3804"),
        ("procedure" = String, Path, example = "id-card"),
        ("reason" = Option<String>, Query, description = "Why, for the log"),
        ("If-Match" = String, Header, description = "ETag of the unit that was seen"),
    ),
    responses(
        (status = 200, body = Offers),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn delete_one(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    TwoIds(id, procedure): TwoIds,
    seen: Seen,
    uri: Uri,
) -> Result<Response, Problem> {
    let mut given = Parameters::of_query(&uri);
    let reason = given.text("reason", MAX_REASON_CHARS);
    given.finish()?;
    let mut changing = Changing::begin(&admin, &signed_in, &id, seen, reason).await?;
    let before = changing.office.offers.len();
    changing.office.offers.retain(|offer| offer.procedure.as_str() != procedure);
    if changing.office.offers.len() == before {
        return Err(Problem::not_found("link to the procedure", &procedure));
    }
    changing.write(&admin, &signed_in).await
}

/// A list of manuals that is being changed.
pub(super) struct Changing {
    pub(super) office: Office,
    pub(super) faults: Faults,
    before: Vec<Offer>,
    number: domain::ChangeNumber,
    reason: Option<String>,
}

impl Changing {
    /// Begins to change the list of a unit in the version that was seen.
    pub(super) async fn begin(
        admin: &Admin,
        signed_in: &SignedIn,
        id: &str,
        seen: Seen,
        reason: Option<String>,
    ) -> Result<Self, Problem> {
        let id = super::id(id)?;
        signed_in.require_unit(admin, Action::Link, &id).await?;
        let Present { entry, office } = super::present(admin, &id).await?;
        let record = Record::ServicePoint(Box::new(office.clone()));
        seen.expect(entry.number, || told::record(&record).into())?;
        let mut faults = Faults::default();
        if let Some(reason) = &reason {
            faults.expect_text("reason", reason, MAX_REASON_CHARS);
        }
        Ok(Self { before: office.offers.clone(), office, faults, number: entry.number, reason })
    }

    /// Writes the list as it is now, and answers with it and what was done.
    pub(super) async fn write(mut self, admin: &Admin, signed_in: &SignedIn) -> Result<Response, Problem> {
        self.faults.finish()?;
        forget_days_of_others(&mut self.office);
        let summary = Summary::of(&self.before, &self.office.offers);
        let id = self.office.point.id.clone();
        let edit = Edit::set(Record::ServicePoint(Box::new(self.office)), self.number);
        let outcome = write::submit(admin, signed_in, vec![edit], Why::edit(self.reason)).await?;
        let told = async |_| answer(admin, &super::present(admin, &id).await?, Some(summary)).await;
        outcome.answered(told).await
    }
}

/// Special days of what isn't offered any more are nobody's.
pub(super) fn forget_days_of_others(office: &mut Office) {
    let Office { offers, exceptions, .. } = office;
    exceptions.retain(|days| {
        days.procedure.as_ref().is_none_or(|id| offers.iter().any(|offer| offer.procedure == *id))
    });
}

impl Summary {
    pub(super) fn of(before: &[Offer], after: &[Offer]) -> Self {
        let find =
            |offers: &[Offer], id: &ProcedureId| offers.iter().find(|offer| offer.procedure == *id).cloned();
        let mut summary = Self::default();
        for offer in after {
            match find(before, &offer.procedure) {
                None => summary.added.push(offer.procedure.to_string()),
                Some(known) if known != *offer => summary.changed.push(offer.procedure.to_string()),
                Some(_) => {}
            }
        }
        let gone = before.iter().filter(|offer| find(after, &offer.procedure).is_none());
        summary.removed = gone.map(|offer| offer.procedure.to_string()).collect();
        summary
    }
}
