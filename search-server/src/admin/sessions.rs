//! `/admin/v1/sessions`: signing in, and out again.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::Utc;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::cookie::Held;
use super::signed_in::{SignedIn, csrf_token};
use super::state::Admin;
use super::wire::RoleGiven;
use crate::api::problem::Problem;

/// Who signs in, with what only they know.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Credentials {
    /// The login of a local account.
    #[schema(example = "somchai")]
    login: String,
    /// Its password.
    #[schema(format = Password)]
    password: String,
}

/// Who asks, and what they may do.
#[derive(Serialize, ToSchema)]
pub(crate) struct Session {
    /// Names the person in the change log.
    #[schema(example = "person-0123456789ABCDEF")]
    person: String,
    name: Option<String>,
    email: Option<String>,
    roles: Vec<RoleGiven>,
    /// What the token is for by which was asked, `read` or `write`; null in a session.
    #[schema(value_type = Option<String>)]
    scope: Option<&'static str>,
    /// Goes into the header `X-CSRF-Token` of every request of this session that changes something; null with a token.
    csrf_token: Option<String>,
}

impl Session {
    fn of(signed_in: &SignedIn) -> Self {
        let person = &signed_in.person;
        Self {
            person: person.id.clone(),
            name: person.name.clone(),
            email: person.email.clone(),
            roles: signed_in.grants.iter().map(RoleGiven::from).collect(),
            scope: signed_in.scope.map(registry::TokenScope::as_str),
            csrf_token: signed_in.session.as_deref().map(csrf_token),
        }
    }
}

/// Signs in with a login and a password. A session that was open in this browser ends.
#[utoipa::path(
    post,
    operation_id = "sign_in",
    path = "/admin/v1/sessions",
    tag = "sign-in",
    request_body(content = Credentials, example = json!({"login": "somchai", "password": "four words nobody guesses"})),
    responses(
        (status = 201, description = "The session's word is in the cookie", body = Session),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`denied`: the login or the password isn't right", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`https_required`, or `csrf`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn sign_in(
    State(admin): State<Admin>,
    headers: HeaderMap,
    Body(given): Body<Credentials>,
) -> Result<Response, Problem> {
    expect_private_way(&admin, &headers)?;
    let person = admin.registry.sign_in(&given.login, &given.password, Utc::now()).await??;
    begin(&admin, &headers, &person).await
}

/// Refuses to hand out what opens a door where others can read along.
///
/// # Errors
/// A problem, where the site isn't reached over https and the request wasn't sent to this very machine.
pub(super) fn expect_private_way(admin: &Admin, headers: &HeaderMap) -> Result<(), Problem> {
    if admin.cookies.may_be_set(headers) {
        return Ok(());
    }
    let problem = Problem::new(StatusCode::FORBIDDEN, "https_required", "Signing in needs https");
    Err(problem.with_detail("the operator sets public_url to the https address of this site"))
}

/// Begins a session of a person who has just shown who they are, and tells them of it.
///
/// # Errors
/// When the register fails.
pub(super) async fn begin(admin: &Admin, headers: &HeaderMap, person: &str) -> Result<Response, Problem> {
    let (signed_in, cookie) = new_session(admin, headers, person).await?;
    let session = Json(Session::of(&signed_in));
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, cookie)], session).into_response())
}

/// Begins a session, with the header that sets its cookie; the one that came with the request ends.
///
/// # Errors
/// When the register fails.
pub(super) async fn new_session(
    admin: &Admin,
    headers: &HeaderMap,
    person: &str,
) -> Result<(SignedIn, HeaderValue), Problem> {
    let now = Utc::now();
    if let Some(old) = admin.cookies.get(Held::Session, headers) {
        admin.registry.end_session(old).await?;
    }
    let word = admin.registry.begin_session(person, now).await?;
    let signed_in = SignedIn::in_session(admin, person, word.reveal(), now).await?;
    Ok((signed_in, admin.cookies.set(Held::Session, word.reveal())))
}

/// Who asks, and what they may do.
#[utoipa::path(
    get,
    operation_id = "current_session",
    path = "/admin/v1/sessions/current",
    tag = "sign-in",
    responses(
        (status = 200, body = Session),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn current(signed_in: SignedIn) -> Json<Session> {
    Json(Session::of(&signed_in))
}

/// Signs out in this browser.
#[utoipa::path(
    delete,
    operation_id = "sign_out",
    path = "/admin/v1/sessions/current",
    tag = "sign-in",
    responses(
        (status = 204, description = "Signed out"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn sign_out(State(admin): State<Admin>, signed_in: SignedIn) -> Result<Response, Problem> {
    admin.registry.end_session(signed_in.require_session()?).await?;
    Ok(signed_out(admin.cookies.clear(Held::Session)))
}

/// Signs out everywhere: every session of the person ends.
#[utoipa::path(
    delete,
    operation_id = "sign_out_everywhere",
    path = "/admin/v1/sessions",
    tag = "sign-in",
    responses(
        (status = 204, description = "Signed out everywhere"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn sign_out_everywhere(
    State(admin): State<Admin>,
    signed_in: SignedIn,
) -> Result<Response, Problem> {
    signed_in.require_session()?;
    admin.registry.end_sessions(&signed_in.person.id).await?;
    Ok(signed_out(admin.cookies.clear(Held::Session)))
}

fn signed_out(cookie: HeaderValue) -> Response {
    (StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response()
}
