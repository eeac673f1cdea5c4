//! `/admin/v1/tokens`: what programs ask by, as whoever made it, within a scope and until a date.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, TimeDelta};
use registry::{ListedToken, TokenScope};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::failure::refused;
use super::people::expect_name;
use super::signed_in::SignedIn;
use super::state::Admin;
use super::wire::instant;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// Longest life of a token: whoever needs one looks at it once a year.
const LONGEST: TimeDelta = TimeDelta::days(366);

/// A token to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TokenAsked {
    /// What it is for, in words for people.
    #[schema(example = "นำเข้าทุกคืน")]
    name: String,
    /// `read`, or `write`: also changing units and their manuals. No token gives roles, issues codes or erases anything.
    #[schema(example = "read")]
    scope: String,
    /// When it ends, RFC 3339; at most 366 days from now.
    #[schema(example = "2027-09-30T17:00:00Z")]
    until: String,
}

/// A token, without what opens a door.
#[derive(Serialize, ToSchema)]
pub(crate) struct TokenListed {
    #[schema(example = "0123ABCD")]
    id: String,
    name: String,
    /// `read` or `write`.
    #[schema(example = "read")]
    scope: &'static str,
    /// RFC 3339 in UTC.
    created_at: String,
    /// RFC 3339 in UTC.
    until: String,
}

impl From<ListedToken> for TokenListed {
    fn from(token: ListedToken) -> Self {
        let (created_at, until) = (instant(token.created_at), instant(token.expires_at));
        Self { id: token.id, name: token.name, scope: token.scope.as_str(), created_at, until }
    }
}

/// A person's tokens.
#[derive(Serialize, ToSchema)]
pub(crate) struct Tokens {
    results: Vec<TokenListed>,
}

/// A token that was just made.
#[derive(Serialize, ToSchema)]
pub(crate) struct TokenGiven {
    id: String,
    /// Goes into `Authorization: Bearer`; shown this once.
    #[schema(example = "pakmut_0123456789ABCDEFGHJKMNPQRS")]
    token: String,
}

/// The tokens of whoever asks that still open something, the newest first.
#[utoipa::path(
    get,
    operation_id = "tokens",
    path = "/admin/v1/tokens",
    tag = "sign-in",
    responses(
        (status = 200, body = Tokens),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(State(admin): State<Admin>, signed_in: SignedIn) -> Result<Json<Tokens>, Problem> {
    signed_in.require_session()?;
    let tokens = admin.registry.tokens(&signed_in.person.id, signed_in.now).await?;
    Ok(Json(Tokens { results: tokens.into_iter().map(TokenListed::from).collect() }))
}

/// Makes a token of whoever asks.
#[utoipa::path(
    post,
    operation_id = "issue_token",
    path = "/admin/v1/tokens",
    tag = "sign-in",
    request_body(content = TokenAsked, example = json!({"name": "นำเข้าทุกคืน", "scope": "read", "until": "2027-09-30T17:00:00Z"})),
    responses(
        (status = 201, body = TokenGiven),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn issue(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    Body(asked): Body<TokenAsked>,
) -> Result<Response, Problem> {
    signed_in.require_session()?;
    expect_name(Some(&asked.name))?;
    let scope = asked.scope.parse::<TokenScope>().map_err(|error| refused("scope", &error.to_string()))?;
    let now = signed_in.now;
    let until = DateTime::parse_from_rfc3339(&asked.until).ok().map(|until| until.to_utc());
    let until = until.filter(|until| now < *until && *until <= now + LONGEST).ok_or_else(|| {
        refused("until", "expected an RFC 3339 instant in the future, at most 366 days from now")
    })?;
    let issued = admin.registry.issue_token(&signed_in.person.id, &asked.name, scope, until, now).await?;
    let given = TokenGiven { id: issued.id, token: issued.token.reveal().to_owned() };
    Ok((StatusCode::CREATED, Json(given)).into_response())
}

/// Takes a token of whoever asks back.
#[utoipa::path(
    delete,
    operation_id = "revoke_token",
    path = "/admin/v1/tokens/{id}",
    tag = "sign-in",
    params(("id" = String, Path, description = "The token's id")),
    responses(
        (status = 204, description = "It opens nothing any more"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn revoke(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
) -> Result<StatusCode, Problem> {
    signed_in.require_session()?;
    if admin.registry.revoke_token(&signed_in.person.id, &id, signed_in.now).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    Err(Problem::not_found("token", &id))
}
