//! Searches for a unit that may be in the register already: whoever adds one shows that they looked.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::Row;

use super::secret::{self, Secret};
use crate::Error;
use crate::entry::stored_instant;
use crate::registry::Registry;

/// Characters of the word that stands for a search: 130 bits.
const WORD_CHARS: usize = 26;

impl Registry {
    /// Keeps that a person searched for something, and gives a word for it, which is worth something for a while. `about`
    /// says what was searched for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_search(
        &self,
        person: &str,
        about: &str,
        valid_for: TimeDelta,
        at: DateTime<Utc>,
    ) -> Result<Secret, Error> {
        let over = sqlx::query("DELETE FROM twin_search WHERE expires_at <= $1").bind(stored_instant(at));
        over.execute(&self.database.pool).await?;
        let word = Secret::new(secret::random_word(WORD_CHARS)?);
        let sql = "INSERT INTO twin_search (hash, person_id, about, expires_at) VALUES ($1, $2, $3, $4)";
        let note = sqlx::query(sql).bind(word.hash()).bind(person).bind(about);
        note.bind(stored_instant(at + valid_for)).execute(&self.database.pool).await?;
        Ok(word)
    }

    /// What a person searched for, by the word for it; none: the word is nobody's, another person's, or no longer worth
    /// anything.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn noted_search(
        &self,
        person: &str,
        word: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<String>, Error> {
        let sql = "SELECT about FROM twin_search WHERE hash = $1 AND person_id = $2 AND expires_at > $3";
        let find = sqlx::query(sql).bind(secret::hash(word)).bind(person).bind(stored_instant(now));
        let row = find.fetch_optional(&self.database.pool).await?;
        Ok(row.map(|row| row.try_get(0)).transpose()?)
    }

    /// Takes the word of a search back: it was used.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_search(&self, word: &str) -> Result<(), Error> {
        let forget = sqlx::query("DELETE FROM twin_search WHERE hash = $1").bind(secret::hash(word));
        forget.execute(&self.database.pool).await?;
        Ok(())
    }
}
