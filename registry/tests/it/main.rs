//! The register, each test on SQLite and on PostgreSQL.

mod coming_in;
mod erasing;
mod importing;
mod listing;
mod log;
mod model;
mod opening;
mod people;
mod places;
mod rights;
mod server;
mod succession;
mod tampering;
mod world;
mod writers;
