//! Offices by what they are called, ranked.

use domain::ServicePointId;
use domain::ellipsoid::geodesic;

use super::OfficeQuery;
use super::search::{Asked, Candidate, Layer, search};
use crate::Error;
use crate::names::{Far, Target};
use crate::nearest::Found;
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
    /// Its id.
    pub id: ServicePointId,
    /// For the engine that found it to describe; none without a pin, or where no position was given.
    pub office: Option<Finding>,
    /// How like its name the text is.
    pub likeness: Likeness,
    /// Points of its match, its kind and its nearness; comparable within one answer only.
    pub score: f32,
}

/// The offices that a text may name, the likeliest first.
pub(crate) fn offices(register: Register<'_>, query: &OfficeQuery) -> Result<Vec<FoundOffice>, Error> {
    let asked = Asked { text: &query.text, from: query.from, kinds: [false, true, false] };
    let mut found: Vec<FoundOffice> = Vec::new();
    for layer in Layer::of(register) {
        let [_, offices, _] = search(layer, asked);
        for candidate in offices {
            let Target::Office(number) = candidate.target else { continue };
            let Some(office) = layer.office(number) else { continue };
            let finding = query.from.filter(|_| candidate.is_pinned()).map(|from| Finding {
                number: office.number(),
                distance: Some(geodesic(from, register.position(office))),
                journey: None,
            });
            let id = match office {
                Found::Base(ordinal) => register.base.point_id(ordinal)?,
                Found::Overlay(place) => register.changed(place).point.id.clone(),
            };
            let (likeness, score) = (likeness(&candidate), candidate.points);
            found.push(FoundOffice { id, office: finding, likeness, score });
        }
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
    found.truncate(query.limit);
    Ok(found)
}

fn likeness(candidate: &Candidate) -> Likeness {
    match (candidate.cost, candidate.far) {
        (1.., _) | (_, Far::OtherKind) => Likeness::Alike,
        _ if candidate.is_whole => Likeness::Name,
        _ => Likeness::Part,
    }
}
