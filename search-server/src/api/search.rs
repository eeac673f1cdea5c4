//! `/v1/search`: a citizen's sentence, what it says, and the offices and procedures that answer it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use domain::Procedure;
use engine::search::{SearchQuery, search};
use engine::{Asker, Budget};
use serde::Serialize;
use utoipa::ToSchema;

use super::conditions::{self, Conditions};
use super::home::DecidingPlace;
use super::instant::Stamp;
use super::media_type::{Answer, MediaType};
use super::nearest::{MAX_TEXT_CHARS, Plan};
use super::parameters::Parameters;
use super::problem::Problem;
use super::responsible::{Answers, InCharge};
use super::service::Errand;
use super::understood::{MatchingProcedure, Understood};
use super::wire::Office;
use super::{body, cache, position};
use crate::app::{self, App, Engine};

/// The answer to a sentence.
#[derive(Serialize, ToSchema)]
pub(crate) struct Found<'h> {
    /// Name of the data answered from.
    snapshot: &'h str,
    /// The register's last change that the answer knows.
    change: u64,
    /// False when the time was over: then offices may be missing.
    complete: bool,
    /// The instant that relative words count from.
    #[schema(value_type = String, format = DateTime)]
    at: Stamp,
    understood: Understood,
    /// Offices: those with the name that was said, then those in the place, then the nearest to it; with a time, of each
    /// of these those that are open in it, then those of which nobody knows. Then by distance, code and id. `open` is
    /// what holds when one is served within the time, or at its first minute. Without any place or position: by match,
    /// `distance_m` and `service` null.
    results: Vec<Office<'h>>,
    /// Procedures that match, best first, understood or not; of a group the best one.
    procedures: Vec<MatchingProcedure>,
    /// Who is responsible for each procedure asked for or understood; empty without `home`.
    responsible: Vec<InCharge<'h>>,
    /// The place that decides, as it was understood; with `home`.
    #[serde(skip_serializing_if = "Option::is_none")]
    home: Option<DecidingPlace>,
    /// The sentence with its slips put right, where some of its words are nobody's. Null: every word is known, or what
    /// isn't is like nothing that is.
    did_you_mean: Option<String>,
    /// There is no need to go anywhere for it.
    online: Option<Online>,
    /// How the answer was found; with `explain=1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Plan>,
}

/// A procedure that is done online only.
#[derive(Serialize, ToSchema)]
struct Online {
    procedure: String,
    title_th: String,
    /// Where it is done.
    url: Option<String>,
    why_th: &'static str,
    why_en: &'static str,
}

/// A question as it was asked.
struct Question {
    query: SearchQuery,
    explain: bool,
}

