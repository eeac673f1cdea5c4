//! One-time links: how the first administrator comes in, and whoever forgot a password.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::Row;

use super::Denied;
use super::secret::{self, Secret};
use crate::Error;
use crate::entry::stored_instant;
use crate::registry::Registry;

/// Characters of a link's word: 130 bits.
const WORD_CHARS: usize = 26;

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
        let word = Secret::new(secret::random_word(WORD_CHARS)?);
        let mut transaction = self.database.begin_to_write().await?;
        let forget = sqlx::query("DELETE FROM one_time_link WHERE person_id = $1").bind(person);
        forget.execute(&mut *transaction).await?;
        let issue =
            sqlx::query("INSERT INTO one_time_link (hash, person_id, expires_at) VALUES ($1, $2, $3)");
        let issue = issue.bind(word.hash()).bind(person).bind(stored_instant(at + valid_for));
        issue.execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(word)
    }

    /// Uses a link, which is worth nothing from then on; gives whose it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn redeem_link(&self, word: &str, at: DateTime<Utc>) -> Result<Result<String, Denied>, Error> {
        // Of two at once, one changes the row and the other finds it changed.
        let sql = "UPDATE one_time_link SET used_at = $1 WHERE hash = $2 AND used_at IS NULL AND expires_at > $1 \
                   RETURNING person_id";
        let used = sqlx::query(sql).bind(stored_instant(at)).bind(secret::hash(word));
        let row = used.fetch_optional(&self.database.pool).await?;
        Ok(match row {
            Some(row) => Ok(row.try_get(0)?),
            None => Err(Denied::Wrong),
        })
    }
}
