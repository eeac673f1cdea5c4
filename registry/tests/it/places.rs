//! Where a register of a test stands: a file of SQLite, or a server of PostgreSQL of its own.

use std::fs;

use registry::Registry;
use tempfile::TempDir;

use crate::server::Server;

/// Runs a test on each database.
pub(crate) fn on_both<F: Future<Output = ()>>(test: impl Fn(Place) -> F) {
    for place in [Place::sqlite(), Place::postgres()] {
        println!("on {}", place.name);
        run(test(place));
    }
}

/// Runs something that waits.
pub(crate) fn run<T>(what: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime starts").block_on(what)
}

/// A place for a register. It goes with the value.
pub(crate) struct Place {
    pub(crate) name: &'static str,
    pub(crate) url: String,
    /// Stopped before its directory goes.
    _server: Option<Server>,
    dir: TempDir,
}

impl Place {
    pub(crate) fn sqlite() -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        let url = format!("sqlite:{}", dir.path().join("register.db").display());
        Self { name: "SQLite", url, _server: None, dir }
    }

    pub(crate) fn postgres() -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        let server = Server::start(dir.path());
        Self { name: "PostgreSQL", url: server.url(), _server: Some(server), dir }
    }

    /// A new register here.
    pub(crate) async fn register(&self) -> Registry {
        Registry::create(&self.url).await.expect("a register can be made")
    }

    /// Takes away the register that is here.
    pub(crate) async fn empty(&self) {
        if self.url.starts_with("postgres") {
            self.tamper("DROP SCHEMA public CASCADE; CREATE SCHEMA public").await;
            return;
        }
        for file in fs::read_dir(self.dir.path()).expect("the directory is there") {
            fs::remove_file(file.expect("a file").path()).expect("a file can be removed");
        }
    }

    /// Does something to the tables behind the register's back.
    pub(crate) async fn tamper(&self, sql: &str) {
        sqlx::any::install_default_drivers();
        let pool = sqlx::AnyPool::connect(&self.url).await.expect("the database is there");
        let done = sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&pool).await;
        done.unwrap_or_else(|error| panic!("{sql}: {error}"));
        pool.close().await;
    }
}
