//! The readings of a text, one after the other, until enough names hold it.

use std::ops::Range;

use analyzers::{UnitKind, unit_name};
use domain::Position;

use super::pieces;
use super::rank::{self, Near};
use crate::names::{self, Far, Match, NamesView, Spelling, Suffix, Target, cost_of_naming, spelled};
use crate::register::Register;

/// Most candidates of each kind that are kept: more than any answer needs once each thing is there once.
const KEPT: usize = 64;

/// Most names whose places are compared with a text, letter by letter, and with slips.
const MOST_COMPARED: usize = 2_000;
const MOST_COMPARED_WITH_SLIPS: usize = 100;

/// Bytes of a text that a name has to cover before the rest may be its place.
const LEAST_OF_A_NAME: usize = 3;

/// A name that may be meant.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) label: u32,
    pub(super) target: Target,
    pub(super) points: f32,
    /// What its slips cost.
    pub(super) cost: u32,
    /// Whether the whole name, or what tells it from others, was typed.
    pub(super) is_whole: bool,
    /// What was read instead of what was typed.
    pub(super) far: Far,
    /// Ranges of the label's key that the text stands for.
    pub(super) matched: Vec<Range<usize>>,
    position: Option<[f64; 2]>,
}

impl Candidate {
    /// Whether it is known where what it leads to stands.
    pub(super) fn is_pinned(&self) -> bool {
        self.position.is_some()
    }
}

/// The names of the snapshot, or those that changes brought.
#[derive(Clone, Copy)]
pub(super) struct Layer<'r> {
    pub(super) names: NamesView<'r>,
    pub(super) register: Register<'r>,
    pub(super) is_overlay: bool,
}

/// What is looked for.
#[derive(Clone, Copy)]
pub(super) struct Asked<'q> {
    pub(super) text: &'q str,
    pub(super) from: Option<Position>,
    /// Whether procedures, offices and places are.
    pub(super) kinds: [bool; 3],
}

/// The names that may be meant, each thing once, the best of each kind first.
pub(super) fn search(layer: Layer<'_>, asked: Asked<'_>) -> [Vec<Candidate>; 3] {
    let mut search = Search::new(layer, asked);
    let spellings = spelled(asked.text);
    search.read(&spellings, Far::Typed, 0);
    search.read(&spellings, Far::Latin, 0);
    let readings: [&dyn Fn(&mut Search<'_>); 8] = [
        &|search| search.read(&spellings, Far::OtherLayout, 0),
        &|search| pieces::search(search, 0),
        &|search| search.read(&spellings, Far::OtherKind, 0),
        &|search| {
            search.read(&spellings, Far::Typed, 1);
            search.read(&spellings, Far::Latin, 1);
        },
        &|search| pieces::search(search, 1),
        &|search| search.read(&spellings, Far::OtherLayout, 1),
        &|search| search.read(&spellings, Far::OtherKind, 1),
        &|search| search.read(&spellings, Far::Typed, 2),
    ];
    for read in readings {
        if search.best.iter().any(|best| !best.is_empty()) {
            break;
        }
        read(&mut search);
    }
    search.finish()
}

pub(super) struct Search<'n> {
    pub(super) layer: Layer<'n>,
    pub(super) asked: Asked<'n>,
    near: Option<Near>,
    best: [Vec<Candidate>; 3],
    /// Points below which nothing of a kind is kept any more.
    least: [f32; 3],
}

impl<'n> Search<'n> {
    fn new(layer: Layer<'n>, asked: Asked<'n>) -> Self {
        let near = asked.from.map(Near::to);
        Self { layer, asked, near, best: Default::default(), least: [f32::NEG_INFINITY; 3] }
    }

    /// Takes the names that hold a text as it is read, with at most so many slips, and no more than its length allows.
    fn read(&mut self, spellings: &[Spelling], far: Far, most_slips: u32) {
        for spelling in spellings.iter().filter(|spelling| spelling.far == far) {
            let slips = names::allowed(&spelling.key).min(most_slips);
            if most_slips > 0 && slips == 0 {
                continue;
            }
            for found in names::walk(self.layer.names, &spelling.key, slips, LEAST_OF_A_NAME) {
                match found.used == spelling.key.len() {
                    true => self.take_all(&found, spelling),
                    false => self.take_with_place(&found, spelling),
                }
            }
        }
    }

    fn take_all(&mut self, found: &Match, spelling: &Spelling) {
        let ended = self.layer.names.ended(found.range.clone(), found.depth);
        for (range, is_ended) in [(ended.clone(), true), (ended.end..found.range.end, false)] {
            let base = rank::of_slips(found.cost) + rank::of_reading(spelling.far);
            for suffix in self.layer.names.suffixes(range) {
                let points = base + rank::of_match(&suffix, is_ended);
                if self.may_stay(&suffix, points) && self.is_of(&suffix, spelling, is_ended) {
                    self.take(&suffix, points, found.cost, spelling.far, |at| {
                        std::iter::once(at..at + found.depth).collect()
                    });
                }
            }
        }
    }

