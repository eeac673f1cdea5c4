//! `/admin/v1/sign-up`: coming to a unit for the first time, with its authorize code.

use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::response::Response;
use chrono::Utc;
use domain::ServicePointId;
use registry::{Chosen, Denied, Means, Newcomer};
use serde::Deserialize;
use utoipa::ToSchema;

use super::body::Body;
use super::cookie::Held;
use super::people::{expect_email, expect_name};
use super::sessions::{self, Session};
use super::signed_in::SignedIn;
use super::state::Admin;
use crate::api::problem::{ParameterError, Problem};

/// The code of a unit, and who gives it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignUp {
    /// The unit's id.
    #[schema(example = "dopa-3804")]
    service_point: String,
    /// Its one-time code; small letters, spaces and dashes don't matter.
    #[schema(example = "0123-4567-89AB-CDEF")]
    code: String,
    name: Option<String>,
    email: Option<String>,
    /// A login to choose; needed of whoever hasn't signed in by a provider.
    login: Option<String>,
    /// A password to choose, of at least 15 characters.
    #[schema(format = Password)]
    password: Option<String>,
}

/// Binds a person to a unit as its officer, by the unit's one-time authorize code: whoever has signed in already, whoever came
/// by a provider of sign-in a moment ago, or somebody new, who chooses a login and a password.
///
/// Whether the unit, or a code of it, exists isn't told.
#[utoipa::path(
    post,
    operation_id = "sign_up",
    path = "/admin/v1/sign-up",
    tag = "sign-in",
    request_body(content = SignUp, example = json!({"service_point": "dopa-3804", "code": "0123-4567-89AB-CDEF", "name": "มาลี ใจดี", "email": "malee@example.go.th", "login": "malee", "password": "four words nobody guesses"})),
    responses(
        (status = 201, description = "The session's word is in the cookie", body = Session),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`denied`: the code isn't right, or no longer", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`https_required`, or `csrf`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`refused`: another login, password or e-mail address; the code stays worth what it was", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn sign_up(
    State(admin): State<Admin>,
    mut parts: Parts,
    Body(given): Body<SignUp>,
) -> Result<Response, Problem> {
    sessions::expect_private_way(&admin, &parts.headers)?;
    let unit = ServicePointId::new(&given.service_point).map_err(|_| Denied::Wrong)?;
    let person = match SignedIn::from_request_parts(&mut parts, &admin).await {
        Ok(signed_in) => {
            signed_in.require_session()?;
            let id = signed_in.person.id;
            admin.registry.redeem_code(&id, &unit, &given.code, signed_in.now).await??;
            id
        }
        Err(problem) if problem.is_not_signed_in() => {
            let provider = admin.cookies.get(Held::Newcomer, &parts.headers);
            let newcomer = newcomer(&given, provider)?;
            admin.registry.sign_up(&unit, &given.code, newcomer, Utc::now()).await??
        }
        Err(problem) => return Err(problem),
    };
    admin.changed().await;
    sessions::begin(&admin, &parts.headers, &person).await
}

fn newcomer<'n>(given: &'n SignUp, provider: Option<&'n str>) -> Result<Newcomer<'n>, Problem> {
    expect_name(given.name.as_deref())?;
    given.email.as_deref().map_or(Ok(()), expect_email)?;
    let means = match (&given.login, &given.password, provider) {
        (Some(login), Some(password), _) => Means::Account(Chosen { login, password }),
        (None, None, Some(word)) => Means::Provider(word),
        (login, ..) => {
            let parameter = if login.is_none() { "login" } else { "password" };
            let detail = "expected a login and a password to choose, or a sign-in by a provider before this";
            let (parameter, detail) = (parameter.to_owned(), detail.to_owned());
            return Err(Problem::parameters(vec![ParameterError { parameter, code: "missing", detail }]));
        }
    };
    Ok(Newcomer { name: given.name.as_deref(), email: given.email.as_deref(), means })
}
