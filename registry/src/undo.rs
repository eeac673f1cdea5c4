//! Undo, and putting back what was: new changes that say again what an older entry says.

use domain::ChangeNumber;
use sqlx::Row;

use crate::Error;
use crate::append::{Edit, Writing};
use crate::entry::{Author, Entry};
use crate::record::Key;
use crate::registry::Registry;

impl Registry {
    /// Undoes a change: the record is again as it was before. None: it already is.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the record was changed after that, so that nobody's later edit is lost;
    /// [`Error::NoChange`] when there is no such change, and when the database fails.
    pub async fn undo(&self, change: ChangeNumber, author: &Author) -> Result<Option<ChangeNumber>, Error> {
        let mut writing = self.begin_writing().await?;
        let edits = writing.undoing(&[change.0]).await?;
        let numbers = writing.append(edits, author).await?;
        writing.commit().await?;
        Ok(numbers.into_iter().flatten().next())
    }

    /// Undoes an act: every record of it is again as it was before, or none is.
    ///
    /// # Errors
    /// As of [`Registry::undo`].
    pub async fn undo_batch(&self, batch: &str, author: &Author) -> Result<Vec<Option<ChangeNumber>>, Error> {
        let mut writing = self.begin_writing().await?;
        let numbers = writing.of_batch(batch).await?;
        let edits = writing.undoing(&numbers).await?;
        let written = writing.append(edits, author).await?;
        writing.commit().await?;
        Ok(written)
    }

    /// What [`Registry::undo`] would write, and nothing is written.
    ///
    /// # Errors
    /// [`Error::NoChange`] when there is no such change, and when the database fails.
    pub async fn undoing(&self, change: ChangeNumber) -> Result<Vec<Edit>, Error> {
        self.begin_writing().await?.undoing(&[change.0]).await
    }

    /// What [`Registry::undo_batch`] would write, and nothing is written; nothing, too, where there was no such act.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn undoing_batch(&self, batch: &str) -> Result<Vec<Edit>, Error> {
        let mut writing = self.begin_writing().await?;
        let numbers = writing.of_batch(batch).await?;
        writing.undoing(&numbers).await
    }

    /// Puts a record back to what it was after a change; `base` is the version that whoever does it has seen. None: it
    /// already is.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the record isn't in that version, and when the database fails.
    pub async fn restore(
        &self,
        key: &Key,
        as_of: ChangeNumber,
        base: ChangeNumber,
        author: &Author,
    ) -> Result<Option<ChangeNumber>, Error> {
        let then = self.as_of(key, as_of).await?;
        let edit = Edit {
            key: key.clone(),
            refers_to: then.as_ref().map(|entry| entry.number),
            record: then.and_then(|entry| entry.record),
            base,
        };
        Ok(self.append(vec![edit], author).await?.into_iter().flatten().next())
    }
}

impl Writing {
    /// The changes of an act.
    async fn of_batch(&mut self, batch: &str) -> Result<Vec<u64>, Error> {
        let changes =
            sqlx::query("SELECT number FROM change_log WHERE batch = $1 ORDER BY number").bind(batch);
        let rows = changes.fetch_all(&mut *self.transaction).await?;
        let numbers: Vec<i64> = rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?;
        Ok(numbers.into_iter().map(i64::unsigned_abs).collect())
    }

    /// What undoes changes, each of the newest version of its record.
    async fn undoing(&mut self, changes: &[u64]) -> Result<Vec<Edit>, Error> {
        let mut undone: Vec<Entry> = self.entries_of(changes.iter().copied()).await?.into_values().collect();
        undone.sort_unstable_by_key(|entry| entry.number);
        if let Some(missing) =
            changes.iter().find(|change| undone.iter().all(|entry| entry.number.0 != **change))
        {
            return Err(Error::NoChange { number: *missing });
        }
        let bases = undone.iter().map(|entry| entry.base.0).filter(|base| *base > 0);
        let mut before = self.entries_of(bases).await?;
        let undoing = undone.into_iter().map(|entry| Edit {
            key: entry.key,
            record: before.remove(&entry.base.0).and_then(|before| before.record),
            base: entry.number,
            refers_to: Some(entry.number),
        });
        Ok(undoing.collect())
    }
}
