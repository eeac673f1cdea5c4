//! How many manuals are had without photocopies: counted for each unit as the log grows, summed up by areas.

use domain::area::AreaLevel;
use domain::{AreaCode, ServicePointId};
use serde_json::{Value, json};
use sqlx::any::AnyRow;
use sqlx::query::Query;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use crate::Error;
use crate::database::Dialect;
use crate::record::{Office, Record};
use crate::registry::Registry;
use crate::rows::{self, COLUMNS};
use crate::stored::Reader;
use crate::unit_filter::UnitFilter;

/// Records that are read at a time where units are counted anew.
const PAGE: i64 = 2_000;

/// The share of manuals of units that ask for no photocopies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CopiesShare {
    /// The area of the units; none: nobody said where they are.
    pub area: Option<AreaCode>,
    /// Units.
    pub units: u64,
    /// Manuals that are linked to them.
    pub manuals: u64,
    /// Those of which somebody said whether they ask for photocopies.
    pub told: u64,
    /// Those of them that ask for none.
    pub without: u64,
}

impl Registry {
    /// The shares of the units that pass a filter, by areas of a level.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn copies_by_area(
        &self,
        filter: &UnitFilter,
        level: AreaLevel,
    ) -> Result<Vec<CopiesShare>, Error> {
        let (conditions, given) = filter.conditions(None);
        let area = format!("substr(p.subdistrict, 1, {})", level.digits());
        let sums = ["manuals", "told", "without"].map(|column| format!("CAST(SUM(c.{column}) AS BIGINT)"));
        let sql = format!(
            "SELECT {area}, COUNT(*), {} FROM listed_point p JOIN told_of_copies c ON c.id = p.id \
             WHERE {conditions} GROUP BY {area}",
            sums.join(", ")
        );
        let query = given.iter().fold(sqlx::query(AssertSqlSafe(sql)), Query::bind);
        let rows = query.fetch_all(&self.database.pool).await?;
        let mut shares = rows.iter().map(share).collect::<Result<Vec<_>, _>>()?;
        // The databases don't agree where nothing stands in an order.
        shares.sort_by_key(|share| share.area);
        Ok(shares)
    }

    /// The share of one unit, hidden or not; none: there is no such unit.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn copies_of(&self, unit: &ServicePointId) -> Result<Option<CopiesShare>, Error> {
        let sql = "SELECT p.subdistrict, CAST(1 AS BIGINT), c.manuals, c.told, c.without \
                   FROM listed_point p JOIN told_of_copies c ON c.id = p.id WHERE p.id = $1";
        let row = sqlx::query(sql).bind(unit.as_str()).fetch_optional(&self.database.pool).await?;
        row.as_ref().map(share).transpose()
    }
}

fn share(row: &AnyRow) -> Result<CopiesShare, Error> {
    let area: Option<String> = row.try_get(0)?;
    let area = area.map(|code| code.parse()).transpose().map_err(|error| Error::damaged(0, &error))?;
    let count = |column| Ok::<_, sqlx::Error>(row.try_get::<i64, _>(column)?.unsigned_abs());
    Ok(CopiesShare { area, units: count(1)?, manuals: count(2)?, told: count(3)?, without: count(4)? })
}

/// What is counted of an office.
pub(crate) fn row(office: &Office) -> Value {
    let told = office.offers.iter().filter_map(|offer| offer.copies_required);
    json!({
        "id": office.point.id.as_str(),
        "manuals": office.offers.len(),
        "told": told.clone().count(),
        "without": told.filter(|required| !required).count(),
    })
}

/// The statement that puts rows of counts in place of those that are there.
pub(crate) fn statement(dialect: Dialect) -> String {
    let integer = |column: &str| format!("CAST(given.value->>'{column}' AS BIGINT)");
    format!(
        "INSERT INTO told_of_copies (id, manuals, told, without) \
         SELECT given.value->>'id', {}, {}, {} FROM {} WHERE true \
         ON CONFLICT (id) DO UPDATE SET manuals = excluded.manuals, told = excluded.told, without = excluded.without",
        integer("manuals"),
        integer("told"),
        integer("without"),
        dialect.rows()
    )
}

/// Counts anew from what is in the log.
pub(crate) async fn fill(dialect: Dialect, connection: &mut AnyConnection) -> Result<(), Error> {
    let page = format!(
        "SELECT {COLUMNS} FROM current_record r JOIN change_log l ON l.number = r.number \
         WHERE r.kind = 'service_point' AND r.removed = 0 AND r.number > $1 ORDER BY r.number LIMIT $2"
    );
    let (mut reader, mut last) = (Reader::default(), 0);
    loop {
        let query = sqlx::query(AssertSqlSafe(page.clone())).bind(last).bind(PAGE);
        let found = query.fetch_all(&mut *connection).await?;
        let Some(row) = found.last() else { return Ok(()) };
        last = row.try_get("number")?;
        let lines = found.iter().map(rows::line).collect::<Result<_, _>>()?;
        let entries = rows::entries(dialect, lines, &mut reader, &mut *connection).await?;
        let counted = entries.iter().filter_map(|entry| match &entry.record {
            Some(Record::ServicePoint(office)) => Some(self::row(office)),
            _ => None,
        });
        let counted = Value::Array(counted.collect()).to_string();
        sqlx::query(AssertSqlSafe(statement(dialect))).bind(counted).execute(&mut *connection).await?;
    }
}
