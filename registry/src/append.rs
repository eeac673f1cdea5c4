//! Writing into the change log: all of an act, or nothing of it.

use std::collections::{HashMap, HashSet};

use domain::ChangeNumber;
use serde_json::{Value, json};
use sqlx::{Any, AnyConnection, AssertSqlSafe, Row, Transaction};

use crate::Error;
use crate::confirm;
use crate::copies;
use crate::database::Dialect;
use crate::entry::{Author, Cause, Entry, Line, stored_instant};
use crate::error::Conflict;
use crate::listing;
use crate::private::{self, PrivateValue, REASON};
use crate::record::{Key, Kind, Record};
use crate::registry::{Head, Registry, head};
use crate::rows::{self, COLUMNS};
use crate::stored::{self, Reader};

/// A change of one record, of the version that whoever makes it has seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The record.
    pub key: Key,
    /// The record from then on; none: it is removed.
    pub record: Option<Record>,
    /// The change that holds the version that was seen; 0: there was none.
    pub base: ChangeNumber,
    /// The change that this one undoes.
    pub refers_to: Option<ChangeNumber>,
}

impl Edit {
    /// A record is as given from now on.
    #[must_use]
    pub fn set(record: Record, base: ChangeNumber) -> Self {
        Self { key: record.key(), record: Some(record), base, refers_to: None }
    }

    /// A record is removed.
    #[must_use]
    pub fn remove(key: Key, base: ChangeNumber) -> Self {
        Self { key, record: None, base, refers_to: None }
    }
}

/// The end of what a record has come to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    number: u64,
    is_removed: bool,
}

impl Registry {
    /// Writes changes, one entry for each record that becomes another; gives their numbers, none for a record that
    /// already is as given. A procedure that is removed takes its offers with it: the points that have them change too.
    ///
    /// All of it is written or nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`] when a record isn't in the version that was seen, [`Error::Refused`] when a record is
    /// named twice or a point offers what isn't there, and when the database fails.
    pub async fn append(
        &self,
        edits: Vec<Edit>,
        author: &Author,
    ) -> Result<Vec<Option<ChangeNumber>>, Error> {
        let mut writing = self.begin_writing().await?;
        let numbers = writing.append(edits, author).await?;
        writing.commit().await?;
        Ok(numbers)
    }

    /// Takes the end of the log: until it is given back nobody else writes.
    pub(crate) async fn begin_writing(&self) -> Result<Writing, Error> {
        let dialect = self.database.dialect;
        let mut transaction = self.database.begin_to_write().await?;
        let lock = if dialect == Dialect::Postgres { " FOR UPDATE" } else { "" };
        let head = head(&mut transaction, lock).await?;
        Ok(Writing { dialect, transaction, head, reader: Reader::default() })
    }
}

/// A transaction that holds the end of the log.
pub(crate) struct Writing {
    pub(crate) dialect: Dialect,
    pub(crate) transaction: Transaction<'static, Any>,
    head: Head,
    reader: Reader,
}

impl Writing {
    /// Writes the end of the log and gives it back.
    pub(crate) async fn commit(mut self) -> Result<Head, Error> {
        let end = sqlx::query("UPDATE log_head SET number = $1, hash = $2 WHERE one = 1");
        let end = end.bind(self.head.number.0 as i64).bind(&self.head.hash);
        end.execute(&mut *self.transaction).await?;
        self.transaction.commit().await?;
        Ok(self.head)
    }

