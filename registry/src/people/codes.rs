//! Authorize codes: one a unit, once. Whoever first signs in for a unit gives it, and is an officer of the unit from then on.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ServicePointId;
use sqlx::{AnyConnection, Row};

use super::secret::{self, Secret};
use super::tries::Tried;
use super::{Denied, instant};
use crate::Error;
use crate::append::{Edit, Writing};
use crate::entry::{Author, Cause, stored_instant};
use crate::private::salted_hash;
use crate::record::{Key, Kind, Record};
use crate::registry::Registry;
use crate::rights::{Grant, Role};

/// Characters of a code: 80 bits.
const CODE_CHARS: usize = 16;

/// Characters of a group, as it is printed.
const GROUP_CHARS: usize = 4;

/// What became of a unit's code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeState {
    /// It can be used.
    Issued {
        /// Until when.
        until: DateTime<Utc>,
        /// By whom.
        by: String,
    },
    /// Somebody used it.
    Used {
        /// When.
        at: DateTime<Utc>,
        /// Who.
        by: String,
    },
    /// Nobody used it in time.
    Expired {
        /// When it ended.
        at: DateTime<Utc>,
    },
    /// It was taken back, or another one was issued.
    Revoked {
        /// When.
        at: DateTime<Utc>,
        /// By whom; none: a program of an older version did.
        by: Option<String>,
    },
}

impl CodeState {
    /// The state in a word.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Issued { .. } => "issued",
            Self::Used { .. } => "used",
            Self::Expired { .. } => "expired",
            Self::Revoked { .. } => "revoked",
        }
    }
}

/// A code that was just issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedCode {
    /// The code, shown this once.
    pub code: Secret,
    /// Until when it can be used.
    pub until: DateTime<Utc>,
}

impl Registry {
    /// Issues a unit's code; the one before is worth nothing from then on. Who issued it and when is kept beside its hash.
    ///
    /// # Errors
    /// [`Error::Refused`] when there is no such unit, and when the database fails.
    pub async fn issue_code(
        &self,
        unit: &ServicePointId,
        valid_for: TimeDelta,
        author: &Author,
    ) -> Result<IssuedCode, Error> {
        let mut writing = self.begin_writing().await?;
        let key = Key::new(Kind::ServicePoint, unit.as_str());
        let current = writing.current(std::slice::from_ref(&key)).await?;
        if current.get(&key).is_none_or(|entry| entry.record.is_none()) {
            return Err(Error::refused(&key, "isn't in the register"));
        }
        revoke(unit, author, &mut writing.transaction).await?;
        let (word, salt) = (secret::random_word(CODE_CHARS)?, secret::random_word(CODE_CHARS)?);
        let until = author.at + valid_for;
        let issue = sqlx::query(
            "INSERT INTO authorize_code (unit_id, issued_at, issued_by, expires_at, salt, hash) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (unit_id, issued_at) DO UPDATE SET \
             issued_by = excluded.issued_by, expires_at = excluded.expires_at, salt = excluded.salt, \
             hash = excluded.hash, revoked_at = NULL, revoked_by = NULL WHERE authorize_code.used_at IS NULL",
        );
        let issue = issue.bind(unit.as_str()).bind(stored_instant(author.at)).bind(&author.actor);
        let issue = issue.bind(stored_instant(until)).bind(&salt).bind(salted_hash(&salt, &word));
        issue.execute(&mut *writing.transaction).await?;
        writing.commit().await?;
        let groups: Vec<&str> =
            (0..CODE_CHARS / GROUP_CHARS).map(|group| &word[group * GROUP_CHARS..][..GROUP_CHARS]).collect();
        Ok(IssuedCode { code: Secret::new(groups.join("-")), until })
    }

