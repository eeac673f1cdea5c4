//! The answer to a citizen's sentence: what it says becomes a question for the nearest offices, and what is asked
//! beside it in so many words wins.

mod named;
mod when;

use chrono::{DateTime, Utc};
use domain::area::Gazetteer;
use domain::procedure::Channel;
use domain::{AreaCode, Position, Procedure, ProcedureId};

use crate::query::{Finding, Hit, NearestQuery, Plan, QueryEngine};
use crate::understand::{Asker, Understanding, position_of};
use crate::{Budget, Error};

/// Where the offices of an answer without any place are listed from; no distance from there is told. The capital.
const CAPITAL: u32 = 10;

/// A citizen's question.
#[derive(Clone, Debug)]
pub struct SearchQuery {
    /// The sentence.
    pub text: String,
    /// Who asks.
    pub asker: Asker,
    /// A position to search from whatever the sentence says.
    pub near: Option<Position>,
    /// The area that the place of the sentence means, chosen among those of its name.
    pub place: Option<AreaCode>,
    /// What was asked besides: its procedures, kinds, areas and times win over those of the sentence, where there are
    /// any. Its `from`, `text` and `during` don't count.
    pub given: NearestQuery,
    /// `open` was asked for.
    pub open_is_given: bool,
    /// When one can come was asked for.
    pub coming_is_given: bool,
}

/// The answer.
#[derive(Clone, Debug)]
pub struct SearchAnswer {
    /// What the sentence says.
    pub understanding: Understanding,
    /// Offices, those with the name asked for first, of these those without a pin last, then those in the area, then the nearest; among each of these those
    /// that are open in the time before those of which nobody knows.
    pub hits: Vec<Hit>,
    /// The instant that each hit's door is told of.
    pub told_at: Vec<DateTime<Utc>>,
    /// Where the distances are measured from; none: nobody said, and no distance means anything.
    pub from: Option<Position>,
    /// What of the sentence had a part in finding the offices.
    pub applied: Applied,
    /// A procedure of the sentence that needs no office at all.
    pub online: Option<Procedure>,
    /// The question that found them, with the procedures and times of the sentence.
    pub query: NearestQuery,
    /// False when the budget was spent.
    pub complete: bool,
    /// How the last of the searches found offices, with what all of them looked at; none: there was nothing to look for.
    pub plan: Option<Plan>,
}

/// What of a sentence had a part in finding offices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The procedures.
    pub procedures: bool,
    /// The place.
    pub place: bool,
    /// The time.
    pub time: bool,
    /// The kinds of offices.
    pub kinds: bool,
}

