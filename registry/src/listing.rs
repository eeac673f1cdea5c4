//! Lists: what follows from the log for them, kept beside it, and questions to it.

mod conditions;
mod facets;
mod follow;
mod held;
mod points;
mod procedures;
mod row;
mod similar;

use domain::{ChangeNumber, ServicePointId};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use crate::Error;

pub use conditions::{CodeWord, PointFilter};
pub use facets::{FacetValue, Facets};
pub(crate) use follow::Shared;
pub use points::{ListedPoint, Listing, PointOrder, PointQuestion};
pub use procedures::{ListedProcedure, ProcedureListing, ProcedureQuestion};
pub(crate) use row::{fill, point_row, point_statement, procedure_row, procedure_statement};
pub use similar::{Named, OfferedElsewhere, Similar};

/// Which part of a list is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// What stands behind so many.
    Skip(u64),
    /// What stands behind a line that was told.
    Behind(Cursor),
}

/// A line of a list, by what the list is sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// What it is sorted by.
    pub key: String,
    /// Decides among equals.
    pub id: String,
}

/// A statement's conditions with numbered places, and what stands in these.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conditions {
    all: Vec<String>,
    given: Vec<String>,
}

impl Conditions {
    /// The place of a value.
    fn place(&mut self, value: impl Into<String>) -> String {
        self.given.push(value.into());
        format!("${}", self.given.len())
    }

    fn places<'v>(&mut self, values: impl IntoIterator<Item = &'v str>) -> String {
        let places: Vec<String> = values.into_iter().map(|value| self.place(value)).collect();
        places.join(", ")
    }

    fn add(&mut self, condition: impl Into<String>) {
        self.all.push(condition.into());
    }

    /// All of them as one.
    fn sql(&self) -> String {
        if self.all.is_empty() { "1 = 1".to_owned() } else { self.all.join(" AND ") }
    }

    async fn rows(&self, sql: String, connection: &mut AnyConnection) -> Result<Vec<AnyRow>, Error> {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for value in &self.given {
            query = query.bind(value);
        }
        Ok(query.fetch_all(connection).await?)
    }

    /// A number that a statement gives.
    async fn number(&self, sql: String, connection: &mut AnyConnection) -> Result<u64, Error> {
        let rows = self.rows(sql, connection).await?;
        let number: i64 = rows.first().map(|row| row.try_get(0)).transpose()?.unwrap_or_default();
        Ok(number.unsigned_abs())
    }
}

/// What `LIKE … ESCAPE '\'` finds words by.
pub(crate) fn pattern(words: &str) -> String {
    format!("%{}%", escaped(words))
}

/// A text in which the signs of patterns stand for themselves.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// What a page of a list is sorted by, and which page it is.
struct Sorted<'p> {
    column: &'static str,
    page: &'p Page,
    limit: u32,
    total: u64,
}

impl Sorted<'_> {
    /// The end of a statement for a page. A page in the far half of the list is counted from its end: the deepest one costs as
    /// much as the first, and its rows come in the reverse order.
    fn end(&self, conditions: &mut Conditions) -> String {
        let Self { column, limit, total, .. } = *self;
        let (skip, limit, is_reversed) = match self.page {
            Page::Behind(cursor) => {
                let (key, id) = (conditions.place(cursor.key.as_str()), conditions.place(cursor.id.as_str()));
                conditions.add(format!("({column}, id) > ({key}, {id})"));
                (0, u64::from(limit), false)
            }
            Page::Skip(skip) => {
                let limit = u64::from(limit).min(total.saturating_sub(*skip));
                let from_end = total.saturating_sub(skip + limit);
                let is_far = from_end < *skip;
                (if is_far { from_end } else { *skip }, limit, is_far)
            }
        };
        let direction = if is_reversed { "DESC" } else { "ASC" };
        format!("ORDER BY {column} {direction}, id {direction} LIMIT {limit} OFFSET {skip}")
    }
}

fn number(row: &AnyRow) -> Result<ChangeNumber, Error> {
    Ok(ChangeNumber(row.try_get::<i64, _>("number")?.unsigned_abs()))
}

fn instant(row: &AnyRow, column: &str) -> Result<chrono::DateTime<chrono::Utc>, Error> {
    let text: String = row.try_get(column)?;
    let at = chrono::DateTime::parse_from_rfc3339(&text)
        .map_err(|error| Error::damaged(number(row).unwrap_or_default().0, &error))?;
    Ok(at.to_utc())
}

fn point_id(text: &str, number: ChangeNumber) -> Result<ServicePointId, Error> {
    ServicePointId::new(text).map_err(|error| Error::damaged(number.0, &error))
}
