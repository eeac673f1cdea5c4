//! Tokens for programs: as much as their person may do, within a scope, until a date.

use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::instant;
use super::secret::{self, Secret};
use crate::Error;
use crate::entry::stored_instant;
use crate::registry::Registry;
use crate::rights::Action;
use domain::vocabulary;

/// Stands before a token, so that whoever finds one knows what it opens.
const PREFIX: &str = "pakmut_";

/// Characters of a token behind that: 130 bits.
const WORD_CHARS: usize = 26;

/// Characters of the id by which a token is named without being shown.
const ID_CHARS: usize = 8;

vocabulary! {
    /// What a token is for.
    TokenScope("scope of a token") {
        /// Reading.
        Read = "read",
        /// Reading, and changing units and their manuals.
        Write = "write",
    }
}

impl TokenScope {
    /// Whether it is for something. No token gives roles, invites people or erases anything.
    #[must_use]
    pub fn allows(self, action: Action) -> bool {
        let is_for_people = matches!(action, Action::Appoint | Action::Invite | Action::Erase);
        action.only_reads() || (self == Self::Write && !is_for_people)
    }
}

/// A token that was just made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedToken {
    /// Names it.
    pub id: String,
    /// The token, shown this once.
    pub token: Secret,
}

/// Whose token was given, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenUse {
    /// The person.
    pub person: String,
    /// What it is for.
    pub scope: TokenScope,
}

/// A token as its person sees it afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedToken {
    /// Names it.
    pub id: String,
    /// What its person calls it.
    pub name: String,
    /// What it is for.
    pub scope: TokenScope,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

impl Registry {
    /// The tokens of a person that open something, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tokens(&self, person: &str, now: DateTime<Utc>) -> Result<Vec<ListedToken>, Error> {
        let sql = "SELECT id, name, scope, created_at, expires_at FROM api_token WHERE person_id = $1 \
                   AND revoked_at IS NULL AND expires_at > $2 ORDER BY created_at DESC, id";
        let query = sqlx::query(sql).bind(person).bind(stored_instant(now));
        let rows = query.fetch_all(&self.database.pool).await?;
        rows.iter().map(listed).collect()
    }

    /// Makes a token of a person.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn issue_token(
        &self,
        person: &str,
        name: &str,
        scope: TokenScope,
        until: DateTime<Utc>,
        at: DateTime<Utc>,
    ) -> Result<IssuedToken, Error> {
        let (id, word) = (secret::random_word(ID_CHARS)?, secret::random_word(WORD_CHARS)?);
        let token = Secret::new(format!("{PREFIX}{word}"));
        let issue = sqlx::query(
            "INSERT INTO api_token (hash, id, person_id, name, scope, created_at, expires_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        );
        let issue = issue.bind(token.hash()).bind(&id).bind(person).bind(name).bind(scope.as_str());
        let issue = issue.bind(stored_instant(at)).bind(stored_instant(until));
        issue.execute(&self.database.pool).await?;
        Ok(IssuedToken { id, token })
    }

    /// Whose token this is; none: nobody's, or no longer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn token(&self, token: &str, now: DateTime<Utc>) -> Result<Option<TokenUse>, Error> {
        let sql = "SELECT t.person_id, t.scope FROM api_token t JOIN person p ON p.id = t.person_id \
                   WHERE t.hash = $1 AND t.expires_at > $2 AND t.revoked_at IS NULL AND p.disabled_at IS NULL";
        let find = sqlx::query(sql).bind(secret::hash(token)).bind(stored_instant(now));
        let Some(row) = find.fetch_optional(&self.database.pool).await? else { return Ok(None) };
        let scope: String = row.try_get(1)?;
        let scope = scope.parse::<TokenScope>().map_err(|reason| Error::damaged(0, &reason))?;
        Ok(Some(TokenUse { person: row.try_get(0)?, scope }))
    }

    /// Takes a token of a person back; false: the person has none of that id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revoke_token(&self, person: &str, id: &str, at: DateTime<Utc>) -> Result<bool, Error> {
        let revoke = sqlx::query(
            "UPDATE api_token SET revoked_at = $1 WHERE person_id = $2 AND id = $3 AND revoked_at IS NULL",
        );
        let revoke = revoke.bind(stored_instant(at)).bind(person).bind(id);
        Ok(revoke.execute(&self.database.pool).await?.rows_affected() > 0)
    }
}

fn listed(row: &AnyRow) -> Result<ListedToken, Error> {
    let scope: String = row.try_get("scope")?;
    Ok(ListedToken {
        id: row.try_get("id")?,
        name: row.try_get("name")?,
        scope: scope.parse::<TokenScope>().map_err(|reason| Error::damaged(0, &reason))?,
        created_at: instant(&row.try_get::<String, _>("created_at")?)?,
        expires_at: instant(&row.try_get::<String, _>("expires_at")?)?,
    })
}
