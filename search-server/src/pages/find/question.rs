//! What is asked of the engine, and what it found.

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::{AreaCode, Position, Procedure};
use engine::{Budget, Error, NearestQuery};

use super::choice::Choice;
use crate::app::Engine;
use crate::pages::filters::{Filters, Offered};
use crate::pages::found::Found;
use crate::pages::moment::Moment;
use crate::pages::overview::{Overview, Overviews};
use crate::pages::problem::Problem;
use crate::pages::visit::{Params, Visit};

/// One best office and up to ten others.
const MOST_OFFICES: usize = 11;

/// Where the way begins.
#[derive(Clone, Copy, Debug)]
pub(super) enum Origin {
    /// Nobody said yet.
    Nowhere,
    /// At a chosen place.
    Place(AreaCode),
    /// At the citizen's position.
    Here(Position),
}

impl Origin {
    /// The code of the chosen place.
    pub(super) fn code(self) -> Option<String> {
        match self {
            Self::Place(area) => Some(area.to_string()),
            Self::Nowhere | Self::Here(_) => None,
        }
    }
}

/// A question for offices.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// A procedure or a group.
    pub(super) procedure: String,
    pub(super) from: Origin,
    pub(super) moment: Moment,
    pub(super) filters: Filters,
    pub(super) choice: Choice,
    /// How long the search may take.
    pub(super) time: Duration,
}

/// What was found.
pub(super) struct Findings {
    /// The procedure, or the first one of the group.
    pub(super) procedure: Procedure,
    /// All of the group.
    pub(super) procedures: Vec<Procedure>,
    pub(super) overview: Arc<Overview>,
    /// In the order asked for.
    pub(super) offices: Vec<Found>,
    /// What was asked of the engine; none: nothing could be near.
    pub(super) query: Option<NearestQuery>,
    /// What else the offices can be chosen by.
    pub(super) offered: Offered,
    /// Offices may be missing, as the time was over.
    pub(super) incomplete: bool,
}

/// A question that names something the register doesn't have.
pub(super) enum Refusal {
    Procedure,
    Place(AreaCode),
    /// No office has this value of a parameter.
    Value(&'static str, String),
}

impl Question {
    /// What a visit asks about a moment.
    pub(super) fn of(
        visit: &Visit,
        procedure: &str,
        from: Origin,
        moment: Moment,
        time: Duration,
    ) -> Result<Self, Problem> {
        let (filters, choice) = (Filters::of(visit)?, Choice::of(visit)?);
        Ok(Self { procedure: procedure.to_owned(), from, moment, filters, choice, time })
    }

    pub(super) fn ask(
        &self,
        engine: &Engine,
        overviews: &Overviews,
    ) -> Result<Result<Findings, Refusal>, Error> {
        let ids = engine.procedures_of(&self.procedure)?;
        let mut procedures = Vec::new();
        for id in &ids {
            procedures.extend(engine.procedure(id.as_str())?);
        }
        let Some(procedure) = procedures.first().cloned() else {
            return Ok(Err(Refusal::Procedure));
        };
        if let Some((name, value)) = self.filters.unknown(engine) {
            return Ok(Err(Refusal::Value(name, value)));
        }
        let overview = overviews.of(engine)?;
        let from = match self.from {
            Origin::Here(position) => Some(position),
            Origin::Nowhere => overview.places.somewhere(),
            Origin::Place(area) => match overview.places.position(area) {
                Some(position) => Some(position),
                None => return Ok(Err(Refusal::Place(area))),
            },
        };
        let mut findings = Findings {
            procedure,
            procedures,
            overview,
            offices: Vec::new(),
            query: None,
            offered: Offered::default(),
            incomplete: false,
        };
        // Without any pin there is nothing that could be near.
        if let Some(from) = from {
            let query = self.filters.on(NearestQuery {
                procedures: vec![ids],
                limit: MOST_OFFICES,
                rank: self.choice.rank,
                travel: self.choice.travel,
                ..NearestQuery::from_here(from, self.moment.instant)
            });
            let budget = Budget::until(Instant::now() + self.time);
            let answer = engine.nearest(&query, &budget)?;
            findings.incomplete = !answer.complete;
            for hit in answer.hits {
                let record = engine.office(hit.point.id.as_str())?;
                findings.offices.extend(record.map(|record| Found::new(hit, record, &query.coming)));
            }
            findings.offered = Offered::near(engine, &query, &budget)?;
            findings.query = Some(query);
        }
        Ok(Ok(findings))
    }

    /// Whether the question can't be answered with more offices than were asked for.
    pub(super) fn has_room_for_all(findings: &Findings) -> bool {
        !findings.incomplete && findings.offices.len() < MOST_OFFICES
    }
}

/// The position of a form, cut after four decimals: eleven metres are near enough to order offices, and tell no more
/// of the citizen than that needs.
pub(crate) fn position(params: &Params) -> Option<Position> {
    let degrees = |name| params.get(name).and_then(|text| text.parse::<f64>().ok()).map(cut_to_four_decimals);
    Position::from_degrees(degrees("lat")?, degrees("lon")?).ok()
}

fn cut_to_four_decimals(degrees: f64) -> f64 {
    (degrees * 1e4).trunc() / 1e4
}
