//! Wrong tries: after some of them whatever is tried waits. That is so for what isn't there too, so that nobody tells by it
//! what is.

use chrono::{DateTime, TimeDelta, Utc};

use super::Denied;
use super::secret;
use crate::Error;
use crate::entry::stored_instant;
use crate::registry::Registry;

/// How long it waits.
const WAIT: TimeDelta = TimeDelta::minutes(15);

/// When tries are forgotten. Until then each wait ends with one more try.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::days(1);

/// Something that can be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tried<'t> {
    /// The password of a login.
    Login(&'t str),
    /// The code of a unit.
    Code(&'t str),
}

impl Tried<'_> {
    /// Tries without a wait: nobody mistypes a password, or a code that was sent to them, so often.
    fn most(self) -> i64 {
        match self {
            Self::Login(_) => 8,
            Self::Code(_) => 10,
        }
    }

    fn hash(self) -> String {
        match self {
            Self::Login(login) => secret::hash(&format!("login {login}")),
            Self::Code(unit) => secret::hash(&format!("code {unit}")),
        }
    }
}

impl Registry {
    /// Counts a try before it is made, so that of many at once no more are made than one after the other.
    pub(super) async fn count_try(
        &self,
        tried: Tried<'_>,
        now: DateTime<Utc>,
    ) -> Result<Result<(), Denied>, Error> {
        let forget = sqlx::query("DELETE FROM sign_in_try WHERE last_at <= $1");
        let long_ago = stored_instant(now - FORGOTTEN_AFTER);
        forget.bind(long_ago).execute(&self.database.pool).await?;
        let count = sqlx::query(
            "INSERT INTO sign_in_try (hash, failures, last_at) VALUES ($1, 1, $2) \
             ON CONFLICT (hash) DO UPDATE SET failures = sign_in_try.failures + 1, last_at = excluded.last_at \
             WHERE sign_in_try.failures < $3 OR sign_in_try.last_at <= $4",
        );
        let count = count.bind(tried.hash()).bind(stored_instant(now)).bind(tried.most());
        let counted = count.bind(stored_instant(now - WAIT)).execute(&self.database.pool).await?;
        Ok(if counted.rows_affected() > 0 { Ok(()) } else { Err(Denied::TooMany) })
    }

    /// Forgets the tries at something, after a right one.
    pub(super) async fn forget_tries(&self, tried: Tried<'_>) -> Result<(), Error> {
        let forget = sqlx::query("DELETE FROM sign_in_try WHERE hash = $1").bind(tried.hash());
        forget.execute(&self.database.pool).await?;
        Ok(())
    }
}