    /// Writes changes behind the end of the log; see [`Registry::append`].
    pub(crate) async fn append(
        &mut self,
        mut edits: Vec<Edit>,
        author: &Author,
    ) -> Result<Vec<Option<ChangeNumber>>, Error> {
        let asked = edits.len();
        let taken_with = self.offers_of_removed(&edits).await?;
        edits.extend(taken_with);
        let standing = self.expect_allowed(&edits).await?;
        // A source's own rows were compared before, and what it says of other units' codes has to get in to be seen.
        if author.cause != Cause::Import {
            self.expect_codes(&edits).await?;
        }
        let before = self.entries_of(standing.values().map(|standing| standing.number)).await?;

        let mut numbers = Vec::with_capacity(edits.len());
        let mut written = Written::default();
        for edit in &edits {
            let is_as_before = match standing.get(&edit.key) {
                Some(standing) => before[&standing.number].record == edit.record,
                None => edit.record.is_none(),
            };
            numbers.push(if is_as_before { None } else { Some(self.line(edit, author, &mut written)?) });
        }
        self.write(&written).await?;
        numbers.truncate(asked);
        Ok(numbers)
    }

    /// Refuses what can't be written as things stand, and gives which entries hold the records now.
    pub(crate) async fn expect_allowed(&mut self, edits: &[Edit]) -> Result<HashMap<Key, Standing>, Error> {
        expect_distinct(edits)?;
        let standing = self.standing(edits.iter().map(|edit| &edit.key)).await?;
        self.expect_bases(edits, &standing).await?;
        self.expect_procedures(edits).await?;
        self.expect_successors(edits).await?;
        Ok(standing)
    }

