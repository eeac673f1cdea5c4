//! Waiting changes as they stand in their tables.

use std::collections::HashMap;

use chrono::DateTime;
use domain::ChangeNumber;
use domain::vocabulary::UnknownWord;
use serde_json::{Value, json};
use sqlx::any::AnyRow;
use sqlx::query::Query;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::{Decision, Waiting, WaitingState};
use crate::Error;
use crate::append::{Edit, rows_of};
use crate::database::Dialect;
use crate::entry::Cause;
use crate::record::{Key, Kind};
use crate::stored::{self, Reader};

/// A proposed edit as a row.
pub(super) fn row(id: &str, place: i64, edit: &Edit) -> Value {
    json!({
        "waiting_id": id,
        "place": place,
        "kind": edit.key.kind.as_str(),
        "record_id": edit.key.id,
        "base": edit.base.0,
        "refers_to": edit.refers_to.map(|change| change.0),
        "body": edit.record.as_ref().map(|record| stored::body(record).to_string()),
    })
}

/// The statement that inserts such rows.
pub(super) fn insert(dialect: Dialect) -> String {
    let integer = |column: &str| format!("CAST(given.value->>'{column}' AS BIGINT)");
    format!(
        "INSERT INTO waiting_edit (waiting_id, place, kind, record_id, base, refers_to, body) \
         SELECT given.value->>'waiting_id', {}, given.value->>'kind', given.value->>'record_id', {}, {}, \
         given.value->>'body' FROM {}",
        integer("place"),
        integer("base"),
        integer("refers_to"),
        dialect.rows()
    )
}

/// The changes that pass conditions on `w`, with what they propose.
pub(super) async fn read(
    conditions: &str,
    given: &[String],
    order: &str,
    dialect: Dialect,
    connection: &mut AnyConnection,
) -> Result<Vec<Waiting>, Error> {
    let sql = format!(
        "SELECT w.id, w.state, w.made_at, w.made_by, w.cause, w.why, w.reasons, w.findings, w.decided_at, \
         w.decided_by, w.words FROM waiting_change w WHERE {conditions} {order}"
    );
    let query = given.iter().fold(sqlx::query(AssertSqlSafe(sql)), Query::bind);
    let rows = query.fetch_all(&mut *connection).await?;
    let mut found = rows.iter().map(waiting).collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<&str> = found.iter().map(|waiting| waiting.id.as_str()).collect();
    let mut edits = edits(&ids, dialect, connection).await?;
    for waiting in &mut found {
        waiting.edits = edits.remove(&waiting.id).unwrap_or_default();
    }
    Ok(found)
}

fn waiting(row: &AnyRow) -> Result<Waiting, Error> {
    let damaged = |unknown: UnknownWord| Error::damaged(0, &unknown);
    let text = |column: &str| row.try_get::<String, _>(column);
    let instant = |text: &str| {
        DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).map_err(|error| Error::damaged(0, &error))
    };
    let json = |text: String| serde_json::from_str::<Value>(&text).map_err(|error| Error::damaged(0, &error));
    let decided_at: Option<String> = row.try_get("decided_at")?;
    let decision = match decided_at {
        Some(at) => {
            Some(Decision { at: instant(&at)?, by: text("decided_by")?, words: row.try_get("words")? })
        }
        None => None,
    };
    Ok(Waiting {
        id: text("id")?,
        state: text("state")?.parse::<WaitingState>().map_err(damaged)?,
        made_at: instant(&text("made_at")?)?,
        made_by: text("made_by")?,
        cause: text("cause")?.parse::<Cause>().map_err(damaged)?,
        why: row.try_get("why")?,
        reasons: serde_json::from_value(json(text("reasons")?)?)
            .map_err(|error| Error::damaged(0, &error))?,
        findings: json(text("findings")?)?,
        edits: Vec::new(),
        decision,
    })
}

/// What changes propose, each in its order.
async fn edits(
    ids: &[&str],
    dialect: Dialect,
    connection: &mut AnyConnection,
) -> Result<HashMap<String, Vec<Edit>>, Error> {
    let mut edits: HashMap<String, Vec<Edit>> = HashMap::new();
    if ids.is_empty() {
        return Ok(edits);
    }
    let sql = format!(
        "SELECT e.waiting_id, e.kind, e.record_id, e.base, e.refers_to, e.body FROM {} \
         JOIN waiting_edit e ON e.waiting_id = given.value->>'id' ORDER BY e.waiting_id, e.place",
        dialect.rows()
    );
    let ids = rows_of(ids.iter().map(|id| json!({ "id": id })));
    let mut reader = Reader::default();
    for row in sqlx::query(AssertSqlSafe(sql)).bind(ids).fetch_all(connection).await? {
        let waiting: String = row.try_get(0)?;
        edits.entry(waiting).or_default().push(edit(&row, &mut reader)?);
    }
    Ok(edits)
}

fn edit(row: &AnyRow, reader: &mut Reader) -> Result<Edit, Error> {
    let base: i64 = row.try_get(3)?;
    let (base, refers_to) = (base.unsigned_abs(), row.try_get::<Option<i64>, _>(4)?);
    let damaged = |reason: &dyn std::fmt::Display| Error::damaged(base, reason);
    let kind: String = row.try_get(1)?;
    let key =
        Key::new(kind.parse::<Kind>().map_err(|reason| damaged(&reason))?, row.try_get::<String, _>(2)?);
    let record = match row.try_get::<Option<String>, _>(5)? {
        Some(body) => {
            let body = serde_json::from_str(&body).map_err(|error| damaged(&error))?;
            Some(reader.record(key.kind, &key.id, body).map_err(|error| damaged(&error))?)
        }
        None => None,
    };
    let refers_to = refers_to.map(|change| ChangeNumber(change.unsigned_abs()));
    Ok(Edit { key, record, base: ChangeNumber(base), refers_to })
}
