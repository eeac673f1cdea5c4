//! Campaigns: what units or agencies are asked to confirm until a day, who did, and who is late.

use chrono::NaiveDate;
use domain::area::AreaLevel;
use domain::service_point::UpdatedAt;
use domain::{AreaCode, ChangeNumber, ServicePointId};
use serde_json::{Value, json};
use sqlx::any::AnyRow;
use sqlx::query::{Query, QueryScalar};
use sqlx::{AssertSqlSafe, Row};

use crate::Error;
use crate::append::Edit;
use crate::database::Dialect;
use crate::entry::{Author, Line, stored_instant};
use crate::error::Conflict;
use crate::people::random_word;
use crate::record::{Key, Kind, Record};
use crate::registry::Registry;
use crate::unit_filter::UnitFilter;
use domain::vocabulary;

/// Characters of the id of a campaign.
const ID_CHARS: usize = 16;

vocabulary! {
    /// What is to be confirmed.
    Task("task") {
        /// All data of a unit.
        Data = "data",
        /// The pin of a unit.
        Pin = "pin",
        /// The list of manuals of an agency: that it is complete, correct and current.
        Manuals = "manuals",
    }
}

/// What units or agencies are asked to confirm until a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Its id.
    pub id: String,
    /// What it is called in Thai.
    pub title_th: String,
    /// What it is called in English.
    pub title_en: Option<String>,
    /// What is to be confirmed.
    pub task: Task,
    /// Of whom.
    pub units: UnitFilter,
    /// What was confirmed before that day doesn't count.
    pub begins_on: NaiveDate,
    /// The last day.
    pub deadline: NaiveDate,
}

/// That somebody looked at something and found it right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// What was confirmed.
    pub task: Task,
    /// Of which unit or agency.
    pub of: String,
    /// The version that was looked at.
    pub change: ChangeNumber,
    /// When, as a day in Thailand.
    pub on: NaiveDate,
}

impl Confirmation {
    /// That a unit's data or pin is right.
    #[must_use]
    pub fn of_unit(task: Task, unit: &ServicePointId, change: ChangeNumber, on: NaiveDate) -> Self {
        Self { task, of: unit.to_string(), change, on }
    }

    pub(crate) fn key(&self) -> Key {
        Key::new(Kind::Confirmation, format!("{} {}", self.task.as_str(), self.of))
    }
}

/// How far a campaign has come in an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The area; none: units of which nobody said where they are.
    pub area: Option<AreaCode>,
    /// Units that are asked.
    pub units: u64,
    /// Units that confirmed.
    pub done: u64,
}

/// A unit that a campaign asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueUnit {
    /// The unit.
    pub id: ServicePointId,
    /// Its unit code.
    pub code: Option<String>,
    /// Its Thai name.
    pub name_th: String,
    /// Its ministry.
    pub ministry: Option<String>,
    /// Its department.
    pub department: Option<String>,
    /// The subdistrict that it stands in.
    pub subdistrict: Option<AreaCode>,
    /// Its pin, in millionths of degrees: latitude and longitude.
    pub pin_e6: Option<(i64, i64)>,
    /// When it confirmed last, and who did; also before the campaign.
    pub confirmed: Option<(NaiveDate, String)>,
    /// Whether that was within the campaign.
    pub is_done: bool,
}

/// Part of the units that a campaign asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The units, by code and id.
    pub units: Vec<DueUnit>,
    /// How many there are in all.
    pub total: u64,
}

/// Who confirmed something last, beside the campaign's begin as the second parameter behind those of the conditions.
const UNITS: &str = "listed_point p LEFT JOIN confirmed c ON c.of_id = p.id AND c.task = ";

