//! Suggestions as they are shown: texts, what matched in them, and what tells things of the same name apart.

use std::ops::Range;

use domain::area::{AreaLevel, Gazetteer};
use domain::{AreaCode, Procedure, ProcedureId, ServicePointId};

use super::SuggestQuery;
use super::rank;
use super::search::{Asked, Candidate, Layer, search};
use crate::Error;
use crate::names::{MappedKey, Shown, Target, english_name, thai_name};
use crate::nearest::Found;
use crate::register::Register;
use crate::understand::is_kind;

/// What a suggestion leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggested {
    /// A procedure.
    Procedure(ProcedureId),
    /// An office.
    Office(ServicePointId),
    /// An area.
    Place(AreaCode),
}

/// Something that may be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What it leads to.
    pub what: Suggested,
    /// The name that matches: one of the names below, or an alias.
    pub text: String,
    /// What of the text matches, in characters, ascending, whole clusters. Empty: it matches by something else, such as a
    /// code.
    pub matched: Vec<Range<usize>>,
    /// Thai name or title.
    pub name_th: String,
    /// English name or title.
    pub name_en: Option<String>,
    /// Where it is, or whose it is, in Thai: what tells two of the same name apart.
    pub detail_th: Option<String>,
    /// The same in English.
    pub detail_en: Option<String>,
    /// Points; comparable within one answer only.
    pub score: f32,
}

/// The place of offices among procedures, offices and places.
const OFFICES: usize = 1;
/// Of each kind that matches, so many are shown where there is room, whatever the others score.
const OF_EACH_KIND: usize = 2;