    /// What else changes when procedures are removed: the points that offer them.
    async fn offers_of_removed(&mut self, edits: &[Edit]) -> Result<Vec<Edit>, Error> {
        let is_removal = |edit: &&Edit| edit.record.is_none() && edit.key.kind == Kind::Procedure;
        let removed: HashSet<&str> =
            edits.iter().filter(is_removal).map(|edit| edit.key.id.as_str()).collect();
        if removed.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "SELECT DISTINCT r.number FROM {} JOIN offered o ON o.procedure_id = given.value->>'id' \
             JOIN current_record r ON r.kind = 'service_point' AND r.id = o.service_point_id ORDER BY r.number",
            self.dialect.rows()
        );
        let ids = rows_of(removed.iter().map(|id| json!({ "id": id })));
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(ids).fetch_all(&mut *self.transaction).await?;
        let numbers: Vec<i64> = rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?;
        let offering = self.entries_of(numbers.iter().map(|number| number.unsigned_abs())).await?;
        let changed: HashSet<&Key> = edits.iter().map(|edit| &edit.key).collect();
        let mut offering: Vec<Entry> = offering.into_values().collect();
        offering.sort_unstable_by_key(|entry| entry.number);
        let mut taken = Vec::new();
        for entry in offering.into_iter().filter(|entry| !changed.contains(&entry.key)) {
            let Some(Record::ServicePoint(mut office)) = entry.record else { continue };
            office.offers.retain(|offer| !removed.contains(offer.procedure.as_str()));
            office.exceptions.retain(|exception| {
                exception.procedure.as_ref().is_none_or(|procedure| !removed.contains(procedure.as_str()))
            });
            taken.push(Edit::set(Record::ServicePoint(office), entry.number));
        }
        Ok(taken)
    }

    /// The entries that hold records now.
    pub(crate) async fn current(&mut self, keys: &[Key]) -> Result<HashMap<Key, Entry>, Error> {
        let standing = self.standing(keys.iter()).await?;
        let entries = self.entries_of(standing.values().map(|standing| standing.number)).await?;
        Ok(entries.into_values().map(|entry| (entry.key.clone(), entry)).collect())
    }

    /// Which entry holds each of the records now.
    async fn standing(&mut self, keys: impl Iterator<Item = &Key>) -> Result<HashMap<Key, Standing>, Error> {
        let sql = format!(
            "SELECT r.kind, r.id, r.number, r.removed FROM {} \
             JOIN current_record r ON r.kind = given.value->>'kind' AND r.id = given.value->>'id'",
            self.dialect.rows()
        );
        let keys = keys.map(|key| json!({ "kind": key.kind.as_str(), "id": key.id }));
        let query = sqlx::query(AssertSqlSafe(sql)).bind(rows_of(keys));
        let mut standing = HashMap::new();
        for row in query.fetch_all(&mut *self.transaction).await? {
            let (kind, id): (String, String) = (row.try_get(0)?, row.try_get(1)?);
            let (number, removed): (i64, i64) = (row.try_get(2)?, row.try_get(3)?);
            let number = number.unsigned_abs();
            let kind = kind.parse::<Kind>().map_err(|reason| Error::damaged(number, &reason))?;
            standing.insert(Key::new(kind, id), Standing { number, is_removed: removed != 0 });
        }
        Ok(standing)
    }

    async fn expect_bases(&mut self, edits: &[Edit], standing: &HashMap<Key, Standing>) -> Result<(), Error> {
        for edit in edits {
            let number = standing.get(&edit.key).map_or(0, |standing| standing.number);
            if number == edit.base.0 {
                continue;
            }
            let theirs = self.entries_of([number].into_iter().filter(|number| *number > 0)).await?;
            return Err(Error::Conflict(Box::new(Conflict {
                key: edit.key.clone(),
                yours: edit.record.clone(),
                base: edit.base.0,
                theirs: theirs.into_values().next(),
            })));
        }
        Ok(())
    }

    /// Refuses offers of what isn't there, or won't be.
    async fn expect_procedures(&mut self, edits: &[Edit]) -> Result<(), Error> {
        let mut unknown: HashMap<&str, &Key> = HashMap::new();
        for edit in edits {
            let offered = edit.record.iter().flat_map(Record::offered);
            unknown.extend(offered.map(|procedure| (procedure, &edit.key)));
        }
        let (mut set, mut removed) = (HashSet::new(), HashSet::new());
        for edit in edits.iter().filter(|edit| edit.key.kind == Kind::Procedure) {
            if edit.record.is_some() { &mut set } else { &mut removed }.insert(edit.key.id.as_str());
        }
        unknown.retain(|procedure, _| !set.contains(procedure));
        let keys: Vec<Key> = unknown.keys().map(|procedure| Key::new(Kind::Procedure, *procedure)).collect();
        let standing = if keys.is_empty() { HashMap::new() } else { self.standing(keys.iter()).await? };
        let mut missing: Vec<(&str, &Key)> = unknown
            .into_iter()
            .filter(|(procedure, _)| {
                let known = standing.get(&Key::new(Kind::Procedure, *procedure));
                removed.contains(procedure) || known.is_none_or(|standing| standing.is_removed)
            })
            .collect();
        missing.sort_unstable();
        match missing.first() {
            Some((procedure, key)) => Err(Error::refused(
                key,
                format!("offers {procedure}, which is no procedure of the register: add it first"),
            )),
            None => Ok(()),
        }
    }

    pub(crate) async fn entries_of(
        &mut self,
        numbers: impl Iterator<Item = u64>,
    ) -> Result<HashMap<u64, Entry>, Error> {
        let numbers: Vec<Value> = numbers.map(|number| json!({ "number": number })).collect();
        if numbers.is_empty() {
            return Ok(HashMap::new());
        }
        let sql = format!(
            "SELECT {COLUMNS} FROM {} JOIN change_log l ON l.number = CAST(given.value->>'number' AS BIGINT)",
            self.dialect.rows()
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(Value::Array(numbers).to_string());
        let rows = query.fetch_all(&mut *self.transaction).await?;
        let lines = rows.iter().map(rows::line).collect::<Result<_, _>>()?;
        let entries = rows::entries(self.dialect, lines, &mut self.reader, &mut self.transaction).await?;
        Ok(entries.into_iter().map(|entry| (entry.number.0, entry)).collect())
    }

    /// Makes the line of an edit, behind the end of the log.
    fn line(&mut self, edit: &Edit, author: &Author, written: &mut Written) -> Result<ChangeNumber, Error> {
        let number = self.head.number.next();
        let approver = author.approved_by.as_ref();
        let (id, actor, reason) = (Some(&edit.key.id), Some(&author.actor), author.reason.as_ref());
        let words = [id, actor, author.batch.as_ref(), reason, approver];
        words.into_iter().flatten().try_for_each(|word| expect_text(&edit.key, word))?;
        let mut private = Vec::new();
        let body = match &edit.record {
            Some(record) => {
                let mut body = stored::body(record);
                expect_texts(&edit.key, &body)?;
                private = private::seal(&mut body)?;
                Some(body.to_string())
            }
            None => None,
        };
        let reason = author.reason.as_deref().map(|words| PrivateValue::new(REASON, words)).transpose()?;
        let line = Line {
            number: number.0,
            at: stored_instant(author.at),
            actor: author.actor.clone(),
            cause: author.cause.as_str().to_owned(),
            kind: edit.key.kind.as_str().to_owned(),
            record_id: edit.key.id.clone(),
            base: edit.base.0,
            refers_to: edit.refers_to.map(|change| change.0),
            batch: author.batch.clone(),
            reason: reason.as_ref().map(PrivateValue::hash),
            body,
            approved_by: author.approved_by.clone(),
        };
        private.extend(reason);
        self.head = Head { number, hash: line.hash(&self.head.hash) };
        written.add(edit, &line, &self.head.hash, &private);
        Ok(number)
    }

    async fn write(&mut self, written: &Written) -> Result<(), Error> {
        let rows = self.dialect.rows();
        let integer = |column: &str| format!("CAST(given.value->>'{column}' AS BIGINT)");
        let statements = [
            (
                &written.lines,
                format!(
                    "INSERT INTO change_log (number, at, actor, cause, kind, record_id, base, refers_to, batch, \
                     reason, body, approved_by, hash) SELECT {}, given.value->>'at', given.value->>'actor', given.value->>'cause', given.value->>'kind', \
                     given.value->>'record_id', {}, {}, given.value->>'batch', given.value->>'reason', given.value->>'body', \
                     given.value->>'approved_by', given.value->>'hash' \
                     FROM {rows}",
                    integer("number"),
                    integer("base"),
                    integer("refers_to"),
                ),
            ),
            (
                &written.private,
                format!(
                    "INSERT INTO private_value (number, path, salt, value) \
                     SELECT {}, given.value->>'path', given.value->>'salt', given.value->>'value' FROM {rows}",
                    integer("number"),
                ),
            ),
            (
                &written.standing,
                format!(
                    "INSERT INTO current_record (kind, id, number, removed) \
                     SELECT given.value->>'kind', given.value->>'id', {}, {} FROM {rows} WHERE true \
                     ON CONFLICT (kind, id) DO UPDATE SET number = excluded.number, removed = excluded.removed",
                    integer("number"),
                    integer("removed"),
                ),
            ),
            (
                &written.changed_points,
                format!(
                    "DELETE FROM offered WHERE service_point_id IN (SELECT given.value->>'id' FROM {rows})"
                ),
            ),
            (
                &written.offers,
                format!(
                    "INSERT INTO offered (procedure_id, service_point_id) \
                     SELECT given.value->>'procedure', given.value->>'point' FROM {rows}"
                ),
            ),
            (&written.points, listing::point_statement(self.dialect)),
            (&written.procedures, listing::procedure_statement(self.dialect)),
            (
                &written.removed_points,
                format!("DELETE FROM listed_point WHERE id IN (SELECT given.value->>'id' FROM {rows})"),
            ),
            (
                &written.removed_procedures,
                format!("DELETE FROM listed_procedure WHERE id IN (SELECT given.value->>'id' FROM {rows})"),
            ),
            (&written.copies, copies::statement(self.dialect)),
            (&written.confirmed, confirm::statement(self.dialect)),
            (
                &written.unconfirmed,
                format!(
                    "DELETE FROM confirmed WHERE task || ' ' || of_id IN (SELECT given.value->>'id' FROM {rows})"
                ),
            ),
        ];
        for (rows, sql) in statements {
            if !rows.is_empty() {
                insert(AssertSqlSafe(sql), rows, &mut self.transaction).await?;
            }
        }
        Ok(())
    }
}

