//! `/v1/nearest`: the nearest offices under every condition at once.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, FixedOffset};
use domain::Position;
use engine::{Budget, NearestAnswer, NearestQuery, Rank};
use serde::Serialize;
use utoipa::ToSchema;

use super::conditions::{self, Conditions};
use super::home::DecidingPlace;
use super::instant::Stamp;
use super::media_type::{Answer, MediaType};
use super::parameters::Parameters;
use super::problem::Problem;
use super::responsible::{Answers, InCharge};
use super::service::Errand;
use super::wire::Office;
use super::{body, cache, position};
use crate::app::{self, App, Engine};

/// Longest text in a question.
pub(crate) const MAX_TEXT_CHARS: usize = 200;
/// Longest try on a thread that reads requests; with what is told of a hundred offices it stays below the 500 µs that one
/// may keep others waiting.
const SHORT: Duration = Duration::from_micros(300);

/// The nearest offices.
#[derive(Serialize, ToSchema)]
pub(crate) struct Nearest<'h> {
    /// Name of the data answered from.
    snapshot: &'h str,
    /// The register's last change that the answer knows.
    change: u64,
    /// False when the time was over: then these are the first results, but not all.
    complete: bool,
    /// The instant asked about.
    #[schema(value_type = String, format = DateTime)]
    at: Stamp,
    /// With `rank=soonest` first by `service.done_by`, null last; then by distance, code and id, bytewise.
    results: Vec<Office<'h>>,
    /// Who is responsible for each procedure asked for; empty without `home`.
    responsible: Vec<InCharge<'h>>,
    /// The place that decides, as it was understood; with `home`.
    #[serde(skip_serializing_if = "Option::is_none")]
    home: Option<DecidingPlace>,
    /// How the answer was found; with `explain=1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Plan>,
}

/// How an answer was found.
#[derive(Serialize, ToSchema)]
pub(crate) struct Plan {
    /// `scan`, `tree`, `merge`, `text` or `area`.
    kind: &'static str,
    /// Postings looked at.
    examined: u64,
    /// Tree nodes looked at.
    nodes: u64,
}

impl Plan {
    pub(crate) fn new(plan: engine::Plan) -> Self {
        Self { kind: plan.kind.as_str(), examined: plan.examined, nodes: plan.nodes }
    }
}

/// A question as it was asked.
struct Question {
    query: NearestQuery,
    at: DateTime<FixedOffset>,
    explain: bool,
}

