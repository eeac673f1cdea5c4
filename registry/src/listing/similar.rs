//! Units that may be the same, and what units of one kind offer.

use domain::{AreaCode, ChangeNumber, Position, ServicePointId};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Conditions, number, point_id};
use crate::Error;
use crate::registry::Registry;

/// Metres of a degree of latitude where it is shortest, at the equator (WGS 84).
const DEGREE_M: f64 = 110_574.0;

/// Where a unit may stand already: whatever is given narrows nothing, but adds.
#[derive(Clone, Debug, Default)]
pub struct Similar {
    /// An area of any level; none, with no pin either: everywhere.
    pub area: Option<AreaCode>,
    /// Around a position, so many metres.
    pub near: Option<(Position, f64)>,
    /// The same unit code.
    pub code: Option<String>,
}

/// A unit that may be the same, hidden or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The unit.
    pub id: ServicePointId,
    /// The change that it is of.
    pub number: ChangeNumber,
    /// Its Thai name.
    pub name_th: String,
    /// All its names in the form that texts are compared in.
    pub names: Vec<String>,
    /// Its unit code.
    pub code: Option<String>,
    /// Its kind.
    pub kind: Option<String>,
    /// Its department.
    pub department: Option<String>,
    /// The subdistrict that it stands in.
    pub subdistrict: Option<AreaCode>,
    /// Its pin, in millionths of degrees: latitude and longitude.
    pub pin_e6: Option<(i64, i64)>,
    /// Whether the public doesn't see it.
    pub is_hidden: bool,
    /// The unit that took over its work.
    pub succeeded_by: Option<ServicePointId>,
}

/// What units of a kind offer, with how many of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedElsewhere {
    /// The procedure.
    pub procedure: String,
    /// Its Thai title.
    pub title_th: String,
    /// How many of these units offer it.
    pub units: u64,
}

impl Registry {
    /// The units in an area, near a pin or with a code, hidden ones among them, by id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn similar(&self, similar: &Similar) -> Result<Vec<Named>, Error> {
        let mut conditions = Conditions::default();
        let mut any = Vec::new();
        if let Some(area) = similar.area {
            any.push(conditions.within(area));
        }
        if let Some((position, metres)) = similar.near {
            any.push(around(position, metres));
        }
        if !any.is_empty() {
            if let Some(code) = &similar.code {
                let place = conditions.place(code.as_str());
                any.push(format!("code = {place}"));
            }
            conditions.add(format!("({})", any.join(" OR ")));
        }
        let sql = format!(
            "SELECT id, number, name_th, names, code, type, department, subdistrict, lat_e6, lon_e6, hidden, succeeded_by \
             FROM listed_point WHERE {} ORDER BY id",
            conditions.sql()
        );
        let mut connection = self.database.pool.acquire().await?;
        conditions.rows(sql, &mut connection).await?.iter().map(named).collect()
    }

    /// What other shown units of a kind offer in an area, the most frequent first, and how many such units there are. None as
    /// the area: everywhere.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn offered_by_kind(
        &self,
        kind: &str,
        area: Option<AreaCode>,
        but: &ServicePointId,
    ) -> Result<(u64, Vec<OfferedElsewhere>), Error> {
        let mut conditions = Conditions::default();
        let (kind, but) = (conditions.place(kind), conditions.place(but.as_str()));
        conditions.add(format!("type = {kind} AND id <> {but} AND hidden = 0 AND succeeded_by IS NULL"));
        if let Some(area) = area {
            let within = conditions.within(area);
            conditions.add(within);
        }
        let mut connection = self.database.pool.acquire().await?;
        let count = format!("SELECT COUNT(*) FROM listed_point WHERE {}", conditions.sql());
        let units = conditions.number(count, &mut connection).await?;
        let sql = format!(
            "SELECT o.procedure_id, p.title_th, o.units FROM (SELECT procedure_id, COUNT(*) AS units FROM offered \
             WHERE service_point_id IN (SELECT id FROM listed_point WHERE {}) GROUP BY procedure_id) o \
             JOIN listed_procedure p ON p.id = o.procedure_id ORDER BY o.units DESC, o.procedure_id",
            conditions.sql()
        );
        let rows = conditions.rows(sql, &mut connection).await?;
        let offered = |row: &AnyRow| {
            Ok(OfferedElsewhere {
                procedure: row.try_get(0)?,
                title_th: row.try_get(1)?,
                units: row.try_get::<i64, _>(2)?.unsigned_abs(),
            })
        };
        Ok((units, rows.iter().map(offered).collect::<Result<_, Error>>()?))
    }

    /// Another unit that has a code, if any; units whose work another one took over don't count.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unit_with_code(
        &self,
        code: &str,
        but: &ServicePointId,
    ) -> Result<Option<ServicePointId>, Error> {
        let sql = "SELECT id, number FROM listed_point WHERE code = $1 AND id <> $2 AND succeeded_by IS NULL ORDER BY id LIMIT 1";
        let row = sqlx::query(sql).bind(code).bind(but.as_str()).fetch_optional(&self.database.pool).await?;
        row.map(|row| point_id(&row.try_get::<String, _>(0)?, number(&row)?)).transpose()
    }
}

/// That a pin lies in the box around a circle.
fn around(position: Position, metres: f64) -> String {
    let high = metres / DEGREE_M;
    // Near the poles every longitude is near.
    let wide = high / position.latitude_degrees().to_radians().cos().max(1e-6);
    let e6 = |degrees: f64| (degrees * 1e6).round() as i64;
    let (latitude, longitude) = (position.latitude_degrees(), position.longitude_degrees());
    format!(
        "(lat_e6 BETWEEN {} AND {} AND lon_e6 BETWEEN {} AND {})",
        e6(latitude - high),
        e6(latitude + high),
        e6(longitude - wide),
        e6(longitude + wide)
    )
}

fn named(row: &AnyRow) -> Result<Named, Error> {
    let number = number(row)?;
    let names: String = row.try_get("names")?;
    let code: String = row.try_get("code")?;
    let subdistrict: Option<String> = row.try_get("subdistrict")?;
    let subdistrict = subdistrict.map(|code| code.parse()).transpose();
    let successor: Option<String> = row.try_get("succeeded_by")?;
    let pin = (row.try_get::<Option<i64>, _>("lat_e6")?, row.try_get::<Option<i64>, _>("lon_e6")?);
    Ok(Named {
        id: point_id(&row.try_get::<String, _>("id")?, number)?,
        number,
        name_th: row.try_get("name_th")?,
        names: names.lines().map(str::to_owned).collect(),
        code: Some(code).filter(|code| !code.is_empty()),
        kind: row.try_get("type")?,
        department: row.try_get("department")?,
        subdistrict: subdistrict.map_err(|error| Error::damaged(number.0, &error))?,
        pin_e6: pin.0.zip(pin.1),
        is_hidden: row.try_get::<i64, _>("hidden")? != 0,
        succeeded_by: successor.map(|id| point_id(&id, number)).transpose()?,
    })
}
