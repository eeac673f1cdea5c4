//! Offices by what they are called, ranked.

use super::OfficeQuery;
use super::search::{Asked, Candidate, Layer, search};
use crate::Error;
use crate::names::{Far, Target};
use crate::query::Finding;
use crate::register::Register;

/// How like its name a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// It is the name, or what tells it from others of its kind.
    Name,
    /// It is a part of the name.
    Part,
    /// It is either with a slip, or of another kind of office in the same place.
    Alike,
}

/// An office that a text may name.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundOffice {
    /// The office, to be described by the engine that found it.
    pub office: Finding,
    /// How like its name the text is.
    pub likeness: Likeness,
    /// Points of its match, its kind and its nearness; comparable within one answer only.
    pub score: f32,
}

/// The offices that a text may name, the likeliest first.
pub(crate) fn offices(register: Register<'_>, query: &OfficeQuery) -> Result<Vec<FoundOffice>, Error> {
    let asked = Asked { text: &query.text, from: query.from, kinds: [false, true, false] };
    let mut found: Vec<(FoundOffice, String)> = Vec::new();
    for layer in Layer::of(register) {
        let [_, offices, _] = search(layer, asked);
        for candidate in offices {
            let Target::Office(number) = candidate.target else { continue };
            let Some(office) = layer.office(number) else { continue };
            let finding = Finding { number: office.number(), journey: None };
            let scored =
                FoundOffice { office: finding, likeness: likeness(&candidate), score: candidate.points };
            found.push((scored, register.id(office)?.to_owned()));
        }
    }
    found.sort_by(|(a, id_a), (b, id_b)| b.score.total_cmp(&a.score).then_with(|| id_a.cmp(id_b)));
    found.truncate(query.limit);
    Ok(found.into_iter().map(|(office, _)| office).collect())
}

fn likeness(candidate: &Candidate) -> Likeness {
    match (candidate.cost, candidate.far) {
        (1.., _) | (_, Far::OtherKind) => Likeness::Alike,
        _ if candidate.is_whole => Likeness::Name,
        _ => Likeness::Part,
    }
}
