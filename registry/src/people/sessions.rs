//! Sessions: a random word in a cookie, of which a hash is kept.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::Row;

use super::instant;
use super::secret::{self, Secret};
use crate::Error;
use crate::entry::stored_instant;
use crate::registry::Registry;

/// How long a session lasts in which nothing is done.
pub const IDLE: TimeDelta = TimeDelta::minutes(30);

/// How long a session lasts.
pub const ABSOLUTE: TimeDelta = TimeDelta::hours(12);

/// How often it is noted that something was done.
const NOTED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// Characters of a session's word: 130 bits.
const WORD_CHARS: usize = 26;

impl Registry {
    /// Begins a session of a person.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin_session(&self, person: &str, at: DateTime<Utc>) -> Result<Secret, Error> {
        let word = Secret::new(secret::random_word(WORD_CHARS)?);
        let begin =
            sqlx::query("INSERT INTO session (hash, person_id, begun_at, seen_at) VALUES ($1, $2, $3, $3)");
        let begin = begin.bind(word.hash()).bind(person).bind(stored_instant(at));
        begin.execute(&self.database.pool).await?;
        Ok(word)
    }

    /// The person whose session this is; none: there is none, or it is over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session(&self, word: &str, now: DateTime<Utc>) -> Result<Option<String>, Error> {
        let hash = secret::hash(word);
        let sql = "SELECT s.person_id, s.begun_at, s.seen_at FROM session s JOIN person p ON p.id = s.person_id \
                   WHERE s.hash = $1 AND p.disabled_at IS NULL";
        let row = sqlx::query(sql).bind(&hash).fetch_optional(&self.database.pool).await?;
        let Some(row) = row else { return Ok(None) };
        let (begun, seen): (String, String) = (row.try_get(1)?, row.try_get(2)?);
        let (begun, seen) = (instant(&begun)?, instant(&seen)?);
        if now >= begun + ABSOLUTE || now >= seen + IDLE {
            self.end_session(word).await?;
            return Ok(None);
        }
        if now >= seen + NOTED_EVERY {
            let note = sqlx::query("UPDATE session SET seen_at = $1 WHERE hash = $2");
            note.bind(stored_instant(now)).bind(&hash).execute(&self.database.pool).await?;
        }
        Ok(Some(row.try_get(0)?))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_session(&self, word: &str) -> Result<(), Error> {
        let end = sqlx::query("DELETE FROM session WHERE hash = $1").bind(secret::hash(word));
        end.execute(&self.database.pool).await?;
        Ok(())
    }

    /// Ends all sessions of a person but one, as after another password was set.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_other_sessions(&self, person: &str, kept: &str) -> Result<(), Error> {
        let end = sqlx::query("DELETE FROM session WHERE person_id = $1 AND hash <> $2");
        end.bind(person).bind(secret::hash(kept)).execute(&self.database.pool).await?;
        Ok(())
    }

    /// Ends all sessions of a person, and gives how many there were.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_sessions(&self, person: &str) -> Result<u64, Error> {
        let end = sqlx::query("DELETE FROM session WHERE person_id = $1").bind(person);
        Ok(end.execute(&self.database.pool).await?.rows_affected())
    }
}
