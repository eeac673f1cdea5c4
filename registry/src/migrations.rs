//! The tables, from version to version: each step runs once, in its order, and none is ever changed.

use sqlx::{AssertSqlSafe, Row};

use crate::Error;
use crate::copies;
use crate::database::{Database, shown};
use crate::listing;

/// What each version adds.
const STEPS: [&str; 10] = [
    include_str!("../migrations/0001-change-log.sql"),
    include_str!("../migrations/0002-listed-points.sql"),
    include_str!("../migrations/0003-people.sql"),
    include_str!("../migrations/0004-signing-in.sql"),
    include_str!("../migrations/0005-searched-points.sql"),
    include_str!("../migrations/0006-review.sql"),
    include_str!("../migrations/0007-voices.sql"),
    include_str!("../migrations/0008-confirmations.sql"),
    include_str!("../migrations/0009-accountable.sql"),
    include_str!("../migrations/0010-questions.sql"),
];

/// The version that brings the lists as they are now, which are filled from the log.
const LISTS: i64 = 5;

/// The version that counts manuals without photocopies, from the log.
const COPIES: i64 = 8;

const VERSIONS: &str = "CREATE TABLE register_version (version BIGINT NOT NULL PRIMARY KEY)";

/// Brings the tables to the newest version; those of a newer program are refused.
pub(crate) async fn migrate(database: &Database) -> Result<(), Error> {
    let mut transaction = database.begin_to_migrate().await?;
    if !database.has_table("register_version", &mut transaction).await? {
        sqlx::raw_sql(VERSIONS).execute(&mut *transaction).await?;
    }
    let found = sqlx::query("SELECT COALESCE(MAX(version), 0) FROM register_version");
    let found: i64 = found.fetch_one(&mut *transaction).await?.get(0);
    let known = STEPS.len() as i64;
    if found > known {
        return Err(Error::Newer { found, known });
    }
    for (number, step) in (1i64..).zip(STEPS).filter(|(number, _)| *number > found) {
        let step = AssertSqlSafe(database.dialect.definition(step));
        sqlx::raw_sql(step).execute(&mut *transaction).await?;
        let done = sqlx::query("INSERT INTO register_version (version) VALUES ($1)");
        done.bind(number).execute(&mut *transaction).await?;
    }
    // Behind the last step: the log is read with the columns that it has now.
    if found < LISTS {
        listing::fill(database.dialect, &mut transaction).await?;
    }
    if found < COPIES {
        copies::fill(database.dialect, &mut transaction).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Refuses a database in which no register was ever made.
pub(crate) async fn expect_register(database: &Database, url: &str) -> Result<(), Error> {
    let mut connection = database.pool.acquire().await?;
    let is_there = database.has_table("register_version", &mut connection).await?;
    if is_there { Ok(()) } else { Err(Error::Missing { url: shown(url) }) }
}
