//! `/admin/v1/people`: who works in the back office.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use domain::ChangeNumber;
use registry::{Action, Cause, Grant, Person, Target};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::failure::refused;
use super::links::LinkGiven;
use super::signed_in::SignedIn;
use super::state::Admin;
use super::version::{Seen, etag};
use super::wire::{RoleAsked, RoleGiven, grants, instant};
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// How long an invitation can be used: over a week in which somebody is away.
pub(super) const INVITED_FOR: TimeDelta = TimeDelta::days(14);

/// Longest name of a person, in characters.
const LONGEST_NAME_CHARS: usize = 200;

/// Longest e-mail address (RFC 5321, 4.5.3.1).
const LONGEST_EMAIL_CHARS: usize = 254;

/// People of a page where nothing is said.
const DEFAULT_LIMIT: usize = 50;

/// Most people of a page.
const MAX_LIMIT: usize = 100;

/// Whom to invite.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Invitation {
    name: Option<String>,
    email: String,
    /// What they may do once they come in; none: nothing.
    #[serde(default)]
    roles: Vec<RoleAsked>,
}

/// What a person may do from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Roles {
    roles: Vec<RoleAsked>,
}

/// A person.
#[derive(Serialize, ToSchema)]
pub(crate) struct PersonGiven {
    /// Names the person in the change log.
    #[schema(example = "person-0123456789ABCDEF")]
    id: String,
    /// Null: never told, or erased.
    name: Option<String>,
    email: Option<String>,
    /// When the person was shut out, RFC 3339 in UTC.
    disabled_at: Option<String>,
    /// Who shut the person out, or let them in again, last.
    standing_set_by: Option<String>,
    roles: Vec<RoleGiven>,
    /// The change that says so, which is the record's `ETag`; 0: nobody ever said anything.
    change: u64,
}

impl PersonGiven {
    fn new(person: Person, grants: &[Grant], change: ChangeNumber) -> Self {
        Self {
            id: person.id,
            name: person.name,
            email: person.email,
            disabled_at: person.disabled_at.map(instant),
            standing_set_by: person.standing_set_by,
            roles: grants.iter().map(RoleGiven::from).collect(),
            change: change.0,
        }
    }
}

/// Some of the people.
#[derive(Serialize, ToSchema)]
pub(crate) struct People {
    results: Vec<PersonGiven>,
    /// Goes into `after` for those behind these; null: there are none.
    next: Option<String>,
}

/// Somebody who was just invited.
#[derive(Serialize, ToSchema)]
pub(crate) struct InvitedGiven {
    person: PersonGiven,
    link: LinkGiven,
}

/// The people, in the order of their ids.
#[utoipa::path(
    get,
    operation_id = "people",
    path = "/admin/v1/people",
    tag = "people",
    params(
        ("q" = Option<String>, Query, description = "Part of a name or of an e-mail address"),
        ("after" = Option<String>, Query, description = "Id behind which the page begins: `next` of the page before"),
        ("limit" = Option<u32>, Query, description = "1 to 100; default 50"),
    ),
    responses(
        (status = 200, body = People),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    uri: Uri,
) -> Result<Json<People>, Problem> {
    signed_in.require(Action::ReadPeople, Target::Register)?;
    let mut parameters = Parameters::of_query(&uri);
    let (words, after) = (parameters.one("q"), parameters.one("after"));
    let limit = parameters.whole_number("limit", 1..=MAX_LIMIT).unwrap_or(DEFAULT_LIMIT);
    parameters.finish()?;
    let after = after.unwrap_or_default();
    let mut people = admin.registry.people(words.as_deref(), &after, limit as u32 + 1).await?;
    let is_more = people.len() > limit;
    people.truncate(limit);
    let next = people.last().filter(|_| is_more).map(|person| person.id.clone());
    let mut results = Vec::with_capacity(people.len());
    for person in people {
        let (grants, change) = admin.registry.grants(&person.id).await?;
        results.push(PersonGiven::new(person, &grants, change));
    }
    Ok(Json(People { results, next }))
}

/// Invites somebody: a person, their roles, and a link that is shown this once.
#[utoipa::path(
    post,
    operation_id = "invite",
    path = "/admin/v1/people",
    tag = "people",
    request_body(content = Invitation, example = json!({"name": "มาลี ใจดี", "email": "malee@example.go.th", "roles": [{"role": "officer", "of": "dopa-3804"}]})),
    responses(
        (status = 201, body = InvitedGiven),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`refused`: the e-mail address is somebody's, or there is no such unit", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn invite(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    headers: HeaderMap,
    Body(given): Body<Invitation>,
) -> Result<Response, Problem> {
    signed_in.require(Action::Appoint, Target::Register)?;
    expect_name(given.name.as_deref())?;
    expect_email(&given.email)?;
    let grants = grants(given.roles)?;
    let author = signed_in.author(Cause::Edit);
    let (name, register) = (given.name.as_deref(), &admin.registry);
    let invited = register.invite(name, &given.email, grants.clone(), INVITED_FOR, &author).await?;
    admin.changed().await;
    let person = PersonGiven::new(invited.person, &grants, invited.change);
    let link = LinkGiven::new(&admin, &headers, &invited.word, invited.until);
    Ok((StatusCode::CREATED, Json(InvitedGiven { person, link })).into_response())
}