/// A sentence answered, by parameters in the URL.
#[utoipa::path(
    get,
    operation_id = "search",
    path = "/v1/search",
    tag = "search",
    params(
        ("q" = String, Query, description = "The sentence, at most 200 characters: what one needs to get done, where, when, at which kind of office", example = "ต่อภาษีรถ แถวบางนา วันเสาร์"),
        ("lat" = Option<f64>, Query, description = "Where the asker is, WGS-84 degrees: chooses among places of one name, and is where the search begins if the sentence says no place"),
        ("lon" = Option<f64>, Query, description = "Longitude"),
        ("near" = Option<String>, Query, description = "Code of an area to search from, whatever the sentence says"),
        ("procedure" = Option<Vec<String>>, Query, description = "As in `/v1/nearest`; wins over the sentence"),
        ("at" = Option<String>, Query, description = "RFC 3339 instant that relative words count from; default: now, to the minute"),
        ("open" = Option<String>, Query, description = "`any`, `only` or `possible`; with a time in the sentence: at any minute of it. Default: `any`, with a time what is open or unknown"),
        ("rank" = Option<String>, Query, description = "`distance` or `soonest`, among offices that match alike"),
        ("travel" = Option<String>, Query, description = "`walk`, `motorcycle` or `car`; default `car`"),
        ("depart_at" = Option<String>, Query, description = "As in `/v1/nearest`; any of these four wins over the time of the sentence"),
        ("arrive_by" = Option<String>, Query, description = "As in `/v1/nearest`"),
        ("stay_min" = Option<u32>, Query, description = "As in `/v1/nearest`"),
        ("window" = Option<Vec<String>>, Query, description = "As in `/v1/nearest`"),
        ("home" = Option<String>, Query, description = "Code of the subdistrict that decides who is responsible (6 digits): of the house registration, of the plot, of the event. Answers `responsible`, and leaves offices that may not serve it out of `results`. Never an ID number"),
        ("home_lat" = Option<f64>, Query, description = "The same as a point, with `home_lon`: the subdistrict around it, and those beyond a border near by"),
        ("home_lon" = Option<f64>, Query, description = "Longitude of the same"),
        ("home_q" = Option<String>, Query, description = "The same by name, also with district and province behind it: ตำบลโสกก่าม, Sok Kam, Seka"),
        ("type" = Option<Vec<String>>, Query, description = "Kind of office; wins over the sentence"),
        ("ministry" = Option<Vec<String>>, Query, description = "As in `/v1/nearest`"),
        ("department" = Option<Vec<String>>, Query, description = "As in `/v1/nearest`"),
        ("area" = Option<Vec<String>>, Query, description = "Code of an area that the office stands in; wins over the place of the sentence"),
        ("radius_m" = Option<f64>, Query, description = "Farthest distance in metres"),
        ("limit" = Option<u32>, Query, description = "1 to 100; default 10"),
        ("explain" = Option<u32>, Query, description = "`1` adds `plan`"),
    ),
    responses(
        (status = 200, description = "Also as application/geo+json", body = Found),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn get(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    let engine = app.engine();
    let question = read(Parameters::of_query(&uri), &*engine)?;
    let media_type = MediaType::of(&headers);
    let name = cache::Name::of(question.query.given.home.is_some(), app.has_routes, || {
        let query = uri.query().unwrap_or_default();
        let at = Stamp::of(&question.query.asker.at);
        cache::tag(&*engine, &["search", media_type.as_str(), at.as_str(), query])
    });
    cache::answered(&headers, name, answer(engine, question, app.time_per_request, media_type)).await
}

/// A sentence answered, by the same parameters in a JSON body, so that words and positions stay out of URLs.
#[utoipa::path(
    post,
    operation_id = "search_of_body",
    path = "/v1/search",
    tag = "search",
    request_body(content = Object, example = json!({"q": "ต่อภาษีรถ แถวบางนา วันเสาร์", "lat": 13.67, "lon": 100.6})),
    responses(
        (status = 200, description = "Also as application/geo+json", body = Found),
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
    let answer = answer(engine, question, app.time_per_request, MediaType::of(&headers)).await?;
    Ok(cache::not_stored(answer.into_response()))
}

fn read(mut given: Parameters, engine: &Engine) -> Result<Question, Problem> {
    let before = given.error_count();
    let text = given.text("q", MAX_TEXT_CHARS);
    if text.is_none() && given.error_count() == before {
        given.error("q", "missing", "expected a sentence such as ต่อภาษีรถ แถวบางนา วันเสาร์");
    }
    let has_position = given.has("lat") || given.has("lon");
    let from = if has_position { position::read(&mut given) } else { None };
    let near = if given.has("near") { conditions::near(&mut given, engine) } else { None };
    let conditions = Conditions::read(&mut given, engine)?;
    given.finish()?;
    let query = SearchQuery {
        text: text.expect("a missing or bad text was reported, and finish has returned"),
        asker: Asker { at: conditions.at, from },
        near,
        place: None,
        given: conditions.query,
        open_is_given: conditions.open_is_given,
        coming_is_given: conditions.coming_is_given,
    };
    Ok(Question { query, explain: conditions.explain })
}

/// Asks the engine; a search that ran out of time with nothing in hand is a problem, with anything it is an answer.
async fn answer(
    engine: Arc<Engine>,
    question: Question,
    time: Duration,
    media_type: MediaType,
) -> Result<Answer, Problem> {
    let budget = Budget::until(Instant::now() + time);
    let ask = move |engine: &Engine| question.answer(engine, &budget, media_type);
    app::ask(engine, ask).await?.ok_or_else(Problem::out_of_time)
}

impl Question {
    /// None: out of time with nothing in hand.
    fn answer(
        &self,
        engine: &Engine,
        budget: &Budget,
        media_type: MediaType,
    ) -> Result<Option<Answer>, engine::Error> {
        let found = search(engine, &self.query, budget)?;
        if !found.complete && found.hits.is_empty() {
            return Ok(None);
        }
        let errand = Errand::of(&found.query, engine)?;
        let responsible = Answers::of(&found.query, engine)?;
        let office = |hit| {
            let office = Office::new(hit, &errand);
            if found.from.is_some() { office } else { office.without_way() }
        };
        let did_you_mean = match found.understanding.is_about_a_task() {
            true => engine.did_you_mean(&self.query.text)?,
            false => None,
        };
        let answer = Found {
            snapshot: engine.snapshot_id(),
            change: engine.change().0,
            complete: found.complete,
            at: Stamp::of(&self.query.asker.at),
            understood: Understood::new(&self.query.text, &found.understanding, found.applied),
            results: found.hits.iter().map(office).collect(),
            procedures: matching(&found.understanding),
            responsible: responsible.to_wire(),
            home: found.query.home.as_ref().map(DecidingPlace::of),
            did_you_mean,
            online: found.online.clone().map(Online::new),
            plan: found.plan.filter(|_| self.explain).map(Plan::new),
        };
        Ok(Some(media_type.answer(found.complete, &answer)))
    }
}

/// The procedures that match, of a group the best one.
fn matching(understanding: &engine::Understanding) -> Vec<MatchingProcedure> {
    let mut groups = Vec::new();
    let mut is_new = |procedure: &Procedure| match &procedure.group {
        Some(group) if groups.contains(group) => false,
        Some(group) => {
            groups.push(group.clone());
            true
        }
        None => true,
    };
    let best = understanding.matching.iter().filter(|scored| is_new(&scored.procedure));
    best.map(MatchingProcedure::new).collect()
}

impl Online {
    fn new(procedure: Procedure) -> Self {
        Self {
            procedure: procedure.id.to_string(),
            title_th: procedure.title_th,
            url: procedure.url,
            why_th: "เรื่องนี้ทำทางอินเทอร์เน็ต ไม่ต้องไปที่สำนักงาน",
            why_en: "This is done online: no need to go anywhere",
        }
    }
}
