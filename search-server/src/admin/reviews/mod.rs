//! `/admin/v1/reviews`: changes that wait for a second person.

mod told;
mod whose;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use domain::ChangeNumber;
use registry::{Action, Edit, Entry, NotDecided, Record, Waiting, WaitingFilter, WaitingState};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asked_record;
use super::body::{Body, OptionalBody};
use super::signed_in::SignedIn;
use super::state::Admin;
use super::unit::{expect_words, require_words};
use crate::admin::part::{MAX_LIMIT, Part};
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;
use told::{ReviewSummary, ReviewTold};

/// Changes that are looked through for one page: whoever may decide about few of many asks again.
const MOST_LOOKED_AT: u32 = 500;

/// Some of the changes that wait, or did.
#[derive(Serialize, ToSchema)]
pub(crate) struct Reviews {
    results: Vec<ReviewSummary>,
    /// Goes into `skip` for those behind these; null: there are none.
    next: Option<u32>,
}

/// What is said about a decision.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"words": "โทรถามหน่วยงานแล้ว ย้ายจริง"}))]
pub(crate) struct DecisionWords {
    /// At most 1,000 characters.
    #[schema(max_length = 1000)]
    words: String,
}

/// A change that is in the log now.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"review": "review-7Q2MX0123456789A", "changes": [1234]}))]
pub(crate) struct Approved {
    /// Names the act in the log.
    review: String,
    /// The numbers of its changes.
    changes: Vec<u64>,
}

/// The changes that one may decide about, or made, the newest first.
#[utoipa::path(
    get,
    operation_id = "admin_reviews",
    path = "/admin/v1/reviews",
    tag = "review",
    params(
        ("state" = Option<String>, Query, description = "`waiting` (default), `approved`, `returned`, `withdrawn` or `all`"),
        ("mine" = Option<String>, Query, description = "`1`: only those that one made; `0`: only those of others"),
        ("service_point" = Option<String>, Query, description = "Those that change a unit"),
        ("procedure" = Option<String>, Query, description = "Those that change a manual"),
        ("limit" = Option<u32>, Query, description = "1 to 100; default 50"),
        ("skip" = Option<u32>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, body = Reviews),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    uri: Uri,
) -> Result<Json<Reviews>, Problem> {
    let mut given = Parameters::of_query(&uri);
    let states = [
        ("waiting", Some(WaitingState::Waiting)),
        ("approved", Some(WaitingState::Approved)),
        ("returned", Some(WaitingState::Returned)),
        ("withdrawn", Some(WaitingState::Withdrawn)),
        ("all", None),
    ];
    let state = given.word("state", &states).unwrap_or(Some(WaitingState::Waiting));
    let mine = given.word("mine", &[("1", true), ("0", false)]);
    let record = asked_record::read(&mut given);
    let Part { limit, skip } = Part::read(&mut given, MAX_LIMIT);
    let skip = skip as u32;
    given.finish()?;
    let made_by = mine.filter(|mine| *mine).map(|_| signed_in.person.id.clone());
    let filter = WaitingFilter { state, made_by, record };
    let found = admin.registry.waiting_changes(&filter, skip, MOST_LOOKED_AT).await?;
    let is_all = found.len() < MOST_LOOKED_AT as usize;
    let (mut results, mut seen) = (Vec::new(), skip);
    for waiting in &found {
        if results.len() == limit {
            break;
        }
        seen += 1;
        let is_own = waiting.made_by == signed_in.person.id;
        if mine == Some(false) && is_own {
            continue;
        }
        let may_decide = whose::may(&admin, &signed_in, waiting, Action::Review).await?;
        if is_own || may_decide || whose::reads_everything(&signed_in) {
            results.push(ReviewSummary::new(&admin, waiting, may_decide && !is_own).await?);
        }
    }
    let is_end = is_all && (seen - skip) as usize == found.len();
    Ok(Json(Reviews { results, next: (!is_end).then_some(seen) }))
}

