//! What a map shows of a register in one of its square tiles: offices, clusters of them with exact counts, and borders.

mod borders;
mod cells;
mod extent;
mod offices;
mod seen;
mod tile;

pub use borders::{BorderLevel, BorderLine};
pub use offices::{Cluster, Marker, TileOffices};
pub use tile::Tile;

pub(crate) use borders::BorderLines;
pub(crate) use offices::offices_in;
