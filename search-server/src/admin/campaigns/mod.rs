//! `/admin/v1/campaigns`: what units or agencies are asked to confirm until a day, and how far they have come.

pub(crate) mod confirm;
pub(crate) mod progress;
pub(crate) mod reminders;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::AreaCode;
use registry::{Action, Campaign, Cause, Edit, Entry, Key, Kind, Record, Target, Task, UnitFilter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::copies::MAX_WORD_CHARS;
use super::day::Day;
use super::signed_in::SignedIn;
use super::state::Admin;
use super::version::{Seen, etag};
use crate::api::instant;
use crate::api::problem::{ParameterError, Problem};
use crate::api::record_id::RecordId;

/// Longest title, in characters.
const MAX_TITLE_CHARS: usize = 300;

/// A campaign to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"title_th": "ตรวจสอบข้อมูลจุดบริการ ปี 2570", "task": "data", "area": "38", "deadline": "2027-08-31"}))]
pub(crate) struct NewCampaign {
    title_th: String,
    title_en: Option<String>,
    /// `data`: all data of a unit; `pin`: its pin; `manuals`: the list of manuals of each agency.
    task: String,
    /// Units in an area; code of 2, 4 or 6 digits. Left out: everywhere.
    area: Option<String>,
    /// Units, or manuals, of a ministry, a department or an agency. Left out: of all.
    organisation: Option<String>,
    /// Units of a kind. Left out: of all.
    #[serde(rename = "type")]
    kind: Option<String>,
    /// What was confirmed before that day doesn't count. Left out: today.
    #[schema(value_type = Option<String>, format = Date)]
    begins_on: Option<Day>,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    deadline: Day,
}

/// A campaign.
#[derive(Serialize, ToSchema)]
pub(crate) struct CampaignTold {
    #[schema(example = "campaign-7Q2MX0123456789A")]
    id: String,
    /// The change that it is of; also its ETag.
    change: u64,
    title_th: String,
    title_en: Option<String>,
    /// `data`, `pin` or `manuals`.
    task: &'static str,
    area: Option<String>,
    organisation: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    #[schema(format = Date)]
    begins_on: String,
    #[schema(format = Date)]
    deadline: String,
    /// Whether the last day is over.
    is_over: bool,
}

/// The campaigns.
#[derive(Serialize, ToSchema)]
pub(crate) struct Campaigns {
    results: Vec<CampaignTold>,
}

impl CampaignTold {
    fn new(campaign: &Campaign, change: u64, today: NaiveDate) -> Self {
        Self {
            id: campaign.id.clone(),
            change,
            title_th: campaign.title_th.clone(),
            title_en: campaign.title_en.clone(),
            task: campaign.task.as_str(),
            area: campaign.units.area.map(|area| area.to_string()),
            organisation: campaign.units.organisation.clone(),
            kind: campaign.units.kind.clone(),
            begins_on: campaign.begins_on.to_string(),
            deadline: campaign.deadline.to_string(),
            is_over: today > campaign.deadline,
        }
    }
}

/// All campaigns, the last deadline first.
#[utoipa::path(
    get,
    operation_id = "admin_campaigns",
    path = "/admin/v1/campaigns",
    tag = "campaigns",
    responses(
        (status = 200, body = Campaigns),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(admin): State<Admin>,
    signed_in: SignedIn,
) -> Result<Json<Campaigns>, Problem> {
    signed_in.require(Action::Find, Target::Register)?;
    let today = today(&signed_in);
    let mut found = Vec::new();
    for entry in admin.registry.all(Kind::Campaign).await? {
        if let Some(Record::Campaign(campaign)) = &entry.record {
            found.push((campaign.deadline, CampaignTold::new(campaign, entry.number.0, today)));
        }
    }
    found.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.id.cmp(&other.id)));
    Ok(Json(Campaigns { results: found.into_iter().map(|(_, told)| told).collect() }))
}

