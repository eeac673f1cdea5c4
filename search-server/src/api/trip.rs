//! `/v1/trip`: several things in one trip, with the documents and fees together.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, FixedOffset};
use domain::Procedure;
use domain::procedure::Channel;
use engine::trip::MOST_TASKS;
use engine::{Budget, NearestQuery, Rank};

use super::conditions::Conditions;
use super::instant::Stamp;
use super::media_type::{Answer, MediaType};
use super::nearest::{MAX_TEXT_CHARS, read_origin};
use super::parameters::Parameters;
use super::problem::Problem;
use super::responsible::Answers;
use super::service::Errand;
use super::trip_answer::{Asked, Trips};
use super::{body, cache};
use crate::app::{self, App, Engine};

/// Rounds in an answer unless said otherwise.
const DEFAULT_ROUNDS: usize = 3;

/// A question as it was asked.
struct Question {
    query: NearestQuery,
    at: DateTime<FixedOffset>,
}

/// Rounds of one to three offices, by parameters in the URL.
#[utoipa::path(
    get,
    operation_id = "trip",
    path = "/v1/trip",
    tag = "search",
    params(
        ("lat" = Option<f64>, Query, description = "Where one sets out, and comes back to. Required unless `near`", example = 17.93),
        ("lon" = Option<f64>, Query, description = "Longitude"),
        ("near" = Option<String>, Query, description = "Code of an area instead of a position"),
        ("procedure" = Vec<String>, Query, description = "What has to be done, repeated, at most 4 times; `a,b`: either of them"),
        ("home" = Option<String>, Query, description = "As in `/v1/nearest`: what is bound to a place is done by an office that serves it"),
        ("home_lat" = Option<f64>, Query, description = "As in `/v1/nearest`"),
        ("home_lon" = Option<f64>, Query, description = "As in `/v1/nearest`"),
        ("home_q" = Option<String>, Query, description = "As in `/v1/nearest`"),
        ("q" = Option<String>, Query, description = "As in `/v1/nearest`: text that every office of the round matches"),
        ("at" = Option<String>, Query, description = "RFC 3339 instant; default: now, to the minute"),
        ("depart_at" = Option<String>, Query, description = "RFC 3339 instant from which on one can leave; default: `at`"),
        ("stay_min" = Option<u32>, Query, description = "As in `/v1/nearest`"),
        ("window" = Option<Vec<String>>, Query, description = "As in `/v1/nearest`: all visits lie within such spans"),
        ("travel" = Option<String>, Query, description = "`walk`, `motorcycle` or `car`; default `car`"),
        ("type" = Option<Vec<String>>, Query, description = "As in `/v1/nearest`"),
        ("ministry" = Option<Vec<String>>, Query, description = "As in `/v1/nearest`"),
        ("department" = Option<Vec<String>>, Query, description = "As in `/v1/nearest`"),
        ("area" = Option<Vec<String>>, Query, description = "As in `/v1/nearest`"),
        ("radius_m" = Option<f64>, Query, description = "Farthest distance of an office in metres"),
        ("limit" = Option<u32>, Query, description = "Rounds, 1 to 100; default 3"),
    ),
    responses(
        (status = 200, body = Trips),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn get(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    let engine = app.engine();
    let question = read(Parameters::of_query(&uri), &*engine)?;
    let name = cache::Name::of(question.query.home.is_some(), app.has_routes, || {
        let query = uri.query().unwrap_or_default();
        cache::tag(&*engine, &["trip", Stamp::of(&question.at).as_str(), query])
    });
    cache::answered(&headers, name, answer(engine, question, app.time_per_request)).await
}

/// Rounds of one to three offices, by the same parameters in a JSON body, so that positions stay out of URLs.
#[utoipa::path(
    post,
    operation_id = "trip_of_body",
    path = "/v1/trip",
    tag = "search",
    request_body(content = Object, example = json!({"lat": 18.36, "lon": 103.65, "procedure": ["birth-registration", "id-card", "move-registration"], "home": "380101"})),
    responses(
        (status = 200, body = Trips),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn post(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let engine = app.engine();
    let question = read(body::parameters(&uri, &headers, body)?, &*engine)?;
    let answer = answer(engine, question, app.time_per_request).await?;
    Ok(cache::not_stored(answer.into_response()))
}

fn read(mut given: Parameters, engine: &Engine) -> Result<Question, Problem> {
    let from = read_origin(&mut given, engine);
    let text = given.text("q", MAX_TEXT_CHARS);
    let has_limit = given.has("limit");
    for (name, instead) in
        [("arrive_by", "depart_at or window"), ("open", "nothing: offices are open when one is there")]
    {
        if given.has(name) {
            given.many(name);
            given.error(
                name,
                "not_available",
                format!("a trip can't be asked for by this: expected {instead}"),
            );
        }
    }
    let has_procedures = given.has("procedure");
    let Conditions { at, mut query, .. } = Conditions::read(&mut given, engine)?;
    if !has_procedures {
        given.error("procedure", "missing", "expected what has to be done, an id or group, at most 4 times");
    }
    let tasks = query.procedures.len();
    if tasks > MOST_TASKS {
        given.error(
            "procedure",
            "invalid",
            format!("{tasks} things are too many: expected at most {MOST_TASKS}"),
        );
    }
    if query.rank == Rank::Soonest {
        given.error("rank", "not_available", "trips are ranked by the length of the way: expected distance");
    }
    given.finish()?;
    query.limit = if has_limit { query.limit } else { DEFAULT_ROUNDS };
    let from = from.expect("a missing or bad position was reported, and finish has returned");
    Ok(Question { query: NearestQuery { from, text, ..query }, at })
}

async fn answer(engine: Arc<Engine>, question: Question, time: Duration) -> Result<Answer, Problem> {
    let budget = Budget::until(Instant::now() + time);
    let ask = move |engine: &Engine| question.answer(engine, &budget);
    app::ask(engine, ask).await?.ok_or_else(Problem::out_of_time)
}

impl Question {
    /// None: out of time with nothing in hand.
    fn answer(&self, engine: &Engine, budget: &Budget) -> Result<Option<Answer>, engine::Error> {
        let asked = Asked::of(engine, &self.query, budget)?;
        let query = NearestQuery { procedures: asked.to_go_for(), ..self.query.clone() };
        let trip = match query.procedures.is_empty() {
            true => None,
            false => Some(engine.trip(&query, budget)?),
        };
        if trip.as_ref().is_some_and(|trip| !trip.complete && trip.rounds.is_empty()) {
            return Ok(None);
        }
        let errand = Errand::of(&query, engine)?;
        let responsible = Answers::of(&self.query, engine)?;
        let mut offers = Vec::new();
        for stop in trip.iter().flat_map(|trip| &trip.rounds).flat_map(|round| &round.stops) {
            offers.extend(engine.office(stop.hit.point.id.as_str())?.map(|record| record.offers));
        }
        let answer =
            Trips::new(engine, self.at, &query, (&asked, trip.as_ref(), &offers), (&errand, &responsible));
        Ok(Some(MediaType::Json.answer(answer.complete, &answer)))
    }
}

/// Whether a procedure needs no way.
pub(super) fn is_online(procedure: &Procedure) -> bool {
    procedure.channel == Some(Channel::Online)
}