/// The nearest offices, by parameters in the URL.
#[utoipa::path(
    get,
    operation_id = "nearest",
    path = "/v1/nearest",
    tag = "search",
    params(
        ("lat" = Option<f64>, Query, description = "Latitude, WGS-84 degrees; decimals beyond the sixth are cut. Required unless `near`", example = 17.93),
        ("lon" = Option<f64>, Query, description = "Longitude, WGS-84 degrees. Required unless `near`", example = 103.95),
        ("near" = Option<String>, Query, description = "Code of an area instead of a position: from the place that stands for it"),
        ("procedure" = Option<Vec<String>>, Query, description = "Id or group; `a,b`: any of them; repeated, at most 8 times: all of them"),
        ("q" = Option<String>, Query, description = "Text that the office must match, at most 200 characters: each part between white space by name, alias, code, or place; one of them by more than its place"),
        ("at" = Option<String>, Query, description = "RFC 3339 instant; default: now, to the minute"),
        ("open" = Option<String>, Query, description = "`any`, `only` (open at that instant) or `possible` (open or unknown)"),
        ("rank" = Option<String>, Query, description = "`distance`: nearest first; `soonest`: first where one is done first, offices at which nothing is certain last. Default `distance`"),
        ("travel" = Option<String>, Query, description = "How one travels: `walk`, `motorcycle` or `car`; default `car`"),
        ("depart_at" = Option<String>, Query, description = "RFC 3339 instant at which one leaves; default: `at`"),
        ("arrive_by" = Option<String>, Query, description = "RFC 3339 instant by which one has to be there. Alone: one leaves so that one arrives just then, if that isn't before `at`; with `depart_at`: one arrives as soon as one can. Offices that can't be reached in time have no `starts_at`. Not before one leaves"),
        ("stay_min" = Option<u32>, Query, description = "Minutes for which the door has to stay open, also when the counter is done sooner; 0 to 1440, default 0"),
        ("window" = Option<Vec<String>>, Query, description = "Span `from/to` of two RFC 3339 instants in which one can be there; repeated, at most 32: in any of them. A visit lies wholly within one, spans that touch being one. The end is at most 366 days after `at`"),
        ("home" = Option<String>, Query, description = "Code of the subdistrict that decides who is responsible (6 digits): of the house registration, of the plot, of the event. Answers `responsible`, and leaves offices that may not serve it out of `results`. Never an ID number"),
        ("home_lat" = Option<f64>, Query, description = "The same as a point, with `home_lon`: the subdistrict around it, and those beyond a border near by"),
        ("home_lon" = Option<f64>, Query, description = "Longitude of the same"),
        ("home_q" = Option<String>, Query, description = "The same by name, also with district and province behind it: ตำบลโสกก่าม, Sok Kam, Seka"),
        ("type" = Option<Vec<String>>, Query, description = "Kind of office; repeated: any of them"),
        ("ministry" = Option<Vec<String>>, Query, description = "Ministry; repeated: any of them"),
        ("department" = Option<Vec<String>>, Query, description = "Department; repeated: any of them"),
        ("area" = Option<Vec<String>>, Query, description = "Code of an area that the office stands in, 2, 4 or 6 digits; repeated: any of them"),
        ("radius_m" = Option<f64>, Query, description = "Farthest distance in metres"),
        ("limit" = Option<u32>, Query, description = "1 to 100; default 10"),
        ("explain" = Option<u32>, Query, description = "`1` adds `plan`"),
    ),
    responses(
        (status = 200, description = "Also as application/geo+json", body = Nearest),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn get(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    let engine = app.engine();
    let parameters = Parameters::of_query(&uri);
    let question = read(parameters, &*engine)?;
    let media_type = MediaType::of(&headers);
    let name = cache::Name::of(question.query.home.is_some(), app.has_routes, || {
        let query = uri.query().unwrap_or_default();
        cache::tag(&*engine, &[media_type.as_str(), Stamp::of(&question.at).as_str(), query])
    });
    cache::answered(&headers, name, answer(&app, Arc::clone(&engine), question, media_type)).await
}

/// The nearest offices, by the same parameters in a JSON body, so that positions stay out of URLs.
#[utoipa::path(
    post,
    operation_id = "nearest_of_body",
    path = "/v1/nearest",
    tag = "search",
    request_body(content = Object, example = json!({"lat": 17.93, "lon": 103.95, "procedure": ["id-card"], "limit": 5})),
    responses(
        (status = 200, description = "Also as application/geo+json", body = Nearest),
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
    let answer = answer(&app, engine, question, MediaType::of(&headers)).await?;
    Ok(cache::not_stored(answer.into_response()))
}

fn read(mut given: Parameters, engine: &Engine) -> Result<Question, Problem> {
    let from = read_origin(&mut given, engine);
    let text = given.text("q", MAX_TEXT_CHARS);
    let Conditions { at, query, explain, .. } = Conditions::read(&mut given, engine)?;
    given.finish()?;
    let from = from.expect("a missing or bad position was reported, and finish has returned");
    Ok(Question { query: NearestQuery { from, text, ..query }, at, explain })
}

/// Where the question is asked from: `lat` and `lon`, or the place that stands for the area `near`.
pub(crate) fn read_origin(given: &mut Parameters, engine: &Engine) -> Option<Position> {
    if !given.has("near") {
        return position::read(given);
    }
    if given.has("lat") || given.has("lon") {
        for coordinate in ["lat", "lon"] {
            given.many(coordinate);
        }
        given.error("near", "invalid", "given beside lat and lon: expected one or the other");
    }
    conditions::near(given, engine)
}

/// Asks the engine; a search that ran out of time with nothing in hand is a problem, with anything it is an answer.
async fn answer(
    app: &App,
    engine: Arc<Engine>,
    question: Question,
    media_type: MediaType,
) -> Result<Answer, Problem> {
    let question = Arc::new(question);
    if !app.has_routes && question.is_short(&*engine) {
        let budget = Budget::until(Instant::now() + SHORT);
        // Where that isn't enough it begins again with more, so that the answer doesn't depend on the first try.
        if let Some(answer) = question.answer(&*engine, &budget, media_type)?.filter(|answer| answer.complete)
        {
            return Ok(answer);
        }
    }
    let budget = Budget::until(Instant::now() + app.time_per_request);
    let ask = move |engine: &Engine| question.answer(engine, &budget, media_type);
    app::ask(engine, ask).await?.ok_or_else(Problem::out_of_time)
}

impl Question {
    /// Whether it is worth trying on the thread that reads requests: nearly all such questions take some ten
    /// microseconds, and to hand one over takes as long.
    fn is_short(&self, engine: &Engine) -> bool {
        self.query.rank == Rank::Distance && self.query.text.is_none() && engine.is_prepared(self.query.at)
    }

    /// None: out of time with nothing in hand.
    fn answer(
        &self,
        engine: &Engine,
        budget: &Budget,
        media_type: MediaType,
    ) -> Result<Option<Answer>, engine::Error> {
        let NearestAnswer { hits, complete, plan } = engine.nearest(&self.query, budget)?;
        if !complete && hits.is_empty() {
            return Ok(None);
        }
        let errand = Errand::of(&self.query, engine)?;
        let responsible = Answers::of(&self.query, engine)?;
        let answer = Nearest {
            snapshot: engine.snapshot_id(),
            change: engine.change().0,
            complete,
            at: Stamp::of(&self.at),
            results: hits.iter().map(|hit| Office::new(hit, &errand)).collect(),
            responsible: responsible.to_wire(),
            home: self.query.home.as_ref().map(DecidingPlace::of),
            plan: self.explain.then(|| Plan::new(plan)),
        };
        Ok(Some(media_type.answer(complete, &answer)))
    }
}
