//! Lists of procedures.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::ChangeNumber;
use serde_json::json;
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::{Conditions, Cursor, FacetValue, Page, Sorted, instant, number};
use crate::Error;
use crate::append::rows_of;
use crate::registry::Registry;

const COLUMNS: &str =
    "id, number, edited_at, edited_by, group_id, title_th, title_key, ministry, department, category";

/// A line of a list of procedures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedProcedure {
    /// Its id.
    pub id: String,
    /// The change that it is of.
    pub number: ChangeNumber,
    /// When it was edited last.
    pub edited_at: DateTime<Utc>,
    /// By whom.
    pub edited_by: String,
    /// The same manual of several agencies has one group.
    pub group: Option<String>,
    /// Its Thai title.
    pub title_th: String,
    /// The ministry that answers for it.
    pub ministry: Option<String>,
    /// The department that answers for it.
    pub department: Option<String>,
    /// The field of life that it belongs to.
    pub category: Option<String>,
    /// How many units offer it.
    pub units: u64,
}

/// A question for a part of the list of procedures, by title; everything that is given has to hold.
#[derive(Clone, Debug)]
pub struct ProcedureQuestion<'q> {
    /// Of a ministry.
    pub ministry: Option<&'q str>,
    /// Of a department.
    pub department: Option<&'q str>,
    /// Offered by a unit.
    pub offered_by: Option<&'q str>,
    /// Not offered by a unit.
    pub missing_at: Option<&'q str>,
    /// Words that its titles, or citizens' words for it, have, in any order.
    pub words: &'q str,
    /// Which part.
    pub page: &'q Page,
    /// How many at most.
    pub limit: u32,
}

/// Part of a list of procedures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcedureListing {
    /// The procedures.
    pub procedures: Vec<ListedProcedure>,
    /// How many there are in all.
    pub total: u64,
    /// Where the next part begins; none: this is the end.
    pub next: Option<Cursor>,
}

impl Registry {
    /// Who answers for procedures, ministries and the departments of one or of all, each with how many, most of them first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn procedure_owners(
        &self,
        ministry: Option<&str>,
    ) -> Result<(Vec<FacetValue>, Vec<FacetValue>), Error> {
        let mut of_ministry = Conditions::default();
        if let Some(ministry) = ministry {
            let place = of_ministry.place(ministry);
            of_ministry.add(format!("ministry = {place}"));
        }
        let ministries = self.owners("ministry", &Conditions::default()).await?;
        Ok((ministries, self.owners("department", &of_ministry).await?))
    }

    async fn owners(&self, column: &str, conditions: &Conditions) -> Result<Vec<FacetValue>, Error> {
        let sql = format!(
            "SELECT {column}, COUNT(*) AS procedures FROM listed_procedure WHERE {} AND {column} IS NOT NULL \
             GROUP BY {column} ORDER BY procedures DESC, {column}",
            conditions.sql()
        );
        let mut connection = self.database.pool.acquire().await?;
        let value = |row: &AnyRow| {
            Ok(FacetValue { word: row.try_get(0)?, count: row.try_get::<i64, _>(1)?.unsigned_abs() })
        };
        conditions.rows(sql, &mut connection).await?.iter().map(value).collect()
    }

    /// Of each of some procedures that isn't alone: how many others have the same title, those of its group aside.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn title_twins(&self, ids: &[&str]) -> Result<HashMap<String, u64>, Error> {
        let sql = format!(
            "SELECT own.id, COUNT(*) FROM {} JOIN listed_procedure own ON own.id = given.value->>'id' \
             JOIN listed_procedure other ON other.title_key = own.title_key AND other.id <> own.id \
             WHERE own.group_id IS NULL OR other.group_id IS NULL OR own.group_id <> other.group_id GROUP BY own.id",
            self.database.dialect.rows()
        );
        let ids = rows_of(ids.iter().map(|id| json!({ "id": id })));
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(ids).fetch_all(&self.database.pool).await?;
        let twins = |row: &AnyRow| Ok((row.try_get(0)?, row.try_get::<i64, _>(1)?.unsigned_abs()));
        rows.iter().map(twins).collect()
    }

    /// The procedures that pass a filter, by their titles.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_procedures(&self, question: &ProcedureQuestion<'_>) -> Result<ProcedureListing, Error> {
        let mut conditions = Conditions::default();
        for (column, word) in [("ministry", question.ministry), ("department", question.department)] {
            if let Some(word) = word {
                let place = conditions.place(word);
                conditions.add(format!("{column} = {place}"));
            }
        }
        for (is, unit) in [("", question.offered_by), ("NOT ", question.missing_at)] {
            if let Some(unit) = unit {
                let place = conditions.place(unit);
                conditions.add(format!(
                    "id {is}IN (SELECT procedure_id FROM offered WHERE service_point_id = {place})"
                ));
            }
        }
        conditions.words(self.database.dialect, question.words);
        let mut connection = self.database.pool.acquire().await?;
        let count = format!("SELECT COUNT(*) FROM listed_procedure WHERE {}", conditions.sql());
        let total = conditions.number(count, &mut connection).await?;
        let sorted = Sorted { column: "title_key", page: question.page, limit: question.limit, total };
        let end = sorted.end(&mut conditions);
        let sql = format!(
            "SELECT p.*, (SELECT COUNT(*) FROM offered o WHERE o.procedure_id = p.id) AS units \
             FROM (SELECT {COLUMNS} FROM listed_procedure WHERE {} {end}) p",
            conditions.sql()
        );
        let mut rows = conditions.rows(sql, &mut connection).await?;
        let key = |row: &AnyRow| {
            let text = |column: &str| row.try_get::<String, _>(column).unwrap_or_default();
            (text("title_key"), text("id"))
        };
        rows.sort_by_cached_key(key);
        let next = rows.last().filter(|_| rows.len() == question.limit as usize);
        let next = next.map(key).map(|(key, id)| Cursor { key, id });
        Ok(ProcedureListing { procedures: rows.iter().map(listed).collect::<Result<_, _>>()?, total, next })
    }
}

fn listed(row: &AnyRow) -> Result<ListedProcedure, Error> {
    Ok(ListedProcedure {
        id: row.try_get("id")?,
        number: number(row)?,
        edited_at: instant(row, "edited_at")?,
        edited_by: row.try_get("edited_by")?,
        group: row.try_get("group_id")?,
        title_th: row.try_get("title_th")?,
        ministry: row.try_get("ministry")?,
        department: row.try_get("department")?,
        category: row.try_get("category")?,
        units: row.try_get::<i64, _>("units")?.unsigned_abs(),
    })
}