    /// Takes a unit's code back.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revoke_code(&self, unit: &ServicePointId, author: &Author) -> Result<(), Error> {
        let mut transaction = self.database.begin_to_write().await?;
        revoke(unit, author, &mut transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// What became of a unit's newest code; none: it never had one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn code_state(
        &self,
        unit: &ServicePointId,
        now: DateTime<Utc>,
    ) -> Result<Option<CodeState>, Error> {
        let sql = "SELECT expires_at, used_at, used_by, revoked_at, revoked_by, issued_by FROM authorize_code \
                   WHERE unit_id = $1 ORDER BY issued_at DESC LIMIT 1";
        let row = sqlx::query(sql).bind(unit.as_str()).fetch_optional(&self.database.pool).await?;
        let Some(row) = row else { return Ok(None) };
        let text = |column: usize| row.try_get::<Option<String>, _>(column);
        let until = instant(&row.try_get::<String, _>(0)?)?;
        Ok(Some(match (text(1)?, text(2)?, text(3)?) {
            (Some(at), Some(by), _) => CodeState::Used { at: instant(&at)?, by },
            (_, _, Some(at)) => CodeState::Revoked { at: instant(&at)?, by: text(4)? },
            _ if until <= now => CodeState::Expired { at: until },
            _ => CodeState::Issued { until, by: row.try_get(5)? },
        }))
    }

    /// Gives a unit's code: the person is an officer of the unit from then on, and the code is used. After some wrong tries
    /// everyone waits a while, also with the right code, and also where the unit has none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn redeem_code(
        &self,
        person: &str,
        unit: &ServicePointId,
        typed: &str,
        at: DateTime<Utc>,
    ) -> Result<Result<(), Denied>, Error> {
        let tried = Tried::Code(unit.as_str());
        if let Err(denied) = self.count_try(tried, at).await? {
            return Ok(Err(denied));
        }
        let mut writing = self.begin_writing().await?;
        if let Err(denied) = writing.use_code(person, unit, typed, at).await? {
            return Ok(Err(denied));
        }
        writing.commit().await?;
        self.forget_tries(tried).await?;
        Ok(Ok(()))
    }
}

impl Writing {
    /// Uses a unit's code, and makes a person an officer of the unit.
    pub(super) async fn use_code(
        &mut self,
        person: &str,
        unit: &ServicePointId,
        typed: &str,
        at: DateTime<Utc>,
    ) -> Result<Result<(), Denied>, Error> {
        let now = stored_instant(at);
        let sql = "SELECT issued_at, salt, hash FROM authorize_code WHERE unit_id = $1 \
                   AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2 ORDER BY issued_at DESC LIMIT 1";
        let row = sqlx::query(sql).bind(unit.as_str()).bind(&now);
        let Some(row) = row.fetch_optional(&mut *self.transaction).await? else {
            return Ok(Err(Denied::Wrong));
        };
        let (issued_at, salt, hash): (String, String, String) =
            (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        if !secret::are_same(&salted_hash(&salt, &secret::as_shown(typed)), &hash) {
            return Ok(Err(Denied::Wrong));
        }
        let use_up = sqlx::query(
            "UPDATE authorize_code SET used_at = $1, used_by = $2 WHERE unit_id = $3 AND issued_at = $4",
        );
        let use_up = use_up.bind(&now).bind(person).bind(unit.as_str()).bind(&issued_at);
        use_up.execute(&mut *self.transaction).await?;
        let author = Author::new(person, at, Cause::AuthorizeCode);
        self.add_role(person, Role::Officer(unit.clone()), &author).await?;
        Ok(Ok(()))
    }

    /// Gives a person one more role.
    pub(super) async fn add_role(&mut self, person: &str, role: Role, author: &Author) -> Result<(), Error> {
        let key = Key::new(Kind::Rights, person);
        let entry = self.current(std::slice::from_ref(&key)).await?.remove(&key);
        let base = entry.as_ref().map_or_else(Default::default, |entry| entry.number);
        let mut grants = match entry.and_then(|entry| entry.record) {
            Some(Record::Rights { grants, .. }) => grants,
            _ => Vec::new(),
        };
        let grant = Grant { role, until: None };
        if !grants.contains(&grant) {
            grants.push(grant);
        }
        let record = Record::Rights { person: person.to_owned(), grants };
        self.append(vec![Edit::set(record, base)], author).await?;
        Ok(())
    }
}

async fn revoke(unit: &ServicePointId, author: &Author, connection: &mut AnyConnection) -> Result<(), Error> {
    let revoke = sqlx::query(
        "UPDATE authorize_code SET revoked_at = $1, revoked_by = $2 \
         WHERE unit_id = $3 AND used_at IS NULL AND revoked_at IS NULL",
    );
    let revoke = revoke.bind(stored_instant(author.at)).bind(&author.actor).bind(unit.as_str());
    revoke.execute(connection).await?;
    Ok(())
}
