//! `/admin/v1/account`: the login and the password of whoever asks.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::signed_in::SignedIn;
use super::state::Admin;
use crate::api::problem::{ParameterError, Problem};

/// A local account.
#[derive(Serialize, ToSchema)]
pub(crate) struct Account {
    /// Null: one signs in by a provider, or by a link.
    login: Option<String>,
}

/// Another login and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    #[schema(example = "somchai")]
    login: String,
    /// At least 15 characters; anything goes.
    #[schema(format = Password)]
    password: String,
    /// The password so far; needed where there is one.
    #[schema(format = Password)]
    current_password: Option<String>,
}

/// The login of whoever asks.
#[utoipa::path(
    get,
    operation_id = "account",
    path = "/admin/v1/account",
    tag = "sign-in",
    responses(
        (status = 200, body = Account),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn read(State(admin): State<Admin>, signed_in: SignedIn) -> Result<Json<Account>, Problem> {
    signed_in.require_session()?;
    Ok(Json(Account { login: admin.registry.login(&signed_in.person.id).await? }))
}

/// Sets the login and the password of whoever asks. Every other session of theirs ends.
#[utoipa::path(
    put,
    operation_id = "set_account",
    path = "/admin/v1/account",
    tag = "sign-in",
    request_body(content = Change, example = json!({"login": "somchai", "password": "four words nobody guesses", "current_password": "those of last year"})),
    responses(
        (status = 204, description = "Set"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`denied`: the current password isn't right", body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`refused`: another login or password", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn set(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    Body(change): Body<Change>,
) -> Result<StatusCode, Problem> {
    let session = signed_in.require_session()?;
    let person = &signed_in.person.id;
    if let Some(login) = admin.registry.login(person).await? {
        let current = change.current_password.as_deref().ok_or_else(current_password_missing)?;
        admin.registry.sign_in(&login, current, signed_in.now).await??;
    }
    admin.registry.set_password(person, &change.login, &change.password).await?;
    admin.registry.end_other_sessions(person, session).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn current_password_missing() -> Problem {
    Problem::parameters(vec![ParameterError {
        parameter: "current_password".to_owned(),
        code: "missing",
        detail: "expected the password so far".to_owned(),
    }])
}
