//! The tests of the public API, as one binary.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

mod accuracy;
mod collation;
mod corpus;
mod normalize;
mod offices;
mod questions;
mod register;
mod romanize;
mod segment;
mod tiers;
mod tokens;
mod tools;
mod vocabulary;
