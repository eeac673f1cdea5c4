//! Inviting somebody: a person, their roles and a link, in one act.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ChangeNumber;

use super::links::{self, Makes};
use super::{Person, Secret, insert_person, new_id};
use crate::Error;
use crate::append::{Edit, Writing};
use crate::entry::Author;
use crate::record::{Key, Kind, Record};
use crate::registry::Registry;
use crate::rights::{Grant, Role};

/// Somebody who was just invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// Who.
    pub person: Person,
    /// The change that says what they may do; 0: nothing.
    pub change: ChangeNumber,
    /// The word of their link, shown this once.
    pub word: Secret,
    /// Until when it can be used.
    pub until: DateTime<Utc>,
}

impl Registry {
    /// Adds a person with roles, and makes a link by which they come in. All of it is done or nothing.
    ///
    /// # Errors
    /// [`Error::Unsuitable`] when the e-mail address is another person's or a role is for a unit that isn't there, and when the
    /// database fails.
    pub async fn invite(
        &self,
        name: Option<&str>,
        email: &str,
        grants: Vec<Grant>,
        valid_for: TimeDelta,
        author: &Author,
    ) -> Result<Invited, Error> {
        let (id, until) = (new_id()?, author.at + valid_for);
        let mut writing = self.begin_writing().await?;
        insert_person(&id, name, Some(email), author.at, &mut writing.transaction).await?;
        let mut change = ChangeNumber(0);
        if !grants.is_empty() {
            let written = writing.set_roles(&id, grants, ChangeNumber(0), author).await?;
            change = written.unwrap_or(change);
        }
        let word = links::issue(&id, Makes::Nothing, until, &mut writing.transaction).await?;
        writing.commit().await?;
        let (name, email) = (name.map(str::to_owned), Some(email.to_lowercase()));
        let person = Person { id, name, email, disabled_at: None, standing_set_by: None };
        Ok(Invited { person, change, word, until })
    }
}

impl Registry {
    /// Makes a link for whoever has an e-mail address, with a name and roles: somebody new is invited, and whoever is known has
    /// these roles from then on and no others. All of it is done or nothing.
    ///
    /// # Errors
    /// [`Error::Unsuitable`] when the person was shut out or a role is for a unit that isn't there, and when the database fails.
    pub async fn welcome(
        &self,
        name: Option<&str>,
        email: &str,
        grants: Vec<Grant>,
        valid_for: TimeDelta,
        author: &Author,
    ) -> Result<Invited, Error> {
        let Some(person) = self.person_with_email(email).await? else {
            return self.invite(name, email, grants, valid_for, author).await;
        };
        if person.disabled_at.is_some() {
            return Err(Error::unsuitable("email", "whoever has it was shut out: take another"));
        }
        let (held, mut change) = self.grants(&person.id).await?;
        let until = author.at + valid_for;
        let mut writing = self.begin_writing().await?;
        if held != grants {
            change = writing.set_roles(&person.id, grants, change, author).await?.unwrap_or(change);
        }
        let word = links::issue(&person.id, Makes::Nothing, until, &mut writing.transaction).await?;
        writing.commit().await?;
        Ok(Invited { person, change, word, until })
    }
}

impl Writing {
    /// Sets what a person may do, as of the version that was seen.
    pub(super) async fn set_roles(
        &mut self,
        person: &str,
        grants: Vec<Grant>,
        seen: ChangeNumber,
        author: &Author,
    ) -> Result<Option<ChangeNumber>, Error> {
        let units = grants.iter().filter_map(|grant| match &grant.role {
            Role::Officer(unit) => Some(Key::new(Kind::ServicePoint, unit.as_str())),
            _ => None,
        });
        let units: Vec<Key> = units.collect();
        let current = self.current(&units).await?;
        for unit in &units {
            if current.get(unit).is_none_or(|entry| entry.record.is_none()) {
                let reason = format!("{:?} is no unit of the register", unit.id);
                return Err(Error::unsuitable("roles", reason));
            }
        }
        let record = Record::Rights { person: person.to_owned(), grants };
        Ok(self.append(vec![Edit::set(record, seen)], author).await?.into_iter().flatten().next())
    }
}
