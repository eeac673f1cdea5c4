//! Lists of service points.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::{AreaCode, ChangeNumber, ServicePointId};
use serde_json::json;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::conditions::{CodeWord, PointFilter, code_word};
use super::{Conditions, Cursor, Page, Sorted, instant, number, point_id};
use crate::Error;
use crate::append::rows_of;
use crate::entry::stored_instant;
use crate::registry::Registry;
use crate::scope::Scope;

/// What a line is made of, as [`listed`] reads it.
const COLUMNS: &str = "id, number, edited_at, edited_by, code, name_th, name_key, type, subtype, category, level, ministry, \
                       department, agency, subdistrict, succeeded_by, hidden, lat_e6, lon_e6, offers";

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedPoint {
    /// The point.
    pub id: ServicePointId,
    /// The change that it is of.
    pub number: ChangeNumber,
    /// When it was edited last.
    pub edited_at: DateTime<Utc>,
    /// By whom.
    pub edited_by: String,
    /// Its unit code.
    pub code: Option<String>,
    /// Its Thai name.
    pub name_th: String,
    /// Its kind.
    pub kind: Option<String>,
    /// Its finer kind.
    pub subtype: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// Its level.
    pub level: Option<String>,
    /// Its ministry.
    pub ministry: Option<String>,
    /// Its department.
    pub department: Option<String>,
    /// Its agency.
    pub agency: Option<String>,
    /// The subdistrict that it stands in.
    pub subdistrict: Option<AreaCode>,
    /// The unit that took over its work.
    pub succeeded_by: Option<ServicePointId>,
    /// Whether the public doesn't see it.
    pub is_hidden: bool,
    /// Its pin, in millionths of degrees: latitude and longitude.
    pub pin_e6: Option<(i64, i64)>,
    /// How many manuals are linked.
    pub offers: u64,
    /// What became of its authorize code.
    pub code_state: CodeWord,
}

/// What a list is sorted by; ids decide among equals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PointOrder {
    /// Unit code; those without one first.
    #[default]
    Code,
    /// Thai name, as dictionaries do.
    Name,
    /// Last edit.
    EditedAt,
    /// Number of manuals.
    Offers,
}

impl PointOrder {
    fn column(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name_key",
            Self::EditedAt => "edited_at",
            Self::Offers => "offers",
        }
    }
}

/// A question for a part of a list.
#[derive(Clone, Copy, Debug)]
pub struct PointQuestion<'q> {
    /// What has to hold.
    pub filter: &'q PointFilter,
    /// What whoever asks may read.
    pub scope: &'q Scope,
    /// What it is sorted by.
    pub order: PointOrder,
    /// Backwards.
    pub is_descending: bool,
    /// Which part.
    pub page: &'q Page,
    /// How many at most.
    pub limit: u32,
    /// The present, by which codes expire.
    pub now: DateTime<Utc>,
}

/// Part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The points.
    pub points: Vec<ListedPoint>,
    /// How many there are in all.
    pub total: u64,
    /// Where the next part begins; none: this is the end.
    pub next: Option<Cursor>,
}

