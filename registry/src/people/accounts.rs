//! Local accounts, for places without a provider of sign-in: a login and a password of which argon2id keeps a hash.

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Argon2, Params};
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::Row;

use super::{Denied, instant};
use crate::Error;
use crate::entry::stored_instant;
use crate::record::{Key, Kind};
use crate::registry::Registry;

/// Fewest characters of a password (NIST SP 800-63B, 3.1.1.2: fifteen where it is the only thing asked for).
pub const WEAKEST_PASSWORD_CHARS: usize = 15;

/// Wrong tries after which an account waits.
const MOST_FAILURES: i64 = 8;

/// How long it waits.
const WAIT: TimeDelta = TimeDelta::minutes(15);

/// What a password is compared with where there is no such account, so that the answer takes as long.
static NOBODYS: LazyLock<String> =
    LazyLock::new(|| hashed("nobody's password", "bm9ib2R5bm9ib2R5").unwrap_or_default());

impl Registry {
    /// Gives a person a login and a password, or another password.
    ///
    /// # Errors
    /// [`Error::Refused`] when the password is too short or the login is another person's, and when the database fails.
    pub async fn set_password(&self, person: &str, login: &str, password: &str) -> Result<(), Error> {
        let key = Key::new(Kind::Rights, person);
        if password.chars().count() < WEAKEST_PASSWORD_CHARS {
            let reason =
                format!("the password is too short: expected at least {WEAKEST_PASSWORD_CHARS} characters");
            return Err(Error::refused(&key, reason));
        }
        let mut salt = [0; 16];
        getrandom::fill(&mut salt)?;
        let password = password.to_owned();
        let hash = off_the_workers(move || {
            let salt = SaltString::encode_b64(&salt).ok()?;
            hashed(&password, salt.as_str())
        });
        let hash = hash.await.ok_or_else(|| Error::refused(&key, "the password can't be hashed"))?;
        let set = sqlx::query(
            "INSERT INTO account (login, person_id, password, failures) VALUES ($1, $2, $3, 0) \
             ON CONFLICT (login) DO UPDATE SET password = excluded.password, failures = 0, last_failure_at = NULL \
             WHERE account.person_id = excluded.person_id",
        );
        let set = set.bind(login).bind(person).bind(hash).execute(&self.database.pool).await?;
        if set.rows_affected() == 0 {
            return Err(Error::refused(&key, "the login is another person's: choose another"));
        }
        Ok(())
    }

    /// The person whose login and password these are. An account that doesn't exist takes as long as one that does.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign_in(
        &self,
        login: &str,
        password: &str,
        now: DateTime<Utc>,
    ) -> Result<Result<String, Denied>, Error> {
        let sql = "SELECT person_id, password, failures, last_failure_at FROM account WHERE login = $1";
        let row = sqlx::query(sql).bind(login).fetch_optional(&self.database.pool).await?;
        let (mut person, mut kept) = (None, NOBODYS.clone());
        if let Some(row) = row {
            let last_failure: Option<String> = row.try_get(3)?;
            let last_failure = last_failure.as_deref().map(instant).transpose()?;
            let waits = row.try_get::<i64, _>(2)? >= MOST_FAILURES;
            if waits && last_failure.is_some_and(|at| now < at + WAIT) {
                return Ok(Err(Denied::TooMany));
            }
            (person, kept) = (Some(row.try_get::<String, _>(0)?), row.try_get(1)?);
        }
        let password = password.to_owned();
        let is_right = off_the_workers(move || is_password(&password, &kept)).await;
        let Some(person) = person else { return Ok(Err(Denied::Wrong)) };
        if is_right {
            let forget =
                sqlx::query("UPDATE account SET failures = 0, last_failure_at = NULL WHERE login = $1");
            forget.bind(login).execute(&self.database.pool).await?;
            return Ok(Ok(person));
        }
        // After the wait it is one try more, and the next wait.
        let count =
            sqlx::query("UPDATE account SET failures = failures + 1, last_failure_at = $1 WHERE login = $2");
        count.bind(stored_instant(now)).bind(login).execute(&self.database.pool).await?;
        Ok(Err(Denied::Wrong))
    }
}

/// Hashing takes tens of milliseconds: it isn't done where others wait.
async fn off_the_workers<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(panic) => std::panic::resume_unwind(panic.into_panic()),
    }
}

/// The parameters that OWASP's Password Storage Cheat Sheet names first for argon2id: 19 MiB, two passes, one lane.
fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
}

fn hashed(password: &str, salt: &str) -> Option<String> {
    let salt = SaltString::from_b64(salt).ok()?;
    hasher().hash_password(password.as_bytes(), &salt).ok().map(|hash| hash.to_string())
}

fn is_password(password: &str, kept: &str) -> bool {
    PasswordHash::new(kept).is_ok_and(|kept| hasher().verify_password(password.as_bytes(), &kept).is_ok())
}

/// Nothing of a password stands where it is kept.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::secret;

    #[test]
    fn a_password_is_kept_as_argon2id_with_a_salt() {
        let kept = hashed("correct horse battery", "c2FsdHNhbHRzYWx0").expect("a hash");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$"), "{kept}");
        assert!(is_password("correct horse battery", &kept));
        assert!(!is_password("correct horse batterz", &kept));
        assert!(!is_password("correct horse battery", "no hash"));
        assert!(!NOBODYS.is_empty());
        assert!(
            secret::are_same("ab", "ab") && !secret::are_same("ab", "aB") && !secret::are_same("a", "ab")
        );
    }
}