/// Answers a sentence.
///
/// # Errors
/// When the data is damaged.
pub fn search(engine: &dyn QueryEngine, asked: &SearchQuery, budget: &Budget) -> Result<SearchAnswer, Error> {
    let mut understanding = engine.understand(&asked.text, asked.asker)?;
    if let Some(chosen) = asked.place {
        understanding.choose_place(chosen);
    }
    let mut applied = Applied::default();
    let place = understanding.place.as_ref().filter(|_| asked.near.is_none() && asked.given.areas.is_empty());
    let place_from = place.and_then(|place| position_of(engine, place.area));
    let from = asked.near.or(place_from).or(asked.asker.from);
    applied.place = place_from.is_some();
    let mut query = asked.given.clone();
    query.text = None;
    query.during.clear();
    query.from = match from {
        Some(from) => from,
        None => somewhere(engine),
    };
    if query.procedures.is_empty() && !understanding.procedures.is_empty() {
        let ids: Vec<ProcedureId> =
            understanding.procedures.iter().map(|meant| meant.procedure.id.clone()).collect();
        query.procedures = vec![ids];
        applied.procedures = true;
    }
    if query.kinds.is_empty() && !understanding.kinds.is_empty() {
        query.kinds = understanding.kinds.iter().map(|kind| kind.id.clone()).collect();
        applied.kinds = true;
    }
    if let Some(time) = understanding.time.as_ref().filter(|_| !asked.coming_is_given) {
        when::apply(time, asked, from.is_some(), &mut query);
        applied.time = true;
    }
    let has_words = applied.procedures || applied.kinds || place.is_some() || !understanding.rest.is_empty();
    let mut search = Search {
        engine,
        budget,
        offices: Vec::new(),
        complete: true,
        plan: None,
        named: 0,
        unpinned: Vec::new(),
    };
    let has_place = understanding.here.is_some() || understanding.time.is_some();
    if has_words || from.is_some() && has_place || given_conditions(asked) {
        let steps = named::steps(&understanding, place, &query, asked, applied);
        search.run(&steps, query.limit)?;
        if search.offices.is_empty() && applied.kinds && applied.procedures {
            // None of that kind does it: whoever does is the better answer.
            query.kinds.clone_from(&asked.given.kinds);
            applied.kinds = false;
            let steps = named::steps(&understanding, place, &query, asked, applied);
            search.run(&steps, query.limit)?;
        }
    }
    let Search { offices, complete, plan, named, unpinned, .. } = search;
    let (mut hits, mut told_at) = when::describe(engine, &query, &offices, applied.time, budget)?;
    let complete = complete && hits.len() == offices.len();
    let from_named = named.min(hits.len());
    told_at.splice(from_named..from_named, unpinned.iter().map(|_| query.at));
    hits.splice(from_named..from_named, unpinned);
    hits.truncate(query.limit);
    told_at.truncate(query.limit);
    let online = understanding.procedures.first().map(|meant| &meant.procedure);
    let online = online.filter(|procedure| procedure.channel == Some(Channel::Online)).cloned();
    Ok(SearchAnswer { understanding, hits, told_at, from, applied, online, query, complete, plan })
}

/// Whether anything was asked besides the sentence.
fn given_conditions(asked: &SearchQuery) -> bool {
    let given = &asked.given;
    !(given.procedures.is_empty()
        && given.kinds.is_empty()
        && given.ministries.is_empty()
        && given.departments.is_empty()
        && given.areas.is_empty())
}

fn somewhere(engine: &dyn QueryEngine) -> Position {
    let capital = AreaCode::from_number(CAPITAL).expect("two digits are a province");
    let known = position_of(engine, capital).or_else(|| Gazetteer::built_in().position(capital));
    known.expect("the gazetteer has a position in the capital")
}

/// Several searches one after the other, each for what the ones before didn't find.
struct Search<'e> {
    engine: &'e dyn QueryEngine,
    budget: &'e Budget,
    offices: Vec<Finding>,
    complete: bool,
    plan: Option<Plan>,
    /// How many of the offices were found by their names.
    named: usize,
    /// Those without a pin that were.
    unpinned: Vec<Hit>,
}

impl Search<'_> {
    fn run(&mut self, steps: &[NearestQuery], limit: usize) -> Result<(), Error> {
        for step in steps {
            if self.offices.len() >= limit || !self.complete {
                return Ok(());
            }
            let found = self.engine.find(step, self.budget)?;
            self.complete &= found.complete;
            let before = self.plan.map_or((0, 0), |plan| (plan.examined, plan.nodes));
            let (examined, nodes) = (before.0 + found.plan.examined, before.1 + found.plan.nodes);
            self.plan = Some(Plan { examined, nodes, ..found.plan });
            for office in found.offices {
                let is_new = self.offices.iter().all(|known| known.number != office.number);
                if is_new && self.offices.len() < limit {
                    self.offices.push(office);
                }
            }
            if step.text.is_some() {
                self.named = self.offices.len();
                for hit in self.engine.named_without_pin(step)? {
                    if self.unpinned.iter().all(|known| known.point.id != hit.point.id) {
                        self.unpinned.push(hit);
                    }
                }
            }
        }
        Ok(())
    }
}
