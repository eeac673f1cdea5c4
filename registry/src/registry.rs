//! A register: where it is opened and what is read from it.

use domain::ChangeNumber;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use crate::Error;
use crate::database::{self, Database, IfMissing};
use crate::entry::{Entry, Line};
use crate::listing::Shared;
use crate::migrations;
use crate::record::Key;
use crate::rows::{self, COLUMNS};
use crate::stored::Reader;

/// A system of record. A copy shares the connections.
#[derive(Clone, Debug)]
pub struct Registry {
    pub(crate) database: Database,
    /// The list of points in memory.
    pub(crate) lists: Shared,
}

/// The end of the change log: whoever notes it down can tell later whether anything before it was altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The last change.
    pub number: ChangeNumber,
    /// Its hash; empty before the first change.
    pub hash: String,
}

impl Registry {
    /// Whether a text is an address of a register.
    ///
    /// # Errors
    /// [`Error::Address`] if not, without any password in it.
    pub fn check_address(url: &str) -> Result<(), Error> {
        database::address(url, IfMissing::Refuse).map(drop)
    }

    /// Opens the register at an address, and brings its tables to the version of this program.
    ///
    /// # Errors
    /// [`Error::Missing`] where there is none, and when the database fails.
    pub async fn open(url: &str) -> Result<Self, Error> {
        let register = Self::at(url)?;
        register.prepare(url).await?;
        Ok(register)
    }

    /// The register at an address, which nobody has opened yet: [`Self::prepare`] has to succeed before anything else is asked
    /// of it. Needs a runtime of `tokio` around it.
    ///
    /// # Errors
    /// [`Error::Address`] if the text is no address.
    pub fn at(url: &str) -> Result<Self, Error> {
        Ok(Self { database: Database::at(url, IfMissing::Refuse)?, lists: Shared::default() })
    }

    /// Opens a register that was made by [`Self::at`] for this address, as [`Self::open`] does. It may be tried again.
    ///
    /// # Errors
    /// [`Error::Missing`] where there is none, and when the database fails.
    pub async fn prepare(&self, url: &str) -> Result<(), Error> {
        self.database.expect_reachable(url).await?;
        migrations::expect_register(&self.database, url).await?;
        migrations::migrate(&self.database).await
    }

    /// Opens the register at an address, and makes one where there is none. A database of PostgreSQL has to be there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create(url: &str) -> Result<Self, Error> {
        let database = Database::connect(url, IfMissing::Create).await?;
        migrations::migrate(&database).await?;
        Ok(Self { database, lists: Shared::default() })
    }

    /// Closes the connections.
    pub async fn close(self) {
        self.database.pool.close().await;
    }

    /// The end of the change log.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn head(&self) -> Result<Head, Error> {
        let mut connection = self.database.pool.acquire().await?;
        head(&mut connection, "").await
    }

    /// The entry that holds a record now; also that of its removal. None: there never was one.
    ///
    /// # Errors
    /// When the database fails or the entry is damaged.
    pub async fn current(&self, key: &Key) -> Result<Option<Entry>, Error> {
        let head = ChangeNumber(i64::MAX.unsigned_abs());
        self.as_of(key, head).await
    }

    /// The entry that held a record after a change.
    ///
    /// # Errors
    /// When the database fails or the entry is damaged.
    pub async fn as_of(&self, key: &Key, change: ChangeNumber) -> Result<Option<Entry>, Error> {
        let filter = "l.kind = $1 AND l.record_id = $2 AND l.number <= $3 ORDER BY l.number DESC LIMIT 1";
        Ok(self.of_record(key, change, filter).await?.pop())
    }

    /// Every entry of a record, the oldest first.
    ///
    /// # Errors
    /// When the database fails or an entry is damaged.
    pub async fn history(&self, key: &Key) -> Result<Vec<Entry>, Error> {
        let filter = "l.kind = $1 AND l.record_id = $2 AND l.number <= $3 ORDER BY l.number";
        self.of_record(key, ChangeNumber(i64::MAX.unsigned_abs()), filter).await
    }

    async fn of_record(&self, key: &Key, until: ChangeNumber, filter: &str) -> Result<Vec<Entry>, Error> {
        let mut connection = self.database.pool.acquire().await?;
        let sql = format!("SELECT {COLUMNS} FROM change_log l WHERE {filter}");
        let query = sqlx::query(AssertSqlSafe(sql)).bind(key.kind.as_str()).bind(&key.id);
        let rows = query.bind(until.0 as i64).fetch_all(&mut *connection).await?;
        let lines = rows.iter().map(rows::line).collect::<Result<_, _>>()?;
        self.entries(lines, &mut connection).await
    }

    /// The entry of a change.
    ///
    /// # Errors
    /// When the database fails or the entry is damaged.
    pub async fn entry(&self, change: ChangeNumber) -> Result<Option<Entry>, Error> {
        let before = ChangeNumber(change.0.saturating_sub(1));
        let entry = self.entries_after(before, 1).await?.pop();
        Ok(entry.filter(|entry| entry.number == change))
    }

    /// The entries behind a change, in their order, at most as many as asked for.
    ///
    /// # Errors
    /// When the database fails or an entry is damaged.
    pub async fn entries_after(&self, change: ChangeNumber, limit: u32) -> Result<Vec<Entry>, Error> {
        let mut connection = self.database.pool.acquire().await?;
        let lines = lines_after(change.0, limit, &mut connection).await?;
        let lines = lines.into_iter().map(|(line, _)| line).collect();
        self.entries(lines, &mut connection).await
    }

    pub(crate) async fn entries(
        &self,
        lines: Vec<Line>,
        connection: &mut AnyConnection,
    ) -> Result<Vec<Entry>, Error> {
        rows::entries(self.database.dialect, lines, &mut Reader::default(), connection).await
    }
}

/// The end of the log; `lock` may ask to hold it.
pub(crate) async fn head(connection: &mut AnyConnection, lock: &'static str) -> Result<Head, Error> {
    let sql = AssertSqlSafe(format!("SELECT number, hash FROM log_head WHERE one = 1{lock}"));
    let row = sqlx::query(sql).fetch_one(connection).await?;
    let number: i64 = row.try_get(0)?;
    Ok(Head { number: ChangeNumber(number.unsigned_abs()), hash: row.try_get(1)? })
}

/// The lines behind a change with their hashes.
pub(crate) async fn lines_after(
    change: u64,
    limit: u32,
    connection: &mut AnyConnection,
) -> Result<Vec<(Line, String)>, Error> {
    let sql =
        format!("SELECT {COLUMNS}, l.hash FROM change_log l WHERE l.number > $1 ORDER BY l.number LIMIT $2");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(change as i64).bind(i64::from(limit));
    let mut lines = Vec::new();
    for row in query.fetch_all(connection).await? {
        lines.push((rows::line(&row)?, row.try_get("hash")?));
    }
    Ok(lines)
}
