//! People for whom a provider of sign-in vouches (OpenID Connect): who they are here.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{AnyConnection, Row};

use super::Denied;
use super::secret::{self, Secret};
use crate::Error;
use crate::append::Writing;
use crate::entry::stored_instant;
use crate::registry::Registry;

/// How long somebody whom nobody knows may take to give a unit's code.
const TIME_FOR_CODE: TimeDelta = TimeDelta::minutes(15);

/// Characters of the word by which they are remembered meanwhile: 130 bits.
const WORD_CHARS: usize = 26;

/// Whom a provider vouched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vouched {
    /// The provider.
    pub issuer: String,
    /// Names the person there, for ever.
    pub subject: String,
    /// Name.
    pub name: Option<String>,
    /// E-mail address; none: there is none, or the provider hasn't verified it.
    pub email: Option<String>,
}

/// Who somebody is here for whom a provider vouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognised {
    /// A person, by their id.
    Person(String),
    /// Nobody yet: with a unit's code and this word they become one.
    Newcomer(Secret),
}

impl Registry {
    /// Recognises whom a provider vouched for: a person who came that way before, or one who was invited by the e-mail
    /// address that the provider verified, whose invitation is used up by it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn recognise(
        &self,
        vouched: &Vouched,
        at: DateTime<Utc>,
    ) -> Result<Result<Recognised, Denied>, Error> {
        let sql = "SELECT p.id, p.disabled_at FROM identity i JOIN person p ON p.id = i.person_id \
                   WHERE i.issuer = $1 AND i.subject = $2";
        let known = sqlx::query(sql).bind(&vouched.issuer).bind(&vouched.subject);
        if let Some(row) = known.fetch_optional(&self.database.pool).await? {
            let is_shut_out = row.try_get::<Option<String>, _>(1)?.is_some();
            return Ok(if is_shut_out {
                Err(Denied::Wrong)
            } else {
                Ok(Recognised::Person(row.try_get(0)?))
            });
        }
        if let Some(person) = self.accept_invitation(vouched, at).await? {
            return Ok(Ok(Recognised::Person(person)));
        }
        self.remember(vouched, at).await.map(|word| Ok(Recognised::Newcomer(word)))
    }

    /// Lets in whoever was invited by the e-mail address.
    async fn accept_invitation(&self, vouched: &Vouched, at: DateTime<Utc>) -> Result<Option<String>, Error> {
        let Some(email) = &vouched.email else { return Ok(None) };
        let sql = "SELECT p.id FROM person p JOIN one_time_link l ON l.person_id = p.id \
                   WHERE p.email = $1 AND p.disabled_at IS NULL AND l.used_at IS NULL AND l.expires_at > $2";
        let invited = sqlx::query_scalar(sql).bind(email.to_lowercase()).bind(stored_instant(at));
        let Some(person): Option<String> = invited.fetch_optional(&self.database.pool).await? else {
            return Ok(None);
        };
        let mut writing = self.begin_writing().await?;
        if writing.use_link("person_id", &person, at).await?.is_err() {
            return Ok(None);
        }
        bind(vouched, &person, &mut writing.transaction).await?;
        writing.commit().await?;
        Ok(Some(person))
    }

    async fn remember(&self, vouched: &Vouched, at: DateTime<Utc>) -> Result<Secret, Error> {
        let forget = sqlx::query("DELETE FROM newcomer WHERE expires_at <= $1").bind(stored_instant(at));
        forget.execute(&self.database.pool).await?;
        let word = Secret::new(secret::random_word(WORD_CHARS)?);
        let remember = sqlx::query(
            "INSERT INTO newcomer (hash, issuer, subject, name, email, expires_at) VALUES ($1, $2, $3, $4, $5, $6)",
        );
        let remember = remember.bind(word.hash()).bind(&vouched.issuer).bind(&vouched.subject);
        let remember =
            remember.bind(&vouched.name).bind(&vouched.email).bind(stored_instant(at + TIME_FOR_CODE));
        remember.execute(&self.database.pool).await?;
        Ok(word)
    }
}

impl Writing {
    /// Takes a newcomer out of those who are remembered.
    pub(super) async fn take_newcomer(
        &mut self,
        word: &str,
        at: DateTime<Utc>,
    ) -> Result<Option<Vouched>, Error> {
        let take = sqlx::query(
            "DELETE FROM newcomer WHERE hash = $1 AND expires_at > $2 RETURNING issuer, subject, name, email",
        );
        let taken = take.bind(secret::hash(word)).bind(stored_instant(at));
        let Some(row) = taken.fetch_optional(&mut *self.transaction).await? else { return Ok(None) };
        Ok(Some(Vouched {
            issuer: row.try_get(0)?,
            subject: row.try_get(1)?,
            name: row.try_get(2)?,
            email: row.try_get(3)?,
        }))
    }
}

/// Notes that somebody is a person here.
pub(super) async fn bind(
    vouched: &Vouched,
    person: &str,
    connection: &mut AnyConnection,
) -> Result<(), Error> {
    let bind = sqlx::query("INSERT INTO identity (issuer, subject, person_id) VALUES ($1, $2, $3)");
    let bind = bind.bind(&vouched.issuer).bind(&vouched.subject).bind(person);
    bind.execute(connection).await?;
    Ok(())
}
