//! The register, each test on SQLite and on PostgreSQL.

mod coming_in;
mod confirming;
mod erasing;
mod importing;
mod listing;
mod log;
mod model;
mod opening;
mod people;
mod places;
mod procedures;
mod reviewing;
mod rights;
mod server;
mod succession;
mod tampering;
mod voices;
mod world;
mod writers;
