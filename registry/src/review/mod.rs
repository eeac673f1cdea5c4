//! Changes that wait for a second person: proposed by one, decided by another, and one change in the log that names both.

mod rules;
mod stored;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::ChangeNumber;
use serde_json::{Value, json};
use sqlx::AssertSqlSafe;

use crate::Error;
use crate::append::{Edit, Writing, rows_of};
use crate::entry::{Author, Cause, stored_instant};
use crate::people::random_word;
use crate::record::{Key, Record};
use crate::registry::Registry;
use crate::rows::{self, COLUMNS};
use domain::vocabulary;

pub use rules::{Limits, Reason, reasons_to_wait};

/// Characters of the id of a waiting change.
const ID_CHARS: usize = 16;

vocabulary! {
    /// What became of a change that had to wait.
    WaitingState("state of a waiting change") {
        /// Nobody decided yet.
        Waiting = "waiting",
        /// It is in the log.
        Approved = "approved",
        /// A second person sent it back.
        Returned = "returned",
        /// Its author took it back.
        Withdrawn = "withdrawn",
    }
}

/// A change that waits for a second person, or did.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// Names it; also the act in the log, once it was approved.
    pub id: String,
    /// What became of it.
    pub state: WaitingState,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Who made it.
    pub made_by: String,
    /// Why, in a word.
    pub cause: Cause,
    /// Why, in words.
    pub why: Option<String>,
    /// Why it has to wait.
    pub reasons: Vec<Reason>,
    /// What was found when it was made, in the words of whoever made it wait.
    pub findings: Value,
    /// What is proposed, each of the version that its author saw.
    pub edits: Vec<Edit>,
    /// What was decided; none: nobody did yet.
    pub decision: Option<Decision>,
}

/// What was decided about a waiting change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom: a second person, or its author who withdrew it.
    pub by: String,
    /// In words.
    pub words: Option<String>,
}

/// Why nothing was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotDecided {
    /// There is no such change.
    #[error("there is no such change")]
    Missing,
    /// Nobody decides about a change of their own.
    #[error("it is your own change: somebody else has to decide about it, or withdraw it")]
    Own,
    /// Only its author withdraws a change.
    #[error("only its author can withdraw it")]
    NotOwn,
    /// Somebody decided already.
    #[error("it was {} already", .0.as_str())]
    Already(WaitingState),
}

/// Which changes are listed; everything that is given has to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaitingFilter {
    /// In a state.
    pub state: Option<WaitingState>,
    /// Made by somebody.
    pub made_by: Option<String>,
    /// That change a record.
    pub record: Option<Key>,
}

