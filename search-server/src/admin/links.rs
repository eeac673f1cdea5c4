//! `/admin/v1/links`: coming in by a link that works once.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, TimeDelta, Utc};
use registry::{Action, Chosen, Secret, Target};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::OptionalBody;
use super::failure::refused;
use super::sessions::{self, Session};
use super::signed_in::SignedIn;
use super::state::Admin;
use super::wire::instant;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;
use crate::site::Origin;

/// How long a link for somebody who is known already can be used.
const VALID_FOR: TimeDelta = TimeDelta::hours(24);

/// Where links lead: to the page that comes in by them.
pub(crate) const PATH: &str = "/admin/links/";

/// A link that was just made.
#[derive(Serialize, ToSchema)]
pub(crate) struct LinkGiven {
    /// The address of a page, shown this once: whoever opens it comes in. Programs send POST to `/admin/v1/links/` and the word
    /// at its end.
    #[schema(example = "https://pakmut.example.go.th/admin/links/0123456789ABCDEFGHJKMNPQRS")]
    url: String,
    /// Until when it can be used, RFC 3339 in UTC.
    until: String,
}

impl LinkGiven {
    pub(super) fn new(admin: &Admin, headers: &HeaderMap, word: &Secret, until: DateTime<Utc>) -> Self {
        let origin = admin.origin(headers).as_ref().map(Origin::to_string).unwrap_or_default();
        Self { url: format!("{origin}{PATH}{}", word.reveal()), until: instant(until) }
    }
}

/// A login and a password, chosen with a link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    #[schema(example = "somchai")]
    login: String,
    /// At least 15 characters; anything goes.
    #[schema(format = Password)]
    password: String,
}

impl Choice {
    pub(super) fn chosen(&self) -> Chosen<'_> {
        Chosen { login: &self.login, password: &self.password }
    }
}

/// Comes in by a link, which is worth nothing from then on. With a body one chooses a login and a password, in the place of
/// those before; without, one is signed in this once.
#[utoipa::path(
    post,
    operation_id = "redeem_link",
    path = "/admin/v1/links/{word}",
    tag = "sign-in",
    params(("word" = String, Path, description = "What stands at the end of the link")),
    request_body(content = Option<Choice>, example = json!({"login": "somchai", "password": "four words nobody guesses"})),
    responses(
        (status = 201, description = "The session's word is in the cookie", body = Session),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`denied`: the link was used, is over, or never was", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`https_required`, or `csrf`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`refused`: another login or password; the link stays worth what it was", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn redeem(
    State(admin): State<Admin>,
    headers: HeaderMap,
    RecordId(word): RecordId,
    OptionalBody(choice): OptionalBody<Choice>,
) -> Result<Response, Problem> {
    sessions::expect_private_way(&admin, &headers)?;
    let chosen = choice.as_ref().map(Choice::chosen);
    let person = admin.registry.redeem_link(&word, chosen, Utc::now()).await??;
    admin.changed().await;
    sessions::begin(&admin, &headers, &person).await
}

/// Makes a link for somebody who forgot a password; the one before is worth nothing from then on.
#[utoipa::path(
    post,
    operation_id = "issue_link",
    path = "/admin/v1/people/{id}/link",
    tag = "people",
    params(("id" = String, Path, description = "The person's id")),
    responses(
        (status = 201, body = LinkGiven),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`refused`: the person was shut out", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn issue(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    headers: HeaderMap,
    RecordId(id): RecordId,
) -> Result<Response, Problem> {
    signed_in.require(Action::Appoint, Target::Register)?;
    let person = admin.registry.person(&id).await?.ok_or_else(|| Problem::not_found("person", &id))?;
    if person.disabled_at.is_some() {
        return Err(refused("id", "the person was shut out"));
    }
    let word = admin.registry.issue_link(&id, VALID_FOR, signed_in.now).await?;
    let link = LinkGiven::new(&admin, &headers, &word, signed_in.now + VALID_FOR);
    Ok((StatusCode::CREATED, Json(link)).into_response())
}
