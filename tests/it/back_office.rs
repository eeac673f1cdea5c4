//! The back office by commands and HTTP alone, on SQLite and on PostgreSQL.

mod coming_in;
mod units;
