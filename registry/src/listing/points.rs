//! Lists of service points.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::{AreaCode, ChangeNumber, ServicePointId};
use serde_json::json;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::conditions::{CodeWord, PointFilter, code_word};
use super::held::{Held, Part};
use super::{Conditions, Cursor, Page, instant, number, point_id};
use crate::Error;
use crate::append::rows_of;
use crate::entry::stored_instant;
use crate::registry::Registry;
use crate::scope::Scope;

/// What a line is made of, as [`listed`] reads it.
const COLUMNS: [&str; 19] = [
    "id",
    "number",
    "edited_at",
    "edited_by",
    "code",
    "name_th",
    "type",
    "subtype",
    "category",
    "level",
    "ministry",
    "department",
    "agency",
    "subdistrict",
    "succeeded_by",
    "hidden",
    "lat_e6",
    "lon_e6",
    "offers",
];

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
        let part = self.part(question, true).await?;
        let points = self.lines(&part.ids, question.now).await?;
        Ok(Listing { points, total: part.total, next: part.next })
    }

    /// The points of a list, without counting the others; see [`Registry::list`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_on(
        &self,
        question: &PointQuestion<'_>,
    ) -> Result<(Vec<ListedPoint>, Option<Cursor>), Error> {
        let part = self.part(question, false).await?;
        Ok((self.lines(&part.ids, question.now).await?, part.next))
    }

    async fn part(&self, question: &PointQuestion<'_>, counts: bool) -> Result<Part, Error> {
        let asked = self.asked(question.filter, question.scope, question.now).await?;
        let (sorted, limit) = ((question.order, question.is_descending), question.limit as usize);
        let page = question.page.clone();
        self.on_held(asked, move |held, passing| held.part(passing, sorted, &page, limit, counts)).await
    }

    /// The lines of some points, in their order. One that was removed meanwhile has none.
    async fn lines(&self, ids: &[Arc<str>], now: DateTime<Utc>) -> Result<Vec<ListedPoint>, Error> {
        let mut conditions = Conditions::default();
        // The list is the first parameter.
        conditions.place(rows_of(ids.iter().map(|id| json!({ "id": &**id }))));
        let word = code_word(&conditions.place(stored_instant(now)));
        let sql = format!(
            "SELECT p.{}, (SELECT {word} FROM authorize_code a WHERE a.unit_id = p.id ORDER BY a.issued_at DESC LIMIT 1) \
             AS code_state FROM {} JOIN listed_point p ON p.id = given.value->>'id'",
            COLUMNS.join(", p."),
            self.database.dialect.rows()
        );
        let mut connection = self.database.pool.acquire().await?;
        let rows = conditions.rows(sql, &mut connection).await?;
        let mut lines: HashMap<String, ListedPoint> = HashMap::with_capacity(rows.len());
        for row in &rows {
            let line = listed(row)?;
            lines.insert(line.id.to_string(), line);
        }
        Ok(ids.iter().filter_map(|id| lines.remove(&**id)).collect())
    }

    /// How many points pass a filter, within what whoever asks may read.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count(&self, filter: &PointFilter, scope: &Scope, now: DateTime<Utc>) -> Result<u64, Error> {
        let asked = self.asked(filter, scope, now).await?;
        self.on_held(asked, Held::count).await
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
}

fn listed(row: &AnyRow) -> Result<ListedPoint, Error> {
    let number = number(row)?;
    let code: String = row.try_get("code")?;
    let subdistrict: Option<String> = row.try_get("subdistrict")?;
    let subdistrict = subdistrict.map(|code| code.parse()).transpose();
    let successor: Option<String> = row.try_get("succeeded_by")?;
    let state: Option<String> = row.try_get("code_state")?;
    let state = state.as_deref().map_or(Ok(CodeWord::None), str::parse);
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
