//! Taking over what a source says: only what differs, and nobody's newer edit.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Value, json};
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use crate::Error;
use crate::append::{Edit, Writing, rows_of};
use crate::database::Dialect;
use crate::entry::{Author, Entry};
use crate::merge::{self, Merged};
use crate::record::{Key, Kind, Record};
use crate::registry::Registry;
use crate::stored::{self, Reader};

/// Records that are written at a time: what was written stays, so that an import that was broken off goes on there.
const BATCH: usize = 1_000;

/// Records that are told one by one.
pub const MOST_TOLD: usize = 1_000;

/// How a source is taken over.
#[derive(Clone, Copy, Debug, Default)]
pub struct ImportOptions {
    /// Whether the source wins where somebody else changed a field; it is told all the same.
    pub source_wins: bool,
    /// Whether the source has a table of offers. If not, it says nothing about them.
    pub has_offers: bool,
    /// Whether it has a table of special days.
    pub has_exceptions: bool,
    /// Whether it has outlines of territories.
    pub has_territories: bool,
}

/// What an import did with the records of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// New ones.
    pub added: u64,
    /// Ones that are otherwise now.
    pub changed: u64,
    /// Ones that already were as the source has them, or stayed as somebody set them.
    pub unchanged: u64,
    /// Ones that an earlier import brought and this source doesn't have. They stay.
    pub not_in_source: u64,
}

/// A record that isn't as the source has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// The record.
    pub key: Key,
    /// Fields that stay as somebody set them: the source says what it said before.
    pub kept: Vec<String>,
    /// Fields that both changed.
    pub conflicts: Vec<String>,
    /// Whether somebody removed the record; then there are no fields.
    pub is_removed: bool,
    /// Who wrote the version that stood there.
    pub actor: String,
    /// Its change.
    pub change: u64,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// By kind.
    pub counts: BTreeMap<Kind, ImportCounts>,
    /// Records that somebody changed otherwise, at most [`MOST_TOLD`].
    pub differing: Vec<Differing>,
    /// How many there are.
    pub differing_total: u64,
    /// Offers of procedures that somebody removed; they were left out.
    pub offers_without_procedure: u64,
}

impl ImportReport {
    /// Records that were written.
    #[must_use]
    pub fn written(&self) -> u64 {
        self.counts.values().map(|counts| counts.added + counts.changed).sum()
    }
}

impl Registry {
    /// Takes over the records of a source, in their order: what a record names stands before it. `progress` is told how
    /// many are done.
    ///
    /// The source is compared with what it said last: a field is changed only if the source says something new about it
    /// and nobody else changed it. Run again it changes nothing; broken off, it goes on where it was.
    ///
    /// # Errors
    /// When the database fails or a record is refused; what was written before that stays.
    pub async fn import(
        &self,
        records: Vec<Record>,
        options: ImportOptions,
        author: &Author,
        mut progress: impl FnMut(usize),
    ) -> Result<ImportReport, Error> {
        let mut import = Import {
            options,
            author: author.clone(),
            report: ImportReport::default(),
            procedures: None,
            said: HashMap::new(),
        };
        let (mut done, mut batch) = (0, Vec::with_capacity(BATCH));
        let mut records = records.into_iter().peekable();
        while let Some(record) = records.next() {
            let kind = record.key().kind;
            batch.push(record);
            let next = records.peek().map(|next| next.key().kind);
            // A batch of points asks which procedures are there, so it begins when all of them are.
            let is_last = next.is_none_or(|next| next == Kind::ServicePoint && kind != Kind::ServicePoint);
            if batch.len() == BATCH || is_last {
                done += batch.len();
                let mut writing = self.begin_writing().await?;
                import.batch(std::mem::take(&mut batch), &mut writing).await?;
                writing.commit().await?;
                progress(done);
            }
        }
        self.count_missing(&mut import).await?;
        Ok(import.report)
    }

    /// Counts what earlier imports brought and this source doesn't have.
    async fn count_missing(&self, import: &mut Import) -> Result<(), Error> {
        let mut connection = self.database.pool.acquire().await?;
        let sql = "SELECT kind, COUNT(*) FROM imported GROUP BY kind";
        for row in sqlx::query(sql).fetch_all(&mut *connection).await? {
            let (kind, count): (String, i64) = (row.try_get(0)?, row.try_get(1)?);
            let kind = kind.parse::<Kind>().map_err(|reason| Error::damaged(0, &reason))?;
            let said = import.said.get(&kind).copied().unwrap_or_default();
            let missing = count.unsigned_abs().saturating_sub(said);
            if missing > 0 {
                import.report.counts.entry(kind).or_default().not_in_source = missing;
            }
        }
        Ok(())
    }
}

