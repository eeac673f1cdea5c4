//! Rows of the change log, as they are read.

use std::collections::HashMap;

use chrono::DateTime;
use domain::ChangeNumber;
use serde_json::{Value, json};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use crate::Error;
use crate::database::Dialect;
use crate::entry::{Cause, Entry, Line};
use crate::private::{self, REASON};
use crate::record::{Key, Kind};
use crate::stored::Reader;

/// The columns of an entry but its hash, as [`line`] reads them.
pub(crate) const COLUMNS: &str = "l.number, l.at, l.actor, l.cause, l.kind, l.record_id, l.base, l.refers_to, l.batch, l.reason, l.body, \
     l.approved_by";

/// Personal values by entry and path.
pub(crate) type Values = HashMap<u64, HashMap<String, String>>;

/// An entry as it is stored.
pub(crate) fn line(row: &AnyRow) -> Result<Line, sqlx::Error> {
    let number = |column| Ok::<_, sqlx::Error>(row.try_get::<i64, _>(column)?.unsigned_abs());
    Ok(Line {
        number: number("number")?,
        at: row.try_get("at")?,
        actor: row.try_get("actor")?,
        cause: row.try_get("cause")?,
        kind: row.try_get("kind")?,
        record_id: row.try_get("record_id")?,
        base: number("base")?,
        refers_to: row.try_get::<Option<i64>, _>("refers_to")?.map(i64::unsigned_abs),
        batch: row.try_get("batch")?,
        reason: row.try_get("reason")?,
        body: row.try_get("body")?,
        approved_by: row.try_get("approved_by")?,
    })
}

/// Lines with their personal values, as entries.
pub(crate) async fn entries(
    dialect: Dialect,
    lines: Vec<Line>,
    reader: &mut Reader,
    connection: &mut AnyConnection,
) -> Result<Vec<Entry>, Error> {
    let numbers: Vec<u64> = lines.iter().map(|line| line.number).collect();
    let mut values = values(dialect, &numbers, connection).await?;
    let entry = |line: Line| {
        let private = values.remove(&line.number).unwrap_or_default();
        entry(line, &private, reader)
    };
    lines.into_iter().map(entry).collect()
}

/// The personal values of entries that weren't erased.
async fn values(dialect: Dialect, numbers: &[u64], connection: &mut AnyConnection) -> Result<Values, Error> {
    let mut values = Values::new();
    if numbers.is_empty() {
        return Ok(values);
    }
    let sql = format!(
        "SELECT p.number, p.path, p.value FROM {} \
         JOIN private_value p ON p.number = CAST(given.value->>'number' AS BIGINT) WHERE p.value IS NOT NULL",
        dialect.rows()
    );
    let numbers: Vec<Value> = numbers.iter().map(|number| json!({ "number": number })).collect();
    let query = sqlx::query(AssertSqlSafe(sql)).bind(Value::Array(numbers).to_string());
    for row in query.fetch_all(connection).await? {
        let number: i64 = row.try_get(0)?;
        values.entry(number.unsigned_abs()).or_default().insert(row.try_get(1)?, row.try_get(2)?);
    }
    Ok(values)
}

fn entry(line: Line, private: &HashMap<String, String>, reader: &mut Reader) -> Result<Entry, Error> {
    let number = line.number;
    let damaged = |reason: &dyn std::fmt::Display| Error::damaged(number, reason);
    let key = Key::new(line.kind.parse::<Kind>().map_err(|error| damaged(&error))?, line.record_id);
    let at = DateTime::parse_from_rfc3339(&line.at).map_err(|error| damaged(&error))?;
    let record = match line.body {
        Some(body) => {
            let mut body: Value = serde_json::from_str(&body).map_err(|error| damaged(&error))?;
            private::unseal(&mut body, private)?;
            let record = reader.record(key.kind, &key.id, body);
            Some(record.map_err(|error| damaged(&error))?)
        }
        None => None,
    };
    Ok(Entry {
        number: ChangeNumber(number),
        at: at.to_utc(),
        actor: line.actor,
        cause: line.cause.parse::<Cause>().map_err(|error| damaged(&error))?,
        key,
        base: ChangeNumber(line.base),
        refers_to: line.refers_to.map(ChangeNumber),
        batch: line.batch,
        approved_by: line.approved_by,
        reason: private.get(REASON).cloned(),
        record,
    })
}