    /// Takes those of the names that end before the text whose place the rest of the text names.
    fn take_with_place(&mut self, found: &Match, spelling: &Spelling) {
        let rest = &spelling.key[found.used..];
        let most = if found.slips > 0 { MOST_COMPARED_WITH_SLIPS } else { MOST_COMPARED };
        for suffix in self.layer.names.suffixes(found.range.clone()).take(most) {
            let Some(area) = self.area_around(suffix.label) else { continue };
            let Some(cost) = cost_of_naming(area, rest, found.slips) else { continue };
            let cost = found.cost + cost;
            let points = rank::of_match(&suffix, true) + rank::PLACE + rank::of_slips(cost);
            if self.is_of(&suffix, spelling, true) {
                let points = points + rank::of_reading(spelling.far);
                self.take(&suffix, points, cost, spelling.far, |at| {
                    std::iter::once(at..at + found.depth).collect()
                });
            }
        }
    }

    /// Where something is: an office's area, or the area around an area.
    pub(super) fn area_around(&self, label: u32) -> Option<u32> {
        match self.layer.names.target(label) {
            Target::Procedure(_) => None,
            Target::Office(number) => self.layer.names.area(number),
            Target::Place(number) => Some(number / 100).filter(|area| *area > 0),
        }
    }

    /// Whether a name is one of an office of the kinds that a reading is about. A reading without the word for the kind is
    /// of all that tells the office from others.
    fn is_of(&self, suffix: &Suffix, spelling: &Spelling, is_ended: bool) -> bool {
        let Some(kinds) = spelling.kinds else { return true };
        let Target::Office(number) = self.layer.names.target(suffix.label) else { return false };
        let is_placed = spelling.far != Far::OtherKind || (suffix.is_distinctive && is_ended);
        is_placed && self.kind_of(number).is_some_and(|kind| kinds.contains(&kind))
    }

    fn kind_of(&self, office: u32) -> Option<UnitKind> {
        self.layer.name_of(office).and_then(unit_name).map(|unit| unit.kind)
    }

    /// Whether a name with these points for its match may still be among the best of its kind.
    fn may_stay(&self, suffix: &Suffix, points: f32) -> bool {
        let kind = usize::from(suffix.kind);
        self.asked.kinds[kind] && points + self.points_beside_match(suffix) > self.least[kind]
    }

    fn points_beside_match(&self, suffix: &Suffix) -> f32 {
        let has_place = suffix.kind != Target::PROCEDURE;
        let near = self.near.filter(|_| has_place).map_or(0.0, |near| near.points(suffix.position));
        rank::of_weight(suffix) + near
    }

    /// Takes a name with the points for its match.
    pub(super) fn take(
        &mut self,
        suffix: &Suffix,
        points: f32,
        cost: u32,
        far: Far,
        matched: impl FnOnce(usize) -> Vec<Range<usize>>,
    ) {
        let kind = usize::from(suffix.kind);
        let points = points + self.points_beside_match(suffix);
        if !self.asked.kinds[kind] || points <= self.least[kind] {
            return;
        }
        let matched = matched(self.layer.names.at(suffix));
        let reaches_end = |range: &Range<usize>| range.end == self.layer.names.key(suffix.label).len();
        let is_whole = (suffix.is_first || suffix.is_distinctive) && matched.first().is_some_and(reaches_end);
        let best = &mut self.best[kind];
        best.push(Candidate {
            label: suffix.label,
            target: self.layer.names.target(suffix.label),
            points,
            cost,
            is_whole,
            far,
            matched,
            position: suffix.position,
        });
        if best.len() >= 2 * KEPT {
            sort(best, self.layer.names);
            best.truncate(KEPT);
            // Of equals the first ones stay: names come in their order.
            self.least[kind] = best.get(KEPT - 1).map_or(f32::NEG_INFINITY, |last| last.points);
        }
    }

    fn finish(mut self) -> [Vec<Candidate>; 3] {
        for best in &mut self.best {
            if let (Some(near), Some(from)) = (&self.near, self.asked.from) {
                for candidate in best.iter_mut().filter(|one| one.target.kind() != Target::PROCEDURE) {
                    let roughly = near.points(candidate.position);
                    candidate.points += rank::of_nearness(from, candidate.position) - roughly;
                }
            }
            sort(best, self.layer.names);
        }
        self.best
    }
}

/// Each thing once, by points, then by name.
fn sort(candidates: &mut Vec<Candidate>, names: NamesView<'_>) {
    let by_points = |a: &Candidate, b: &Candidate| {
        b.points.total_cmp(&a.points).then_with(|| names.key(a.label).cmp(names.key(b.label)))
    };
    candidates.sort_by(|a, b| {
        let by_match = a.target.cmp(&b.target).then(by_points(a, b));
        by_match.then(a.label.cmp(&b.label)).then_with(|| a.matched[0].start.cmp(&b.matched[0].start))
    });
    candidates.dedup_by_key(|candidate| candidate.target);
    candidates.sort_by(|a, b| by_points(a, b).then(a.target.cmp(&b.target)));
}
