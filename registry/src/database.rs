//! The two databases behind one interface: the same statements run on both, but for what stands here.

use std::borrow::Cow;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers};
use sqlx::{Any, AnyConnection, AnyPool, ConnectOptions, Transaction};

use crate::Error;

/// Longest wait for a connection, and for whoever else is writing.
const PATIENCE: Duration = Duration::from_secs(30);

/// Connections at a time.
const CONNECTIONS: u32 = 8;

/// Names the lock under which tables are made, among the advisory locks of a server of PostgreSQL.
const MIGRATION_LOCK: &str = "SELECT pg_advisory_xact_lock(7370417213050061)";

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// The elements of a list of objects that is the first parameter, as `given.value` of many rows.
    ///
    /// A statement for many rows has one parameter: databases limit how many there may be.
    pub(crate) fn rows(self) -> &'static str {
        match self {
            Self::Sqlite => "json_each($1) AS given",
            Self::Postgres => "json_array_elements($1::json) AS given(value)",
        }
    }

    /// A statement of the tables' definitions in the words of this database.
    pub(crate) fn definition(self, statement: &str) -> String {
        let (text, number_key) = match self {
            Self::Sqlite => ("TEXT", "INTEGER NOT NULL PRIMARY KEY"),
            // Bytewise, as SQLite compares: ids are no words of any language.
            Self::Postgres => ("TEXT COLLATE \"C\"", "BIGINT NOT NULL PRIMARY KEY"),
        };
        statement.replace("{text}", text).replace("{number_key}", number_key)
    }
}

/// A database of a register.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    pub(crate) dialect: Dialect,
    pub(crate) pool: AnyPool,
}

/// What may be done where there is no database yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IfMissing {
    /// It is made.
    Create,
    /// That is an error.
    Refuse,
}

impl Database {
    /// Connects to the database at an address.
    pub(crate) async fn connect(url: &str, if_missing: IfMissing) -> Result<Self, Error> {
        let database = Self::at(url, if_missing)?;
        database.expect_reachable(url).await?;
        Ok(database)
    }

    /// The database at an address, to which nobody has connected yet.
    pub(crate) fn at(url: &str, if_missing: IfMissing) -> Result<Self, Error> {
        install_default_drivers();
        let (dialect, address) = address(url, if_missing)?;
        let options = AnyPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE);
        let settings = settings(dialect);
        let options = options.after_connect(move |connection, _| {
            Box::pin(async move { sqlx::raw_sql(settings).execute(connection).await.map(drop) })
        });
        // A statement that takes long is no line of a log: what it takes is measured by whoever asks for it.
        let connection: AnyConnectOptions = address.parse()?;
        let pool = options.connect_lazy_with(connection.disable_statement_logging());
        Ok(Self { dialect, pool })
    }

    /// Connects, so that what is wrong with an address is said here.
    pub(crate) async fn expect_reachable(&self, url: &str) -> Result<(), Error> {
        match self.pool.acquire().await {
            Ok(_) => Ok(()),
            Err(error) if is_missing(&error) => Err(Error::Missing { url: shown(url) }),
            Err(error) => Err(error.into()),
        }
    }

    /// A transaction that will write: nobody else's begins to write before it ends.
    ///
    /// On PostgreSQL that is so from the moment at which it holds the row of the log's head.
    pub(crate) async fn begin_to_write(&self) -> Result<Transaction<'static, Any>, Error> {
        Ok(match self.dialect {
            Dialect::Sqlite => self.pool.begin_with("BEGIN IMMEDIATE").await?,
            Dialect::Postgres => self.pool.begin().await?,
        })
    }

    /// A transaction in which only this program makes tables.
    pub(crate) async fn begin_to_migrate(&self) -> Result<Transaction<'static, Any>, Error> {
        let mut transaction = self.begin_to_write().await?;
        if self.dialect == Dialect::Postgres {
            sqlx::raw_sql(MIGRATION_LOCK).execute(&mut *transaction).await?;
        }
        Ok(transaction)
    }

    /// Whether a table is there.
    pub(crate) async fn has_table(&self, name: &str, connection: &mut AnyConnection) -> Result<bool, Error> {
        let tables = match self.dialect {
            Dialect::Sqlite => "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $1",
            Dialect::Postgres => {
                "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1"
            }
        };
        let found: i64 = sqlx::query_scalar(tables).bind(name).fetch_one(connection).await?;
        Ok(found > 0)
    }
}

/// What a connection is told at its begin: an acknowledged change is on the disk, and what is erased is overwritten.
fn settings(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => {
            "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             PRAGMA cache_size = -65536; PRAGMA secure_delete = ON"
        }
        Dialect::Postgres => "SET synchronous_commit = on; SET client_min_messages = warning",
    }
}

/// The address in the words of the library.
pub(crate) fn address(url: &str, if_missing: IfMissing) -> Result<(Dialect, String), Error> {
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return Ok((Dialect::Postgres, url.to_owned()));
    }
    let path = url.strip_prefix("sqlite:").map(|path| path.strip_prefix("//").unwrap_or(path));
    let Some(path) = path.filter(|path| !path.is_empty() && *path != ":memory:") else {
        return Err(Error::Address { url: shown(url) });
    };
    // The library reads escapes and parameters; a path has neither.
    let path = path.replace('%', "%25").replace('?', "%3F");
    let mode = if if_missing == IfMissing::Create { "rwc" } else { "rw" };
    Ok((Dialect::Sqlite, format!("sqlite:{path}?mode={mode}")))
}

/// Whether an error says that there is no database: SQLite's "can't open", PostgreSQL's "invalid catalog name".
fn is_missing(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code().map(Cow::into_owned));
    code.is_some_and(|code| code == "14" || code == "3D000")
}

/// An address without user, password and parameters, among which may be a password too.
pub(crate) fn shown(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://").filter(|(scheme, _)| *scheme != "sqlite") else {
        return url.to_owned();
    };
    let server = rest.rsplit_once('@').map_or(rest, |(_, server)| server);
    format!("{scheme}://{}", server.split_once('?').map_or(server, |(server, _)| server))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_path_or_a_server() {
        let read =
            |url| address(url, IfMissing::Create).map(|(_, address)| address).map_err(|e| e.to_string());
        for (url, expected) in [
            ("sqlite:register.db", Ok("sqlite:register.db?mode=rwc")),
            ("sqlite:///var/lib/50%?.db", Ok("sqlite:/var/lib/50%25%3F.db?mode=rwc")),
            ("postgres://localhost/register", Ok("postgres://localhost/register")),
            ("sqlite:", Err("\"sqlite:\" is no register: expected sqlite:PATH or postgres://…")),
            ("register.db", Err("\"register.db\" is no register: expected sqlite:PATH or postgres://…")),
            (
                "mysql://somebody:w@rd@localhost/register?password=word",
                Err("\"mysql://localhost/register\" is no register: expected sqlite:PATH or postgres://…"),
            ),
        ] {
            assert_eq!(read(url), expected.map(str::to_owned).map_err(str::to_owned), "{url}");
        }
    }
}
