//! Lists of service points: what follows from the log for them, kept beside it, and questions to it.

use chrono::{DateTime, Utc};
use domain::service_point::Visibility;
use domain::{AreaCode, ChangeNumber, ServicePoint, ServicePointId};
use serde_json::{Value, json};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use crate::Error;
use crate::database::Dialect;
use crate::entry::Line;
use crate::record::{Office, Record};
use crate::registry::Registry;
use crate::rows::{self, COLUMNS};
use crate::stored::Reader;

/// Points that are read at a time where the list is made anew.
const PAGE: i64 = 2_000;

/// Columns that hold numbers; the others hold texts.
const NUMBERS: [&str; 4] = ["number", "hidden", "pinned", "offers"];

/// All columns, as [`row`] has them.
const ALL: [&str; 19] = [
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
    "parent_id",
    "subdistrict",
    "succeeded_by",
    "hidden",
    "pinned",
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
    /// The subdistrict that it stands in.
    pub subdistrict: Option<AreaCode>,
    /// The unit that took over its work.
    pub succeeded_by: Option<ServicePointId>,
    /// Whether the public doesn't see it.
    pub is_hidden: bool,
    /// Whether it has a pin.
    pub has_pin: bool,
    /// How many manuals are linked.
    pub offers: u64,
}

/// Which points a list has; everything that is given has to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PointFilter {
    /// Of a ministry.
    pub ministry: Option<String>,
    /// Of a department.
    pub department: Option<String>,
    /// Of a kind.
    pub kind: Option<String>,
    /// Of a finer kind.
    pub subtype: Option<String>,
    /// Of a category.
    pub category: Option<String>,
    /// In an area of any level.
    pub area: Option<AreaCode>,
    /// Hidden ones, or shown ones.
    pub is_hidden: Option<bool>,
    /// With a pin, or without.
    pub has_pin: Option<bool>,
    /// Words of the name, as they stand in it.
    pub name: Option<String>,
}

/// What a list is sorted by; ids decide among equals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PointOrder {
    /// Unit code; those without one first.
    #[default]
    Code,
    /// Thai name, bytewise.
    Name,
    /// Last edit.
    EditedAt,
    /// Number of manuals.
    Offers,
}

/// Part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The points.
    pub points: Vec<ListedPoint>,
    /// How many there are in all.
    pub total: u64,
}

impl Registry {
    /// The points that pass a filter, in an order: `limit` of them behind the first `skip`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(
        &self,
        filter: &PointFilter,
        order: PointOrder,
        is_descending: bool,
        skip: u32,
        limit: u32,
    ) -> Result<Listing, Error> {
        let (conditions, given) = conditions(filter);
        let mut connection = self.database.pool.acquire().await?;
        let count = format!("SELECT COUNT(*) FROM listed_point WHERE {conditions}");
        let mut query = sqlx::query_scalar::<_, i64>(AssertSqlSafe(count));
        for value in &given {
            query = query.bind(value);
        }
        let total = query.fetch_one(&mut *connection).await?.unsigned_abs();
        let column = match order {
            PointOrder::Code => "COALESCE(code, '')",
            PointOrder::Name => "name_th",
            PointOrder::EditedAt => "edited_at",
            PointOrder::Offers => "offers",
        };
        let direction = if is_descending { "DESC" } else { "ASC" };
        let (first, second) = (given.len() + 1, given.len() + 2);
        let page = format!(
            "SELECT {} FROM listed_point WHERE {conditions} ORDER BY {column} {direction}, id {direction} \
             LIMIT ${first} OFFSET ${second}",
            ALL.join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(page));
        for value in &given {
            query = query.bind(value);
        }
        let rows = query.bind(i64::from(limit)).bind(i64::from(skip)).fetch_all(&mut *connection).await?;
        Ok(Listing { points: rows.iter().map(listed).collect::<Result<_, _>>()?, total })
    }
}

