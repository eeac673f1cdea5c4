//! `/admin/v1/service-points`: the units, listed, exported, read, changed, added and merged.

pub(crate) mod add;
pub(crate) mod asked;
pub(crate) mod card;
pub(crate) mod edit;
pub(crate) mod export;
pub(crate) mod export_row;
mod fields;
pub(crate) mod history;
pub(crate) mod linked;
pub(crate) mod list;
pub(crate) mod merge;
mod moment;
pub(crate) mod offers;
mod territory;
pub(crate) mod twins;
pub(crate) mod visibility;

use domain::ServicePointId;
use registry::{Entry, Key, Kind, Office, Record};

use super::state::Admin;
use crate::api::problem::Problem;
pub(crate) use fields::{SpecialDays, UnitFields, clock};

/// A unit as it is now, with the entry that holds it.
pub(crate) struct Present {
    pub(crate) entry: Entry,
    pub(crate) office: Office,
}

/// The id of a unit in a path.
///
/// # Errors
/// A problem where nothing can have that id.
pub(crate) fn id(text: &str) -> Result<ServicePointId, Problem> {
    ServicePointId::new(text).map_err(|_| Problem::not_found("service point", text))
}

/// A unit as it is now.
///
/// # Errors
/// A problem where there is none.
pub(crate) async fn present(admin: &Admin, id: &ServicePointId) -> Result<Present, Problem> {
    let key = Key::new(Kind::ServicePoint, id.as_str());
    let entry = admin.registry.current(&key).await?;
    let missing = || Problem::not_found("service point", id.as_str());
    let mut entry = entry.ok_or_else(missing)?;
    match entry.record.take() {
        Some(Record::ServicePoint(office)) => {
            entry.record = Some(Record::ServicePoint(office.clone()));
            Ok(Present { entry, office: *office })
        }
        _ => Err(missing()),
    }
}