impl Registry {
    /// What of a unit was confirmed last, whether or not it was changed since.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn confirmations_of(&self, unit: &ServicePointId) -> Result<Vec<Confirmation>, Error> {
        let mut said = Vec::new();
        for task in [Task::Data, Task::Pin] {
            let key = Key::new(Kind::Confirmation, format!("{} {unit}", task.as_str()));
            let entry = self.current(&key).await?;
            if let Some(Record::Confirmation(confirmation)) = entry.and_then(|entry| entry.record) {
                said.push(confirmation);
            }
        }
        Ok(said)
    }

    /// Confirms that something is still right, in the version that was seen, as a change in the log. Where it is all data of
    /// a unit, the unit also says from then on that it was confirmed on that day.
    ///
    /// For [`Task::Manuals`] the version is the last change of the register, and the agency isn't looked up.
    ///
    /// # Errors
    /// [`Error::Conflict`] when a unit isn't in that version, [`Error::Refused`] when there is no such unit or it has no pin to
    /// confirm, and when the database fails.
    pub async fn confirm(
        &self,
        said: &Confirmation,
        author: &Author,
    ) -> Result<Vec<Option<ChangeNumber>>, Error> {
        let mut writing = self.begin_writing().await?;
        let (own, unit) = (said.key(), Key::new(Kind::ServicePoint, &said.of));
        let mut current = writing.current(&[own.clone(), unit.clone()]).await?;
        let mut edits = Vec::new();
        if said.task != Task::Manuals {
            let entry = current.remove(&unit);
            let Some(Record::ServicePoint(mut office)) = entry.as_ref().and_then(|e| e.record.clone()) else {
                return Err(Error::refused(&unit, "isn't in the register"));
            };
            if entry.as_ref().is_some_and(|entry| entry.number != said.change) {
                let (yours, base) = (Some(Record::ServicePoint(office)), said.change.0);
                return Err(Error::Conflict(Box::new(Conflict { key: unit, yours, base, theirs: entry })));
            }
            if said.task == Task::Pin && office.point.position.is_none() {
                return Err(Error::refused(&unit, "has no pin to confirm: set one first"));
            }
            if said.task == Task::Data {
                office.point.updated_at = UpdatedAt::new(&said.on.to_string()).ok();
                edits.push(Edit::set(Record::ServicePoint(office), said.change));
            }
        }
        let base = current.get(&own).map_or(ChangeNumber(0), |entry| entry.number);
        edits.push(Edit::set(Record::Confirmation(said.clone()), base));
        let batch = format!("confirm {} {}", own.id, stored_instant(author.at));
        let author = Author { batch: author.batch.clone().or(Some(batch)), ..author.clone() };
        let numbers = writing.append(edits, &author).await?;
        writing.commit().await?;
        Ok(numbers)
    }

    /// An id for a new campaign, which says nothing.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn new_campaign_id(&self) -> Result<String, Error> {
        Ok(format!("campaign-{}", random_word(ID_CHARS)?))
    }

    /// The newest change of a manual of an organisation, be it the ministry or the department; none: it has no manuals.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn newest_of_manuals(&self, organisation: &str) -> Result<Option<ChangeNumber>, Error> {
        let sql = "SELECT MAX(number) FROM listed_procedure WHERE ministry = $1 OR department = $1";
        let newest: Option<i64> =
            sqlx::query_scalar(sql).bind(organisation).fetch_one(&self.database.pool).await?;
        Ok(newest.map(|number| ChangeNumber(number.unsigned_abs())))
    }

    /// What was confirmed last of a task, by unit or agency.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn confirmed(&self, task: Task) -> Result<Vec<(String, NaiveDate, String)>, Error> {
        let sql = "SELECT of_id, confirmed_on, actor FROM confirmed WHERE task = $1 ORDER BY of_id";
        let rows = sqlx::query(sql).bind(task.as_str()).fetch_all(&self.database.pool).await?;
        let read = |row: &AnyRow| Ok((row.try_get(0)?, day(&row.try_get::<String, _>(1)?)?, row.try_get(2)?));
        rows.iter().map(read).collect()
    }

    /// How far a campaign among units has come, by areas of a level, within an area if one is given.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn progress(
        &self,
        campaign: &Campaign,
        within: Option<AreaCode>,
        level: AreaLevel,
    ) -> Result<Vec<Progress>, Error> {
        let (conditions, given) = campaign.units.conditions(within);
        let [task, begin] = [given.len() + 1, given.len() + 2];
        let digits = level.digits();
        let sql = format!(
            "SELECT substr(p.subdistrict, 1, {digits}) AS area, COUNT(*), \
             CAST(SUM(CASE WHEN c.confirmed_on >= ${begin} THEN 1 ELSE 0 END) AS BIGINT) \
             FROM {UNITS}${task} WHERE {conditions} GROUP BY substr(p.subdistrict, 1, {digits}) ORDER BY area"
        );
        let query = given.iter().fold(sqlx::query(AssertSqlSafe(sql)), Query::bind);
        let query = query.bind(campaign.task.as_str()).bind(campaign.begins_on.to_string());
        let rows = query.fetch_all(&self.database.pool).await?;
        let mut progress = rows.iter().map(progress).collect::<Result<Vec<_>, _>>()?;
        // The databases don't agree where nothing stands in an order.
        progress.sort_by_key(|progress| progress.area);
        Ok(progress)
    }

    /// The units that a campaign asks: those that are done, those that aren't, or all.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due(
        &self,
        campaign: &Campaign,
        within: Option<AreaCode>,
        is_done: Option<bool>,
        skip: u32,
        limit: u32,
    ) -> Result<Due, Error> {
        let (conditions, given) = campaign.units.conditions(within);
        let [task, begin, first, second] = [1, 2, 3, 4].map(|place| given.len() + place);
        let done = format!("COALESCE(c.confirmed_on >= ${begin}, 1 = 0)");
        let which = match is_done {
            Some(true) => done,
            Some(false) => format!("NOT {done}"),
            // So that the parameter is there.
            None => format!("${begin} <> ''"),
        };
        let from = format!("FROM {UNITS}${task} WHERE {conditions} AND {which}");
        let begins_on = campaign.begins_on.to_string();
        let count = format!("SELECT COUNT(*) {from}");
        let query = sqlx::query_scalar::<_, i64>(AssertSqlSafe(count));
        let query = given.iter().fold(query, QueryScalar::bind);
        let total =
            query.bind(campaign.task.as_str()).bind(&begins_on).fetch_one(&self.database.pool).await?;
        let page = format!(
            "SELECT p.id, p.code, p.name_th, p.ministry, p.department, p.subdistrict, p.lat_e6, p.lon_e6, c.confirmed_on, c.actor {from} \
             ORDER BY COALESCE(p.code, ''), p.id LIMIT ${first} OFFSET ${second}"
        );
        let query = given.iter().fold(sqlx::query(AssertSqlSafe(page)), Query::bind);
        let query = query.bind(campaign.task.as_str()).bind(&begins_on);
        let rows = query.bind(i64::from(limit)).bind(i64::from(skip)).fetch_all(&self.database.pool).await?;
        let units = rows.iter().map(|row| due(row, campaign)).collect::<Result<_, _>>()?;
        Ok(Due { units, total: total.unsigned_abs() })
    }
}

