//! What a change would mean for citizens: from where they would get another answer for what, and how much farther they
//! would go.
//!
//! The register as it is and as it would be are both asked, from the centre of every hexagon whose answer may change. That
//! the others keep theirs follows from what changed: where neither answer is an office that changes, both are the nearest of
//! the same offices. It ends with its budget, and says so: what was told until then is right.

mod figures;
mod people;
mod universe;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use domain::ellipsoid::geodesic;
use domain::jurisdiction::Home;
use domain::travel::{Destination, Means};
use domain::{AreaCode, Ecef, Metres, Position, ProcedureId, ServicePointId};

pub use figures::{Added, Figures};
pub use people::People;
pub use universe::{Hexagon, Place, Universe};

use crate::jurisdiction::{Bound, Charge};
use crate::nearest::Found;
use crate::query::{NearestQuery, OpenFilter, QueryEngine};
use crate::{Budget, Error, View};

/// Chords tell the order of geodesics but for so little: the same bound as for a search, generously.
const SLACK_M: f64 = 10.0;

/// What is asked from every hexagon.
#[derive(Clone, Debug)]
pub struct PreviewQuery {
    /// The instant.
    pub at: DateTime<Utc>,
    /// What must hold at the instant: `Any` for a move, `Only` for a change of hours.
    pub open: OpenFilter,
    /// How one travels.
    pub travel: Means,
    /// An office within this distance is one that a citizen can get to.
    pub reach: Metres,
    /// People in subdistricts, where known.
    pub people: BTreeMap<AreaCode, u64>,
}

/// The office that a hexagon is answered with.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The office.
    pub office: ServicePointId,
    /// The geodesic to it.
    pub distance: Metres,
    /// The way to it.
    pub time: TimeDelta,
}

/// An answer that changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Consequence {
    /// For what.
    pub procedure: ProcedureId,
    /// From where.
    pub place: Hexagon,
    /// The subdistrict of its centre.
    pub subdistrict: AreaCode,
    /// As it is; none: no office.
    pub before: Option<Answer>,
    /// As it would be.
    pub after: Option<Answer>,
}

/// What a change would mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The answers that change, by procedure, then hexagon.
    pub consequences: Vec<Consequence>,
    /// How much farther, over the answers that change from an office to an office.
    pub added: Added,
    /// How many people that concerns; none: of some of them nobody said how many they are.
    pub people: Option<People>,
    /// Hexagons and procedures that lose the last office within reach, in the order of the consequences.
    pub left_without: Vec<(ProcedureId, Hexagon)>,
    /// Whether everything was asked. Otherwise the budget was spent before, and more may change.
    pub is_complete: bool,
}

/// What changes between two registers that differ in some offices only: moved, hidden, with other hours, offers or territory.
///
/// # Errors
/// When the data is damaged.
pub fn preview(
    (before, after): (&View, &View),
    changed: &[ServicePointId],
    universe: &Universe,
    query: &PreviewQuery,
    budget: &Budget,
) -> Result<Preview, Error> {
    let sides = [Side::of(before, changed)?, Side::of(after, changed)?];
    let procedures: BTreeSet<&ProcedureId> = sides.iter().flat_map(|side| side.by_procedure.keys()).collect();
    let mut consequences = Vec::new();
    for procedure in procedures {
        for place in affected(&sides, universe, procedure, query, budget)? {
            if budget.is_spent() {
                break;
            }
            let place = &universe.places()[place];
            let [before, after] = [
                answer(sides[0].view, place, procedure, query)?,
                answer(sides[1].view, place, procedure, query)?,
            ];
            if before != after {
                let (procedure, subdistrict) = (procedure.clone(), place.subdistrict);
                consequences.push(Consequence {
                    procedure,
                    place: place.hexagon,
                    subdistrict,
                    before,
                    after,
                });
            }
        }
    }
    Ok(Preview { is_complete: !budget.is_spent(), ..Preview::of(consequences, universe, query) })
}

/// The answer from a place: the nearest office that may serve whoever lives there.
///
/// # Errors
/// When the data is damaged.
pub fn answer(
    view: &View,
    place: &Place,
    procedure: &ProcedureId,
    query: &PreviewQuery,
) -> Result<Option<Answer>, Error> {
    let home = Some(home(place));
    let nearest = NearestQuery { home, ..question(place.centre, procedure, query) };
    let findings = view.find(&nearest, &Budget::unlimited())?;
    let Some(first) = findings.offices.first() else { return Ok(None) };
    let register = view.register();
    let found = Found::of_number(first.number);
    let position = register.position(found);
    let distance = geodesic(place.centre, position);
    let way = register.travel.journeys(query.travel, place.centre, &[Destination { position, distance }]);
    let office = view.id_of(*first)?;
    let office = ServicePointId::new(office).map_err(|error| Error::self_check(error.to_string()))?;
    Ok(Some(Answer { office, distance, time: way[0].time }))
}

