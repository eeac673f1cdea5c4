//! How exactly borders are drawn, as far as the drawing itself tells.

use domain::ellipsoid::{Metres, metres_per_degree};

use super::borders::Borders;

/// Fewest bends that a drawing is judged by. Fewer are no survey.
const FEWEST_BENDS: usize = 1_000;
/// The share of bends that may be finer than what the drawing keeps: slips of its making.
const SLIPS: f64 = 0.01;
/// What a border is off by, as a share of the finest bend that is kept. Measured with `benches/examples/border_zone.rs` on
/// a published layer that keeps bends of 411 m: of 13,155 positions of which one that keeps 66 m says something else, 90 %
/// lie within 219 m of its borders, which is 150 m and 0.17 bends.
const OFF_PER_BEND: f64 = 0.2;

/// How far off the true border a border may be drawn.
///
/// Who simplifies a drawing takes out the bends that are too fine for it, so the finest one that is left tells how
/// coarse it is: a bend is a vertex with the vertices before and after it, and as fine as a square of that triangle's
/// size is wide.
pub(super) fn inexactness(borders: &Borders) -> Metres {
    let mut bends = bends(borders);
    if bends.len() < FEWEST_BENDS {
        return Metres(0.0);
    }
    let finest = (bends.len() as f64 * SLIPS) as usize;
    let (_, finest, _) = bends.select_nth_unstable_by(finest, f64::total_cmp);
    Metres(*finest * OFF_PER_BEND)
}

/// The widths of all bends in metres.
fn bends(borders: &Borders) -> Vec<f64> {
    let mut ends: Vec<([u64; 2], [f64; 2])> = Vec::new();
    for edge in borders.edges() {
        for (here, there) in [(edge.start, edge.end), (edge.end, edge.start)] {
            ends.push(([here.y.to_bits(), here.x.to_bits()], there.into()));
        }
    }
    ends.sort_unstable_by_key(|(here, _)| *here);
    let meeting = ends.chunk_by(|(a, _), (b, _)| a == b);
    meeting
        .filter_map(|ends| match ends {
            [(here, before), (_, after)] => {
                Some(width([f64::from_bits(here[1]), f64::from_bits(here[0])], *before, *after))
            }
            // More borders than one end here, or one alone.
            _ => None,
        })
        .collect()
}

fn width(here: [f64; 2], before: [f64; 2], after: [f64; 2]) -> f64 {
    let (north, east) = metres_per_degree(here[1]);
    let metres = |[x, y]: [f64; 2]| [(x - here[0]) * east.0, (y - here[1]) * north.0];
    let ([ax, ay], [bx, by]) = (metres(before), metres(after));
    ((ax * by - ay * bx).abs() / 2.0).sqrt()
}
