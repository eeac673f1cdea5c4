//! The tiles of the web's maps, by the addresses of OpenStreetMap's and everyone else's.

use std::f64::consts::{PI, TAU};

use domain::Position;

/// A tile: at zoom z the square of the world (web Mercator, EPSG:3857) is cut into 2^z columns from the west and 2^z rows
/// from the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    zoom: u8,
    column: u32,
    row: u32,
}

/// A place on the square of the world: 0, 0 is its north-west corner and 1, 1 its south-east.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct WorldPlace {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Tile {
    /// A tile of this zoom is 40 m wide at the equator; a map enlarges it where it shows more.
    pub const DEEPEST_ZOOM: u8 = 20;

    /// None: there is no such tile.
    #[must_use]
    pub fn new(zoom: u8, column: u32, row: u32) -> Option<Self> {
        (zoom <= Self::DEEPEST_ZOOM && column >> zoom == 0 && row >> zoom == 0).then_some(Self {
            zoom,
            column,
            row,
        })
    }

    /// How often the world was halved.
    #[must_use]
    pub fn zoom(self) -> u8 {
        self.zoom
    }

    /// Where a position lies: from 0 in the west to 1 in the east, and from 0 in the north to 1 in the south, beyond these
    /// outside of the tile. Its west and north sides belong to it.
    #[must_use]
    pub fn place_of(self, position: Position) -> [f64; 2] {
        self.place(WorldPlace::of(position))
    }

    pub(super) fn place(self, WorldPlace { x, y }: WorldPlace) -> [f64; 2] {
        // Doubling is exact, so tiles that touch agree about what lies where.
        let tiles = f64::from(1u32 << self.zoom);
        [x * tiles - f64::from(self.column), y * tiles - f64::from(self.row)]
    }
}

impl WorldPlace {
    pub(super) fn of(position: Position) -> Self {
        let (latitude, longitude) = (position.latitude_degrees(), position.longitude_degrees());
        Self { x: x_of(longitude.to_radians()), y: y_of(latitude.to_radians()) }
    }
}

/// Of a longitude in radians.
pub(super) fn x_of(longitude: f64) -> f64 {
    longitude / TAU + 0.5
}

/// Of a latitude in radians; the poles lie far outside of the square.
pub(super) fn y_of(latitude: f64) -> f64 {
    (1.0 - latitude.tan().asinh() / PI) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_are_those_of_the_web() {
        // Seka, as in the addresses of tile.openstreetmap.org.
        let position = Position::from_degrees(17.93, 103.95).expect("a position");
        for (zoom, column, row) in [(0, 0, 0), (6, 50, 28), (10, 807, 460), (16, 51_691, 29_449)] {
            let tile = Tile::new(zoom, column, row).expect("a tile");
            let place = tile.place_of(position);
            assert!(place.iter().all(|at| (0.0..1.0).contains(at)), "{zoom}/{column}/{row}: {place:?}");
        }
    }

    #[test]
    fn there_are_four_tiles_where_there_was_one() {
        assert!(Tile::new(1, 1, 1).is_some());
        for (zoom, column, row) in [(1, 2, 0), (1, 0, 2), (0, 1, 0), (21, 0, 0), (255, 0, 0)] {
            assert_eq!(Tile::new(zoom, column, row), None, "{zoom}/{column}/{row}");
        }
    }
}
