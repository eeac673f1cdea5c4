//! A unit's code is one unit's alone.

use std::collections::{HashMap, HashSet};

use serde_json::json;
use sqlx::{AssertSqlSafe, Row};

use crate::Error;
use crate::append::{Edit, Writing, rows_of};
use crate::record::{Kind, Office, Record};

impl Writing {
    /// Refuses to give a unit a code that another one has, or gets by the same act. Units whose work another one took over have
    /// given theirs away, and what was imported twice stays until somebody corrects it.
    pub(crate) async fn expect_codes(&mut self, edits: &[Edit]) -> Result<(), Error> {
        let mut owners: HashMap<&str, &str> = HashMap::new();
        for edit in edits {
            let Some(code) = office(edit).and_then(code_of) else { continue };
            if let Some(other) = owners.insert(code, &edit.key.id) {
                return Err(taken(edit, code, other));
            }
        }
        if owners.is_empty() {
            return Ok(());
        }
        let sql = format!(
            "SELECT p.code, p.id FROM {} JOIN listed_point p ON p.code = given.value->>'code' \
             WHERE p.succeeded_by IS NULL ORDER BY p.id",
            self.dialect.rows()
        );
        let codes = rows_of(owners.keys().map(|code| json!({ "code": code })));
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(codes).fetch_all(&mut *self.transaction).await?;
        let mut holders: HashMap<String, Vec<String>> = HashMap::new();
        for row in rows {
            holders.entry(row.try_get(0)?).or_default().push(row.try_get(1)?);
        }
        let changed: HashSet<&str> = edits
            .iter()
            .filter(|edit| edit.key.kind == Kind::ServicePoint)
            .map(|edit| edit.key.id.as_str())
            .collect();
        // In the order of the edits, so that the same act is refused with the same words.
        for edit in edits {
            let Some(code) = office(edit).and_then(code_of) else { continue };
            let holders = holders.get(code).map(Vec::as_slice).unwrap_or_default();
            let has_it_already = holders.contains(&edit.key.id);
            let other = holders.iter().find(|id| !changed.contains(id.as_str()));
            if let Some(other) = other.filter(|_| !has_it_already) {
                return Err(taken(edit, code, other));
            }
        }
        Ok(())
    }
}

fn office(edit: &Edit) -> Option<&Office> {
    match &edit.record {
        Some(Record::ServicePoint(office)) => Some(office),
        _ => None,
    }
}

fn code_of(office: &Office) -> Option<&str> {
    let point = &office.point;
    point.code.as_ref().filter(|_| point.succeeded_by.is_none()).map(domain::UnitCode::as_str)
}

fn taken(edit: &Edit, code: &str, other: &str) -> Error {
    Error::refused(
        &edit.key,
        format!("can't have the code {code}, which {other} has: expected one of its own"),
    )
}
