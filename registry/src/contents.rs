//! Everything that the register holds as of a change: what a snapshot is built from.

use std::sync::Arc;

use domain::hours::Exception;
use domain::{Calendars, ChangeNumber, Offer, Procedure, ServicePoint};
use sqlx::{AssertSqlSafe, Row};

use crate::Error;
use crate::entry::Entry;
use crate::record::{Record, Term};
use crate::registry::{Registry, head};
use crate::rows::{self, COLUMNS};
use crate::stored::Reader;

/// Entries that are read at a time.
const PAGE: i64 = 2_000;

/// All records as of a change, by their ids.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// The change.
    pub change: ChangeNumber,
    /// Service points, hidden ones among them.
    pub points: Vec<ServicePoint>,
    /// What they offer.
    pub offers: Vec<Offer>,
    /// Their special days.
    pub exceptions: Vec<Exception>,
    /// Procedures.
    pub procedures: Vec<Procedure>,
    /// Calendars.
    pub calendars: Calendars,
    /// Kinds of offices.
    pub office_types: Vec<Term>,
    /// The organisation tree.
    pub organisations: Vec<Term>,
    /// The register's own Thai words.
    pub words: Vec<String>,
    /// The register's own table of citizens' words.
    pub synonyms: Option<String>,
}

impl Registry {
    /// Every record as it was after a change; none: as it is now. Changes that are made meanwhile aren't in it.
    ///
    /// # Errors
    /// When the database fails or an entry is damaged.
    pub async fn contents(&self, as_of: Option<ChangeNumber>) -> Result<Contents, Error> {
        let mut connection = self.database.pool.acquire().await?;
        let newest = head(&mut connection, "").await?.number;
        let change = as_of.unwrap_or(newest).min(newest);
        let mut contents = Contents { change, ..Contents::default() };
        let sql: Arc<str> = Arc::from(format!(
            "SELECT {COLUMNS} FROM change_log l WHERE l.number > $1 AND l.number <= $2 AND l.body IS NOT NULL \
             AND NOT EXISTS (SELECT 1 FROM change_log later WHERE later.kind = l.kind \
             AND later.record_id = l.record_id AND later.number > l.number AND later.number <= $2) \
             ORDER BY l.number LIMIT $3"
        ));
        let (mut reader, mut last) = (Reader::default(), 0);
        loop {
            let query =
                sqlx::query(AssertSqlSafe(Arc::clone(&sql))).bind(last).bind(change.0 as i64).bind(PAGE);
            let rows = query.fetch_all(&mut *connection).await?;
            let Some(row) = rows.last() else { break };
            last = row.try_get("number")?;
            let lines = rows.iter().map(rows::line).collect::<Result<_, _>>()?;
            let entries = rows::entries(self.database.dialect, lines, &mut reader, &mut connection).await?;
            entries.into_iter().for_each(|entry| contents.add(entry));
        }
        contents.sort();
        Ok(contents)
    }
}

impl Contents {
    fn add(&mut self, entry: Entry) {
        match entry.record {
            Some(Record::ServicePoint(office)) => {
                self.points.push(office.point);
                self.offers.extend(office.offers);
                self.exceptions.extend(office.exceptions);
            }
            Some(Record::Procedure(procedure)) => self.procedures.push(*procedure),
            Some(Record::Calendar { id, refines }) => self.calendars.refine(&id, refines),
            Some(Record::CalendarDate(on)) => {
                for day in on.days {
                    // At most one is in force, so nothing conflicts.
                    let _ = self.calendars.add(&on.calendar, day);
                }
            }
            Some(Record::OfficeType(term)) => self.office_types.push(term),
            Some(Record::Organisation(term)) => self.organisations.push(term),
            Some(Record::Words(words)) => self.words = words,
            Some(Record::Synonyms(table)) => self.synonyms = Some(table),
            // No snapshot says who may do what, and what was asked of whom.
            Some(Record::Rights { .. } | Record::Campaign(_) | Record::Confirmation(_)) | None => {}
        }
    }

    /// By ids, so that the order of edits is none of the records. Offers and exceptions of a point keep their order.
    fn sort(&mut self) {
        self.points.sort_by(|a, b| a.id.cmp(&b.id));
        self.offers.sort_by(|a, b| a.service_point.cmp(&b.service_point));
        self.exceptions.sort_by(|a, b| a.service_point.cmp(&b.service_point));
        self.procedures.sort_by(|a, b| a.id.cmp(&b.id));
        self.office_types.sort_by(|a, b| a.id.cmp(&b.id));
        self.organisations.sort_by(|a, b| a.id.cmp(&b.id));
    }
}
