//! Erasing a personal value: everywhere, also in what was, while the chain of hashes stays whole.

use serde_json::Value;
use sqlx::Row;

use crate::Error;
use crate::append::Edit;
use crate::entry::Author;
use crate::record::{Key, Record};
use crate::registry::Registry;

/// A value that can be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// The telephone number of a service point.
    Phone,
    /// The e-mail address of a service point.
    Email,
}

impl Personal {
    fn path(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
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
    pub async fn erase(&self, key: &Key, what: Personal, author: &Author) -> Result<u64, Error> {
        let mut writing = self.begin_writing().await?;
        if let Some(entry) = writing.current(std::slice::from_ref(key)).await?.remove(key)
            && let Some(Record::ServicePoint(mut office)) = entry.record
        {
            match what {
                Personal::Phone => office.point.phone = None,
                Personal::Email => office.point.email = None,
            }
            writing.append(vec![Edit::set(Record::ServicePoint(office), entry.number)], author).await?;
        }
        let erase = "UPDATE private_value SET value = NULL, salt = '' WHERE path = $1 AND value IS NOT NULL \
                     AND number IN (SELECT number FROM change_log WHERE kind = $2 AND record_id = $3)";
        let erase = sqlx::query(erase).bind(what.path()).bind(key.kind.as_str()).bind(&key.id);
        let erased = erase.execute(&mut *writing.transaction).await?.rows_affected();
        forget_imported(key, what, &mut writing.transaction).await?;
        writing.commit().await?;
        Ok(erased)
    }
}

/// Takes the value out of what the source said.
async fn forget_imported(
    key: &Key,
    what: Personal,
    connection: &mut sqlx::AnyConnection,
) -> Result<(), Error> {
    let said = sqlx::query("SELECT body FROM imported WHERE kind = $1 AND id = $2 AND body IS NOT NULL");
    let row = said.bind(key.kind.as_str()).bind(&key.id).fetch_optional(&mut *connection).await?;
    let Some(row) = row else { return Ok(()) };
    let body: String = row.try_get(0)?;
    let mut body: Value = serde_json::from_str(&body).map_err(|error| Error::damaged(0, &error))?;
    if let Some(point) = body.get_mut("point").and_then(Value::as_object_mut) {
        point.remove(what.path());
    }
    let set = sqlx::query("UPDATE imported SET body = $1 WHERE kind = $2 AND id = $3");
    set.bind(body.to_string()).bind(key.kind.as_str()).bind(&key.id).execute(connection).await?;
    Ok(())
}