struct Import {
    options: ImportOptions,
    author: Author,
    report: ImportReport,
    /// The procedures that are there, once offers ask for them.
    procedures: Option<HashSet<String>>,
    /// How many records of a kind the source has.
    said: HashMap<Kind, u64>,
}

/// What the source said last about a record.
struct Said {
    /// The entry that says the same.
    number: Option<u64>,
    /// None: the entry has it.
    body: Option<Value>,
}

/// What follows for a record.
struct Outcome {
    edit: Option<Edit>,
    /// What the source says, where no entry will say the same.
    differing_source: Option<Value>,
}

impl Import {
    async fn batch(&mut self, mut records: Vec<Record>, writing: &mut Writing) -> Result<(), Error> {
        self.leave_out_removed_procedures(&mut records, writing).await?;
        let keys: Vec<Key> = records.iter().map(Record::key).collect();
        let mut current = writing.current(&keys).await?;
        let said = said(writing.dialect, &keys, &mut writing.transaction).await?;
        let earlier = said.values().filter_map(|said| said.number);
        let known: HashSet<u64> = current.values().map(|entry| entry.number.0).collect();
        let earlier = writing.entries_of(earlier.filter(|number| !known.contains(number))).await?;

        let (mut edits, mut marks) = (Vec::new(), Vec::new());
        let mut reader = Reader::default();
        for (record, key) in records.into_iter().zip(keys) {
            *self.said.entry(key.kind).or_default() += 1;
            let (now, said) = (current.remove(&key), said.get(&key));
            let before = said.and_then(|said| before(said, now.as_ref(), &earlier));
            let was = now.as_ref().map(|entry| entry.number.0);
            let outcome = self.outcome(record, now, before.as_ref(), &mut reader)?;
            let is_said_already = outcome.edit.is_none()
                && match (&outcome.differing_source, said) {
                    (None, Some(said)) => said.number == was,
                    (Some(source), Some(said)) => said.body.as_ref() == Some(source),
                    (_, None) => false,
                };
            if !is_said_already {
                let place = outcome.edit.as_ref().map(|_| edits.len());
                marks.push((key, place, was, outcome.differing_source));
            }
            edits.extend(outcome.edit);
        }
        let numbers = writing.append(edits, &self.author).await?;
        let rows = marks.into_iter().map(|(key, place, was, differing)| {
            let number = match (&differing, place) {
                (Some(_), _) => None,
                (None, Some(place)) => numbers[place].map(|number| number.0).or(was),
                (None, None) => was,
            };
            let body = differing.map(|body| body.to_string());
            json!({ "kind": key.kind.as_str(), "id": key.id, "number": number, "body": body })
        });
        mark(writing.dialect, rows_of(rows), &mut writing.transaction).await
    }

    /// What follows for a record from what stands there now and what the source said before.
    fn outcome(
        &mut self,
        record: Record,
        now: Option<Entry>,
        before: Option<&Value>,
        reader: &mut Reader,
    ) -> Result<Outcome, Error> {
        let key = record.key();
        let mut source = stored::body(&record);
        let Some(Entry { number, actor, record: standing, .. }) = now else {
            self.counts(key.kind).added += 1;
            let edit = Edit::set(record, domain::ChangeNumber::default());
            return Ok(Outcome { edit: Some(edit), differing_source: None });
        };
        let told = |merged: Merged, is_removed| Differing {
            key: key.clone(),
            kept: merged.kept,
            conflicts: merged.conflicts,
            is_removed,
            actor: actor.clone(),
            change: number.0,
        };
        let Some(standing) = standing else {
            let nothing = Merged { body: Value::Null, kept: Vec::new(), conflicts: Vec::new() };
            self.tell(told(nothing, true));
            self.counts(key.kind).unchanged += 1;
            return Ok(Outcome { edit: None, differing_source: Some(source) });
        };
        let standing = stored::body(&standing);
        self.fill_unsaid(&mut source, before.unwrap_or(&standing));
        let merged = merge::merge(before, &standing, &source, self.options.source_wins);
        let (is_changed, is_as_source) = (merged.body != standing, merged.body == source);
        let edit = if is_changed {
            let record = reader.record(key.kind, &key.id, merged.body.clone());
            let record = record.map_err(|error| Error::refused(&key, error.to_string()))?;
            Some(Edit::set(record, number))
        } else {
            None
        };
        if !merged.kept.is_empty() || !merged.conflicts.is_empty() {
            self.tell(told(merged, false));
        }
        let counts = self.counts(key.kind);
        if is_changed {
            counts.changed += 1;
        } else {
            counts.unchanged += 1;
        }
        Ok(Outcome { edit, differing_source: (!is_as_source).then_some(source) })
    }

