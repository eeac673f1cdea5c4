//! Where on a map the points of a tree's node can lie.

use std::f64::consts::PI;

use domain::ellipsoid::latitude_radians;

use super::tile::{Tile, WorldPlace, x_of, y_of};

/// Covers the rounding of the projection: 40 µm.
const ROUNDING: f64 = 1e-12;

/// A part of the square of the world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    west_north: WorldPlace,
    east_south: WorldPlace,
}

impl Extent {
    /// Holds every point of the earth's surface that lies in a box of earth-centred metres.
    pub(super) fn of_box(low: [f32; 3], high: [f32; 3]) -> Self {
        let ([x0, y0, z0], [x1, y1, z1]) = (low.map(f64::from), high.map(f64::from));
        let corners = [(x0, y0), (x1, y0), (x0, y1), (x1, y1)];
        let nearest =
            |from: f64, to: f64| if from <= 0.0 && to >= 0.0 { 0.0 } else { from.abs().min(to.abs()) };
        let least_from_axis = nearest(x0, x1).hypot(nearest(y0, y1));
        let most_from_axis = corners.iter().map(|(x, y)| x.hypot(*y)).fold(0.0, f64::max);
        let northmost = latitude_radians(if z1 > 0.0 { least_from_axis } else { most_from_axis }, z1);
        let southmost = latitude_radians(if z0 > 0.0 { most_from_axis } else { least_from_axis }, z0);
        // A box across the axis, or across the meridian of ±180 degrees, reaches all around.
        let is_all_around = y0 <= 0.0 && y1 >= 0.0 && x0 <= 0.0;
        let (west, east) = if is_all_around {
            (-PI, PI)
        } else {
            let longitudes = corners.map(|(x, y)| y.atan2(x));
            (longitudes.into_iter().fold(PI, f64::min), longitudes.into_iter().fold(-PI, f64::max))
        };
        Self {
            west_north: WorldPlace { x: x_of(west) - ROUNDING, y: y_of(northmost) - ROUNDING },
            east_south: WorldPlace { x: x_of(east) + ROUNDING, y: y_of(southmost) + ROUNDING },
        }
    }

    /// Its corners in a tile, see [`Tile::place_of`].
    pub(super) fn within(self, tile: Tile) -> [[f64; 2]; 2] {
        [tile.place(self.west_north), tile.place(self.east_south)]
    }
}

#[cfg(test)]
mod tests {
    use domain::{Ecef, Position};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_holds_every_point_of_the_box(
            centre in (-89.9_f64..89.9, -180.0_f64..180.0),
            points in prop::collection::vec((-1.0_f64..1.0, -1.0_f64..1.0), 1..20),
            reach_degrees in prop_oneof![1e-6..1e-3, 1e-3..1.0, 1.0..180.0],
        ) {
            let near = |(north, east): (f64, f64)| {
                let latitude = f64::clamp(centre.0 + north * reach_degrees, -89.9, 89.9);
                let longitude = f64::clamp(centre.1 + east * reach_degrees, -180.0, 180.0);
                Position::from_degrees(latitude, longitude).expect("in range")
            };
            let positions: Vec<Position> = points.into_iter().map(near).collect();
            let (mut low, mut high) = ([f32::INFINITY; 3], [f32::NEG_INFINITY; 3]);
            for position in &positions {
                for (axis, metres) in Ecef::of(*position).0.into_iter().enumerate() {
                    low[axis] = low[axis].min((metres as f32).next_down());
                    high[axis] = high[axis].max((metres as f32).next_up());
                }
            }
            let tile = Tile::new(0, 0, 0).expect("the world");
            let [[west, north], [east, south]] = Extent::of_box(low, high).within(tile);
            for position in positions {
                let [x, y] = tile.place_of(position);
                prop_assert!(west <= x && x <= east && north <= y && y <= south, "{position:?}");
            }
        }
    }
}
