//! Whether of the pins with a probability of 30 % three of ten are wrong.
//!
//! Pins that are taken as right are given an origin as often as the fitted model says that each happens: of how many pins were
//! set in each way, some become the middle of their subdistrict, some are moved by one of the lengths. What the doctor then says
//! is compared with how far each was moved.

use std::fmt::Write;

use domain::Position;
use domain::area::AreaLevel;
use domain::ellipsoid::metres_per_degree;
use pins::Country;
use pins::claim::{Claim, Named, Source};
use pins::country::distance;
use pins::probability::{Model, Origin, Parameters, Precision, Scene, Stratum, StratumShares};
use pins::seeded::{Random, Truth};

use super::register::{Good, Register};

const BINS: usize = 10;
/// How often each good pin is used.
const TIMES: usize = 4;

/// Pins by the probability that they were given.
#[derive(Default)]
pub(crate) struct Calibration {
    /// For each threshold and bin: pins, the sum of their probabilities, those that are wrong.
    bins: [[[f64; 3]; BINS]; 2],
    /// The squares of the errors of the probabilities, for each threshold.
    squares: [f64; 2],
    /// Probability and truth, for each threshold.
    pins: [Vec<(f64, bool)>; 2],
}

impl Calibration {
    /// Gives every good pin an error or none, several times, and weighs it.
    pub(crate) fn measure(&mut self, register: &Register, country: &Country) {
        let (parameters, mut random) = (Parameters::fitted(), Random(2_026));
        for good in (0..TIMES).flat_map(|_| &register.good) {
            let stratum = drawn_stratum(parameters, &mut random);
            let shares = &parameters.strata[stratum.index()];
            let decimals = match stratum.precision {
                Precision::Coarse => 1,
                Precision::Rounded => 2,
                _ => 7,
            };
            let Some(moved) = moved(good, parameters, shares, country, &mut random) else { continue };
            let scale = 10_f64.powi(decimals);
            let cut = |degrees: f64| (degrees * scale).round() / scale;
            let pin = Position::from_degrees(cut(moved.latitude_degrees()), cut(moved.longitude_degrees()));
            if let Ok(pin) = pin {
                self.weigh(good, pin, decimals as u8, stratum, country);
            }
        }
    }

    fn weigh(&mut self, good: &Good, pin: Position, decimals: u8, stratum: Stratum, country: &Country) {
        let own = Named { area: good.subdistrict, source: Source::Name };
        let claim = Claim { subdistricts: vec![own], ..Claim::default() };
        let Some(scene) = Scene::of_stratum(country, &claim, pin, decimals, stratum) else { return };
        let wrong = Model::default().weigh(&scene).wrong;
        let off_m = distance(pin, good.position).0;
        for (threshold, (probability, beyond_m)) in
            [(wrong.by_1_km, 1_000.0), (wrong.by_5_km, 5_000.0)].into_iter().enumerate()
        {
            let is_wrong = off_m > beyond_m;
            let bin = &mut self.bins[threshold][((probability * BINS as f64) as usize).min(BINS - 1)];
            *bin = [bin[0] + 1.0, bin[1] + probability, bin[2] + f64::from(u8::from(is_wrong))];
            self.squares[threshold] += (probability - f64::from(u8::from(is_wrong))).powi(2);
            self.pins[threshold].push((probability, is_wrong));
        }
    }

    /// The bins as a table, with the Brier score and the average precision.
    pub(crate) fn table(&self) -> String {
        let mut text = String::new();
        for (threshold, name) in ["> 1 km", "> 5 km"].into_iter().enumerate() {
            let count = self.pins[threshold].len();
            let wrong = self.pins[threshold].iter().filter(|(_, is_wrong)| *is_wrong).count();
            _ = writeln!(
                text,
                "\n{name}: {count} pins, {wrong} wrong, Brier score {:.3}, average precision {:.3}\n",
                self.squares[threshold] / count as f64,
                average_precision(&self.pins[threshold])
            );
            _ = writeln!(text, "| said | pins | said on average | wrong |\n|---|---|---|---|");
            for (place, [pins, sum, wrong]) in self.bins[threshold].iter().enumerate() {
                if *pins > 0.0 {
                    _ = writeln!(
                        text,
                        "| {}–{} % | {pins} | {:.1} % | {:.1} % |",
                        place * 10,
                        place * 10 + 10,
                        100.0 * sum / pins,
                        100.0 * wrong / pins
                    );
                }
            }
        }
        text
    }