async fn insert(
    sql: AssertSqlSafe<String>,
    rows: &[Value],
    connection: &mut AnyConnection,
) -> Result<(), Error> {
    sqlx::query(sql).bind(rows_of(rows.iter().cloned())).execute(connection).await?;
    Ok(())
}

/// Rows for a statement that takes many.
pub(crate) fn rows_of(rows: impl Iterator<Item = Value>) -> String {
    Value::Array(rows.collect()).to_string()
}

/// What is to be inserted into which table.
#[derive(Default)]
struct Written {
    lines: Vec<Value>,
    private: Vec<Value>,
    standing: Vec<Value>,
    changed_points: Vec<Value>,
    offers: Vec<Value>,
    points: Vec<Value>,
    procedures: Vec<Value>,
    removed_points: Vec<Value>,
    removed_procedures: Vec<Value>,
    copies: Vec<Value>,
    confirmed: Vec<Value>,
    unconfirmed: Vec<Value>,
}

impl Written {
    fn add(&mut self, edit: &Edit, line: &Line, hash: &str, private: &[PrivateValue]) {
        let (number, Key { kind, id }) = (line.number, &edit.key);
        let mut row = json!(line);
        row["hash"] = hash.into();
        self.lines.push(row);
        self.private.extend(private.iter().map(|private| {
            json!({ "number": number, "path": private.path, "salt": private.salt, "value": private.value })
        }));
        let removed = i64::from(edit.record.is_none());
        self.standing.push(json!({ "kind": kind.as_str(), "id": id, "number": number, "removed": removed }));
        match (kind, &edit.record) {
            (_, Some(Record::ServicePoint(office))) => {
                self.points.push(listing::point_row(office, line));
                self.copies.push(copies::row(office));
            }
            (_, Some(Record::Procedure(one))) => self.procedures.push(listing::procedure_row(one, line)),
            (_, Some(Record::Confirmation(said))) => self.confirmed.push(confirm::row(said, line)),
            (Kind::ServicePoint, None) => self.removed_points.push(json!({ "id": id })),
            (Kind::Procedure, None) => self.removed_procedures.push(json!({ "id": id })),
            (Kind::Confirmation, None) => self.unconfirmed.push(json!({ "id": id })),
            _ => {}
        }
        if *kind == Kind::ServicePoint {
            if edit.base.0 > 0 {
                self.changed_points.push(json!({ "id": id }));
            }
            let offered = edit.record.iter().flat_map(Record::offered);
            self.offers.extend(offered.map(|procedure| json!({ "procedure": procedure, "point": id })));
        }
    }
}

