//! Shapes of the back office's JSON that several answers share.

use chrono::{DateTime, SecondsFormat, Utc};
use domain::ServicePointId;
use registry::{Grant, Role};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::problem::{ParameterError, Problem};
use crate::api::record_id::RecordId;

/// Longest name of an organisation in a role, in bytes, as of an id.
const LONGEST_ID_BYTES: usize = 128;

/// A role of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct RoleGiven {
    /// `officer`, `manager`, `supervisor`, `administrator` or `auditor`.
    #[schema(example = "officer")]
    role: &'static str,
    /// The unit of an officer, the organisation of a manager, the area of a supervisor.
    #[schema(example = "dopa-3804")]
    of: Option<String>,
    /// When it ends, RFC 3339 in UTC; null: when it is taken.
    until: Option<String>,
}

impl From<&Grant> for RoleGiven {
    fn from(grant: &Grant) -> Self {
        let (role, of) = match &grant.role {
            Role::Officer(unit) => ("officer", Some(unit.to_string())),
            Role::Manager(organisation) => ("manager", Some(organisation.clone())),
            Role::Supervisor(area) => ("supervisor", Some(area.to_string())),
            Role::Administrator => ("administrator", None),
            Role::Auditor => ("auditor", None),
        };
        Self { role, of, until: grant.until.map(instant) }
    }
}

/// An instant of the register: in UTC, because it belongs to no door.
pub(crate) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A role to give.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleAsked {
    /// `officer`, `manager`, `supervisor`, `administrator` or `auditor`.
    #[schema(example = "officer")]
    role: String,
    /// The unit of an officer, the organisation of a manager, the code of a supervisor's area (2, 4 or 6 digits).
    #[schema(example = "dopa-3804")]
    of: Option<String>,
    /// When it ends, RFC 3339; none: when it is taken.
    until: Option<String>,
}

/// The roles that were asked for.
///
/// # Errors
/// A problem that names each role which can't be given, and what was expected.
pub(crate) fn grants(asked: Vec<RoleAsked>) -> Result<Vec<Grant>, Problem> {
    let (mut grants, mut errors) = (Vec::with_capacity(asked.len()), Vec::new());
    for (place, asked) in asked.into_iter().enumerate() {
        match asked.grant() {
            Ok(grant) => grants.push(grant),
            Err((field, detail)) => {
                let parameter = format!("roles[{place}].{field}");
                errors.push(ParameterError { parameter, code: "invalid", detail });
            }
        }
    }
    if errors.is_empty() { Ok(grants) } else { Err(Problem::parameters(errors)) }
}

impl RoleAsked {
    fn grant(self) -> Result<Grant, (&'static str, String)> {
        let of = |what: &str| self.of.clone().ok_or_else(|| ("of", format!("missing: expected {what}")));
        let nothing = |role| match &self.of {
            None => Ok(role),
            Some(of) => Err(("of", format!("{of:?}: expected nothing, the role is for the whole register"))),
        };
        let bad = |error: String| ("of", error);
        let role = match self.role.as_str() {
            "officer" => {
                let unit = of("the id of a unit")?;
                Role::Officer(ServicePointId::new(&unit).map_err(|error| bad(error.to_string()))?)
            }
            "manager" => {
                let organisation = of("an organisation")?;
                if organisation.is_empty() || organisation.len() > LONGEST_ID_BYTES {
                    return Err(bad(format!("expected 1 to {LONGEST_ID_BYTES} bytes")));
                }
                Role::Manager(organisation)
            }
            "supervisor" => {
                let area = of("the code of an area")?;
                Role::Supervisor(area.parse().map_err(|error| bad(format!("{error}")))?)
            }
            "administrator" => nothing(Role::Administrator)?,
            "auditor" => nothing(Role::Auditor)?,
            other => {
                let known = "officer, manager, supervisor, administrator or auditor";
                return Err(("role", format!("{other:?}: expected {known}")));
            }
        };
        let until = self.until.as_deref().map(DateTime::parse_from_rfc3339).transpose();
        let until = until.map_err(|_| ("until", "expected an RFC 3339 instant".to_owned()))?;
        Ok(Grant { role, until: until.map(|until| until.to_utc()) })
    }
}

/// The unit that a path names.
///
/// # Errors
/// A problem, where that can't be the id of one.
pub(crate) fn unit_id(RecordId(id): &RecordId) -> Result<ServicePointId, Problem> {
    ServicePointId::new(id).map_err(|_| Problem::not_found("service point", id))
}