/// Begins a campaign.
#[utoipa::path(
    post,
    operation_id = "admin_begin_campaign",
    path = "/admin/v1/campaigns",
    tag = "campaigns",
    request_body = NewCampaign,
    responses(
        (status = 201, body = CampaignTold),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn begin(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    Body(given): Body<NewCampaign>,
) -> Result<Response, Problem> {
    let id = admin.registry.new_campaign_id()?;
    let campaign = given.read(id, today(&signed_in))?;
    require(&admin, &signed_in, &campaign, None).await?;
    let record = Record::Campaign(Box::new(campaign.clone()));
    let edit = Edit::set(record, domain::ChangeNumber(0));
    admin.registry.append(vec![edit], &signed_in.author(Cause::Edit)).await?;
    admin.changed().await;
    answer(&admin, &signed_in, &campaign.id, StatusCode::CREATED).await
}

/// A campaign.
#[utoipa::path(
    get,
    operation_id = "admin_campaign",
    path = "/admin/v1/campaigns/{id}",
    tag = "campaigns",
    params(("id" = String, Path, example = "campaign-7Q2MX0123456789A")),
    responses(
        (status = 200, body = CampaignTold),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn one(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
) -> Result<Response, Problem> {
    signed_in.require(Action::Find, Target::Register)?;
    answer(&admin, &signed_in, &id, StatusCode::OK).await
}

/// Takes a campaign back. What was confirmed stays confirmed.
#[utoipa::path(
    delete,
    operation_id = "admin_end_campaign",
    path = "/admin/v1/campaigns/{id}",
    tag = "campaigns",
    params(
        ("id" = String, Path, example = "campaign-7Q2MX0123456789A"),
        ("If-Match" = String, Header, description = "ETag of the campaign that was seen"),
    ),
    responses(
        (status = 204),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn end(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    seen: Seen,
) -> Result<StatusCode, Problem> {
    let (entry, campaign) = found(&admin, &id).await?;
    require(&admin, &signed_in, &campaign, None).await?;
    let told = CampaignTold::new(&campaign, entry.number.0, today(&signed_in));
    seen.expect(entry.number, || serde_json::to_value(told).unwrap_or_default())?;
    let edit = Edit::remove(entry.key, entry.number);
    admin.registry.append(vec![edit], &signed_in.author(Cause::Edit)).await?;
    admin.changed().await;
    Ok(StatusCode::NO_CONTENT)
}

async fn answer(
    admin: &Admin,
    signed_in: &SignedIn,
    id: &str,
    status: StatusCode,
) -> Result<Response, Problem> {
    let (entry, campaign) = found(admin, id).await?;
    let told = CampaignTold::new(&campaign, entry.number.0, today(signed_in));
    Ok((status, [etag(entry.number)], Json(told)).into_response())
}

/// A campaign with the entry that holds it.
async fn found(admin: &Admin, id: &str) -> Result<(Entry, Campaign), Problem> {
    let missing = || Problem::not_found("campaign", id);
    let entry = admin.registry.current(&Key::new(Kind::Campaign, id)).await?.ok_or_else(missing)?;
    match &entry.record {
        Some(Record::Campaign(campaign)) => {
            let campaign = Campaign::clone(campaign);
            Ok((entry, campaign))
        }
        _ => Err(missing()),
    }
}

/// Refuses whoever may neither run a campaign nor see all of it. `within` narrows it to an area: then whoever answers for that
/// area may.
async fn require(
    admin: &Admin,
    signed_in: &SignedIn,
    campaign: &Campaign,
    within: Option<AreaCode>,
) -> Result<(), Problem> {
    let area = within.or(campaign.units.area);
    let outcome = match &campaign.units.organisation {
        Some(organisation) => {
            let organisations = admin.registry.organisation_and_above(organisation).await?;
            signed_in.require(Action::Campaign, Target::Procedure(&organisations))
        }
        None => signed_in.require(Action::Campaign, Target::Register),
    };
    match (outcome, area) {
        (Err(_), Some(area)) => signed_in.require(Action::Campaign, Target::Area(area)),
        (outcome, _) => outcome,
    }
}

/// The same for whoever only looks: auditors see everything.
async fn require_reading(
    admin: &Admin,
    signed_in: &SignedIn,
    campaign: &Campaign,
    within: Option<AreaCode>,
) -> Result<(), Problem> {
    match signed_in.require(Action::ReadLog, Target::Register) {
        Ok(()) => Ok(()),
        Err(_) => require(admin, signed_in, campaign, within).await,
    }
}

/// Refuses a campaign among agencies where units are asked for.
fn expect_units(campaign: &Campaign) -> Result<(), Problem> {
    if campaign.task != Task::Manuals {
        return Ok(());
    }
    let title = "The campaign asks agencies, and no units";
    Err(Problem::new(StatusCode::NOT_FOUND, "no_units", title).with_detail("see its progress"))
}

/// The day in Thailand.
fn today(signed_in: &SignedIn) -> NaiveDate {
    instant::thai(signed_in.now).date_naive()
}

impl NewCampaign {
    fn read(self, id: String, today: NaiveDate) -> Result<Campaign, Problem> {
        let mut errors = Vec::new();
        let mut fault = |field: &str, code, detail: String| {
            errors.push(ParameterError { parameter: field.to_owned(), code, detail });
        };
        if self.title_th.trim().is_empty() {
            fault("title_th", "missing", "expected what the campaign is called".to_owned());
        }
        for (field, text, most) in [
            ("title_th", Some(&self.title_th), MAX_TITLE_CHARS),
            ("title_en", self.title_en.as_ref(), MAX_TITLE_CHARS),
            ("organisation", self.organisation.as_ref(), MAX_WORD_CHARS),
            ("type", self.kind.as_ref(), MAX_WORD_CHARS),
        ] {
            let chars = text.map_or(0, |text| text.chars().count());
            if chars > most {
                fault(field, "invalid", format!("{chars} characters are too many: expected at most {most}"));
            }
        }
        let task =
            self.task.parse::<Task>().map_err(|error| fault("task", "invalid", error.to_string())).ok();
        let area = self.area.as_deref().map(str::parse::<AreaCode>).transpose();
        let area = area.map_err(|error| fault("area", "invalid", error.to_string())).ok().flatten();
        let begins_on = self.begins_on.map_or(today, |Day(day)| day);
        let Day(deadline) = self.deadline;
        if deadline < begins_on {
            let detail = format!("{deadline} lies before the begin, {begins_on}");
            fault("deadline", "invalid", detail);
        }
        if task == Some(Task::Manuals) && (area.is_some() || self.kind.is_some()) {
            let detail = "lists of manuals are agencies': expected no area and no type";
            fault("task", "invalid", detail.to_owned());
        }
        let (Some(task), true) = (task, errors.is_empty()) else { return Err(Problem::parameters(errors)) };
        let units = UnitFilter { area, organisation: self.organisation, kind: self.kind };
        let (title_th, title_en) = (self.title_th, self.title_en);
        Ok(Campaign { id, title_th, title_en, task, units, begins_on, deadline })
    }
}
