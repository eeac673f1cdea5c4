//! Whether the change log is what was written: numbers without gaps, the chain of hashes, the hashes of personal
//! values, and what follows from the log.

use std::collections::HashMap;

use domain::ChangeNumber;
use serde_json::Value;
use sqlx::{AnyConnection, Row};

use crate::Error;
use crate::entry::Line;
use crate::private::{self, REASON, salted_hash};
use crate::registry::{Head, Registry, head, lines_after};

/// Lines that are read at a time.
const PAGE: u32 = 2_000;

/// Faults that are told one by one.
const FAULTS_SHOWN: usize = 20;

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// The end of the log.
    pub head: Head,
    /// Entries that were read.
    pub entries: u64,
    /// Personal values that were erased.
    pub erased: u64,
    /// Everything that isn't as it was written; the first ones.
    pub faults: Vec<Fault>,
}

/// Something that isn't as it was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("change {number}: {what}")]
pub struct Fault {
    /// The change.
    pub number: u64,
    /// What is wrong.
    pub what: String,
}

struct Verifying {
    previous: String,
    next: u64,
    erased: u64,
    faults: Vec<Fault>,
    /// The hash that the log had at a change that was noted down.
    noted: Option<Head>,
}

impl Registry {
    /// Reads the whole log and compares it with its hashes. `noted` is an earlier end of the log: it shows whether
    /// anything before it was altered since, also by somebody who computed all hashes anew.
    ///
    /// # Errors
    /// When the database fails. What is wrong with the log is no error but [`Verification::faults`].
    pub async fn verify(&self, noted: Option<Head>) -> Result<Verification, Error> {
        // One transaction, so that nothing is written between the log and what follows from it.
        let mut transaction = self.database.pool.begin().await?;
        if self.database.dialect == crate::database::Dialect::Postgres {
            sqlx::raw_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                .execute(&mut *transaction)
                .await?;
        }
        let head = head(&mut transaction, "").await?;
        let mut verifying =
            Verifying { previous: String::new(), next: 1, erased: 0, faults: Vec::new(), noted };
        loop {
            let lines = lines_after(verifying.next - 1, PAGE, &mut transaction).await?;
            let (Some(first), Some(last)) = (lines.first(), lines.last()) else { break };
            let values = stored_values(first.0.number, last.0.number, &mut transaction).await?;
            for (line, hash) in lines {
                let values = values.get(&line.number);
                verifying.line(line, hash, values);
            }
        }
        verifying.end(&head);
        let stray = stray_records(&mut transaction).await?;
        verifying.faults.extend(stray);
        let Verifying { next, erased, mut faults, .. } = verifying;
        faults.truncate(FAULTS_SHOWN);
        Ok(Verification { head, entries: next - 1, erased, faults })
    }
}

/// Salt and value of an entry's personal values, by path.
type Stored = HashMap<String, (String, Option<String>)>;

impl Verifying {
    fn fault(&mut self, number: u64, what: impl Into<String>) {
        if self.faults.len() < FAULTS_SHOWN {
            self.faults.push(Fault { number, what: what.into() });
        }
    }

    fn line(&mut self, mut line: Line, hash: String, values: Option<&Stored>) {
        let number = line.number;
        if number != self.next {
            self.fault(number, format!("stands where {} was expected: entries are missing", self.next));
        }
        if line.hash(&self.previous) != hash {
            self.fault(number, "the entry doesn't have its hash: it, or one before it, was altered");
        }
        if self.noted.as_ref().is_some_and(|noted| noted.number.0 == number && noted.hash != hash) {
            self.fault(number, "its hash isn't the one that was noted down: the log was written anew");
        }
        // From here on the chain is that of what stands there, so that one fault is told once.
        self.previous = hash;
        self.next = number + 1;
        match hashes(&mut line) {
            Ok(hashes) => self.values(number, &hashes, values),
            Err(error) => self.fault(number, format!("its body can't be read: {error}")),
        }
    }

    fn values(&mut self, number: u64, hashes: &HashMap<String, String>, values: Option<&Stored>) {
        let mut paths: Vec<&String> = hashes.keys().collect();
        paths.sort_unstable();
        for path in paths {
            match values.and_then(|values| values.get(path)) {
                None => self.fault(number, format!("the value of its {path} is missing, and wasn't erased")),
                Some((_, None)) => self.erased += 1,
                Some((salt, Some(value))) if salted_hash(salt, value) == hashes[path] => {}
                Some(_) => self.fault(number, format!("the value of its {path} was altered")),
            }
        }
        let unknown = values.into_iter().flatten().filter(|(path, _)| !hashes.contains_key(*path)).count();
        if unknown > 0 {
            self.fault(number, format!("{unknown} personal values belong to nothing in it"));
        }
    }

    fn end(&mut self, head: &Head) {
        if head.number.0 + 1 != self.next || head.hash != self.previous {
            self.fault(
                head.number.0,
                format!("the end of the log was noted there, but the last entry is {}", self.next - 1),
            );
        }
        if let Some(noted) = self.noted.take().filter(|noted| noted.number.0 >= self.next) {
            self.fault(noted.number.0, "it was noted down, but the log ends before it");
        }
    }
}

/// The hashes of personal values that an entry holds, by path.
fn hashes(line: &mut Line) -> Result<HashMap<String, String>, Error> {
    let mut hashes = HashMap::new();
    if let Some(body) = &line.body {
        let mut body: Value =
            serde_json::from_str(body).map_err(|error| Error::damaged(line.number, &error))?;
        hashes = private::hashes(&mut body)?;
    }
    hashes.extend(line.reason.take().map(|hash| (REASON.to_owned(), hash)));
    Ok(hashes)
}

async fn stored_values(
    first: u64,
    last: u64,
    connection: &mut AnyConnection,
) -> Result<HashMap<u64, Stored>, Error> {
    let sql = "SELECT number, path, salt, value FROM private_value WHERE number BETWEEN $1 AND $2";
    let mut values: HashMap<u64, Stored> = HashMap::new();
    for row in sqlx::query(sql).bind(first as i64).bind(last as i64).fetch_all(connection).await? {
        let number: i64 = row.try_get(0)?;
        let stored = (row.try_get(2)?, row.try_get(3)?);
        values.entry(number.unsigned_abs()).or_default().insert(row.try_get(1)?, stored);
    }
    Ok(values)
}

/// Records that aren't said to stand where the log has them.
async fn stray_records(connection: &mut AnyConnection) -> Result<Vec<Fault>, Error> {
    let sql = "SELECT COALESCE(l.number, r.number), COALESCE(l.kind, r.kind), COALESCE(l.record_id, r.id)
        FROM (SELECT kind, record_id, MAX(number) AS number FROM change_log GROUP BY kind, record_id) l
        FULL JOIN current_record r ON r.kind = l.kind AND r.id = l.record_id
        WHERE r.number IS NULL OR l.number IS NULL OR r.number <> l.number ORDER BY 1 LIMIT 20";
    let mut faults = Vec::new();
    for row in sqlx::query(sql).fetch_all(connection).await? {
        let (number, kind, id): (i64, String, String) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        let number = ChangeNumber(number.unsigned_abs()).0;
        faults.push(Fault { number, what: format!("{kind} {id} isn't held by the newest entry about it") });
    }
    Ok(faults)
}
