//! Texts whose words stand in another order than those of the name, or leave some out: `โสกก่าม อบต`, `ที่ดิน เซกา`.

use super::rank;
use super::search::Search;
use crate::names::{self, Far, Match, Suffix, cost_of_naming, cost_within, spelled};

/// Most names that are compared with all pieces.
const MOST_COMPARED: usize = 2_000;

/// The readings of one piece: as typed, and with its abbreviation written out.
type Readings = Vec<Vec<u8>>;

/// Takes the names that hold every piece between white space, or whose place it names. With slips each piece may hold as many
/// as its length allows.
pub(super) fn search(search: &mut Search<'_>, most_slips: u32) {
    let readings = |piece: &str| -> Readings {
        let typed = spelled(piece).into_iter().filter(|spelling| spelling.far == Far::Typed);
        typed.map(|spelling| spelling.key).collect()
    };
    let pieces: Vec<Readings> =
        search.asked.text.split_whitespace().map(readings).filter(|keys| !keys.is_empty()).collect();
    if pieces.len() < 2 {
        return;
    }
    for (number, piece) in pieces.iter().enumerate() {
        let others =
            || pieces.iter().enumerate().filter(|(other, _)| *other != number).map(|(_, other)| other);
        for (found, length) in holding(search, piece, most_slips) {
            let suffixes = search.layer.names.suffixes(found.range.clone());
            for suffix in suffixes.take(MOST_COMPARED) {
                take(search, &suffix, &found, length, others(), most_slips);
            }
        }
    }
}

/// The names that hold a piece where a word begins, with the length of its reading.
fn holding(search: &Search<'_>, piece: &Readings, most_slips: u32) -> Vec<(Match, usize)> {
    let found = |key: &Vec<u8>| {
        let slips = names::allowed(key).min(most_slips);
        let matches = names::walk(search.layer.names, key, slips, usize::MAX);
        matches.into_iter().map(|found| (found, key.len())).collect::<Vec<_>>()
    };
    let mut all: Vec<(Match, usize)> = piece.iter().flat_map(found).collect();
    // A piece that most names hold tells nothing; another one leads to the same names.
    all.retain(|(found, _)| found.range.len() <= MOST_COMPARED);
    all
}

fn take<'p>(
    search: &mut Search<'_>,
    suffix: &Suffix,
    found: &Match,
    length: usize,
    others: impl Iterator<Item = &'p Readings>,
    most_slips: u32,
) {
    let key = search.layer.names.key(suffix.label);
    let area = search.area_around(suffix.label);
    let (mut cost, mut covered, mut spans, mut points) = (found.cost, length, Vec::new(), 0.0);
    for readings in others {
        let within = |reading: &Vec<u8>| {
            let slips = names::allowed(reading).min(most_slips);
            cost_within(reading, key, slips).map(|(cost, range)| (cost, range, reading.len()))
        };
        let in_name = readings.iter().filter_map(within).min_by_key(|(cost, ..)| *cost);
        let of_place = |reading: &Vec<u8>| {
            area.and_then(|area| cost_of_naming(area, reading, names::allowed(reading).min(most_slips)))
        };
        match in_name {
            Some((more, range, length)) => {
                cost += more;
                covered += length;
                spans.push(range);
            }
            None => match readings.iter().filter_map(of_place).min() {
                Some(more) => {
                    cost += more;
                    points += rank::PLACE;
                }
                None => return,
            },
        }
    }
    let is_ended = covered >= key.len();
    let points = points + rank::of_match(suffix, is_ended) + rank::OTHER_ORDER + rank::of_slips(cost);
    search.take(suffix, points, cost, Far::Typed, |at| {
        std::iter::once(at..at + found.depth).chain(spans).collect()
    });
}
