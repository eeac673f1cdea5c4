//! Names of people, by the ids that records of the register keep.

use std::collections::HashMap;

use super::state::Admin;
use crate::api::problem::Problem;

/// The name of whoever has an id; none: it was never told or is erased, or a program has the id.
///
/// # Errors
/// When the register fails.
pub(super) async fn of_person(admin: &Admin, id: &str) -> Result<Option<String>, Problem> {
    Ok(admin.registry.person(id).await?.and_then(|person| person.name))
}

/// Names that were asked for, each of them once.
#[derive(Default)]
pub(super) struct Names(HashMap<String, Option<String>>);

impl Names {
    /// As [`of_person`].
    ///
    /// # Errors
    /// When the register fails.
    pub(super) async fn of(&mut self, admin: &Admin, id: &str) -> Result<Option<String>, Problem> {
        if let Some(known) = self.0.get(id) {
            return Ok(known.clone());
        }
        let name = of_person(admin, id).await?;
        self.0.insert(id.to_owned(), name.clone());
        Ok(name)
    }

    /// As [`of_person`], where there is somebody.
    ///
    /// # Errors
    /// When the register fails.
    pub(super) async fn of_any(
        &mut self,
        admin: &Admin,
        id: Option<&str>,
    ) -> Result<Option<String>, Problem> {
        match id {
            Some(id) => self.of(admin, id).await,
            None => Ok(None),
        }
    }
}
