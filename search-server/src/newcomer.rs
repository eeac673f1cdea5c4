//! `search-server admin create`: how the first administrator comes in, and whoever is let in by the operator.

use std::io::Write;
use std::str::FromStr;

use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use domain::{AreaCode, ServicePointId};
use registry::{Author, Cause, Grant, Registry, Role, Secret};

use crate::admin::LINKS;
use crate::config::Newcomer;

/// How long the link can be used.
const VALID_FOR: TimeDelta = TimeDelta::hours(24);

/// Who gives roles in the change log.
const ACTOR: &str = "search-server admin create";

/// A role as it is typed: `officer:UNIT`, `manager:ORGANISATION`, `supervisor:AREA`, `administrator` or `auditor`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TypedRole(Role);

impl FromStr for TypedRole {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (role, of) = text.split_once(':').map_or((text, None), |(role, of)| (role, Some(of)));
        let role = match (role, of) {
            ("officer", Some(unit)) => {
                Role::Officer(ServicePointId::new(unit).map_err(|error| error.to_string())?)
            }
            ("manager", Some(organisation)) if !organisation.is_empty() => {
                Role::Manager(organisation.to_owned())
            }
            ("supervisor", Some(area)) => {
                Role::Supervisor(area.parse::<AreaCode>().map_err(|error| error.to_string())?)
            }
            ("administrator", None) => Role::Administrator,
            ("auditor", None) => Role::Auditor,
            _ => {
                return Err(format!(
                    "{text:?} is no role: expected officer:UNIT, manager:ORGANISATION, supervisor:AREA, administrator or auditor"
                ));
            }
        };
        Ok(Self(role))
    }
}

/// Makes a link and prints it. A register that isn't there yet is made, so that its first administrator can come before its
/// first record.
///
/// # Errors
/// When the register can't be opened, the person was shut out, or a role is for a unit that isn't there.
pub(crate) fn create(asked: &Newcomer) -> anyhow::Result<()> {
    let (url, site) = asked.places()?;
    anyhow::ensure!(
        asked.email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')),
        "--email {:?} is no e-mail address: expected one such as malee@example.go.th",
        asked.email
    );
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let word = runtime.block_on(async {
        let register = Registry::create(&url).await?;
        let word = link(&register, asked, Utc::now()).await;
        register.close().await;
        word
    })?;
    let mut output = std::io::stdout().lock();
    writeln!(output, "{site}{LINKS}{}", word.reveal()).context("the link can't be printed")?;
    let becomes = if asked.roles.is_empty() { "is an administrator from then on" } else { "has signed in" };
    eprintln!("whoever opens this address within {} hours {becomes}; it works once", VALID_FOR.num_hours());
    Ok(())
}

/// A link for an administrator, who is one once it was used, or for somebody with roles, who has them at once.
async fn link(register: &Registry, asked: &Newcomer, now: DateTime<Utc>) -> Result<Secret, registry::Error> {
    if asked.roles.is_empty() {
        return register.issue_administrator_link(&asked.email, VALID_FOR, now).await;
    }
    let roles = asked.roles.iter().map(|TypedRole(role)| Grant { role: role.clone(), until: None });
    let author = Author::new(ACTOR, now, Cause::Edit);
    let name = asked.name.as_deref();
    Ok(register.welcome(name, &asked.email, roles.collect(), VALID_FOR, &author).await?.word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_says_what_it_is_for_where_it_is_for_something() {
        for text in [
            "officer:dopa-3804",
            "manager:department-a",
            "supervisor:38",
            "supervisor:3804",
            "administrator",
            "auditor",
        ] {
            assert!(text.parse::<TypedRole>().is_ok(), "{text}");
        }
        for text in ["", "officer", "officer:", "manager:", "supervisor:7", "administrator:38", "clerk:38"] {
            assert!(text.parse::<TypedRole>().is_err(), "{text}");
        }
    }
}
