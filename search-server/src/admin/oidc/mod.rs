//! `/admin/v1/oidc`: signing in by a provider (OpenID Connect: code flow with PKCE).

mod attempt;
mod id_token;
mod provider;
mod settings;
mod signature;

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::Utc;
use registry::{Recognised, Vouched};

use super::cookie::Held;
use super::sessions;
use super::state::Admin;
use crate::api::parameters::Parameters;
use crate::api::problem::{ParameterError, Problem};
use crate::app::on_busy_thread;
use attempt::{Attempt, is_own_path};
use provider::{Failure, Provider};
pub(crate) use settings::{File, Settings};

/// Where the provider sends people back to.
const CALLBACK: &str = "/admin/v1/oidc/callback";

/// Where people go then, where nothing else was said.
const DEFAULT_RETURN: &str = "/admin/v1/sessions/current";

/// Where somebody whom nobody knows goes on with a unit's code.
const SIGN_UP: &str = "/admin/sign-up?provider=1";

/// What is asked of the provider: who it is, what they are called, and their e-mail address.
const SCOPE: &str = "openid profile email";

/// The provider that is trusted.
#[derive(Clone, Debug)]
pub(crate) struct Client(Arc<Provider>);

impl Client {
    pub(crate) fn new(settings: Settings) -> Self {
        Self(Arc::new(Provider::new(settings)))
    }
}

