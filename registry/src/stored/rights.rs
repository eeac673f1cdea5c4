//! What somebody may do.

use chrono::DateTime;
use domain::ServicePointId;
use serde::{Deserialize, Serialize};

use super::Refused;
use crate::entry::stored_instant;
use crate::rights::{Grant, Role};

/// In the order in which they were granted.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct StoredRights(Vec<StoredGrant>);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredGrant {
    role: String,
    /// Unit, organisation or area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

impl From<&[Grant]> for StoredRights {
    fn from(grants: &[Grant]) -> Self {
        let stored = |grant: &Grant| {
            let (role, of) = match &grant.role {
                Role::Officer(unit) => ("officer", Some(unit.to_string())),
                Role::Manager(organisation) => ("manager", Some(organisation.clone())),
                Role::Supervisor(area) => ("supervisor", Some(area.to_string())),
                Role::Administrator => ("administrator", None),
                Role::Auditor => ("auditor", None),
            };
            StoredGrant { role: role.to_owned(), of, until: grant.until.map(stored_instant) }
        };
        Self(grants.iter().map(stored).collect())
    }
}

impl StoredRights {
    pub(super) fn into_grants(self) -> Result<Vec<Grant>, Refused> {
        self.0.into_iter().map(StoredGrant::into_grant).collect()
    }
}

impl StoredGrant {
    fn into_grant(self) -> Result<Grant, Refused> {
        let role = match (self.role.as_str(), self.of) {
            ("officer", Some(unit)) => Role::Officer(ServicePointId::new(&unit)?),
            ("manager", Some(organisation)) => Role::Manager(organisation),
            ("supervisor", Some(area)) => Role::Supervisor(area.parse()?),
            ("administrator", None) => Role::Administrator,
            ("auditor", None) => Role::Auditor,
            (role, _) => return Err(format!("{role} is no role, or of nothing").into()),
        };
        let until = self.until.as_deref().map(DateTime::parse_from_rfc3339).transpose()?;
        Ok(Grant { role, until: until.map(|until| until.to_utc()) })
    }
}
