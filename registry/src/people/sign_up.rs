//! Coming to a unit for the first time: whoever gives the unit's code becomes a person, and an officer of the unit, or nothing.

use chrono::{DateTime, Utc};
use domain::ServicePointId;

use super::accounts::NewAccount;
use super::identities::{self, Vouched};
use super::links::Chosen;
use super::tries::Tried;
use super::{Denied, insert_person, new_id};
use crate::Error;
use crate::registry::Registry;

/// How a newcomer will sign in from then on.
#[derive(Clone, Copy)]
pub enum Means<'m> {
    /// By a login and a password.
    Account(Chosen<'m>),
    /// By the provider that vouched for them a moment ago, whom this word remembers.
    Provider(&'m str),
}

/// What a newcomer tells.
#[derive(Clone, Copy)]
pub struct Newcomer<'n> {
    /// Name; none: as the provider says.
    pub name: Option<&'n str>,
    /// E-mail address; none: the one that the provider verified.
    pub email: Option<&'n str>,
    /// How they will sign in.
    pub means: Means<'n>,
}

impl Registry {
    /// Takes somebody in by a unit's code, and gives their id. All of it is done or nothing.
    ///
    /// # Errors
    /// [`Error::Unsuitable`] when the password is too short, or the login or the e-mail address is another person's, and when the
    /// database fails.
    pub async fn sign_up(
        &self,
        unit: &ServicePointId,
        typed: &str,
        newcomer: Newcomer<'_>,
        at: DateTime<Utc>,
    ) -> Result<Result<String, Denied>, Error> {
        let tried = Tried::Code(unit.as_str());
        if let Err(denied) = self.count_try(tried, at).await? {
            return Ok(Err(denied));
        }
        let id = new_id()?;
        // Before anybody has to wait for this act.
        let account = match newcomer.means {
            Means::Account(Chosen { login, password }) => Some(NewAccount::new(login, password).await?),
            Means::Provider(_) => None,
        };
        let mut writing = self.begin_writing().await?;
        if let Err(denied) = writing.use_code(&id, unit, typed, at).await? {
            return Ok(Err(denied));
        }
        let vouched = match newcomer.means {
            Means::Account(_) => None,
            Means::Provider(word) => match writing.take_newcomer(word, at).await? {
                Some(vouched) => Some(vouched),
                None => return Ok(Err(Denied::Wrong)),
            },
        };
        let of_provider = |what: fn(&Vouched) -> Option<&str>| vouched.as_ref().and_then(what);
        let name = newcomer.name.or_else(|| of_provider(|vouched| vouched.name.as_deref()));
        let email = newcomer.email.or_else(|| of_provider(|vouched| vouched.email.as_deref()));
        let connection = &mut writing.transaction;
        insert_person(&id, name, email, at, connection).await?;
        if let Some(account) = account {
            account.keep(&id, connection).await?;
        }
        if let Some(vouched) = vouched {
            identities::bind(&vouched, &id, connection).await?;
        }
        writing.commit().await?;
        self.forget_tries(tried).await?;
        Ok(Ok(id))
    }
}
