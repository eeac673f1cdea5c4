//! Rows of lists, as they follow from entries of the log.

use domain::service_point::Visibility;
use domain::{Procedure, ServicePoint, ServicePointId};
use serde_json::{Value, json};
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::conditions::compared;
use crate::Error;
use crate::database::Dialect;
use crate::entry::Line;
use crate::record::{Office, Record};
use crate::rows::{self, COLUMNS};
use crate::stored::Reader;

/// Records that are read at a time where a list is made anew.
const PAGE: i64 = 2_000;

/// Columns that hold numbers; the others hold texts.
const NUMBERS: [&str; 5] = ["number", "hidden", "lat_e6", "lon_e6", "offers"];

/// All columns of points, as [`point_row`] has them.
const OF_POINT: [&str; 22] = [
    "id",
    "number",
    "edited_at",
    "edited_by",
    "code",
    "name_th",
    "name_key",
    "names",
    "type",
    "subtype",
    "category",
    "level",
    "ministry",
    "department",
    "agency",
    "parent_id",
    "subdistrict",
    "succeeded_by",
    "hidden",
    "lat_e6",
    "lon_e6",
    "offers",
];

/// All columns of procedures, as [`procedure_row`] has them.
const OF_PROCEDURE: [&str; 11] = [
    "id",
    "number",
    "edited_at",
    "edited_by",
    "group_id",
    "title_th",
    "title_key",
    "names",
    "ministry",
    "department",
    "category",
];

/// What the list has of an office, given its entry.
pub(crate) fn point_row(office: &Office, line: &Line) -> Value {
    let point: &ServicePoint = &office.point;
    let e6 = |degrees: f64| (degrees * 1e6).round() as i64;
    let names = std::iter::once(&point.name_th).chain(&point.name_en).chain(&point.aliases);
    json!({
        "id": point.id.as_str(),
        "number": line.number,
        "edited_at": line.at,
        "edited_by": line.actor,
        "code": point.code.as_ref().map_or("", domain::UnitCode::as_str),
        "name_th": point.name_th,
        "name_key": sort_key(&point.name_th),
        "names": lines(names),
        "type": point.kind.as_deref(),
        "subtype": point.subtype.as_deref(),
        "category": point.category.as_deref(),
        "level": point.level.as_deref(),
        "ministry": point.ministry.as_deref(),
        "department": point.department.as_deref(),
        "agency": point.agency.as_deref(),
        "parent_id": point.parent.as_ref().map(ServicePointId::as_str),
        "subdistrict": point.subdistrict.map(|area| area.to_string()),
        "succeeded_by": point.succeeded_by.as_ref().map(ServicePointId::as_str),
        "hidden": i64::from(point.visibility == Visibility::Hidden),
        "lat_e6": point.position.map(|position| e6(position.latitude_degrees())),
        "lon_e6": point.position.map(|position| e6(position.longitude_degrees())),
        "offers": office.offers.len(),
    })
}

/// What the list has of a procedure, given its entry.
pub(crate) fn procedure_row(procedure: &Procedure, line: &Line) -> Value {
    let names = std::iter::once(&procedure.title_th).chain(&procedure.title_en).chain(&procedure.aliases);
    json!({
        "id": procedure.id.as_str(),
        "number": line.number,
        "edited_at": line.at,
        "edited_by": line.actor,
        "group_id": procedure.group.as_ref().map(ToString::to_string),
        "title_th": procedure.title_th,
        "title_key": sort_key(&procedure.title_th),
        "names": lines(names),
        "ministry": procedure.ministry,
        "department": procedure.department,
        "category": procedure.category,
    })
}

/// The place of a name in the order of dictionaries, as a text that compares bytewise.
fn sort_key(name: &str) -> String {
    analyzers::sort_key(name).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn lines<'n>(names: impl Iterator<Item = &'n String>) -> String {
    names.map(|name| compared(name)).collect::<Vec<_>>().join("\n")
}

/// The statement that puts rows into the list of points, in place of those that are there.
pub(crate) fn point_statement(dialect: Dialect) -> String {
    statement(dialect, "listed_point", &OF_POINT)
}

/// The statement that puts rows into the list of procedures, in place of those that are there.
pub(crate) fn procedure_statement(dialect: Dialect) -> String {
    statement(dialect, "listed_procedure", &OF_PROCEDURE)
}

fn statement(dialect: Dialect, table: &str, columns: &[&str]) -> String {
    let given = columns.iter().map(|column| {
        let value = format!("given.value->>'{column}'");
        if NUMBERS.contains(column) { format!("CAST({value} AS BIGINT)") } else { value }
    });
    let set = columns[1..].iter().map(|column| format!("{column} = excluded.{column}"));
    format!(
        "INSERT INTO {table} ({}) SELECT {} FROM {} WHERE true ON CONFLICT (id) DO UPDATE SET {}",
        columns.join(", "),
        given.collect::<Vec<_>>().join(", "),
        dialect.rows(),
        set.collect::<Vec<_>>().join(", ")
    )
}

/// Makes the lists anew from what is in the log.
pub(crate) async fn fill(dialect: Dialect, connection: &mut AnyConnection) -> Result<(), Error> {
    let page = format!(
        "SELECT {COLUMNS} FROM current_record r JOIN change_log l ON l.number = r.number \
         WHERE r.kind IN ('service_point', 'procedure') AND r.removed = 0 AND r.number > $1 \
         ORDER BY r.number LIMIT $2"
    );
    let (mut reader, mut last) = (Reader::default(), 0);
    loop {
        let query = sqlx::query(AssertSqlSafe(page.clone())).bind(last).bind(PAGE);
        let found = query.fetch_all(&mut *connection).await?;
        let Some(row) = found.last() else { return Ok(()) };
        last = row.try_get("number")?;
        let lines: Vec<Line> = found.iter().map(rows::line).collect::<Result<_, _>>()?;
        let entries = rows::entries(dialect, lines.clone(), &mut reader, &mut *connection).await?;
        let (mut points, mut procedures) = (Vec::new(), Vec::new());
        for (entry, line) in entries.iter().zip(&lines) {
            match &entry.record {
                Some(Record::ServicePoint(office)) => points.push(point_row(office, line)),
                Some(Record::Procedure(procedure)) => procedures.push(procedure_row(procedure, line)),
                _ => {}
            }
        }
        for (rows, sql) in [(points, point_statement(dialect)), (procedures, procedure_statement(dialect))] {
            let rows = Value::Array(rows).to_string();
            sqlx::query(AssertSqlSafe(sql)).bind(rows).execute(&mut *connection).await?;
        }
    }
}