    /// What the source has no table of is as it was.
    fn fill_unsaid(&self, source: &mut Value, before: &Value) {
        let ImportOptions { has_offers, has_exceptions, has_territories, .. } = self.options;
        let tables = [("offers", has_offers), ("exceptions", has_exceptions), ("territory", has_territories)];
        for (table, _) in tables.into_iter().filter(|(_, has)| !has) {
            if let (Some(source), Some(rows)) = (source.as_object_mut(), before.get(table)) {
                source.insert(table.to_owned(), rows.clone());
            }
        }
    }

    /// A new point may offer what somebody removed since.
    async fn leave_out_removed_procedures(
        &mut self,
        records: &mut [Record],
        writing: &mut Writing,
    ) -> Result<(), Error> {
        if records.iter().all(|record| record.offered().next().is_none()) {
            return Ok(());
        }
        let procedures = match &mut self.procedures {
            Some(known) => known,
            unknown => unknown.insert(procedures(&mut writing.transaction).await?),
        };
        for record in records {
            let Record::ServicePoint(office) = record else { continue };
            let offered = office.offers.len();
            office.offers.retain(|offer| procedures.contains(offer.procedure.as_str()));
            self.report.offers_without_procedure += (offered - office.offers.len()) as u64;
        }
        Ok(())
    }

    fn counts(&mut self, kind: Kind) -> &mut ImportCounts {
        self.report.counts.entry(kind).or_default()
    }

    fn tell(&mut self, differing: Differing) {
        self.report.differing_total += 1;
        if self.report.differing.len() < MOST_TOLD {
            self.report.differing.push(differing);
        }
    }
}

/// What the source said before.
fn before(said: &Said, now: Option<&Entry>, earlier: &HashMap<u64, Entry>) -> Option<Value> {
    let Some(number) = said.number else { return said.body.clone() };
    let entry = now.filter(|now| now.number.0 == number).or_else(|| earlier.get(&number))?;
    entry.record.as_ref().map(stored::body)
}

async fn procedures(connection: &mut AnyConnection) -> Result<HashSet<String>, Error> {
    let sql = "SELECT id FROM current_record WHERE kind = 'procedure' AND removed = 0";
    let rows = sqlx::query(sql).fetch_all(connection).await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

async fn said(
    dialect: Dialect,
    keys: &[Key],
    connection: &mut AnyConnection,
) -> Result<HashMap<Key, Said>, Error> {
    let sql = format!(
        "SELECT i.kind, i.id, i.number, i.body FROM {} \
         JOIN imported i ON i.kind = given.value->>'kind' AND i.id = given.value->>'id'",
        dialect.rows()
    );
    let rows = rows_of(keys.iter().map(|key| json!({ "kind": key.kind.as_str(), "id": key.id })));
    let mut said = HashMap::new();
    for row in sqlx::query(AssertSqlSafe(sql)).bind(rows).fetch_all(connection).await? {
        let (kind, id): (String, String) = (row.try_get(0)?, row.try_get(1)?);
        let (number, body): (Option<i64>, Option<String>) = (row.try_get(2)?, row.try_get(3)?);
        let kind = kind.parse::<Kind>().map_err(|reason| Error::damaged(0, &reason))?;
        let body = body.map(|body| serde_json::from_str(&body)).transpose();
        let body = body.map_err(|error| Error::damaged(0, &error))?;
        said.insert(Key::new(kind, id), Said { number: number.map(i64::unsigned_abs), body });
    }
    Ok(said)
}

async fn mark(dialect: Dialect, rows: String, connection: &mut AnyConnection) -> Result<(), Error> {
    let sql = format!(
        "INSERT INTO imported (kind, id, number, body) \
         SELECT given.value->>'kind', given.value->>'id', CAST(given.value->>'number' AS BIGINT), given.value->>'body' FROM {} WHERE true \
         ON CONFLICT (kind, id) DO UPDATE SET number = excluded.number, body = excluded.body",
        dialect.rows()
    );
    sqlx::query(AssertSqlSafe(sql)).bind(rows).execute(connection).await?;
    Ok(())
}
