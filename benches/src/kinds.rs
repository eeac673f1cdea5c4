//! Kinds of offices: how common each is, and the bundle of procedures that its offices offer.

use fastrand::Rng;

/// Kinds of offices.
const KINDS: usize = 60;
/// Zipf's law with Mandelbrot's correction: of the points, the share C / (rank + Q) offers the procedure of a rank. It
/// gives the first procedure to 93 % of the points, the 20th to 24 %, the 101st to 6 % and the 1,000th to 0.6 %.
const MANDELBROT_C: f64 = 6.14;
const MANDELBROT_Q: f64 = 5.6;
/// The chance that an office offers a procedure of its kind's bundle.
const OFFERED: f64 = 0.95;

/// All kinds.
pub(crate) struct Kinds {
    /// The share of points that is of a kind or of one before it.
    up_to: Vec<f64>,
    /// The bundle of each kind: procedures, each with the chance that an office of the kind offers it.
    bundles: Vec<Vec<(u32, f32)>>,
}

impl Kinds {
    /// Offers of a point on average, as the law gives them.
    pub(crate) const FULL_OFFERS: f64 = 31.0;

    /// Draws the bundles of so many procedures; `offers` thins them evenly to fewer offers a point.
    pub(crate) fn draw(random: &mut Rng, offers: f64, procedures: usize) -> Self {
        let weights: Vec<f64> = (0..KINDS).map(|kind| 1.0 / (kind as f64 + 8.0)).collect();
        let total: f64 = weights.iter().sum();
        let shares: Vec<f64> = weights.iter().map(|weight| weight / total).collect();
        let thin = (offers / Self::FULL_OFFERS).min(1.0);
        let mut bundles = vec![Vec::new(); KINDS];
        for procedure in 0..procedures {
            let wanted = MANDELBROT_C / (procedure as f64 + 1.0 + MANDELBROT_Q);
            for (kind, chance) in bundle(random, &shares, wanted) {
                bundles[kind].push((procedure as u32, (chance * thin) as f32));
            }
        }
        let up_to = shares.iter().scan(0.0, |sum, share| {
            *sum += share;
            Some(*sum)
        });
        Self { up_to: up_to.collect(), bundles }
    }

    /// The kind of a new point.
    pub(crate) fn of_point(&self, random: &mut Rng) -> usize {
        let drawn = random.f64();
        self.up_to.partition_point(|up_to| *up_to < drawn).min(KINDS - 1)
    }

    /// The procedures that a new point of a kind offers, ascending.
    pub(crate) fn offers(&self, kind: usize, random: &mut Rng) -> impl Iterator<Item = usize> {
        let bundle = self.bundles[kind].iter();
        bundle.filter(|(_, chance)| random.f32() < *chance).map(|(procedure, _)| *procedure as usize)
    }
}

/// The kinds that offer a procedure: whole kinds in a drawn order until the share of points is reached, the last one
/// with what is left of the chance.
fn bundle(random: &mut Rng, shares: &[f64], wanted: f64) -> Vec<(usize, f64)> {
    let mut order: Vec<usize> = (0..shares.len()).collect();
    random.shuffle(&mut order);
    let mut left = wanted;
    let mut chosen = Vec::new();
    for kind in order {
        let chance = (left / shares[kind]).min(OFFERED);
        chosen.push((kind, chance));
        left -= chance * shares[kind];
        if left <= f64::EPSILON {
            break;
        }
    }
    chosen
}
