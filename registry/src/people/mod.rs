//! People: who they are, what they may do, how they sign in.

mod accounts;
mod codes;
mod identities;
mod invitations;
mod links;
mod searches;
mod secret;
mod sessions;
mod sign_up;
mod tokens;
mod tries;

use chrono::{DateTime, Utc};
use domain::ChangeNumber;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::Error;
use crate::entry::{Author, stored_instant};
use crate::listing;
use crate::record::{Key, Kind, Record};
use crate::registry::Registry;
use crate::rights::Grant;

pub use accounts::WEAKEST_PASSWORD_CHARS;
pub use codes::{CodeState, IssuedCode};
pub use identities::{Recognised, Vouched};
pub use invitations::Invited;
pub use links::Chosen;
pub use secret::Secret;
pub(crate) use secret::random_word;
pub use sessions::{ABSOLUTE, IDLE};
pub use sign_up::{Means, Newcomer};
pub use tokens::{IssuedToken, ListedToken, TokenScope, TokenUse};

/// Somebody who signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// An id that says nothing about the person by itself.
    pub id: String,
    /// Name; none: never told, or erased.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// When the person was shut out; none: may sign in.
    pub disabled_at: Option<DateTime<Utc>>,
    /// Who shut the person out, or let them in again, last.
    pub standing_set_by: Option<String>,
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
        let id = new_id()?;
        let mut connection = self.database.pool.acquire().await?;
        insert_person(&id, name, email, at, &mut connection).await?;
        let (name, email) = (name.map(str::to_owned), email.map(str::to_lowercase));
        Ok(Person { id, name, email, disabled_at: None, standing_set_by: None })
    }

    /// People behind an id, in the order of their ids, at most as many as asked for; those whose name or e-mail address has
    /// some words, where these are given.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn people(&self, words: Option<&str>, after: &str, limit: u32) -> Result<Vec<Person>, Error> {
        let pattern = words.map(|words| listing::pattern(&words.to_lowercase()));
        let sql = "SELECT id, name, email, disabled_at, standing_set_by FROM person WHERE id > $1 AND ($2 = '' OR \
                   lower(name) LIKE $2 ESCAPE '\\' OR email LIKE $2 ESCAPE '\\') ORDER BY id LIMIT $3";
        let query = sqlx::query(sql).bind(after).bind(pattern.unwrap_or_default()).bind(i64::from(limit));
        let rows = query.fetch_all(&self.database.pool).await?;
        rows.iter().map(of_row).collect()
    }

    /// A person.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn person(&self, id: &str) -> Result<Option<Person>, Error> {
        let sql = "SELECT id, name, email, disabled_at, standing_set_by FROM person WHERE id = $1";
        let row = sqlx::query(sql).bind(id).fetch_optional(&self.database.pool).await?;
        row.as_ref().map(of_row).transpose()
    }

    /// The person with an e-mail address.
    pub(super) async fn person_with_email(&self, email: &str) -> Result<Option<Person>, Error> {
        let sql = "SELECT id, name, email, disabled_at, standing_set_by FROM person WHERE email = $1";
        let row = sqlx::query(sql).bind(email.to_lowercase()).fetch_optional(&self.database.pool).await?;
        row.as_ref().map(of_row).transpose()
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
    /// [`Error::Conflict`] when somebody else changed it meanwhile, [`Error::Unsuitable`] when a role is for a unit that isn't
    /// there, and when the database fails.
    pub async fn appoint(
        &self,
        person: &str,
        grants: Vec<Grant>,
        seen: ChangeNumber,
        author: &Author,
    ) -> Result<Option<ChangeNumber>, Error> {
        let mut writing = self.begin_writing().await?;
        let change = writing.set_roles(person, grants, seen, author).await?;
        writing.commit().await?;
        Ok(change)
    }

    /// Shuts a person out: sessions, tokens and links of theirs end at once. What they did stays in the log under the id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn disable_person(&self, person: &str, author: &Author) -> Result<(), Error> {
        let mut transaction = self.database.begin_to_write().await?;
        let now = stored_instant(author.at);
        let disable = sqlx::query(
            "UPDATE person SET disabled_at = $1, standing_set_by = $2 WHERE id = $3 AND disabled_at IS NULL",
        );
        let disable = disable.bind(&now).bind(&author.actor).bind(person);
        disable.execute(&mut *transaction).await?;
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

    /// Lets a person in again who was shut out. Their login and password ended with that: they come by a new link, or by their
    /// provider of sign-in.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enable_person(&self, person: &str, author: &Author) -> Result<(), Error> {
        let enable = sqlx::query(
            "UPDATE person SET disabled_at = NULL, standing_set_by = $1 WHERE id = $2 AND disabled_at IS NOT NULL",
        );
        enable.bind(&author.actor).bind(person).execute(&self.database.pool).await?;
        Ok(())
    }

    /// Forgets what a person is called. What they did stays in the log under the id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_person(&self, person: &str, author: &Author) -> Result<(), Error> {
        self.disable_person(person, author).await?;
        let forget = sqlx::query("DELETE FROM identity WHERE person_id = $1").bind(person);
        forget.execute(&self.database.pool).await?;
        let forget = sqlx::query("UPDATE person SET name = NULL, email = NULL WHERE id = $1").bind(person);
        forget.execute(&self.database.pool).await?;
        Ok(())
    }
}

/// Characters of a person's id: so many that none is given twice.
const ID_CHARS: usize = 16;

/// An id that nobody has.
fn new_id() -> Result<String, Error> {
    Ok(format!("person-{}", secret::random_word(ID_CHARS)?))
}

/// Adds a person under a new id.
///
/// # Errors
/// [`Error::Unsuitable`] when the e-mail address is another person's, and when the database fails.
async fn insert_person(
    id: &str,
    name: Option<&str>,
    email: Option<&str>,
    at: DateTime<Utc>,
    connection: &mut AnyConnection,
) -> Result<(), Error> {
    let add = sqlx::query("INSERT INTO person (id, created_at, name, email) VALUES ($1, $2, $3, $4)");
    // Nobody means two people by two ways of writing an address.
    let add = add.bind(id).bind(stored_instant(at)).bind(name).bind(email.map(str::to_lowercase));
    match add.execute(connection).await {
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => {
            Err(Error::unsuitable("email", "somebody has this e-mail address already"))
        }
        added => Ok(added.map(drop)?),
    }
}

fn of_row(row: &AnyRow) -> Result<Person, Error> {
    let disabled_at: Option<String> = row.try_get("disabled_at")?;
    Ok(Person {
        id: row.try_get("id")?,
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        disabled_at: disabled_at.as_deref().map(instant).transpose()?,
        standing_set_by: row.try_get("standing_set_by")?,
    })
}

/// An instant that was stored.
fn instant(text: &str) -> Result<DateTime<Utc>, Error> {
    let at = DateTime::parse_from_rfc3339(text).map_err(|error| Error::damaged(0, &error))?;
    Ok(at.to_utc())
}
