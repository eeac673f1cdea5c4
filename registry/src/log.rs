//! The change log as whoever looks back reads it: the newest entry first, page by page.

use chrono::{DateTime, Utc};
use domain::ChangeNumber;
use serde_json::json;
use sqlx::{AssertSqlSafe, Row};

use crate::Error;
use crate::append::rows_of;
use crate::entry::{Cause, Entry, stored_instant};
use crate::record::{Kind, Record, Term};
use crate::registry::Registry;
use crate::rows::{self, COLUMNS};

/// Which entries are read; everything that is given has to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Of a kind of record.
    pub kind: Option<Kind>,
    /// Of records with an id.
    pub record_id: Option<String>,
    /// By somebody.
    pub actor: Option<String>,
    /// For a cause.
    pub cause: Option<Cause>,
    /// Of one act.
    pub batch: Option<String>,
    /// Older than a change.
    pub before: Option<ChangeNumber>,
}

/// Entries of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct LogPage {
    /// The newest first.
    pub entries: Vec<Entry>,
    /// The change before which the next page begins; none: this is the end.
    pub next: Option<ChangeNumber>,
}

impl Registry {
    /// Entries of the log, the newest first, at most as many as asked for.
    ///
    /// # Errors
    /// When the database fails or an entry is damaged.
    pub async fn log(&self, filter: &LogFilter, limit: u32) -> Result<LogPage, Error> {
        let mut given: Vec<&str> = Vec::new();
        let mut conditions =
            vec![format!("l.number < {}", filter.before.map_or(i64::MAX as u64, |change| change.0))];
        // Half of the log may be of one kind: without an id it is read from its end, and not by the index of records.
        let kind = if filter.record_id.is_some() { "l.kind" } else { "l.kind || ''" };
        for (column, value) in [
            (kind, filter.kind.map(Kind::as_str)),
            ("l.record_id", filter.record_id.as_deref()),
            ("l.actor", filter.actor.as_deref()),
            ("l.cause", filter.cause.map(Cause::as_str)),
            ("l.batch", filter.batch.as_deref()),
        ] {
            if let Some(value) = value {
                given.push(value);
                conditions.push(format!("{column} = ${}", given.len()));
            }
        }
        let sql = format!(
            "SELECT {COLUMNS} FROM change_log l WHERE {} ORDER BY l.number DESC LIMIT {limit}",
            conditions.join(" AND ")
        );
        let mut connection = self.database.pool.acquire().await?;
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for value in given {
            query = query.bind(value.to_owned());
        }
        let rows = query.fetch_all(&mut *connection).await?;
        let lines = rows.iter().map(rows::line).collect::<Result<Vec<_>, _>>()?;
        let entries = self.entries(lines, &mut connection).await?;
        let next = entries.last().filter(|_| entries.len() == limit as usize).map(|entry| entry.number);
        Ok(LogPage { entries, next })
    }

    /// The entries of some changes, in their order.
    ///
    /// # Errors
    /// When the database fails or an entry is damaged.
    pub async fn entries_of(&self, changes: &[ChangeNumber]) -> Result<Vec<Entry>, Error> {
        let numbers: Vec<String> = changes.iter().map(|change| change.0.to_string()).collect();
        if numbers.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "SELECT {COLUMNS} FROM change_log l WHERE l.number IN ({}) ORDER BY l.number",
            numbers.join(", ")
        );
        let mut connection = self.database.pool.acquire().await?;
        let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut *connection).await?;
        let lines = rows.iter().map(rows::line).collect::<Result<Vec<_>, _>>()?;
        self.entries(lines, &mut connection).await
    }

    /// The entries that hold records of a kind now, by id; those that aren't there are left out.
    ///
    /// # Errors
    /// When the database fails or an entry is damaged.
    pub async fn present(&self, kind: Kind, ids: &[&str]) -> Result<Vec<Entry>, Error> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        // CROSS JOIN: for the order's sake SQLite would else walk all records of the kind, and read the whole list at each.
        let sql = format!(
            "SELECT {COLUMNS} FROM {} CROSS JOIN current_record r JOIN change_log l ON l.number = r.number \
             WHERE r.kind = $2 AND r.id = given.value->>'id' AND r.removed = 0 ORDER BY r.id",
            self.database.dialect.rows()
        );
        let ids = rows_of(ids.iter().map(|id| json!({ "id": id })));
        let mut connection = self.database.pool.acquire().await?;
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(ids).bind(kind.as_str());
        let rows = rows.fetch_all(&mut *connection).await?;
        let lines = rows.iter().map(rows::line).collect::<Result<Vec<_>, _>>()?;
        self.entries(lines, &mut connection).await
    }

    /// The last change that was written until an instant; 0: none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn change_at(&self, at: DateTime<Utc>) -> Result<ChangeNumber, Error> {
        let sql = "SELECT number FROM change_log WHERE at <= $1 ORDER BY number DESC LIMIT 1";
        let row = sqlx::query(sql).bind(stored_instant(at)).fetch_optional(&self.database.pool).await?;
        let number: i64 = row.map(|row| row.try_get(0)).transpose()?.unwrap_or_default();
        Ok(ChangeNumber(number.unsigned_abs()))
    }

    /// Every record of a kind of which there are few, as it is now, by id.
    ///
    /// # Errors
    /// When the database fails or an entry is damaged.
    pub async fn all(&self, kind: Kind) -> Result<Vec<Entry>, Error> {
        let sql = format!(
            "SELECT {COLUMNS} FROM current_record r JOIN change_log l ON l.number = r.number \
             WHERE r.kind = $1 AND r.removed = 0 ORDER BY r.id"
        );
        let mut connection = self.database.pool.acquire().await?;
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(kind.as_str()).fetch_all(&mut *connection).await?;
        let lines = rows.iter().map(rows::line).collect::<Result<Vec<_>, _>>()?;
        self.entries(lines, &mut connection).await
    }

    /// All kinds of offices, or all organisations, by id.
    ///
    /// # Errors
    /// When the database fails or an entry is damaged.
    pub async fn terms(&self, kind: Kind) -> Result<Vec<Term>, Error> {
        let term = |entry: Entry| match entry.record {
            Some(Record::OfficeType(term) | Record::Organisation(term)) => Some(term),
            _ => None,
        };
        Ok(self.all(kind).await?.into_iter().filter_map(term).collect())
    }
}
