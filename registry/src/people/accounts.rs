//! Local accounts, for places without a provider of sign-in: a login and a password of which argon2id keeps a hash.

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Argon2, Params};
use chrono::{DateTime, Utc};
use sqlx::{AnyConnection, Row};
use tokio::sync::Semaphore;

use super::Denied;
use super::tries::Tried;
use crate::Error;
use crate::registry::Registry;

/// Fewest characters of a password (NIST SP 800-63B, 3.1.1.2: fifteen where it is the only thing asked for).
pub const WEAKEST_PASSWORD_CHARS: usize = 15;

/// Most characters of a password: more than the 64 that have to be allowed (ibid.), and few enough to be hashed at once.
const LONGEST_PASSWORD_CHARS: usize = 256;

/// Most characters of a login: as many as an e-mail address may have (RFC 5321, 4.5.3.1).
const LONGEST_LOGIN_CHARS: usize = 254;

/// Passwords that are hashed at a time: each takes 19 MiB, and a machine has few processors to do it.
const HASHED_AT_ONCE: usize = 4;

static HASHING: Semaphore = Semaphore::const_new(HASHED_AT_ONCE);

/// What a password is compared with where there is no such account, so that the answer takes as long.
static NOBODYS: LazyLock<String> =
    LazyLock::new(|| hashed("nobody's password", "bm9ib2R5bm9ib2R5").unwrap_or_default());

/// A login and the hash of a password that can be kept.
pub(super) struct NewAccount {
    login: String,
    hash: String,
}

impl NewAccount {
    /// Hashes a password.
    ///
    /// # Errors
    /// [`Error::Unsuitable`] when it is too short, or the login can't be one.
    pub(super) async fn new(login: &str, password: &str) -> Result<Self, Error> {
        let chars = password.chars().count();
        if !(WEAKEST_PASSWORD_CHARS..=LONGEST_PASSWORD_CHARS).contains(&chars) {
            let (least, most) = (WEAKEST_PASSWORD_CHARS, LONGEST_PASSWORD_CHARS);
            let reason = format!("{chars} characters: expected at least {least} characters, at most {most}");
            return Err(Error::unsuitable("password", reason));
        }
        if login.is_empty() || login.chars().count() > LONGEST_LOGIN_CHARS || login.contains(char::is_control)
        {
            let reason = format!("expected 1 to {LONGEST_LOGIN_CHARS} characters in a line");
            return Err(Error::unsuitable("login", reason));
        }
        let mut salt = [0; 16];
        getrandom::fill(&mut salt)?;
        let password = password.to_owned();
        let hash = off_the_workers(move || {
            let salt = SaltString::encode_b64(&salt).ok()?;
            hashed(&password, salt.as_str())
        });
        let hash = hash.await.ok_or_else(|| Error::unsuitable("password", "it can't be hashed"))?;
        Ok(Self { login: login.to_owned(), hash })
    }

    /// Makes it the only account of a person.
    ///
    /// # Errors
    /// [`Error::Unsuitable`] when the login is another person's, and when the database fails.
    pub(super) async fn keep(&self, person: &str, connection: &mut AnyConnection) -> Result<(), Error> {
        let forget = sqlx::query("DELETE FROM account WHERE person_id = $1").bind(person);
        forget.execute(&mut *connection).await?;
        let add = sqlx::query(
            "INSERT INTO account (login, person_id, password) VALUES ($1, $2, $3) ON CONFLICT (login) DO NOTHING",
        );
        let add = add.bind(&self.login).bind(person).bind(&self.hash);
        if add.execute(connection).await?.rows_affected() == 0 {
            return Err(Error::unsuitable("login", "it is another person's: choose another"));
        }
        Ok(())
    }
}

impl Registry {
    /// Gives a person a login and a password, in the place of those before.
    ///
    /// # Errors
    /// [`Error::Unsuitable`] when the password is too short or the login is another person's, and when the database fails.
    pub async fn set_password(&self, person: &str, login: &str, password: &str) -> Result<(), Error> {
        let account = NewAccount::new(login, password).await?;
        let mut transaction = self.database.begin_to_write().await?;
        account.keep(person, &mut transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The login of a person's account; none: they have no account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn login(&self, person: &str) -> Result<Option<String>, Error> {
        let sql = "SELECT login FROM account WHERE person_id = $1";
        Ok(sqlx::query_scalar(sql).bind(person).fetch_optional(&self.database.pool).await?)
    }

    /// The person whose login and password these are. A login that doesn't exist is answered as one that does: as fast, and
    /// after as many tries by [`Denied::TooMany`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign_in(
        &self,
        login: &str,
        password: &str,
        now: DateTime<Utc>,
    ) -> Result<Result<String, Denied>, Error> {
        let tried = Tried::Login(login);
        if let Err(denied) = self.count_try(tried, now).await? {
            return Ok(Err(denied));
        }
        let sql = "SELECT person_id, password FROM account WHERE login = $1";
        let row = sqlx::query(sql).bind(login).fetch_optional(&self.database.pool).await?;
        let (person, kept) = match row {
            Some(row) => (Some(row.try_get::<String, _>(0)?), row.try_get(1)?),
            None => (None, NOBODYS.clone()),
        };
        // More characters are nobody's password, and would only keep a processor busy.
        let password: String = password.chars().take(LONGEST_PASSWORD_CHARS + 1).collect();
        let is_right = off_the_workers(move || is_password(&password, &kept)).await;
        let Some(person) = person.filter(|_| is_right) else { return Ok(Err(Denied::Wrong)) };
        self.forget_tries(tried).await?;
        Ok(Ok(person))
    }
}

/// Hashing takes tens of milliseconds: it isn't done where others wait.
async fn off_the_workers<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    // Nobody closes the semaphore.
    let _one_of_few = HASHING.acquire().await;
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
