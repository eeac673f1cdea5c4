//! Units whose work another one took over: twins that are merged, and administrations that became others. Their ids stay,
//! and lead to the successor.

use std::collections::HashMap;

use domain::{ChangeNumber, Offer, ServicePointId};
use serde_json::json;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use crate::Error;
use crate::append::{Edit, Writing, rows_of};
use crate::entry::{Author, Cause};
use crate::record::{Key, Kind, Office, Record};
use crate::registry::Registry;

/// A version of a point that somebody has seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The point.
    pub id: ServicePointId,
    /// The change that it was of.
    pub change: ChangeNumber,
}

impl Registry {
    /// Merges a unit into another one, which takes over its offers, special days, names, territory and, if it has none, its
    /// code. The old id leads to the successor from then on, as do all that led to the old one; units below it stand below
    /// the successor. It is one act, and can be undone as one; gives its name.
    ///
    /// # Errors
    /// [`Error::Refused`] when they are the same, or one of them is gone or has a successor already;
    /// [`Error::Conflict`] when one of them isn't in the version that was seen, and when the database fails.
    pub async fn merge(&self, gone: &Seen, kept: &Seen, author: &Author) -> Result<String, Error> {
        let mut writing = self.begin_writing().await?;
        let edits = writing.merging(gone, kept).await?;
        let batch = author.batch.clone().unwrap_or_else(|| {
            let at = crate::entry::stored_instant(author.at);
            format!("merge {} into {} {at}", gone.id, kept.id)
        });
        let author = Author { batch: Some(batch.clone()), cause: Cause::Merge, ..author.clone() };
        writing.append(edits, &author).await?;
        writing.commit().await?;
        Ok(batch)
    }

    /// What [`Registry::merge`] would write, and nothing is written.
    ///
    /// # Errors
    /// As of [`Registry::merge`], but for conflicts.
    pub async fn merging(&self, gone: &Seen, kept: &Seen) -> Result<Vec<Edit>, Error> {
        self.begin_writing().await?.merging(gone, kept).await
    }
}

impl Writing {
    /// What merges a unit into another one.
    async fn merging(&mut self, gone: &Seen, kept: &Seen) -> Result<Vec<Edit>, Error> {
        let (gone_key, kept_key) = (key(&gone.id), key(&kept.id));
        if gone_key == kept_key {
            return Err(Error::refused(&gone_key, "can't be merged with itself"));
        }
        let mut current = self.current(&[gone_key.clone(), kept_key.clone()]).await?;
        let mut office = |key: &Key| match current.remove(key).and_then(|entry| entry.record) {
            Some(Record::ServicePoint(office)) if office.point.succeeded_by.is_none() => Ok(*office),
            Some(_) => Err(Error::refused(key, "has a successor already: merge that one")),
            None => Err(Error::refused(key, "isn't in the register")),
        };
        let (mut old, mut new) = (office(&gone_key)?, office(&kept_key)?);
        hand_over(&mut old, &mut new);
        let mut edits = vec![
            Edit::set(Record::ServicePoint(Box::new(old)), gone.change),
            Edit::set(Record::ServicePoint(Box::new(new)), kept.change),
        ];
        let named = self.naming(&gone.id).await?;
        edits.extend(named.into_iter().filter(|edit| edit.key != kept_key && edit.key != gone_key).map(
            |mut edit| {
                if let Some(Record::ServicePoint(office)) = &mut edit.record {
                    lead_to(office, &gone.id, &kept.id);
                }
                edit
            },
        ));
        Ok(edits)
    }
}

fn key(id: &ServicePointId) -> Key {
    Key::new(Kind::ServicePoint, id.as_str())
}

