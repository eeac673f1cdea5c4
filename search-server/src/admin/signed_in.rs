//! Who asks, and whether they may.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, header};
use chrono::{DateTime, Utc};
use domain::{ProcedureId, ServicePointId};
use registry::{Action, Author, Cause, Grant, Person, Target, TokenScope, UnitPlace, may};

use super::cookie::Held;
use super::own_pages::csrf;
use super::state::Admin;
use crate::api::problem::Problem;

/// Carries the token that shows that a request comes from a page which knows the session.
const CSRF_TOKEN: HeaderName = HeaderName::from_static("x-csrf-token");

/// What tokens against forged requests are derived for, so that the session's word doesn't stand in a page.
const CSRF_CONTEXT: &str = "pakmut 2026-11-27 token against forged requests";

/// Somebody who signed in, in a request that may be theirs.
#[derive(Debug)]
pub(crate) struct SignedIn {
    /// Who it is.
    pub(crate) person: Person,
    /// What they may do.
    pub(crate) grants: Vec<Grant>,
    /// What the token is for by which they ask; none: they ask in a session.
    pub(crate) scope: Option<TokenScope>,
    /// The word of the session.
    pub(super) session: Option<String>,
    /// When they ask.
    pub(crate) now: DateTime<Utc>,
}

impl SignedIn {
    /// Somebody whose session has just begun.
    ///
    /// # Errors
    /// When the register fails.
    pub(super) async fn in_session(
        admin: &Admin,
        person: &str,
        word: &str,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        of_person(admin, person, None, Some(word.to_owned()), now).await
    }

    /// Them as the author of a change.
    pub(crate) fn author(&self, cause: Cause) -> Author {
        Author::new(&self.person.id, self.now, cause)
    }

    /// Refuses what they may not do.
    ///
    /// # Errors
    /// A problem, also where only their token isn't for that.
    pub(crate) fn require(&self, action: Action, target: Target<'_>) -> Result<(), Problem> {
        if let Some(scope) = self.scope.filter(|scope| !scope.allows(action)) {
            return Err(forbidden(format!("a token for {} isn't for {}", scope.as_str(), action.as_str())));
        }
        if !may(&self.grants, action, target, self.now) {
            return Err(forbidden(format!("none of your roles is for {} there", action.as_str())));
        }
        Ok(())
    }

    /// Refuses what they may not do to a unit, and gives where it belongs.
    ///
    /// # Errors
    /// A problem, also where there is no such unit.
    pub(crate) async fn require_unit(
        &self,
        admin: &Admin,
        action: Action,
        id: &ServicePointId,
    ) -> Result<UnitPlace, Problem> {
        let place = admin.registry.unit_place(id).await?;
        let place = place.ok_or_else(|| Problem::not_found("service point", id.as_str()))?;
        self.require(action, Target::Unit(&place))?;
        Ok(place)
    }

    /// Refuses what they may not do to a procedure.
    ///
    /// # Errors
    /// A problem, also where there is no such procedure.
    pub(crate) async fn require_procedure(
        &self,
        admin: &Admin,
        action: Action,
        id: &str,
    ) -> Result<(), Problem> {
        let missing = || Problem::not_found("procedure", id);
        let known = ProcedureId::new(id).map_err(|_| missing())?;
        let organisations = admin.registry.procedure_organisations(&known).await?.ok_or_else(missing)?;
        self.require(action, Target::Procedure(&organisations))
    }

    /// Refuses a token: what is about the person themselves is done in a session.
    ///
    /// # Errors
    /// A problem, when they ask by a token.
    pub(super) fn require_session(&self) -> Result<&str, Problem> {
        self.session.as_deref().ok_or_else(|| forbidden("a token isn't for this: sign in".to_owned()))
    }
}

impl FromRequestParts<Admin> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, admin: &Admin) -> Result<Self, Problem> {
        let now = Utc::now();
        if let Some(token) = bearer(&parts.headers) {
            let used = admin.registry.token(token, now).await?.ok_or_else(not_signed_in)?;
            return of_person(admin, &used.person, Some(used.scope), None, now).await;
        }
        let word = admin.cookies.get(Held::Session, &parts.headers).ok_or_else(not_signed_in)?;
        let person = admin.registry.session(word, now).await?.ok_or_else(not_signed_in)?;
        if !is_safe(&parts.method) {
            expect_csrf_token(word, &parts.headers)?;
        }
        Self::in_session(admin, &person, word, now).await
    }
}

async fn of_person(
    admin: &Admin,
    id: &str,
    scope: Option<TokenScope>,
    session: Option<String>,
    now: DateTime<Utc>,
) -> Result<SignedIn, Problem> {
    let person = admin.registry.person(id).await?.ok_or_else(not_signed_in)?;
    let (grants, _) = admin.registry.grants(id).await?;
    Ok(SignedIn { person, grants, scope, session, now })
}

/// The token in `Authorization: Bearer`; whoever sends that header asks by it alone.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let given = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = given.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Methods that change nothing (RFC 9110, 9.2.1).
fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// The token that a page of a session sends with what changes something: derived from the session's word, which a page can't
/// read, and worth nothing with another session.
pub(super) fn csrf_token(session: &str) -> String {
    blake3::Hash::from_bytes(blake3::derive_key(CSRF_CONTEXT, session.as_bytes())).to_hex().to_string()
}

fn expect_csrf_token(session: &str, headers: &HeaderMap) -> Result<(), Problem> {
    let given = headers.get(CSRF_TOKEN).and_then(|token| blake3::Hash::from_hex(token.as_bytes()).ok());
    // Hashes compare in a time that doesn't depend on where they differ.
    let own = blake3::Hash::from_bytes(blake3::derive_key(CSRF_CONTEXT, session.as_bytes()));
    if given == Some(own) {
        return Ok(());
    }
    Err(csrf("expected the header X-CSRF-Token with the session's csrf_token"))
}

fn not_signed_in() -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, "not_signed_in", "Nobody has signed in")
        .with_detail("sign in at /admin/v1/sessions, or send a token as Authorization: Bearer")
}

fn forbidden(detail: String) -> Problem {
    Problem::new(StatusCode::FORBIDDEN, "forbidden", "You may not do this").with_detail(detail)
}
