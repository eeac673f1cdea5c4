//! `/admin/v1/service-points/{id}/ratings`: what visitors said of a unit, with their words, which nobody else reads.

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use registry::{Action, Rating, Score};
use serde::Serialize;
use utoipa::ToSchema;

use super::part::{MAX_LIMIT, Part};
use super::signed_in::SignedIn;
use super::state::Admin;
use super::two_ids::TwoIds;
use super::wire::unit_id;
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// What visitors said of a unit.
#[derive(Serialize, ToSchema)]
pub(crate) struct RatingsTold {
    /// How many there are, with those of units whose work this one took over.
    count: u64,
    /// Stars on average, to a tenth; null: there are none. Everyone sees it from the fifth on.
    #[schema(example = 4.2)]
    average: Option<f64>,
    /// Whether everyone sees it.
    is_shown: bool,
    /// How many gave one, two, three, four and five stars.
    by_stars: [u64; 5],
    /// The newest day first.
    results: Vec<RatingTold>,
    /// Goes into `skip` for those behind these; null: there are none.
    next: Option<usize>,
}

/// A rating.
#[derive(Serialize, ToSchema)]
struct RatingTold {
    id: String,
    /// The unit that was rated; another one where this one took over its work.
    service_point: String,
    /// The day in Thailand.
    #[schema(format = Date)]
    received_on: String,
    stars: u8,
    /// Null: none, or erased.
    words: Option<String>,
    language: String,
}

impl From<Rating> for RatingTold {
    fn from(rating: Rating) -> Self {
        Self {
            id: rating.id,
            service_point: rating.service_point,
            received_on: rating.received_on.to_string(),
            stars: rating.stars,
            words: rating.words,
            language: rating.language,
        }
    }
}

/// What visitors said of a unit.
#[utoipa::path(
    get,
    operation_id = "admin_ratings",
    path = "/admin/v1/service-points/{id}/ratings",
    tag = "voices",
    params(
        ("id" = String, Path, example = "dopa-3804"),
        ("limit" = Option<u32>, Query, description = "1 to 100; default 50"),
        ("skip" = Option<u32>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, body = RatingsTold),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    id: RecordId,
    uri: Uri,
) -> Result<Json<RatingsTold>, Problem> {
    let id = unit_id(&id)?;
    signed_in.require_unit(&admin, Action::Read, &id).await?;
    let mut given = Parameters::of_query(&uri);
    let Part { limit, skip } = Part::read(&mut given, MAX_LIMIT);
    given.finish()?;
    let score: Score = admin.registry.score(&id).await?;
    let mut found = admin.registry.ratings(&id, skip as u32, limit as u32 + 1).await?;
    let is_more = found.len() > limit;
    found.truncate(limit);
    let tenths = |score: Score| (10.0 * score.stars as f64 / score.count as f64).round() / 10.0;
    Ok(Json(RatingsTold {
        count: score.count,
        average: (score.count > 0).then(|| tenths(score)),
        is_shown: score.shown().is_some(),
        by_stars: score.by_stars,
        next: is_more.then_some(skip + found.len()),
        results: found.into_iter().map(RatingTold::from).collect(),
    }))
}

/// Erases the words of a rating, where they tell of a person. Its stars stay.
#[utoipa::path(
    delete,
    operation_id = "admin_erase_rating_words",
    path = "/admin/v1/service-points/{id}/ratings/{rating}/words",
    tag = "voices",
    params(("id" = String, Path, example = "dopa-3804"), ("rating" = String, Path)),
    responses(
        (status = 204),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There are no such words", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn erase_words(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    TwoIds(id, rating): TwoIds,
) -> Result<StatusCode, Problem> {
    let id = unit_id(&RecordId(id))?;
    signed_in.require_unit(&admin, Action::Erase, &id).await?;
    match admin.registry.erase_rating_words(&id, &rating).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(Problem::not_found("rating with words", &rating)),
    }
}
