//! Reports of mistakes: whoever may edit the record answers or closes them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ChangeNumber;
use sqlx::any::AnyRow;
use sqlx::query::Query;
use sqlx::{AssertSqlSafe, Row};

use crate::Error;
use crate::entry::stored_instant;
use crate::people::random_word;
use crate::record::{Key, Kind};
use crate::registry::Registry;
use domain::vocabulary;

/// Characters of the id of a ticket, which is random: nothing tells in which order reports of a day came.
const ID_CHARS: usize = 16;

const COLUMNS: &str = "id, state, received_on, kind, record_id, field, procedure_id, shown, words, language, \
                       snapshot, change, asked_by, answered_at, answered_by, answer";

vocabulary! {
    /// What became of a report.
    TicketState("state of a report") {
        /// Nobody looked at it yet.
        Open = "open",
        /// It was right, and something was done.
        Answered = "answered",
        /// There is nothing to do.
        Closed = "closed",
    }
}

/// What somebody reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTicket {
    /// The day, in Thailand.
    pub received_on: NaiveDate,
    /// The record that it is about.
    pub record: Key,
    /// What of it is wrong.
    pub field: String,
    /// The procedure, where it is about one at an office.
    pub procedure: Option<String>,
    /// What the page showed.
    pub shown: Option<String>,
    /// What would be right, in the sender's words.
    pub words: String,
    /// The language of the page.
    pub language: String,
    /// The data that the page was made of.
    pub snapshot: String,
    /// The last change that the page knew.
    pub change: ChangeNumber,
    /// The id of whoever of the back office asks about the record; none: a citizen reports, and nobody knows who.
    pub asked_by: Option<String>,
}

/// A report with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Names it.
    pub id: String,
    /// What became of it.
    pub state: TicketState,
    /// What was reported.
    pub report: NewTicket,
    /// Who decided, when, and what they say; none: nobody yet.
    pub answer: Option<Answer>,
}

/// What was decided about a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
    /// In words.
    pub words: Option<String>,
}

/// Which reports are listed; everything that is given has to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TicketFilter {
    /// In a state.
    pub state: Option<TicketState>,
    /// About a record.
    pub record: Option<Key>,
}

impl Registry {
    /// Keeps a report, and gives its id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn report(&self, ticket: &NewTicket) -> Result<String, Error> {
        let id = format!("ticket-{}", random_word(ID_CHARS)?);
        let insert = "INSERT INTO ticket (id, state, received_on, kind, record_id, field, procedure_id, shown, \
                      words, language, snapshot, change, asked_by) \
                      VALUES ($1, 'open', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        let insert = sqlx::query(insert).bind(&id).bind(ticket.received_on.to_string());
        let insert = insert.bind(ticket.record.kind.as_str()).bind(&ticket.record.id).bind(&ticket.field);
        let insert = insert.bind(&ticket.procedure).bind(&ticket.shown).bind(&ticket.words);
        let insert = insert.bind(&ticket.language).bind(&ticket.snapshot).bind(ticket.change.0 as i64);
        let insert = insert.bind(&ticket.asked_by);
        insert.execute(&self.database.pool).await?;
        Ok(id)
    }

    /// A report.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ticket(&self, id: &str) -> Result<Option<Ticket>, Error> {
        let sql = format!("SELECT {COLUMNS} FROM ticket WHERE id = $1");
        let row = sqlx::query(AssertSqlSafe(sql)).bind(id).fetch_optional(&self.database.pool).await?;
        row.as_ref().map(ticket).transpose()
    }

    /// The reports that pass a filter, the newest day first: `limit` behind the first `skip`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tickets(&self, filter: &TicketFilter, skip: u32, limit: u32) -> Result<Vec<Ticket>, Error> {
        let (mut conditions, mut given) = (vec!["1 = 1".to_owned()], Vec::new());
        let state = filter.state.map(|state| ("state", state.as_str().to_owned()));
        let record = filter.record.iter();
        let record =
            record.flat_map(|key| [("kind", key.kind.as_str().to_owned()), ("record_id", key.id.clone())]);
        for (column, word) in state.into_iter().chain(record) {
            given.push(word);
            conditions.push(format!("{column} = ${}", given.len()));
        }
        let sql = format!(
            "SELECT {COLUMNS} FROM ticket WHERE {} ORDER BY received_on DESC, id LIMIT {limit} OFFSET {skip}",
            conditions.join(" AND ")
        );
        let query = given.iter().fold(sqlx::query(AssertSqlSafe(sql)), Query::bind);
        query.fetch_all(&self.database.pool).await?.iter().map(ticket).collect()
    }

    /// The records of a kind about a field of which a report is open, by id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn records_with_open_tickets(&self, kind: Kind, field: &str) -> Result<Vec<String>, Error> {
        let sql = "SELECT DISTINCT record_id FROM ticket WHERE state = 'open' AND kind = $1 AND field = $2 \
                   ORDER BY record_id";
        let query = sqlx::query_scalar(sql).bind(kind.as_str()).bind(field);
        Ok(query.fetch_all(&self.database.pool).await?)
    }

    /// Decides about an open report; whether it still was open.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn answer_ticket(&self, id: &str, state: TicketState, answer: &Answer) -> Result<bool, Error> {
        let sql = "UPDATE ticket SET state = $1, answered_at = $2, answered_by = $3, answer = $4 \
                   WHERE id = $5 AND state = 'open'";
        let update = sqlx::query(sql).bind(state.as_str()).bind(stored_instant(answer.at)).bind(&answer.by);
        let done = update.bind(&answer.words).bind(id).execute(&self.database.pool).await?;
        Ok(done.rows_affected() > 0)
    }
}

fn ticket(row: &AnyRow) -> Result<Ticket, Error> {
    let damaged = |reason: &dyn std::fmt::Display| Error::damaged(0, reason);
    let text = |column: &str| row.try_get::<String, _>(column);
    let kind = text("kind")?.parse::<Kind>().map_err(|reason| damaged(&reason))?;
    let answered_at: Option<String> = row.try_get("answered_at")?;
    let answer = match answered_at {
        Some(at) => {
            let at = DateTime::parse_from_rfc3339(&at).map_err(|error| damaged(&error))?.to_utc();
            Some(Answer { at, by: text("answered_by")?, words: row.try_get("answer")? })
        }
        None => None,
    };
    Ok(Ticket {
        id: text("id")?,
        state: text("state")?.parse::<TicketState>().map_err(|reason| damaged(&reason))?,
        report: NewTicket {
            received_on: text("received_on")?.parse().map_err(|error| damaged(&error))?,
            record: Key::new(kind, text("record_id")?),
            field: text("field")?,
            procedure: row.try_get("procedure_id")?,
            shown: row.try_get("shown")?,
            words: text("words")?,
            language: text("language")?,
            snapshot: text("snapshot")?,
            change: ChangeNumber(row.try_get::<i64, _>("change")?.unsigned_abs()),
            asked_by: row.try_get("asked_by")?,
        },
        answer,
    })
}
