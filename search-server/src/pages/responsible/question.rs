//! What is asked of the engine, and what it found.

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::area::{AreaLevel, Gazetteer};
use domain::jurisdiction::Home;
use domain::{AreaCode, Ecef, Position, Procedure};
use engine::{Budget, Error, NearestQuery, Responsible, ResponsibleOffice, UnusableHome, home_named};

use crate::app::Engine;
use crate::pages::find::position;
use crate::pages::found::Found;
use crate::pages::moment::Moment;
use crate::pages::overview::{Overview, Overviews};
use crate::pages::visit::{Params, Visit};

/// Offices that are near, besides those that are responsible.
const MOST_NEAR: usize = 5;

/// Subdistricts that are offered where the register can't tell which one a position lies in: as many as a subdistrict
/// commonly has neighbours. Nowhere in the country the place of one is farther than this.
const MOST_NEARBY: usize = 6;
const NEARBY_M: f64 = 50_000.0;

/// The place that decides, as it was said.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// By name.
    Named(String),
    /// Chosen among several of a name.
    Chosen(AreaCode),
    /// Where the citizen is, who says that this is it.
    Here(Position),
}

/// A question for the office that is responsible.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// A procedure or a group.
    pub(super) procedure: String,
    pub(super) place: Option<Place>,
    pub(super) moment: Moment,
    time: Duration,
}

/// What was found.
pub(super) struct Findings {
    /// The first procedure that is bound to a place, or else the first.
    pub(super) procedure: Procedure,
    pub(super) procedures: Vec<Procedure>,
    pub(super) overview: Arc<Overview>,
    /// None: nobody said which, or it can't be used.
    pub(super) home: Option<Home>,
    pub(super) fault: Option<Fault>,
    /// Subdistricts near a position, where the register has no boundaries: the citizen knows which it is.
    pub(super) nearby: Vec<AreaCode>,
    pub(super) responsible: Option<Responsible>,
    /// Those of the answer, with their records.
    pub(super) offices: Vec<(ResponsibleOffice, Found)>,
    /// Others that may serve, the nearest first.
    pub(super) near: Vec<Found>,
    /// Whether distances are from where the citizen is.
    pub(super) from_here: bool,
}

/// Why a place can't be used.
pub(super) enum Fault {
    /// It names no subdistrict.
    Name(UnusableHome),
    /// The register has no boundaries to find the subdistrict around a position.
    NoBoundaries,
}

impl Place {
    fn of(params: &Params) -> Option<Self> {
        let chosen = params.get("home").and_then(|code| code.parse::<AreaCode>().ok());
        if let Some(area) = chosen.filter(|area| area.level() == AreaLevel::Subdistrict) {
            return Some(Self::Chosen(area));
        }
        match params.get("home_q") {
            Some(name) => Some(Self::Named(name.to_owned())),
            None => position(params).map(Self::Here),
        }
    }

    /// The subdistrict, or why there is none.
    fn home(&self, engine: &Engine) -> Result<Home, Fault> {
        match self {
            Self::Chosen(area) => Ok(Home::of(*area)),
            Self::Named(name) => home_named(name).map_err(Fault::Name),
            Self::Here(position) => engine.home_at(*position).ok_or(Fault::NoBoundaries),
        }
    }
}

impl Question {
    pub(super) fn of(
        visit: &Visit,
        procedure: &str,
        moment: Moment,
        may_answer: bool,
        time: Duration,
    ) -> Self {
        let place = Place::of(&visit.params).filter(|_| may_answer);
        Self { procedure: procedure.to_owned(), place, moment, time }
    }

    /// None: the register has no such procedure.
    pub(super) fn ask(&self, engine: &Engine, overviews: &Overviews) -> Result<Option<Findings>, Error> {
        let ids = engine.procedures_of(&self.procedure)?;
        let mut procedures = Vec::new();
        for id in &ids {
            procedures.extend(engine.procedure(id.as_str())?);
        }
        let bound = procedures.iter().find(|procedure| procedure.is_bound()).or(procedures.first());
        let Some(procedure) = bound.cloned() else { return Ok(None) };
        let (home, mut fault) = match self.place.as_ref().map(|place| place.home(engine)) {
            Some(Ok(home)) => (Some(home), None),
            Some(Err(fault)) => (None, Some(fault)),
            None => (None, None),
        };
        let nearby = match (&fault, &self.place) {
            (Some(Fault::NoBoundaries), Some(Place::Here(position))) => nearby(*position),
            _ => Vec::new(),
        };
        fault = fault.filter(|_| nearby.is_empty());
        let mut findings = Findings {
            procedure,
            procedures,
            overview: overviews.of(engine)?,
            home,
            fault,
            nearby,
            responsible: None,
            offices: Vec::new(),
            near: Vec::new(),
            from_here: matches!(self.place, Some(Place::Here(_))),
        };
        if let Some(home) = findings.home.clone() {
            self.answer(engine, home, &mut findings)?;
        }
        Ok(Some(findings))
    }

    fn answer(&self, engine: &Engine, home: Home, findings: &mut Findings) -> Result<(), Error> {
        let of_home = home.subdistricts.first().and_then(|area| engine.place(*area));
        let from = match self.place {
            Some(Place::Here(position)) => Some(position),
            _ => of_home.or_else(|| findings.overview.places.somewhere()),
        };
        let Some(from) = from else { return Ok(()) };
        let query = NearestQuery {
            procedures: vec![vec![findings.procedure.id.clone()]],
            home: Some(home),
            limit: MOST_NEAR,
            ..NearestQuery::from_here(from, self.moment.instant)
        };
        let responsible = engine.responsible(&query)?.into_iter().next();
        let with_record = |hit: engine::Hit| {
            let record = engine.office(hit.point.id.as_str())?;
            Ok::<_, Error>(record.map(|record| Found::new(hit, record, &query.coming)))
        };
        for office in responsible.iter().flat_map(|one| &one.offices) {
            if let Some(found) = with_record(office.hit.clone())? {
                findings.offices.push((office.clone(), found));
            }
        }
        let near = engine.nearest(&query, &Budget::until(Instant::now() + self.time))?;
        let is_told = |hit: &engine::Hit| {
            findings.offices.iter().any(|(office, _)| office.hit.point.id == hit.point.id)
        };
        let others: Vec<engine::Hit> = near.hits.into_iter().filter(|hit| !is_told(hit)).collect();
        for hit in others {
            findings.near.extend(with_record(hit)?);
        }
        findings.responsible = responsible;
        Ok(())
    }
}

/// The subdistricts whose places in the gazetteer are the nearest to a position, the nearest first.
fn nearby(position: Position) -> Vec<AreaCode> {
    let (gazetteer, from) = (Gazetteer::built_in(), Ecef::of(position));
    let subdistricts = gazetteer.places().iter().filter(|place| place.code.level() == AreaLevel::Subdistrict);
    let apart = |code: AreaCode| Some((from.chord_m(Ecef::of(gazetteer.position(code)?)), code));
    let mut near: Vec<(f64, AreaCode)> = subdistricts.filter_map(|place| apart(place.code)).collect();
    near.retain(|(apart_m, _)| *apart_m <= NEARBY_M);
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    near.into_iter().take(MOST_NEARBY).map(|(_, code)| code).collect()
}

impl Findings {
    /// Whether every office of the answer says that it needs no photocopies.
    pub(super) fn asks_for_no_copies(&self) -> bool {
        !self.offices.is_empty() && self.offices.iter().all(|(_, found)| found.needs_no_copies())
    }
}
