//! Exact filtered nearest: candidates by straight chord, nearest first, gated by every condition at once; then the
//! geodesic decides their order.

mod collector;
mod forest;
mod gate;
mod search;

pub(crate) use collector::{Collector, Found};
pub(crate) use forest::Forest;
pub(crate) use gate::Gate;
pub(crate) use search::search_base;
