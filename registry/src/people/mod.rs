//! People: who they are, what they may do, how they sign in.

mod accounts;
mod codes;
mod links;
mod secret;
mod sessions;
mod tokens;

use chrono::{DateTime, Utc};
use domain::ChangeNumber;
use sqlx::Row;

use crate::Error;
use crate::append::Edit;
use crate::entry::{Author, stored_instant};
use crate::record::{Key, Kind, Record};
use crate::registry::Registry;
use crate::rights::Grant;

pub use accounts::WEAKEST_PASSWORD_CHARS;
pub use codes::{CodeState, IssuedCode};
pub use secret::Secret;
pub use sessions::{ABSOLUTE, IDLE};
pub use tokens::{IssuedToken, TokenScope, TokenUse};

/// Somebody who signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// An id that says nothing about the person by itself.
    pub id: String,
    /// Name; none: never told, or erased.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// When the person may no longer sign in.
    pub disabled_at: Option<DateTime<Utc>>,
}

/// Why somebody isn't let in. None of it says whether there is such an account or unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// A login, a password, a code or a link that isn't right, or no longer.
    #[error("what was given isn't right, or no longer: check it, or ask for a new one")]
    Wrong,
    /// Too many wrong tries.
    #[error("too many wrong tries: wait a quarter of an hour")]
    TooMany,
}

impl Registry {
    /// Adds a person.
    ///
    /// # Errors
    /// When the e-mail address is another person's, or the database fails.
    pub async fn add_person(
        &self,
        name: Option<&str>,
        email: Option<&str>,
        at: DateTime<Utc>,
    ) -> Result<Person, Error> {
        let id = format!("person-{}", secret::random_word(ID_CHARS)?);
        let add = sqlx::query("INSERT INTO person (id, created_at, name, email) VALUES ($1, $2, $3, $4)");
        let add = add.bind(&id).bind(stored_instant(at)).bind(name).bind(email);
        match add.execute(&self.database.pool).await {
            Err(sqlx::Error::Database(error)) if error.is_unique_violation() => {
                let key = Key::new(Kind::Rights, email.unwrap_or_default());
                Err(Error::refused(&key, "somebody has this e-mail address already"))
            }
            added => {
                added?;
                Ok(Person {
                    id,
                    name: name.map(str::to_owned),
                    email: email.map(str::to_owned),
                    disabled_at: None,
                })
            }
        }
    }

    /// A person.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn person(&self, id: &str) -> Result<Option<Person>, Error> {
        let sql = "SELECT name, email, disabled_at FROM person WHERE id = $1";
        let row = sqlx::query(sql).bind(id).fetch_optional(&self.database.pool).await?;
        let Some(row) = row else { return Ok(None) };
        let disabled_at: Option<String> = row.try_get(2)?;
        Ok(Some(Person {
            id: id.to_owned(),
            name: row.try_get(0)?,
            email: row.try_get(1)?,
            disabled_at: disabled_at.as_deref().map(instant).transpose()?,
        }))
    }

    /// What a person may do, and the change that says so; 0: nobody ever said anything.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn grants(&self, person: &str) -> Result<(Vec<Grant>, ChangeNumber), Error> {
        let entry = self.current(&Key::new(Kind::Rights, person)).await?;
        Ok(match entry {
            Some(entry) => {
                let grants = match entry.record {
                    Some(Record::Rights { grants, .. }) => grants,
                    _ => Vec::new(),
                };
                (grants, entry.number)
            }
            None => (Vec::new(), ChangeNumber::default()),
        })
    }

    /// Sets what a person may do, as of the version that was seen. It is a change as any other, in the log.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody else changed it meanwhile, and when the database fails.
    pub async fn appoint(
        &self,
        person: &str,
        grants: Vec<Grant>,
        seen: ChangeNumber,
        author: &Author,
    ) -> Result<Option<ChangeNumber>, Error> {
        let record = Record::Rights { person: person.to_owned(), grants };
        Ok(self.append(vec![Edit::set(record, seen)], author).await?.into_iter().flatten().next())
    }

    /// Shuts a person out: sessions, tokens and links of theirs end at once. What they did stays in the log under the id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn disable_person(&self, person: &str, at: DateTime<Utc>) -> Result<(), Error> {
        let mut transaction = self.database.begin_to_write().await?;
        let now = stored_instant(at);
        let disable = sqlx::query("UPDATE person SET disabled_at = $1 WHERE id = $2 AND disabled_at IS NULL");
        disable.bind(&now).bind(person).execute(&mut *transaction).await?;
        for sql in [
            "DELETE FROM session WHERE person_id = $1",
            "DELETE FROM one_time_link WHERE person_id = $1",
            "DELETE FROM account WHERE person_id = $1",
        ] {
            sqlx::query(sql).bind(person).execute(&mut *transaction).await?;
        }
        let revoke =
            sqlx::query("UPDATE api_token SET revoked_at = $1 WHERE person_id = $2 AND revoked_at IS NULL");
        revoke.bind(&now).bind(person).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Forgets what a person is called. What they did stays in the log under the id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_person(&self, person: &str, at: DateTime<Utc>) -> Result<(), Error> {
        self.disable_person(person, at).await?;
        let forget = sqlx::query("UPDATE person SET name = NULL, email = NULL WHERE id = $1").bind(person);
        forget.execute(&self.database.pool).await?;
        Ok(())
    }
}

/// Characters of a person's id: so many that none is given twice.
const ID_CHARS: usize = 16;

/// An instant that was stored.
fn instant(text: &str) -> Result<DateTime<Utc>, Error> {
    let at = DateTime::parse_from_rfc3339(text).map_err(|error| Error::damaged(0, &error))?;
    Ok(at.to_utc())
}
