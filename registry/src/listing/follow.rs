//! The list in memory follows the log, and answers on a thread that may be kept busy.

use std::collections::HashSet;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, Utc};
use sqlx::Row as _;
use sqlx::any::AnyRow;
use tokio::sync::Mutex;

use super::conditions::{PointFilter, compared};
use super::held::{Held, Passing, Reaching, Read, Row, WORDS};
use super::{Conditions, number};
use crate::Error;
use crate::registry::Registry;
use crate::scope::Scope;

/// Points that are read at a time.
const PAGE: i64 = 20_000;

/// The list of points, shared by all copies of a register.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared {
    held: Arc<RwLock<Held>>,
    /// Whoever reads what is new holds it, so that nobody else reads the same.
    reading: Arc<Mutex<()>>,
}

/// What is asked for, with what the database says about it.
pub(super) struct Asked {
    filter: PointFilter,
    ids: Vec<(HashSet<String>, bool)>,
    /// None: everything may be read. Organisations are named one by one.
    scope: Option<(Scope, HashSet<String>)>,
}

impl Asked {
    fn passing(&self, held: &Held) -> Passing {
        let filter = &self.filter;
        let number = |word: &Option<String>| word.as_deref().map(|word| held.number(word));
        let text = filter.name.as_deref().map(compared).unwrap_or_default();
        Passing {
            // In the order of the columns.
            words: [
                number(&filter.ministry),
                number(&filter.department),
                number(&filter.kind),
                number(&filter.subtype),
                number(&filter.category),
                None,
            ],
            area: filter.area,
            is_hidden: filter.is_hidden,
            has_pin: filter.has_pin,
            texts: text.split_whitespace().map(str::to_owned).collect(),
            ids: self.ids.clone(),
            scope: self.scope.as_ref().map(|(scope, units)| Reaching {
                units: units.clone(),
                organisations: scope.organisations.iter().map(|word| held.number(word)).collect(),
                areas: scope.areas.clone(),
            }),
        }
    }
}

impl Registry {
    /// What a filter and a scope come to.
    pub(super) async fn asked(
        &self,
        filter: &PointFilter,
        scope: &Scope,
        now: DateTime<Utc>,
    ) -> Result<Asked, Error> {
        let mut ids = Vec::new();
        if let Some(procedure) = &filter.offers {
            let mut conditions = Conditions::default();
            let place = conditions.place(procedure.as_str());
            let sql = format!("SELECT service_point_id FROM offered WHERE procedure_id = {place}");
            ids.push((self.ids(&conditions, sql).await?, true));
        }
        if let Some(code) = filter.code {
            let mut conditions = Conditions::default();
            let (sql, among) = conditions.with_code(code, now);
            ids.push((self.ids(&conditions, sql).await?, among));
        }
        let scope = if scope.is_everything {
            None
        } else {
            let units = if scope.units.is_empty() {
                HashSet::new()
            } else {
                let mut conditions = Conditions::default();
                let sql = conditions.below(&scope.units);
                self.ids(&conditions, sql).await?
            };
            Some((self.spelled_out(scope).await?, units))
        };
        Ok(Asked { filter: filter.clone(), ids, scope })
    }

    async fn ids(&self, conditions: &Conditions, sql: String) -> Result<HashSet<String>, Error> {
        let mut connection = self.database.pool.acquire().await?;
        let rows = conditions.rows(sql, &mut connection).await?;
        Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
    }

    /// Asks the list as it is now.
    pub(super) async fn on_held<T: Send + 'static>(
        &self,
        asked: Asked,
        ask: impl FnOnce(&Held, &Passing) -> T + Send + 'static,
    ) -> Result<T, Error> {
        self.catch_up().await?;
        let held = Arc::clone(&self.lists.held);
        let question = move || {
            let held = held.read().unwrap_or_else(PoisonError::into_inner);
            ask(&held, &asked.passing(&held))
        };
        Ok(on_busy_thread(question).await)
    }

    /// Reads what changed since the last look.
    async fn catch_up(&self) -> Result<(), Error> {
        let head = self.head().await?.number.0;
        let seen = || self.lists.held.read().unwrap_or_else(PoisonError::into_inner).seen;
        if seen() >= head {
            return Ok(());
        }
        let _reading = self.lists.reading.lock().await;
        let since = seen();
        if since >= head {
            return Ok(());
        }
        // Before the first look nothing is held that could have been removed.
        let removed = if since == 0 { Vec::new() } else { self.removed_since(since).await? };
        let mut changed = Vec::new();
        let mut last = since;
        loop {
            let rows = self.changed_since(last).await?;
            let Some(row) = rows.last() else { break };
            last = number(row)?.0;
            let read: Result<Vec<Read>, Error> = rows.iter().map(read).collect();
            changed.extend(read?);
        }
        let held = Arc::clone(&self.lists.held);
        on_busy_thread(move || {
            held.write().unwrap_or_else(PoisonError::into_inner).take(&removed, changed, head);
        })
        .await;
        Ok(())
    }

    async fn removed_since(&self, change: u64) -> Result<Vec<(String, u64)>, Error> {
        let sql = "SELECT record_id, number FROM change_log WHERE number > $1 AND kind = 'service_point' AND body IS NULL";
        let rows = sqlx::query(sql).bind(change as i64).fetch_all(&self.database.pool).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, number(row)?.0))).collect()
    }

    async fn changed_since(&self, change: u64) -> Result<Vec<AnyRow>, Error> {
        let sql = "SELECT id, number, code, edited_at, name_key, names, offers, ministry, department, type, subtype, category, \
                   agency, subdistrict, hidden, lat_e6 FROM listed_point WHERE number > $1 ORDER BY number LIMIT $2";
        Ok(sqlx::query(sql).bind(change as i64).bind(PAGE).fetch_all(&self.database.pool).await?)
    }
}

fn read(row: &AnyRow) -> Result<Read, Error> {
    let number = number(row)?.0;
    let text = |column: &str| Ok::<_, sqlx::Error>(row.try_get::<String, _>(column)?.into_boxed_str());
    let area: Option<String> = row.try_get("subdistrict")?;
    let area = area.map(|code| code.parse()).transpose();
    let mut words = [const { None }; 6];
    for (column, word) in WORDS.into_iter().zip(&mut words) {
        *word = row.try_get(column)?;
    }
    Ok(Read {
        row: Row {
            number,
            id: row.try_get::<String, _>("id")?.into(),
            code: text("code")?,
            edited_at: text("edited_at")?,
            name_key: text("name_key")?,
            names: text("names")?,
            offers: row.try_get::<i64, _>("offers")?.unsigned_abs(),
            words: [0; 6],
            area: area.map_err(|error| Error::damaged(number, &error))?,
            is_hidden: row.try_get::<i64, _>("hidden")? != 0,
            has_pin: row.try_get::<Option<i64>, _>("lat_e6")?.is_some(),
        },
        words,
    })
}

/// Does something on a thread that may be kept busy. A panic goes on where it is waited for.
async fn on_busy_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(stopped) => std::panic::resume_unwind(stopped.into_panic()),
    }
}