/// What a text that is being typed may mean, best first.
pub(crate) fn suggestions(register: Register<'_>, query: &SuggestQuery) -> Result<Vec<Suggestion>, Error> {
    let asked = Asked { text: &query.text, from: query.from, kinds: [true; 3] };
    let layers = Layer::of(register);
    let mut kinds: [Vec<(Layer<'_>, Candidate)>; 3] = Default::default();
    for layer in layers {
        for (kind, candidates) in kinds.iter_mut().zip(search(layer, asked)) {
            kind.extend(candidates.into_iter().filter(|one| layer.has(one.target)).map(|one| (layer, one)));
        }
    }
    if is_kind(&query.text) {
        kinds[OFFICES].iter_mut().for_each(|(_, office)| office.points += rank::KIND);
    }
    for kind in &mut kinds {
        // Stable: the order of each layer stays.
        kind.sort_by(|(_, a), (_, b)| b.points.total_cmp(&a.points));
        let mut seen = std::collections::HashSet::new();
        kind.retain(|(layer, one)| seen.insert((layer.of_target(one.target), one.target)));
    }
    chosen(kinds, query.limit).iter().map(|(layer, candidate)| layer.describe(candidate)).collect()
}

/// The best of all kinds: the first of each, then whatever scores most.
fn chosen<T>(kinds: [Vec<(T, Candidate)>; 3], limit: usize) -> Vec<(T, Candidate)> {
    let room = limit / kinds.iter().filter(|kind| !kind.is_empty()).count().max(1);
    let first = OF_EACH_KIND.min(room);
    let mut all: Vec<(bool, (T, Candidate))> = Vec::new();
    for kind in kinds {
        all.extend(kind.into_iter().enumerate().map(|(rank, one)| (rank < first, one)));
    }
    let points = |one: &(bool, (T, Candidate))| one.1.1.points;
    all.sort_by(|a, b| b.0.cmp(&a.0).then(points(b).total_cmp(&points(a))));
    all.truncate(limit);
    all.sort_by(|a, b| points(b).total_cmp(&points(a)));
    all.into_iter().map(|(_, one)| one).collect()
}

impl<'r> Layer<'r> {
    /// The snapshot and the changes since.
    pub(super) fn of(register: Register<'r>) -> [Self; 2] {
        let of = |is_overlay| Self { names: register.names(is_overlay), register, is_overlay };
        [of(false), of(true)]
    }

    /// The office that a number of this layer stands for; none if a change took its place.
    pub(super) fn office(&self, number: u32) -> Option<Found> {
        match self.is_overlay {
            true => Some(Found::Overlay(number)),
            false => (!self.register.overlay.replaced().contains(number)).then_some(Found::Base(number)),
        }
    }

    /// Whether what a label leads to is there still.
    pub(super) fn has(&self, target: Target) -> bool {
        match target {
            Target::Office(number) => self.office(number).is_some(),
            Target::Procedure(number) => !self.register.overlay.procedures().have_replaced(number),
            Target::Place(_) => true,
        }
    }

    /// A procedure of the snapshot by its ordinal, or one that a change brought: those are numbered behind the snapshot's.
    pub(super) fn procedure_of(&self, number: u32) -> Result<Option<Procedure>, Error> {
        match number.checked_sub(self.register.base.procedures() as u32) {
            Some(place) => Ok(self.register.overlay.procedures().at(place).cloned()),
            None => self.register.base.procedure(number).map(Some),
        }
    }

    /// Whether a target is of this layer alone: numbers of offices are.
    fn of_target(&self, target: Target) -> bool {
        self.is_overlay && matches!(target, Target::Office(_))
    }

    /// The Thai name of an office of this layer.
    pub(super) fn name_of(&self, office: u32) -> Option<&'r str> {
        match self.is_overlay {
            true => Some(&self.register.changed(office).point.name_th),
            false => self.register.base.point_name(office).ok(),
        }
    }

    fn describe(&self, candidate: &Candidate) -> Result<Suggestion, Error> {
        let described = match candidate.target {
            Target::Procedure(number) => self.procedure(number)?,
            Target::Office(number) => self.office_named(number)?,
            Target::Place(number) => self.place(number),
        };
        let Described { what, name_th, name_en, detail_th, detail_en } = described;
        let (text, is_shown) = match self.names.shown(candidate.label) {
            Shown::Thai => (name_th.clone(), true),
            Shown::English => (name_en.clone().unwrap_or_else(|| name_th.clone()), true),
            Shown::ThaiWhole => (name_th.clone(), false),
            Shown::Text(text) => (text, true),
        };
        let matched = if is_shown { spans(&text, &candidate.matched) } else { Vec::new() };
        Ok(Suggestion {
            what,
            text,
            matched,
            name_th,
            name_en,
            detail_th,
            detail_en,
            score: candidate.points,
        })
    }

    /// # Panics
    /// If no procedure has the number, as those of labels do.
    fn procedure(&self, number: u32) -> Result<Described, Error> {
        let procedure = self.procedure_of(number)?.expect("labels are of procedures that there are");
        let detail = procedure.department.or(procedure.ministry);
        Ok(Described {
            what: Suggested::Procedure(procedure.id),
            name_th: procedure.title_th,
            name_en: procedure.title_en,
            detail_en: detail.clone(),
            detail_th: detail,
        })
    }

    fn office_named(&self, number: u32) -> Result<Described, Error> {
        let point = match self.is_overlay {
            true => self.register.changed(number).point.clone(),
            false => self.register.base.point(number)?,
        };
        let area = self.names.area(number).and_then(AreaCode::from_number);
        let (detail_th, detail_en) = around(area.map(|area| area.at(AreaLevel::District).unwrap_or(area)));
        Ok(Described {
            what: Suggested::Office(point.id),
            name_th: point.name_th,
            name_en: point.name_en,
            detail_th: detail_th.or(point.address),
            detail_en,
        })
    }

    /// # Panics
    /// If the gazetteer has no such area, as it has all that the names are of.
    fn place(&self, number: u32) -> Described {
        let code = AreaCode::from_number(number).expect("labels of places hold codes");
        let place = Gazetteer::built_in().place(code).expect("labels of places are those of the gazetteer");
        let (detail_th, detail_en) = around(code.parent());
        Described {
            what: Suggested::Place(code),
            name_th: thai_name(place),
            name_en: Some(english_name(place)),
            detail_th,
            detail_en,
        }
    }
}

struct Described {
    what: Suggested,
    name_th: String,
    name_en: Option<String>,
    detail_th: Option<String>,
    detail_en: Option<String>,
}

/// The names of an area and those around it, from the smallest to the province.
fn around(area: Option<AreaCode>) -> (Option<String>, Option<String>) {
    let areas = std::iter::successors(area, |area| area.parent());
    let places: Vec<_> = areas.filter_map(|code| Gazetteer::built_in().place(code)).collect();
    let thai: Vec<String> = places.iter().map(|place| thai_name(place)).collect();
    let english: Vec<String> = places.iter().map(|place| place.name_en.to_owned()).collect();
    let some = |text: String| (!text.is_empty()).then_some(text);
    (some(thai.join(" ")), some(english.join(", ")))
}

/// Ranges of the key as spans of the text, ascending, those that touch as one.
fn spans(text: &str, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let key = MappedKey::of(text);
    let mut spans: Vec<Range<usize>> = ranges.iter().map(|range| key.span(range.clone())).collect();
    spans.retain(|span| !span.is_empty());
    spans.sort_by_key(|span| (span.start, span.end));
    spans.dedup_by(|next, last| {
        let touches = next.start <= last.end;
        if touches {
            last.end = last.end.max(next.end);
        }
        touches
    });
    spans
}