/// A change that waits or did: what would be otherwise, why it waits, what was found, and what others changed meanwhile.
#[utoipa::path(
    get,
    operation_id = "admin_review",
    path = "/admin/v1/reviews/{id}",
    tag = "review",
    params(("id" = String, Path, example = "review-7Q2MX0123456789A")),
    responses(
        (status = 200, body = ReviewTold),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn one(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
) -> Result<Json<ReviewTold>, Problem> {
    let waiting = found(&admin, &id).await?;
    let is_own = waiting.made_by == signed_in.person.id;
    let may_decide = whose::may(&admin, &signed_in, &waiting, Action::Review).await?;
    if !is_own && !may_decide && !whose::reads_everything(&signed_in) {
        whose::require(&admin, &signed_in, &waiting, Action::Read).await?;
    }
    Ok(Json(ReviewTold::new(&admin, &waiting, may_decide && !is_own).await?))
}

/// Approves somebody else's change: it is in the log from then on, as one act that names both. Nothing is written where
/// somebody changed a record meanwhile.
#[utoipa::path(
    post,
    operation_id = "admin_approve",
    path = "/admin/v1/reviews/{id}/approve",
    tag = "review",
    params(("id" = String, Path, example = "review-7Q2MX0123456789A")),
    request_body(content = Option<DecisionWords>, description = "What is said about it, or nothing"),
    responses(
        (status = 200, body = Approved),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`, or `own_change`", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`conflict`: somebody changed a record meanwhile; `decided`: somebody decided already", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn approve(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    OptionalBody(words): OptionalBody<DecisionWords>,
) -> Result<Json<Approved>, Problem> {
    let words = words.map(|DecisionWords { words }| words);
    expect_words("words", words.as_deref())?;
    expect_reviewer(&admin, &signed_in, &id).await?;
    let (by, now) = (&signed_in.person.id, signed_in.now);
    let numbers = admin.registry.approve(&id, by, now, words.as_deref()).await?;
    let numbers = numbers.map_err(|why| not_decided(why, &id))?;
    admin.changed().await;
    let changes = numbers.into_iter().flatten().map(|ChangeNumber(number)| number).collect();
    Ok(Json(Approved { review: id, changes }))
}

/// Sends somebody else's change back to its author, with words. Nothing of it is written.
#[utoipa::path(
    post,
    operation_id = "admin_return",
    path = "/admin/v1/reviews/{id}/return",
    tag = "review",
    params(("id" = String, Path, example = "review-7Q2MX0123456789A")),
    request_body = DecisionWords,
    responses(
        (status = 204),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`, or `own_change`", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`decided`: somebody decided already", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn send_back(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    Body(words): Body<DecisionWords>,
) -> Result<StatusCode, Problem> {
    let DecisionWords { words } = words;
    require_words("words", &words, "what the author has to know")?;
    expect_reviewer(&admin, &signed_in, &id).await?;
    let done = admin.registry.send_back(&id, &signed_in.person.id, signed_in.now, &words).await?;
    done.map_err(|why| not_decided(why, &id))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes one's own change back.
#[utoipa::path(
    post,
    operation_id = "admin_withdraw",
    path = "/admin/v1/reviews/{id}/withdraw",
    tag = "review",
    params(("id" = String, Path, example = "review-7Q2MX0123456789A")),
    request_body(content = Option<DecisionWords>, description = "What is said about it, or nothing"),
    responses(
        (status = 204),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "It is somebody else's", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`decided`: somebody decided already", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn withdraw(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    OptionalBody(words): OptionalBody<DecisionWords>,
) -> Result<StatusCode, Problem> {
    let words = words.map(|DecisionWords { words }| words);
    expect_words("words", words.as_deref())?;
    let waiting = found(&admin, &id).await?;
    // Whoever may no longer edit may still take back what they proposed, but not with a token that only reads.
    if signed_in.scope.is_some_and(|scope| !scope.allows(Action::Edit)) {
        return Err(not_decided(NotDecided::NotOwn, &id));
    }
    let (by, now) = (&signed_in.person.id, signed_in.now);
    let done = admin.registry.withdraw(&waiting.id, by, now, words.as_deref()).await?;
    done.map_err(|why| not_decided(why, &id))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn found(admin: &Admin, id: &str) -> Result<Waiting, Problem> {
    admin.registry.waiting(id).await?.ok_or_else(|| Problem::not_found("review", id))
}

/// Refuses whoever may not decide about a change.
async fn expect_reviewer(admin: &Admin, signed_in: &SignedIn, id: &str) -> Result<(), Problem> {
    let waiting = found(admin, id).await?;
    whose::require(admin, signed_in, &waiting, Action::Review).await
}

fn not_decided(why: NotDecided, id: &str) -> Problem {
    let (status, code, title) = match why {
        NotDecided::Missing => return Problem::not_found("review", id),
        NotDecided::Own => (StatusCode::FORBIDDEN, "own_change", "Somebody else has to decide"),
        NotDecided::NotOwn => (StatusCode::FORBIDDEN, "forbidden", "You may not do this"),
        NotDecided::Already(_) => (StatusCode::CONFLICT, "decided", "Somebody decided already"),
    };
    Problem::new(status, code, title).with_detail(why.to_string())
}

/// The entry that holds a record now, if any ever did.
async fn current(admin: &Admin, edit: &Edit) -> Result<Option<Entry>, Problem> {
    Ok(admin.registry.current(&edit.key).await?)
}

/// What a record is called by people.
fn name(record: &Record) -> Option<&str> {
    match record {
        Record::ServicePoint(office) => Some(&office.point.name_th),
        Record::Procedure(procedure) => Some(&procedure.title_th),
        Record::OfficeType(term) | Record::Organisation(term) => Some(&term.name_th),
        Record::Campaign(campaign) => Some(&campaign.title_th),
        _ => None,
    }
}