    /// The bins as a drawing (SVG): said across, true upwards, a circle as large as the square root of its pins.
    pub(crate) fn diagram(&self) -> String {
        let mut svg = String::from(concat!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 460 460\" font-family=\"sans-serif\" font-size=\"13\">\n",
            "<rect width=\"460\" height=\"460\" fill=\"#fff\"/>\n",
            "<path d=\"M50 10V410H450M50 410L450 10\" fill=\"none\" stroke=\"#738295\"/>\n",
            "<text x=\"250\" y=\"450\" text-anchor=\"middle\">said</text>",
            "<text x=\"16\" y=\"210\" transform=\"rotate(-90 16 210)\" text-anchor=\"middle\">wrong</text>\n",
        ));
        for tick in [0, 50, 100] {
            let (x, y) = (50 + 4 * tick, 410 - 4 * tick);
            _ = writeln!(
                svg,
                "<text x=\"{x}\" y=\"428\" text-anchor=\"middle\">{tick} %</text><text x=\"44\" y=\"{}\" text-anchor=\"end\">{tick}</text>",
                y + 4
            );
        }
        for (bins, (colour, name, y)) in
            self.bins.iter().zip([("#0b4a8f", "more than 1 km", 30), ("#b35c00", "more than 5 km", 50)])
        {
            for [pins, sum, wrong] in bins.iter().filter(|bin| bin[0] > 0.0) {
                let (x, y) = (50.0 + 400.0 * sum / pins, 410.0 - 400.0 * wrong / pins);
                let radius = 2.0 + pins.sqrt() / 5.0;
                _ = writeln!(
                    svg,
                    "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"{colour}\" fill-opacity=\"0.6\"/>"
                );
            }
            _ = writeln!(
                svg,
                "<circle cx=\"70\" cy=\"{}\" r=\"5\" fill=\"{colour}\"/><text x=\"82\" y=\"{y}\">{name}</text>",
                y - 4
            );
        }
        svg.push_str("</svg>\n");
        svg
    }
}

/// How a pin was set, as often as in the register.
fn drawn_stratum(parameters: &Parameters, random: &mut Random) -> Stratum {
    let all: u64 = parameters.strata.iter().map(|stratum| stratum.pins).sum();
    let mut left = random.share() * all as f64;
    let mut strata = Stratum::all().zip(&parameters.strata);
    let drawn = strata.find(|(_, shares)| {
        left -= shares.pins as f64;
        left < 0.0
    });
    let precision = drawn.map_or(Precision::Fine, |(stratum, _)| stratum.precision);
    Stratum { precision, is_shared: false }
}

/// Where the pin of an office that stands at a good one is, by the shares of the model.
fn moved(
    good: &Good,
    parameters: &Parameters,
    shares: &StratumShares,
    country: &Country,
    random: &mut Random,
) -> Option<Position> {
    let truth = Truth { position: good.position, subdistrict: good.subdistrict, country, others: &[] };
    let origin = Origin::ALL[drawn(&shares.share.all(), random)];
    match origin {
        Origin::Good => Some(good.position),
        Origin::Elsewhere => truth.elsewhere(AreaLevel::Subdistrict, Some(AreaLevel::District), random),
        Origin::Middle => Some(country.shape(good.subdistrict)?.centroid),
        Origin::LargerMiddle => country.centroid(good.subdistrict.at(AreaLevel::District)?),
        Origin::Anywhere => truth.elsewhere(AreaLevel::Province, None, random),
        Origin::Displaced => {
            let length = parameters.displacements[drawn(&shares.lengths, random)];
            let length_m = length.metres_in(country.shape(good.subdistrict)?.radius_m());
            Some(displaced(good.position, length_m, random))
        }
    }
}

/// A place of a list of shares, as often as each says.
fn drawn(shares: &[f64], random: &mut Random) -> usize {
    let mut left = random.share() * shares.iter().sum::<f64>();
    let drawn = shares.iter().position(|share| {
        left -= share;
        left < 0.0
    });
    drawn.unwrap_or(shares.len() - 1)
}

/// Moved by two normal deviations (Box & Muller 1958).
fn displaced(from: Position, deviation_m: f64, random: &mut Random) -> Position {
    let length_m = deviation_m * (-2.0 * (1.0 - random.share()).ln()).sqrt();
    let (sin, cos) = (random.share() * std::f64::consts::TAU).sin_cos();
    let (north, east) = metres_per_degree(from.latitude_degrees());
    let there = Position::from_degrees(
        from.latitude_degrees() + length_m * cos / north.0,
        from.longitude_degrees() + length_m * sin / east.0,
    );
    there.unwrap_or(from)
}

/// The mean of the precisions at each wrong pin, the likeliest first.
fn average_precision(pins: &[(f64, bool)]) -> f64 {
    let mut pins = pins.to_vec();
    pins.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut wrong, mut sum) = (0.0, 0.0);
    for (number, (_, is_wrong)) in (1..).map(f64::from).zip(pins) {
        if is_wrong {
            wrong += 1.0;
            sum += wrong / number;
        }
    }
    sum / wrong
}