impl Registry {
    /// The points that pass a filter, within what whoever asks may read.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(&self, question: &PointQuestion<'_>) -> Result<Listing, Error> {
        let conditions = self.asked(question.filter, question.scope, question.now).await?;
        let mut connection = self.database.pool.acquire().await?;
        let count = format!("SELECT COUNT(*) FROM listed_point WHERE {}", conditions.sql());
        let total = conditions.number(count, &mut connection).await?;
        drop(connection);
        let (points, next) = self.page(question, conditions, total).await?;
        Ok(Listing { points, total, next })
    }

    /// The points of a list behind a line of it, without counting the others; see [`Registry::list`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_on(
        &self,
        question: &PointQuestion<'_>,
    ) -> Result<(Vec<ListedPoint>, Option<Cursor>), Error> {
        let conditions = self.asked(question.filter, question.scope, question.now).await?;
        // However many there are, whoever skips nothing begins at the beginning.
        self.page(question, conditions, u64::MAX).await
    }

    async fn page(
        &self,
        question: &PointQuestion<'_>,
        mut conditions: Conditions,
        total: u64,
    ) -> Result<(Vec<ListedPoint>, Option<Cursor>), Error> {
        let mut connection = self.database.pool.acquire().await?;
        let sorted = Sorted {
            column: question.order.column(),
            is_number: question.order == PointOrder::Offers,
            is_descending: question.is_descending,
            page: question.page,
            limit: question.limit,
            total,
        };
        let end = sorted.end(&mut conditions);
        let page = format!("SELECT {COLUMNS} FROM listed_point WHERE {} {end}", conditions.sql());
        let word = code_word(&conditions.place(stored_instant(question.now)));
        let with_codes = format!(
            "SELECT p.*, (SELECT {word} FROM authorize_code a WHERE a.unit_id = p.id ORDER BY a.issued_at DESC LIMIT 1) \
             AS code_state FROM ({page}) p"
        );
        let mut rows = conditions.rows(with_codes, &mut connection).await?;
        let column = question.order.column();
        rows.sort_by_cached_key(|row| place_in_order(row, column));
        if question.is_descending {
            rows.reverse();
        }
        let is_full = rows.len() == question.limit as usize;
        let next = rows.last().filter(|_| is_full).map(|row| cursor(row, column)).transpose()?;
        Ok((rows.iter().map(listed).collect::<Result<_, _>>()?, next))
    }

    /// How many points pass a filter, within what whoever asks may read.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count(&self, filter: &PointFilter, scope: &Scope, now: DateTime<Utc>) -> Result<u64, Error> {
        let conditions = self.asked(filter, scope, now).await?;
        let mut connection = self.database.pool.acquire().await?;
        let count = format!("SELECT COUNT(*) FROM listed_point WHERE {}", conditions.sql());
        conditions.number(count, &mut connection).await
    }

    /// Which of some points lie within a scope.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn within(&self, scope: &Scope, ids: &[&str]) -> Result<HashSet<String>, Error> {
        let mut conditions = Conditions::default();
        // The list is the first parameter.
        conditions.place(rows_of(ids.iter().map(|id| json!({ "id": id }))));
        conditions.scope(&self.spelled_out(scope).await?);
        let sql = format!(
            "SELECT id FROM listed_point WHERE id IN (SELECT given.value->>'id' FROM {}) AND {}",
            self.database.dialect.rows(),
            conditions.sql()
        );
        let mut connection = self.database.pool.acquire().await?;
        let rows = conditions.rows(sql, &mut connection).await?;
        Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
    }

    pub(super) async fn asked(
        &self,
        filter: &PointFilter,
        scope: &Scope,
        now: DateTime<Utc>,
    ) -> Result<Conditions, Error> {
        let mut conditions = Conditions::default();
        conditions.filter(self.database.dialect, filter, now);
        conditions.scope(&self.spelled_out(scope).await?);
        Ok(conditions)
    }
}

/// What a row is sorted by. The order of a statement around another one is nobody's promise.
fn place_in_order(row: &AnyRow, column: &str) -> (i64, String, String) {
    let text = |column: &str| row.try_get::<String, _>(column).unwrap_or_default();
    match column {
        "offers" => (row.try_get(column).unwrap_or_default(), String::new(), text("id")),
        _ => (0, text(column), text("id")),
    }
}

fn cursor(row: &AnyRow, column: &str) -> Result<Cursor, Error> {
    let key = match column {
        "offers" => row.try_get::<i64, _>(column)?.to_string(),
        _ => row.try_get(column)?,
    };
    Ok(Cursor { key, id: row.try_get("id")? })
}

pub(super) fn listed(row: &AnyRow) -> Result<ListedPoint, Error> {
    let number = number(row)?;
    let code: String = row.try_get("code")?;
    let subdistrict: Option<String> = row.try_get("subdistrict")?;
    let subdistrict = subdistrict.map(|code| code.parse()).transpose();
    let successor: Option<String> = row.try_get("succeeded_by")?;
    let state: Option<String> = row.try_get("code_state")?;
    let state = state.as_deref().map_or(Ok(CodeWord::None), CodeWord::from_word);
    let pin = (row.try_get::<Option<i64>, _>("lat_e6")?, row.try_get::<Option<i64>, _>("lon_e6")?);
    Ok(ListedPoint {
        id: point_id(&row.try_get::<String, _>("id")?, number)?,
        number,
        edited_at: instant(row, "edited_at")?,
        edited_by: row.try_get("edited_by")?,
        code: Some(code).filter(|code| !code.is_empty()),
        name_th: row.try_get("name_th")?,
        kind: row.try_get("type")?,
        subtype: row.try_get("subtype")?,
        category: row.try_get("category")?,
        level: row.try_get("level")?,
        ministry: row.try_get("ministry")?,
        department: row.try_get("department")?,
        agency: row.try_get("agency")?,
        subdistrict: subdistrict.map_err(|error| Error::damaged(number.0, &error))?,
        succeeded_by: successor.map(|id| point_id(&id, number)).transpose()?,
        is_hidden: row.try_get::<i64, _>("hidden")? != 0,
        pin_e6: pin.0.zip(pin.1),
        offers: row.try_get::<i64, _>("offers")?.unsigned_abs(),
        code_state: state.map_err(|reason| Error::damaged(number.0, &reason))?,
    })
}
