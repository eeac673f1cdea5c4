//! The back office by commands and HTTP alone, on SQLite and on PostgreSQL.

mod by_provider;
mod coming_in;
mod supervising;
mod territories;
mod units;