fn progress(row: &AnyRow) -> Result<Progress, Error> {
    let area = area(row.try_get(0)?)?;
    let count = |column| Ok::<_, sqlx::Error>(row.try_get::<i64, _>(column)?.unsigned_abs());
    Ok(Progress { area, units: count(1)?, done: count(2)? })
}

fn due(row: &AnyRow, campaign: &Campaign) -> Result<DueUnit, Error> {
    let on: Option<String> = row.try_get("confirmed_on")?;
    let confirmed = match on {
        Some(on) => Some((day(&on)?, row.try_get("actor")?)),
        None => None,
    };
    let is_done = confirmed.as_ref().is_some_and(|(on, _)| *on >= campaign.begins_on);
    let pin: (Option<i64>, Option<i64>) = (row.try_get("lat_e6")?, row.try_get("lon_e6")?);
    let (id, code): (String, Option<String>) = (row.try_get("id")?, row.try_get("code")?);
    Ok(DueUnit {
        id: ServicePointId::new(&id).map_err(|error| Error::damaged(0, &error))?,
        code: code.filter(|code| !code.is_empty()),
        name_th: row.try_get("name_th")?,
        ministry: row.try_get("ministry")?,
        department: row.try_get("department")?,
        subdistrict: area(row.try_get("subdistrict")?)?,
        pin_e6: pin.0.zip(pin.1),
        confirmed,
        is_done,
    })
}

fn area(code: Option<String>) -> Result<Option<AreaCode>, Error> {
    code.map(|code| code.parse()).transpose().map_err(|error| Error::damaged(0, &error))
}

fn day(text: &str) -> Result<NaiveDate, Error> {
    text.parse().map_err(|error| Error::damaged(0, &error))
}

/// What stands beside the log of a confirmation, given its entry.
pub(crate) fn row(said: &Confirmation, line: &Line) -> Value {
    json!({
        "task": said.task.as_str(),
        "of_id": said.of,
        "number": line.number,
        "confirmed_on": said.on.to_string(),
        "actor": line.actor,
    })
}

/// The statement that puts rows beside the log, in place of those that are there.
pub(crate) fn statement(dialect: Dialect) -> String {
    format!(
        "INSERT INTO confirmed (task, of_id, number, confirmed_on, actor) \
         SELECT given.value->>'task', given.value->>'of_id', CAST(given.value->>'number' AS BIGINT), \
         given.value->>'confirmed_on', given.value->>'actor' FROM {} WHERE true \
         ON CONFLICT (task, of_id) DO UPDATE SET number = excluded.number, \
         confirmed_on = excluded.confirmed_on, actor = excluded.actor",
        dialect.rows()
    )
}