/// A person. The `ETag` is what a change of the roles has to be made of.
#[utoipa::path(
    get,
    operation_id = "person",
    path = "/admin/v1/people/{id}",
    tag = "people",
    params(("id" = String, Path, description = "The person's id")),
    responses(
        (status = 200, body = PersonGiven),
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
    signed_in.require(Action::ReadPeople, Target::Register)?;
    answer(&admin, &id).await
}

/// Sets what a person may do. Nobody takes the administrator's role from themselves.
#[utoipa::path(
    put,
    operation_id = "appoint",
    path = "/admin/v1/people/{id}/roles",
    tag = "people",
    params(
        ("id" = String, Path, description = "The person's id"),
        ("If-Match" = String, Header, description = "The person's `ETag` as it was read", example = "\"42\""),
    ),
    request_body(content = Roles, example = json!({"roles": [{"role": "supervisor", "of": "38", "until": "2027-09-30T17:00:00Z"}]})),
    responses(
        (status = 200, body = PersonGiven),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`conflict`: somebody wrote at the same moment", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`conflict`: the person was changed since", body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn appoint(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    seen: Seen,
    Body(given): Body<Roles>,
) -> Result<Response, Problem> {
    signed_in.require(Action::Appoint, Target::Register)?;
    let person = known(&admin, &id).await?;
    let (before, change) = admin.registry.grants(&id).await?;
    let given = grants(given.roles)?;
    seen.expect(change, || serde_json::json!(PersonGiven::new(person, &before, change)))?;
    let stays = registry::may(&given, Action::Appoint, Target::Register, signed_in.now);
    expect_somebody_else(&signed_in, &id, stays, "roles")?;
    admin.registry.appoint(&id, given, seen.0, &signed_in.author(Cause::Edit)).await?;
    admin.changed().await;
    answer(&admin, &id).await
}

/// Shuts a person out at once: sessions, tokens and links end. What they did stays in the log.
#[utoipa::path(
    post,
    operation_id = "disable_person",
    path = "/admin/v1/people/{id}/disable",
    tag = "people",
    params(("id" = String, Path, description = "The person's id")),
    responses(
        (status = 204, description = "Shut out"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`refused`: nobody shuts themselves out", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn disable(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
) -> Result<StatusCode, Problem> {
    signed_in.require(Action::Appoint, Target::Register)?;
    known(&admin, &id).await?;
    expect_somebody_else(&signed_in, &id, false, "id")?;
    admin.registry.disable_person(&id, &signed_in.author(Cause::Edit)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets a person in again who was shut out. Their login ended with that: send them a new link.
#[utoipa::path(
    post,
    operation_id = "enable_person",
    path = "/admin/v1/people/{id}/enable",
    tag = "people",
    params(("id" = String, Path, description = "The person's id")),
    responses(
        (status = 204, description = "May sign in again"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn enable(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
) -> Result<StatusCode, Problem> {
    signed_in.require(Action::Appoint, Target::Register)?;
    known(&admin, &id).await?;
    admin.registry.enable_person(&id, &signed_in.author(Cause::Edit)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Forgets who a person is, and shuts them out: name, e-mail address, and who they are to a provider of sign-in. The log keeps
/// the id, which says nothing by itself.
#[utoipa::path(
    delete,
    operation_id = "forget_person",
    path = "/admin/v1/people/{id}",
    tag = "people",
    params(("id" = String, Path, description = "The person's id")),
    responses(
        (status = 204, description = "Forgotten"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`refused`: nobody forgets themselves", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn forget(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
) -> Result<StatusCode, Problem> {
    signed_in.require(Action::Erase, Target::Register)?;
    known(&admin, &id).await?;
    expect_somebody_else(&signed_in, &id, false, "id")?;
    admin.registry.forget_person(&id, &signed_in.author(Cause::Edit)).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn known(admin: &Admin, id: &str) -> Result<Person, Problem> {
    admin.registry.person(id).await?.ok_or_else(|| Problem::not_found("person", id))
}

async fn answer(admin: &Admin, id: &str) -> Result<Response, Problem> {
    let person = known(admin, id).await?;
    let (grants, change) = admin.registry.grants(id).await?;
    Ok(([etag(change)], Json(PersonGiven::new(person, &grants, change))).into_response())
}

/// Whoever gives roles keeps theirs: so there is always somebody left who gives them.
fn expect_somebody_else(signed_in: &SignedIn, id: &str, stays: bool, parameter: &str) -> Result<(), Problem> {
    if id != signed_in.person.id || stays {
        return Ok(());
    }
    Err(refused(parameter, "nobody does this to themselves: ask another administrator"))
}

pub(super) fn expect_name(name: Option<&str>) -> Result<(), Problem> {
    let is_name = |name: &str| {
        let chars = name.chars().count();
        (1..=LONGEST_NAME_CHARS).contains(&chars) && !name.contains(char::is_control)
    };
    if name.is_none_or(is_name) {
        return Ok(());
    }
    Err(refused("name", &format!("expected 1 to {LONGEST_NAME_CHARS} characters in a line")))
}

/// Refuses what can't be an address; whether it is one only a message to it would tell.
pub(super) fn expect_email(email: &str) -> Result<(), Problem> {
    let is_plain = !email.contains(|c: char| c.is_whitespace() || c.is_control());
    let (name, host) = email.rsplit_once('@').unwrap_or_default();
    if is_plain && !name.is_empty() && host.contains('.') && email.chars().count() <= LONGEST_EMAIL_CHARS {
        return Ok(());
    }
    Err(refused("email", "expected an e-mail address such as malee@example.go.th"))
}