/// Whoever lives at the centre.
fn home(place: &Place) -> Home {
    Home::of(place.subdistrict).at(place.centre)
}

fn question(from: Position, procedure: &ProcedureId, query: &PreviewQuery) -> NearestQuery {
    NearestQuery {
        procedures: vec![vec![procedure.clone()]],
        open: query.open,
        limit: 1,
        travel: query.travel,
        ..NearestQuery::from_here(from, query.at)
    }
}

/// A register, and what the offices that change are in it.
struct Side<'v> {
    view: &'v View,
    /// Those that do a procedure: where they stand, and what they are in charge of.
    by_procedure: BTreeMap<ProcedureId, Vec<(Ecef, Charge)>>,
}

impl<'v> Side<'v> {
    fn of(view: &'v View, changed: &[ServicePointId]) -> Result<Self, Error> {
        let mut by_procedure: BTreeMap<ProcedureId, Vec<(Ecef, Charge)>> = BTreeMap::new();
        for id in changed {
            let Some(office) = view.office(id.as_str())? else { continue };
            let Some(position) = office.point.position else { continue };
            for (offer, ..) in &office.offers {
                let own = (Ecef::of(position), Charge::of(&office.point));
                by_procedure.entry(offer.procedure.clone()).or_default().push(own);
            }
        }
        Ok(Self { view, by_procedure })
    }

    fn changed(&self, procedure: &ProcedureId) -> &[(Ecef, Charge)] {
        self.by_procedure.get(procedure).map_or(&[], Vec::as_slice)
    }

    /// Whether an office that changes may be the nearest from anywhere within a ball.
    fn may_answer(
        &self,
        procedure: &ProcedureId,
        node: &universe::Node,
        query: &PreviewQuery,
    ) -> Result<bool, Error> {
        let chords = self.changed(procedure).iter().map(|(place, _)| node.centre.chord_m(*place));
        let Some(changed_m) = chords.reduce(f64::min) else { return Ok(false) };
        let findings = self.view.find(&question(node.position, procedure, query), &Budget::unlimited())?;
        let Some(nearest) = findings.offices.first() else { return Ok(false) };
        let position = self.view.register().position(Found::of_number(nearest.number));
        let nearest_m = node.centre.chord_m(Ecef::of(position));
        // From the farthest place of the ball the one is nearer by its radius, and the other farther.
        Ok(changed_m - node.radius_m <= nearest_m + node.radius_m + SLACK_M)
    }
}

/// The places, ascending, from which an office that changes may be the answer before or after; those that were found until the
/// budget was spent.
fn affected(
    sides: &[Side<'_>; 2],
    universe: &Universe,
    procedure: &ProcedureId,
    query: &PreviewQuery,
    budget: &Budget,
) -> Result<Vec<usize>, Error> {
    let bound = |side: &Side<'_>| -> Result<Option<Bound>, Error> {
        let procedure = side.view.procedure(procedure.as_str())?;
        Ok(Bound::of(procedure.and_then(|procedure| procedure.jurisdiction)))
    };
    if bound(&sides[0])?.is_some() || bound(&sides[1])?.is_some() {
        // Whoever may serve a place is told by its territory.
        let charges: Vec<&Charge> =
            sides.iter().flat_map(|side| side.changed(procedure)).map(|(_, charge)| charge).collect();
        let holds = |place: &Place| {
            let home = home(place);
            charges.iter().any(|charge| charge.holds_any(&home))
        };
        let places = universe.places().iter().enumerate();
        return Ok(places.filter(|(_, place)| holds(place)).map(|(number, _)| number).collect());
    }
    let mut affected = Vec::new();
    let mut pending: Vec<usize> = (0..universe.nodes().len().min(1)).collect();
    while let Some(number) = pending.pop() {
        if budget.is_spent() {
            break;
        }
        let node = &universe.nodes()[number];
        let mut may_answer = false;
        for side in sides {
            may_answer = may_answer || side.may_answer(procedure, node, query)?;
        }
        if !may_answer {
            continue;
        }
        if node.below.is_empty() {
            affected.extend(node.places.clone());
        } else {
            pending.extend(node.below.clone());
        }
    }
    affected.sort_unstable();
    Ok(affected)
}

impl Preview {
    /// The figures of answers that change.
    #[must_use]
    pub fn of(consequences: Vec<Consequence>, universe: &Universe, query: &PreviewQuery) -> Self {
        let is_within =
            |answer: &Option<Answer>| answer.as_ref().is_some_and(|answer| answer.distance <= query.reach);
        let lost = consequences.iter().filter(|one| is_within(&one.before) && !is_within(&one.after));
        let left_without = lost.map(|one| (one.procedure.clone(), one.place)).collect();
        let added = Added::of(&consequences, universe, &query.people);
        let people = People::of(&consequences, universe, &query.people);
        Self { consequences, added, people, left_without, is_complete: true }
    }
}
