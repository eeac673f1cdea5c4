//! `/v1/service-points/{id}/ratings`: what a visit was like, in stars and perhaps in words, from whoever was there.

use axum::Extension;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::problem::Problem;
use super::record_id::RecordId;
use super::{body, instant};
use crate::app::{self, App};
use crate::path::segment;
use crate::ratings::{self, ShownScore};
use crate::reports::Peer;

/// What all ratings of an office come to; null before the fifth.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[schema(example = json!({"average": 4.2, "count": 12}))]
pub(crate) struct RatingScore {
    /// Stars on average, 1 to 5, to a tenth.
    average: f64,
    /// Ratings, with those of offices whose work this one took over.
    count: u64,
}

impl From<ShownScore> for RatingScore {
    fn from(score: ShownScore) -> Self {
        Self { average: score.average(), count: score.count }
    }
}

/// A rating that was kept.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"rating": {"average": 4.2, "count": 12}}))]
pub(crate) struct Rated {
    /// What all ratings come to with this one; null before the fifth.
    rating: Option<RatingScore>,
}

/// What a visit was like.
#[derive(ToSchema)]
#[schema(example = json!({"stars": 4, "words": "คิวยาว แต่เจ้าหน้าที่ช่วยดี", "language": "th"}))]
#[expect(dead_code, reason = "describes the body; it is read parameter by parameter")]
pub(crate) struct NewRating {
    /// 1 to 5.
    #[schema(minimum = 1, maximum = 5)]
    stars: u8,
    /// At most 500 characters, which the unit alone reads; without identification numbers, e-mail addresses and links.
    #[schema(max_length = 500)]
    words: Option<String>,
    /// `th` (default) or `en`.
    language: Option<String>,
}

/// Rates a visit. Nothing of the sender is kept, and of the time the day.
#[utoipa::path(
    post,
    operation_id = "rate_service_point",
    path = "/v1/service-points/{id}/ratings",
    tag = "records",
    params(("id" = String, Path)),
    request_body = NewRating,
    responses(
        (status = 201, body = Rated),
        (status = 308, description = "Another office took over its work: see Location"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json",
            description = "No such office, or nobody takes ratings here"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn rate(
    State(app): State<App>,
    RecordId(id): RecordId,
    peer: Option<Extension<Peer>>,
    uri: Uri,
    headers: HeaderMap,
    sent: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let mut given = body::parameters(&uri, &headers, sent)?;
    let stars = given.whole_number("stars", 1..=5);
    if stars.is_none() && !given.has_errors() {
        given.error("stars", "missing", "expected a whole number from 1 to 5");
    }
    let words = given.read("words", ratings::words).flatten();
    let language = given.word("language", &[("th", "th"), ("en", "en")]).unwrap_or("th");
    given.finish()?;
    let Some(stars) = stars.and_then(|stars| u8::try_from(stars).ok()) else {
        return Err(Problem::body("expected the stars"));
    };
    let wanted = id.clone();
    let office = app.ask(move |engine| engine.office(&wanted)).await?;
    let office = office.ok_or_else(|| Problem::not_found("service point", &id))?;
    if let Some(successor) = &office.point.succeeded_by {
        let location = format!("/v1/service-points/{}/ratings", segment(successor.as_str()));
        return Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response());
    }
    let ratings = app.site.ratings.clone().ok_or_else(Problem::no_ratings)?;
    if !ratings.may_send(peer.map(|Extension(peer)| peer), &headers) {
        return Err(Problem::too_many());
    }
    let (point, today) = (office.point.id, instant::thai(app::this_minute()).date_naive());
    ratings.keep(&point, stars, words.as_deref(), language, today).await?;
    let rating = ratings.shown(&point).await.map(RatingScore::from);
    Ok((StatusCode::CREATED, Json(Rated { rating })).into_response())
}
