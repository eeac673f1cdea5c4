//! One-time links: how the first administrator comes in, whoever is invited, and whoever forgot a password.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{AnyConnection, Row};

use super::accounts::NewAccount;
use super::secret::{self, Secret};
use super::{Denied, insert_person, new_id};
use crate::Error;
use crate::append::Writing;
use crate::entry::{Author, Cause, stored_instant};
use crate::registry::Registry;
use crate::rights::Role;

/// Characters of a link's word: 130 bits.
const WORD_CHARS: usize = 26;

/// What using a link makes of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Makes {
    /// What they are already.
    Nothing,
    /// An administrator.
    Administrator,
}

/// A login and a password that somebody chose.
#[derive(Clone, Copy)]
pub struct Chosen<'c> {
    /// The login.
    pub login: &'c str,
    /// The password.
    pub password: &'c str,
}

impl Registry {
    /// Makes a link for a person; the ones before are worth nothing from then on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn issue_link(
        &self,
        person: &str,
        valid_for: TimeDelta,
        at: DateTime<Utc>,
    ) -> Result<Secret, Error> {
        let mut transaction = self.database.begin_to_write().await?;
        let word = issue(person, Makes::Nothing, at + valid_for, &mut transaction).await?;
        transaction.commit().await?;
        Ok(word)
    }

    /// Makes a link for whoever has an e-mail address, and is an administrator once they use it: of a link that nobody uses
    /// no administrator is left.
    ///
    /// # Errors
    /// [`Error::Unsuitable`] when the person was shut out, and when the database fails.
    pub async fn issue_administrator_link(
        &self,
        email: &str,
        valid_for: TimeDelta,
        at: DateTime<Utc>,
    ) -> Result<Secret, Error> {
        let mut transaction = self.database.begin_to_write().await?;
        let email = email.to_lowercase();
        let sql = "SELECT id, disabled_at FROM person WHERE email = $1";
        let known = sqlx::query(sql).bind(&email).fetch_optional(&mut *transaction).await?;
        let person = match known {
            Some(row) => {
                let id: String = row.try_get(0)?;
                if row.try_get::<Option<String>, _>(1)?.is_some() {
                    let reason = "whoever has it was shut out: take another";
                    return Err(Error::unsuitable("email", reason));
                }
                id
            }
            None => {
                let id = new_id()?;
                insert_person(&id, None, Some(&email), at, &mut transaction).await?;
                id
            }
        };
        let word = issue(&person, Makes::Administrator, at + valid_for, &mut transaction).await?;
        transaction.commit().await?;
        Ok(word)
    }

    /// Uses a link, which is worth nothing from then on; gives whose it is. They may choose a login and a password with it, in
    /// the place of those that they had.
    ///
    /// # Errors
    /// [`Error::Unsuitable`] when these can't be taken, and the link stays worth what it was; and when the database fails.
    pub async fn redeem_link(
        &self,
        word: &str,
        chosen: Option<Chosen<'_>>,
        at: DateTime<Utc>,
    ) -> Result<Result<String, Denied>, Error> {
        let sql =
            "SELECT person_id FROM one_time_link WHERE hash = $1 AND used_at IS NULL AND expires_at > $2";
        let open = sqlx::query_scalar(sql).bind(secret::hash(word)).bind(stored_instant(at));
        let Some(person): Option<String> = open.fetch_optional(&self.database.pool).await? else {
            return Ok(Err(Denied::Wrong));
        };
        let account = match chosen {
            Some(Chosen { login, password }) => Some(NewAccount::new(login, password).await?),
            None => None,
        };
        let mut writing = self.begin_writing().await?;
        if let Err(denied) = writing.use_link("hash", &secret::hash(word), at).await? {
            return Ok(Err(denied));
        }
        if let Some(account) = account {
            account.keep(&person, &mut writing.transaction).await?;
        }
        writing.commit().await?;
        Ok(Ok(person))
    }
}

impl Writing {
    /// Uses the link that a column names, and makes of its person what it makes. Of two at once, one changes the row and the
    /// other finds it changed.
    pub(super) async fn use_link(
        &mut self,
        column: &'static str,
        value: &str,
        at: DateTime<Utc>,
    ) -> Result<Result<String, Denied>, Error> {
        let sql = format!(
            "UPDATE one_time_link SET used_at = $1 WHERE {column} = $2 AND used_at IS NULL AND expires_at > $1 \
             RETURNING person_id, makes_administrator"
        );
        let used = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(stored_instant(at)).bind(value);
        let Some(row) = used.fetch_optional(&mut *self.transaction).await? else {
            return Ok(Err(Denied::Wrong));
        };
        let person: String = row.try_get(0)?;
        if row.try_get::<i64, _>(1)? != 0 {
            let author = Author::new(&person, at, Cause::OneTimeLink);
            self.add_role(&person, Role::Administrator, &author).await?;
        }
        Ok(Ok(person))
    }
}

/// Makes a person's only link.
pub(super) async fn issue(
    person: &str,
    makes: Makes,
    until: DateTime<Utc>,
    connection: &mut AnyConnection,
) -> Result<Secret, Error> {
    let word = Secret::new(secret::random_word(WORD_CHARS)?);
    let forget = sqlx::query("DELETE FROM one_time_link WHERE person_id = $1").bind(person);
    forget.execute(&mut *connection).await?;
    let issue = sqlx::query(
        "INSERT INTO one_time_link (hash, person_id, expires_at, makes_administrator) VALUES ($1, $2, $3, $4)",
    );
    let issue = issue.bind(word.hash()).bind(person).bind(stored_instant(until));
    issue.bind(i64::from(makes == Makes::Administrator)).execute(connection).await?;
    Ok(word)
}
