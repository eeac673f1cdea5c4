//! Erasing a personal value: everywhere, also in what was, while the chain of hashes stays whole.

use serde_json::Value;
use sqlx::Row;

use crate::Error;
use crate::append::Edit;
use crate::entry::Author;
use crate::listing::escaped;
use crate::private::{OF_EXCEPTION, REASON, of_note};
use crate::record::{Key, Office, Record};
use crate::registry::Registry;

/// A value that can be erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Personal {
    /// The telephone number of a service point.
    Phone,
    /// The e-mail address of a service point.
    Email,
    /// What a service point says beside a procedure that it offers.
    Note {
        /// The procedure.
        procedure: String,
    },
    /// Why a service point has special days.
    ExceptionReasons,
    /// Why the record was changed, each time.
    ChangeReasons,
}

impl Personal {
    /// The paths of the values, as a pattern.
    fn pattern(&self) -> String {
        match self {
            Self::Phone => "phone".to_owned(),
            Self::Email => "email".to_owned(),
            Self::Note { procedure } => escaped(&of_note(procedure)),
            Self::ExceptionReasons => format!("{}%", escaped(OF_EXCEPTION)),
            Self::ChangeReasons => REASON.to_owned(),
        }
    }

    fn take_out(&self, office: &mut Office) {
        match self {
            Self::Phone => office.point.phone = None,
            Self::Email => office.point.email = None,
            Self::Note { procedure } => {
                let offers = office.offers.iter_mut();
                offers
                    .filter(|offer| offer.procedure.as_str() == procedure)
                    .for_each(|offer| offer.note = None);
            }
            Self::ExceptionReasons => office.exceptions.iter_mut().for_each(|one| one.reason = None),
            Self::ChangeReasons => {}
        }
    }

    /// Takes the value out of what a source said, which is kept as the stored form of a record.
    fn take_out_of_said(&self, body: &mut Value) {
        let taken = |holder: Option<&mut Value>, field: &str| {
            if let Some(holder) = holder.and_then(Value::as_object_mut) {
                holder.remove(field);
            }
        };
        match self {
            Self::Phone => taken(body.get_mut("point"), "phone"),
            Self::Email => taken(body.get_mut("point"), "email"),
            Self::Note { procedure } => {
                taken(body.get_mut("offers").and_then(|offers| offers.get_mut(procedure)), "note");
            }
            Self::ExceptionReasons => {
                let exceptions = body.get_mut("exceptions").and_then(Value::as_array_mut);
                exceptions.into_iter().flatten().for_each(|one| taken(Some(one), "reason"));
            }
            Self::ChangeReasons => {}
        }
    }
}

impl Registry {
    /// Erases a personal value of a record in all its versions, and gives how many had it. If the newest one has it, an
    /// entry without it is written first, so that whoever follows the log forgets it too. Salts go as well: what is left
    /// are hashes of which nobody can tell the values by trying.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn erase(&self, key: &Key, what: &Personal, author: &Author) -> Result<u64, Error> {
        let mut writing = self.begin_writing().await?;
        if let Some(entry) = writing.current(std::slice::from_ref(key)).await?.remove(key)
            && let Some(Record::ServicePoint(mut office)) = entry.record
        {
            what.take_out(&mut office);
            writing.append(vec![Edit::set(Record::ServicePoint(office), entry.number)], author).await?;
        }
        let erase = "UPDATE private_value SET value = NULL, salt = '' \
                     WHERE path LIKE $1 ESCAPE '\\' AND value IS NOT NULL \
                     AND number IN (SELECT number FROM change_log WHERE kind = $2 AND record_id = $3)";
        let erase = sqlx::query(erase).bind(what.pattern()).bind(key.kind.as_str()).bind(&key.id);
        let erased = erase.execute(&mut *writing.transaction).await?.rows_affected();
        forget_imported(key, what, &mut writing.transaction).await?;
        forget_proposed(key, what, &mut writing.transaction).await?;
        writing.commit().await?;
        Ok(erased)
    }
}

/// Takes the value out of what the source said.
async fn forget_imported(
    key: &Key,
    what: &Personal,
    connection: &mut sqlx::AnyConnection,
) -> Result<(), Error> {
    let said = sqlx::query("SELECT body FROM imported WHERE kind = $1 AND id = $2 AND body IS NOT NULL");
    let row = said.bind(key.kind.as_str()).bind(&key.id).fetch_optional(&mut *connection).await?;
    let Some(row) = row else { return Ok(()) };
    let set = sqlx::query("UPDATE imported SET body = $1 WHERE kind = $2 AND id = $3");
    let set = set.bind(without(&row.try_get::<String, _>(0)?, what)?).bind(key.kind.as_str());
    set.bind(&key.id).execute(connection).await?;
    Ok(())
}

/// Takes the value out of changes that wait for a second person, or did.
async fn forget_proposed(
    key: &Key,
    what: &Personal,
    connection: &mut sqlx::AnyConnection,
) -> Result<(), Error> {
    if *what == Personal::ChangeReasons {
        let forget = "UPDATE waiting_change SET why = NULL WHERE id IN \
                      (SELECT waiting_id FROM waiting_edit WHERE kind = $1 AND record_id = $2)";
        sqlx::query(forget).bind(key.kind.as_str()).bind(&key.id).execute(&mut *connection).await?;
    }
    let proposed = "SELECT waiting_id, place, body FROM waiting_edit \
                    WHERE kind = $1 AND record_id = $2 AND body IS NOT NULL";
    let proposed = sqlx::query(proposed).bind(key.kind.as_str()).bind(&key.id);
    for row in proposed.fetch_all(&mut *connection).await? {
        let set = sqlx::query("UPDATE waiting_edit SET body = $1 WHERE waiting_id = $2 AND place = $3");
        let set = set.bind(without(&row.try_get::<String, _>(2)?, what)?).bind(row.try_get::<String, _>(0)?);
        set.bind(row.try_get::<i64, _>(1)?).execute(&mut *connection).await?;
    }
    Ok(())
}

/// The stored form of a record without a value.
fn without(body: &str, what: &Personal) -> Result<String, Error> {
    let mut body: Value = serde_json::from_str(body).map_err(|error| Error::damaged(0, &error))?;
    what.take_out_of_said(&mut body);
    Ok(body.to_string())
}