/// Sends a browser to the provider.
#[utoipa::path(
    get,
    operation_id = "sign_in_by_provider",
    path = "/admin/v1/oidc/sign-in",
    tag = "sign-in",
    params(("return_to" = Option<String>, Query, description = "Path of this site to go to then; default: the current session", example = "/")),
    responses(
        (status = 303, description = "To the provider"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`https_required`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`no_provider`: none was configured", body = Problem, content_type = "application/problem+json"),
        (status = 502, description = "`provider_failed`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn sign_in(
    State(admin): State<Admin>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Problem> {
    let client = admin.oidc.clone().ok_or_else(no_provider)?;
    sessions::expect_private_way(&admin, &headers)?;
    let mut parameters = Parameters::of_query(&uri);
    let return_to = parameters.read("return_to", |path| {
        if is_own_path(path) { Ok(path.to_owned()) } else { Err("expected a path of this site, such as /") }
    });
    parameters.finish()?;
    let attempt =
        Attempt::new(return_to.as_deref().unwrap_or(DEFAULT_RETURN)).map_err(registry::Error::from)?;
    let redirect_uri = redirect_uri(&admin, &headers)?;
    let provider = Arc::clone(&client.0);
    let endpoint = on_busy_thread(move || provider.authorization_endpoint())
        .await
        .map_err(|failure| failed(&failure))?;
    let mut query = form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("response_type", "code")
        .append_pair("client_id", &client.0.settings.client_id)
        .append_pair("redirect_uri", &redirect_uri)
        .append_pair("scope", SCOPE)
        .append_pair("state", &attempt.state)
        .append_pair("nonce", &attempt.nonce)
        .append_pair("code_challenge", &attempt.challenge())
        .append_pair("code_challenge_method", "S256");
    let joint = if endpoint.contains('?') { '&' } else { '?' };
    let cookie = admin.cookies.set(Held::Attempt, &attempt.to_cookie());
    let away = Redirect::to(&format!("{endpoint}{joint}{}", query.finish()));
    Ok(([(header::SET_COOKIE, cookie)], away).into_response())
}

/// What a browser brings back.
struct Returned {
    code: String,
    state: String,
}

/// Takes a browser back from the provider: whoever is known here, or was invited by the e-mail address that the provider
/// verified, is signed in. Anybody else may go on with a unit's authorize code, within 15 minutes.
#[utoipa::path(
    get,
    operation_id = "return_from_provider",
    path = "/admin/v1/oidc/callback",
    tag = "sign-in",
    params(
        ("code" = Option<String>, Query, description = "The provider's, for one use"),
        ("state" = Option<String>, Query, description = "As it went to the provider"),
        ("iss" = Option<String>, Query, description = "The provider (RFC 9207)"),
        ("error" = Option<String>, Query, description = "Why the provider signs nobody in"),
    ),
    responses(
        (status = 303, description = "Signed in; to where one wanted to go. A browser of somebody whom nobody knows: to the page for a unit's code"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`denied`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`sign_up_required`: nobody knows this person; go on at /admin/v1/sign-up with a unit's code", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`no_provider`", body = Problem, content_type = "application/problem+json"),
        (status = 502, description = "`provider_failed`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn callback(
    State(admin): State<Admin>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Problem> {
    let client = admin.oidc.clone().ok_or_else(no_provider)?;
    let kept = admin.cookies.get(Held::Attempt, &headers).and_then(Attempt::of_cookie);
    let returned = returned(&uri, &client.0.settings.issuer)?;
    let attempt = kept.filter(|attempt| attempt.is(&returned.state)).ok_or_else(other_browser)?;
    let redirect_uri = redirect_uri(&admin, &headers)?;
    let (provider, asked) = (Arc::clone(&client.0), attempt.clone());
    let claims =
        on_busy_thread(move || provider.claims(&returned.code, &asked.verifier, &asked.nonce, &redirect_uri));
    let claims = claims.await.map_err(|failure| failed(&failure))?;
    let vouched = Vouched {
        issuer: client.0.settings.issuer.clone(),
        subject: claims.sub,
        name: claims.name,
        email: claims.email.filter(|_| claims.email_verified),
    };
    let used = admin.cookies.clear(Held::Attempt);
    match admin.registry.recognise(&vouched, Utc::now()).await?? {
        Recognised::Person(person) => {
            admin.changed().await;
            let (_, session) = sessions::new_session(&admin, &headers, &person).await?;
            Ok(with_cookies(Redirect::to(&attempt.return_to).into_response(), [session, used]))
        }
        Recognised::Newcomer(word) => {
            let newcomer = admin.cookies.set(Held::Newcomer, word.reveal());
            let answer = match takes_pages(&headers) {
                true => Redirect::to(SIGN_UP).into_response(),
                false => sign_up_required().into_response(),
            };
            Ok(with_cookies(answer, [newcomer, used]))
        }
    }
}

/// Whether a browser asks, which shows a page.
fn takes_pages(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|accepted| accepted.to_str().ok());
    accepted.is_some_and(|accepted| accepted.contains("text/html"))
}

fn with_cookies(mut response: Response, cookies: [HeaderValue; 2]) -> Response {
    for cookie in cookies {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn returned(uri: &Uri, issuer: &str) -> Result<Returned, Problem> {
    let mut given: Vec<(String, String)> =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
    // Providers add parameters of their own, so that unknown ones are no fault here.
    let mut take = |name: &str| {
        let place = given.iter().position(|(given, _)| given == name)?;
        Some(given.swap_remove(place).1)
    };
    if take("error").is_some() || take("iss").is_some_and(|named| named != issuer) {
        return Err(denied("the provider signs nobody in, or it is another one"));
    }
    match (take("code"), take("state")) {
        (Some(code), Some(state)) => Ok(Returned { code, state }),
        (code, _) => {
            let parameter = if code.is_none() { "code" } else { "state" }.to_owned();
            let detail = "expected what the provider sends back".to_owned();
            Err(Problem::parameters(vec![ParameterError { parameter, code: "missing", detail }]))
        }
    }
}

fn redirect_uri(admin: &Admin, headers: &HeaderMap) -> Result<String, Problem> {
    let origin = admin.origin(headers).ok_or_else(other_browser)?;
    Ok(format!("{origin}{CALLBACK}"))
}

fn failed(failure: &Failure) -> Problem {
    match failure {
        Failure::Refused => denied("the provider doesn't take what came back"),
        Failure::Token(_) => {
            tracing::warn!(%failure, "nobody was signed in");
            denied("what the provider signed isn't believed")
        }
        Failure::Provider { .. } => {
            tracing::error!(%failure, "nobody can sign in by the provider");
            let problem = Problem::new(
                StatusCode::BAD_GATEWAY,
                "provider_failed",
                "The provider of sign-in can't be asked",
            );
            problem.with_detail("it was logged; try again in a moment")
        }
    }
}

fn other_browser() -> Problem {
    denied("this sign-in wasn't begun in this browser, or too long ago: begin at /admin/v1/oidc/sign-in")
}

fn denied(detail: &'static str) -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, "denied", "What was given doesn't open anything")
        .with_detail(detail)
}

fn no_provider() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "no_provider", "There is no provider of sign-in")
        .with_detail("the operator names one in the settings, in the table oidc")
}

fn sign_up_required() -> Problem {
    Problem::new(StatusCode::FORBIDDEN, "sign_up_required", "Nobody knows you here yet").with_detail(
        "send your unit's authorize code to /admin/v1/sign-up within 15 minutes, or ask for an invitation",
    )
}