impl Registry {
    /// The records in the versions that edits were made of, in the order of the edits; none where there was none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn seen_by(&self, edits: &[Edit]) -> Result<Vec<Option<Record>>, Error> {
        let sql = format!(
            "SELECT {COLUMNS} FROM {} JOIN change_log l ON l.number = CAST(given.value->>'number' AS BIGINT)",
            self.database.dialect.rows()
        );
        let numbers = edits.iter().map(|edit| json!({ "number": edit.base.0 }));
        let mut connection = self.database.pool.acquire().await?;
        let query = sqlx::query(AssertSqlSafe(sql)).bind(rows_of(numbers));
        let rows = query.fetch_all(&mut *connection).await?;
        let lines = rows.iter().map(rows::line).collect::<Result<_, _>>()?;
        let entries = self.entries(lines, &mut connection).await?;
        let mut seen: HashMap<Key, Option<Record>> =
            entries.into_iter().map(|entry| (entry.key, entry.record)).collect();
        Ok(edits.iter().map(|edit| seen.remove(&edit.key).flatten()).collect())
    }

    /// Keeps a change until a second person decides, and gives its id. It has to be one that could be written now.
    ///
    /// # Errors
    /// As of [`Registry::append`].
    pub async fn wait(
        &self,
        edits: Vec<Edit>,
        author: &Author,
        reasons: &[Reason],
        findings: &Value,
    ) -> Result<String, Error> {
        let mut writing = self.begin_writing().await?;
        writing.expect_allowed(&edits).await?;
        let id = format!("review-{}", random_word(ID_CHARS)?);
        let insert = "INSERT INTO waiting_change (id, state, made_at, made_by, cause, why, reasons, findings) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let insert = sqlx::query(insert).bind(&id).bind(WaitingState::Waiting.as_str());
        let insert = insert.bind(stored_instant(author.at)).bind(&author.actor).bind(author.cause.as_str());
        let insert = insert.bind(&author.reason).bind(json!(reasons).to_string()).bind(findings.to_string());
        insert.execute(&mut *writing.transaction).await?;
        let rows = (0_i64..).zip(&edits).map(|(place, edit)| stored::row(&id, place, edit));
        let sql = stored::insert(writing.dialect);
        sqlx::query(AssertSqlSafe(sql)).bind(rows_of(rows)).execute(&mut *writing.transaction).await?;
        writing.commit().await?;
        Ok(id)
    }

    /// A change that waits or did.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting(&self, id: &str) -> Result<Option<Waiting>, Error> {
        let mut connection = self.database.pool.acquire().await?;
        let (given, dialect) = ([id.to_owned()], self.database.dialect);
        Ok(stored::read("w.id = $1", &given, "", dialect, &mut connection).await?.pop())
    }

    /// The changes that pass a filter, those that were made last first: `limit` of them behind the first `skip`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting_changes(
        &self,
        filter: &WaitingFilter,
        skip: u32,
        limit: u32,
    ) -> Result<Vec<Waiting>, Error> {
        let (mut conditions, mut given) = (vec!["1 = 1".to_owned()], Vec::new());
        let state = filter.state.map(|state| state.as_str().to_owned());
        for (column, word) in [("w.state", state), ("w.made_by", filter.made_by.clone())] {
            if let Some(word) = word {
                given.push(word);
                conditions.push(format!("{column} = ${}", given.len()));
            }
        }
        if let Some(key) = &filter.record {
            let [kind, id] = [given.len() + 1, given.len() + 2];
            conditions.push(format!(
                "w.id IN (SELECT e.waiting_id FROM waiting_edit e WHERE e.kind = ${kind} AND e.record_id = ${id})"
            ));
            given.extend([key.kind.as_str().to_owned(), key.id.clone()]);
        }
        let order = format!("ORDER BY w.made_at DESC, w.id DESC LIMIT {limit} OFFSET {skip}");
        let mut connection = self.database.pool.acquire().await?;
        stored::read(&conditions.join(" AND "), &given, &order, self.database.dialect, &mut connection).await
    }

    /// Writes a change that waited, as one act of its author that names who approved it; gives the numbers as
    /// [`Registry::append`] does. The act is named by the id of the change.
    ///
    /// # Errors
    /// [`Error::Conflict`] when a record was changed meanwhile: nothing is written, and the change goes on waiting. When the
    /// database fails.
    pub async fn approve(
        &self,
        id: &str,
        by: &str,
        at: DateTime<Utc>,
        words: Option<&str>,
    ) -> Result<Result<Vec<Option<ChangeNumber>>, NotDecided>, Error> {
        let mut writing = self.begin_writing().await?;
        let waiting = match writing.undecided(id).await? {
            Ok(waiting) if waiting.made_by == by => return Ok(Err(NotDecided::Own)),
            Ok(waiting) => waiting,
            Err(why) => return Ok(Err(why)),
        };
        let author = Author {
            reason: waiting.why,
            batch: Some(waiting.id),
            approved_by: Some(by.to_owned()),
            ..Author::new(&waiting.made_by, at, waiting.cause)
        };
        let numbers = writing.append(waiting.edits, &author).await?;
        writing.decide(id, WaitingState::Approved, by, at, words).await?;
        writing.commit().await?;
        Ok(Ok(numbers))
    }

    /// Sends a change that waits back to its author, with words. Nothing of it is written.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn send_back(
        &self,
        id: &str,
        by: &str,
        at: DateTime<Utc>,
        words: &str,
    ) -> Result<Result<(), NotDecided>, Error> {
        let mut writing = self.begin_writing().await?;
        match writing.undecided(id).await? {
            Ok(waiting) if waiting.made_by == by => return Ok(Err(NotDecided::Own)),
            Ok(_) => {}
            Err(why) => return Ok(Err(why)),
        }
        writing.decide(id, WaitingState::Returned, by, at, Some(words)).await?;
        writing.commit().await?;
        Ok(Ok(()))
    }

    /// Takes a change back that waits: only its author does that.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn withdraw(
        &self,
        id: &str,
        by: &str,
        at: DateTime<Utc>,
        words: Option<&str>,
    ) -> Result<Result<(), NotDecided>, Error> {
        let mut writing = self.begin_writing().await?;
        match writing.undecided(id).await? {
            Ok(waiting) if waiting.made_by != by => return Ok(Err(NotDecided::NotOwn)),
            Ok(_) => {}
            Err(why) => return Ok(Err(why)),
        }
        writing.decide(id, WaitingState::Withdrawn, by, at, words).await?;
        writing.commit().await?;
        Ok(Ok(()))
    }
}

impl Writing {
    async fn undecided(&mut self, id: &str) -> Result<Result<Waiting, NotDecided>, Error> {
        let given = [id.to_owned()];
        let found = stored::read("w.id = $1", &given, "", self.dialect, &mut self.transaction).await?.pop();
        Ok(match found {
            None => Err(NotDecided::Missing),
            Some(waiting) if waiting.state != WaitingState::Waiting => {
                Err(NotDecided::Already(waiting.state))
            }
            Some(waiting) => Ok(waiting),
        })
    }

    async fn decide(
        &mut self,
        id: &str,
        state: WaitingState,
        by: &str,
        at: DateTime<Utc>,
        words: Option<&str>,
    ) -> Result<(), Error> {
        let sql = "UPDATE waiting_change SET state = $1, decided_at = $2, decided_by = $3, words = $4 WHERE id = $5";
        let update = sqlx::query(sql).bind(state.as_str()).bind(stored_instant(at)).bind(by);
        update.bind(words).bind(id).execute(&mut *self.transaction).await?;
        Ok(())
    }
}
