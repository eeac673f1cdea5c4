//! Exact soonest: the offices at which one is done first.
//!
//! One heap holds nodes of trees and points by the earliest end that they can have, and by distance among equals. What
//! comes out of it first can't be beaten by anything behind it, so nothing else has to be looked at.

mod bounds;
mod pending;
mod search;

pub(crate) use search::{Register, search};
