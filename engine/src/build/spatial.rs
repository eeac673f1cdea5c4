//! The order of points in a snapshot: near on the globe, near in the file.

use domain::{Ecef, Position};

/// Bits of each coordinate on a face of the cube: cells of about 1 cm.
const BITS: u32 = 30;

/// The place of a position along a Hilbert curve over the six faces of a cube around the earth.
///
/// A cube has no seam at the antimeridian and no pole where cells shrink to nothing.
pub(super) fn hilbert_key(position: Position) -> u64 {
    let [x, y, z] = Ecef::of(position).0;
    let (face, major, u, v) = if x.abs() >= y.abs() && x.abs() >= z.abs() {
        (u64::from(x < 0.0), x.abs(), y, z)
    } else if y.abs() >= z.abs() {
        (2 + u64::from(y < 0.0), y.abs(), x, z)
    } else {
        (4 + u64::from(z < 0.0), z.abs(), x, y)
    };
    (face << (2 * BITS)) | hilbert_distance(cell(u / major), cell(v / major))
}

/// The cell of a coordinate of -1 to 1.
fn cell(coordinate: f64) -> u32 {
    let cells = f64::from(1u32 << BITS);
    // A cast saturates, so rounding just past the edge stays on the face.
    (((coordinate + 1.0) / 2.0 * cells) as u32).min((1 << BITS) - 1)
}

/// Distance along the Hilbert curve of a square of 2^BITS cells a side.
fn hilbert_distance(mut x: u32, mut y: u32) -> u64 {
    let mut distance = 0;
    for bit in (0..BITS).rev() {
        let side = 1u32 << bit;
        let (right, upper) = (x & side != 0, y & side != 0);
        distance = (distance << 2) | u64::from((3 * u32::from(right)) ^ u32::from(upper));
        (x, y) = (x & (side - 1), y & (side - 1));
        if !upper {
            if right {
                (x, y) = (side - 1 - x, side - 1 - y);
            }
            (x, y) = (y, x);
        }
    }
    distance
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_on_the_curve_are_neighbours_on_the_square() {
        // The first 4^5 steps of the curve fill a square of 32 cells a side.
        let mut cells: Vec<(u64, u32, u32)> =
            (0..32).flat_map(|x| (0..32).map(move |y| (hilbert_distance(x, y), x, y))).collect();
        cells.sort_unstable();
        for (expected, pair) in cells.windows(2).enumerate() {
            let [(distance, x0, y0), (_, x1, y1)] = [pair[0], pair[1]];
            assert_eq!(distance, expected as u64);
            assert_eq!(x0.abs_diff(x1) + y0.abs_diff(y1), 1, "between {distance} and the next");
        }
    }

    #[test]
    fn every_corner_of_the_globe_has_a_key() {
        for (latitude, longitude) in
            [(90.0, 0.0), (-90.0, 0.0), (0.0, 180.0), (0.0, -180.0), (35.264_389_7, 45.0), (0.0, 45.0)]
        {
            let position = Position::from_degrees(latitude, longitude).expect("in range");
            assert!(hilbert_key(position) >> (2 * BITS) < 6);
        }
    }
}
