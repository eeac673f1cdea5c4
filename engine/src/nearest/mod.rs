//! Exact filtered nearest: candidates by straight chord, nearest first, gated by every condition at once; then the
//! geodesic decides their order.

mod bounds;
mod collector;
mod find;
mod forest;
mod gate;
mod plan;
mod search;

pub(crate) use bounds::{rounded_down, rounded_up};
pub(crate) use collector::{Collector, Found};
pub(crate) use find::find;
pub(crate) use forest::{Below, Forest, NodeAt, Tree, TreeNumber};
pub(crate) use gate::{Gate, Left, ProcedureGroups, Told};
pub(crate) use plan::Candidates;
pub(crate) use search::STEPS_PER_LOOK;