/// What the successor takes over, and what is left.
fn hand_over(old: &mut Office, new: &mut Office) {
    let id = new.point.id.clone();
    for offer in std::mem::take(&mut old.offers) {
        if new.offers.iter().all(|known| known.procedure != offer.procedure) {
            new.offers.push(Offer { service_point: id.clone(), ..offer });
        }
    }
    for mut exception in std::mem::take(&mut old.exceptions) {
        exception.service_point = id.clone();
        if !new.exceptions.contains(&exception) {
            new.exceptions.push(exception);
        }
    }
    let names = std::iter::once(&old.point.name_th).chain(&old.point.name_en).chain(&old.point.aliases);
    for name in names {
        let is_name = *name == new.point.name_th || new.point.name_en.as_ref() == Some(name);
        if !is_name && !new.point.aliases.contains(name) {
            new.point.aliases.push(name.clone());
        }
    }
    for area in std::mem::take(&mut old.point.serves) {
        if !new.point.serves.contains(&area) {
            new.point.serves.push(area);
        }
    }
    let territory = old.point.territory.take();
    new.point.territory = new.point.territory.take().or(territory);
    let code = old.point.code.take();
    new.point.code = new.point.code.take().or(code);
    lead_to(new, &old.point.id, &id);
    if new.point.parent.as_ref() == Some(&id) {
        new.point.parent = old.point.parent.clone();
    }
    // Nobody is to be sent to its door. It is as visible as the successor, whose address the old one leads to.
    old.point.position = None;
    old.point.hours = None;
    old.point.visibility = new.point.visibility;
    old.point.succeeded_by = Some(id);
}

/// Names the successor where the old one was named.
fn lead_to(office: &mut Office, old: &ServicePointId, new: &ServicePointId) {
    for named in [&mut office.point.succeeded_by, &mut office.point.parent] {
        if named.as_ref() == Some(old) {
            *named = Some(new.clone());
        }
    }
}

impl Writing {
    /// The points that name another one as their successor or as the one above them, as they are.
    async fn naming(&mut self, id: &ServicePointId) -> Result<Vec<Edit>, Error> {
        let sql = "SELECT number FROM listed_point WHERE succeeded_by = $1 OR parent_id = $1 ORDER BY number";
        let rows = sqlx::query(sql).bind(id.as_str()).fetch_all(&mut *self.transaction).await?;
        let numbers: Vec<i64> = rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?;
        let mut entries = self.entries_of(numbers.iter().map(|number| number.unsigned_abs())).await?;
        let in_order = numbers.into_iter().filter_map(|number| entries.remove(&number.unsigned_abs()));
        Ok(in_order.filter_map(|entry| Some(Edit::set(entry.record?, entry.number))).collect())
    }

    /// Refuses successors that lead back to where one came from: an old id has to arrive somewhere.
    pub(crate) async fn expect_successors(&mut self, edits: &[Edit]) -> Result<(), Error> {
        let mut successors: HashMap<String, Option<String>> = HashMap::new();
        for edit in edits.iter().filter(|edit| edit.key.kind == Kind::ServicePoint) {
            let successor = match &edit.record {
                Some(Record::ServicePoint(office)) => office.point.succeeded_by.as_ref(),
                _ => None,
            };
            successors.insert(edit.key.id.clone(), successor.map(ToString::to_string));
        }
        let mut next: Vec<String> = successors.values().flatten().cloned().collect();
        // Each round goes one step further along all chains at once.
        while !next.is_empty() {
            next.retain(|id| !successors.contains_key(id));
            let found = stored_successors(self.dialect.rows(), &next, &mut self.transaction).await?;
            for id in std::mem::take(&mut next) {
                let successor = found.get(&id).cloned();
                next.extend(successor.clone());
                successors.insert(id, successor);
            }
        }
        for edit in edits {
            let mut at = &edit.key.id;
            for _ in 0..=successors.len() {
                let Some(Some(successor)) = successors.get(at) else { break };
                if *successor == edit.key.id {
                    return Err(Error::refused(&edit.key, "would be its own successor in the end"));
                }
                at = successor;
            }
        }
        Ok(())
    }
}

async fn stored_successors(
    rows: &str,
    ids: &[String],
    connection: &mut AnyConnection,
) -> Result<HashMap<String, String>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!(
        "SELECT p.id, p.succeeded_by FROM {rows} JOIN listed_point p ON p.id = given.value->>'id' \
         WHERE p.succeeded_by IS NOT NULL"
    );
    let ids = rows_of(ids.iter().map(|id| json!({ "id": id })));
    let found = sqlx::query(AssertSqlSafe(sql)).bind(ids).fetch_all(connection).await?;
    found.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}