/// Conditions with numbered places, and what stands in these.
fn conditions(filter: &PointFilter) -> (String, Vec<String>) {
    let (mut conditions, mut given) = (vec!["1 = 1".to_owned()], Vec::new());
    for (column, word) in [
        ("ministry", &filter.ministry),
        ("department", &filter.department),
        ("type", &filter.kind),
        ("subtype", &filter.subtype),
        ("category", &filter.category),
    ] {
        if let Some(word) = word {
            given.push(word.clone());
            conditions.push(format!("{column} = ${}", given.len()));
        }
    }
    if let Some(area) = filter.area {
        // The codes that begin with this one lie in front of the digit behind 9.
        let first = area.to_string();
        conditions.push(format!(
            "subdistrict >= ${} AND subdistrict < ${}",
            given.len() + 1,
            given.len() + 2
        ));
        given.extend([first.clone(), format!("{first}:")]);
    }
    if let Some(words) = &filter.name {
        given.push(pattern(words));
        conditions.push(format!("name_th LIKE ${} ESCAPE '\\'", given.len()));
    }
    for (column, is) in [("hidden", filter.is_hidden), ("pinned", filter.has_pin)] {
        conditions.extend(is.map(|is| format!("{column} = {}", i64::from(is))));
    }
    (conditions.join(" AND "), given)
}

/// What `LIKE … ESCAPE '\'` finds words by.
pub(crate) fn pattern(words: &str) -> String {
    let words = words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{words}%")
}

fn listed(row: &AnyRow) -> Result<ListedPoint, Error> {
    let number: i64 = row.try_get("number")?;
    let number = number.unsigned_abs();
    let damaged = |reason: &dyn std::fmt::Display| Error::damaged(number, reason);
    let id = |text: String| ServicePointId::new(&text).map_err(|error| damaged(&error));
    let edited_at: String = row.try_get("edited_at")?;
    let edited_at = DateTime::parse_from_rfc3339(&edited_at).map_err(|error| damaged(&error))?;
    let subdistrict: Option<String> = row.try_get("subdistrict")?;
    let is = |column| Ok::<_, sqlx::Error>(row.try_get::<i64, _>(column)? != 0);
    Ok(ListedPoint {
        id: id(row.try_get("id")?)?,
        number: ChangeNumber(number),
        edited_at: edited_at.to_utc(),
        edited_by: row.try_get("edited_by")?,
        code: row.try_get("code")?,
        name_th: row.try_get("name_th")?,
        kind: row.try_get("type")?,
        subtype: row.try_get("subtype")?,
        category: row.try_get("category")?,
        level: row.try_get("level")?,
        ministry: row.try_get("ministry")?,
        department: row.try_get("department")?,
        subdistrict: subdistrict.map(|code| code.parse()).transpose().map_err(|error| damaged(&error))?,
        succeeded_by: row.try_get::<Option<String>, _>("succeeded_by")?.map(id).transpose()?,
        is_hidden: is("hidden")?,
        has_pin: is("pinned")?,
        offers: row.try_get::<i64, _>("offers")?.unsigned_abs(),
    })
}

/// What the list has of an office, given its entry.
pub(crate) fn row(office: &Office, line: &Line) -> Value {
    let point: &ServicePoint = &office.point;
    json!({
        "id": point.id.as_str(),
        "number": line.number,
        "edited_at": line.at,
        "edited_by": line.actor,
        "code": point.code.as_ref().map(domain::UnitCode::as_str),
        "name_th": point.name_th,
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
        "pinned": i64::from(point.position.is_some()),
        "offers": office.offers.len(),
    })
}

/// The statement that puts rows into the list, in place of those that are there.
pub(crate) fn statement(dialect: Dialect) -> String {
    let given = ALL.map(|column| {
        let value = format!("given.value->>'{column}'");
        if NUMBERS.contains(&column) { format!("CAST({value} AS BIGINT)") } else { value }
    });
    let set = ALL[1..].iter().map(|column| format!("{column} = excluded.{column}"));
    format!(
        "INSERT INTO listed_point ({}) SELECT {} FROM {} WHERE true ON CONFLICT (id) DO UPDATE SET {}",
        ALL.join(", "),
        given.join(", "),
        dialect.rows(),
        set.collect::<Vec<_>>().join(", ")
    )
}

/// Makes the list anew from what is in the log.
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
        let lines: Vec<Line> = found.iter().map(rows::line).collect::<Result<_, _>>()?;
        let entries = rows::entries(dialect, lines.clone(), &mut reader, &mut *connection).await?;
        let listed = entries.iter().zip(&lines).filter_map(|(entry, line)| match &entry.record {
            Some(Record::ServicePoint(office)) => Some(self::row(office, line)),
            _ => None,
        });
        let listed = Value::Array(listed.collect()).to_string();
        sqlx::query(AssertSqlSafe(statement(dialect))).bind(listed).execute(&mut *connection).await?;
    }
}
