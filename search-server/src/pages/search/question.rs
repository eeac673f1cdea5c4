//! What is asked of the engine for a citizen's words, and what it found.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use domain::service::Coming;
use domain::{AreaCode, Position};
use engine::search::{SearchAnswer, SearchQuery, search};
use engine::{Asker, Budget, Error, NearestQuery};

use crate::api::instant;
use crate::app::Engine;
use crate::pages::filters::{Filters, Offered};
use crate::pages::found::Found;
use crate::pages::moment::Moment;
use crate::pages::overview::{Overview, Overviews};
use crate::pages::problem::Problem;
use crate::pages::visit::Visit;

/// One best office and up to five others: the page of a task shows more.
const MOST_OFFICES: usize = 6;

/// The parameter of the area that was chosen among those of one name.
pub(super) const PLACE: &str = "place";

/// A citizen's words.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) words: String,
    pub(super) from: Option<Position>,
    pub(super) moment: Moment,
    pub(super) filters: Filters,
    /// Chosen among the areas that the words can mean.
    place: Option<AreaCode>,
    time: Duration,
}

/// What was found.
pub(super) struct Findings {
    pub(super) answer: SearchAnswer,
    /// The words with their slips put right, where they are about a task alone.
    pub(super) meant: Option<String>,
    pub(super) overview: Arc<Overview>,
    /// The offices in the order of the answer, each with the moment that its door is told of.
    pub(super) offices: Vec<(Found, Moment)>,
    /// What else the offices can be chosen by.
    pub(super) offered: Offered,
}

/// A value of a parameter that no office has.
pub(super) type UnknownValue = (&'static str, String);

impl Question {
    pub(super) fn of(
        visit: &Visit,
        words: &str,
        from: Option<Position>,
        moment: Moment,
        time: Duration,
    ) -> Result<Self, Problem> {
        let place = match visit.params.get(PLACE) {
            None => None,
            Some(code) => Some(code.parse().map_err(|_| Problem::bad_place(visit, code))?),
        };
        let filters = Filters::of(visit)?;
        Ok(Self { words: words.to_owned(), from, moment, filters, place, time })
    }

    pub(super) fn ask(
        &self,
        engine: &Engine,
        overviews: &Overviews,
    ) -> Result<Result<Findings, UnknownValue>, Error> {
        if let Some(unknown) = self.filters.unknown(engine) {
            return Ok(Err(unknown));
        }
        let budget = Budget::until(Instant::now() + self.time);
        let mut answer = search(engine, &self.query(&self.filters), &budget)?;
        if answer.from.is_none() && self.filters.has_radius() {
            // Nobody said from where it should be near.
            answer = search(engine, &self.query(&self.filters.clone().without_radius()), &budget)?;
        }
        let offered = match answer.plan {
            Some(_) => Offered::near(engine, &answer.query, &budget)?,
            None => Offered::default(),
        };
        let mut offices = Vec::new();
        for (hit, told_at) in std::mem::take(&mut answer.hits).into_iter().zip(&answer.told_at) {
            let record = engine.office(hit.point.id.as_str())?;
            let coming = Coming::leaving(*told_at);
            let moment = self.moment_of(*told_at);
            offices.extend(record.map(|record| (Found::new(hit, record, &coming), moment)));
        }
        let meant =
            if answer.understanding.is_about_a_task() { engine.did_you_mean(&self.words)? } else { None };
        Ok(Ok(Findings { answer, meant, overview: overviews.of(engine)?, offices, offered }))
    }

    fn query(&self, filters: &Filters) -> SearchQuery {
        let at = instant::thai(self.moment.instant);
        let nowhere = Position::from_degrees(0.0, 0.0).expect("degrees of a position");
        let given =
            NearestQuery { limit: MOST_OFFICES, ..NearestQuery::from_here(nowhere, self.moment.instant) };
        SearchQuery {
            text: self.words.clone(),
            asker: Asker { at, from: self.from },
            near: None,
            place: self.place,
            given: filters.on(given),
            open_is_given: filters.only_open,
            coming_is_given: false,
        }
    }

    /// The moment that a door is told of: another one than the question's was asked for by the words.
    fn moment_of(&self, told_at: DateTime<Utc>) -> Moment {
        if told_at == self.moment.instant { self.moment } else { Moment::asked(told_at) }
    }
}