fn expect_distinct(edits: &[Edit]) -> Result<(), Error> {
    let mut seen = HashSet::new();
    for edit in edits {
        if let Some(record) = edit.record.as_ref().filter(|record| record.key() != edit.key) {
            return Err(Error::refused(&edit.key, format!("the record given for it is {}", record.key())));
        }
        if !seen.insert(&edit.key) {
            return Err(Error::refused(
                &edit.key,
                "stands twice in one act: expected one change of a record",
            ));
        }
        let mut offered = HashSet::new();
        for procedure in edit.record.iter().flat_map(Record::offered) {
            if !offered.insert(procedure) {
                return Err(Error::refused(&edit.key, format!("offers {procedure} twice: expected once")));
            }
        }
    }
    Ok(())
}

/// Refuses what one of the databases can't store: PostgreSQL has no texts with the character zero.
fn expect_texts(key: &Key, body: &Value) -> Result<(), Error> {
    match body {
        Value::String(text) => expect_text(key, text),
        Value::Array(values) => values.iter().try_for_each(|value| expect_texts(key, value)),
        Value::Object(fields) => fields.iter().try_for_each(|(name, value)| {
            expect_text(key, name)?;
            expect_texts(key, value)
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

fn expect_text(key: &Key, text: &str) -> Result<(), Error> {
    if text.contains('\0') {
        return Err(Error::refused(key, "holds the character U+0000: expected a text without it"));
    }
    Ok(())
}
