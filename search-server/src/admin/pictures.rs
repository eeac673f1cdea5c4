//! `/admin/v1/service-points/{id}/pictures`: the pictures of a unit, uploaded, put in order, taken away.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::ServicePointId;
use registry::{Action, Edit, Office, Record};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use utoipa::ToSchema;

use super::body::Body;
use super::failure::refused;
use super::service_points::{self, Present};
use super::signed_in::SignedIn;
use super::state::Admin;
use super::unit::{bad, expect_words, seen_unit};
use super::version::{Seen, etag};
use super::wire::unit_id;
use super::write::{self, Waiting, Why};
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;
use crate::app::on_busy_thread;
use crate::pictures::{self, MOST_BYTES, NotKept, Pictures};

/// Most pictures of a unit.
const MOST_PICTURES: usize = 8;

/// Pictures that are read at a time: each takes some 150 MB while it is.
static TURN: Semaphore = Semaphore::const_new(1);

/// The pictures of a unit, in the order in which they are shown.
#[derive(Serialize, ToSchema)]
pub(crate) struct PicturesTold {
    /// The change that they are of; also the ETag.
    change: u64,
    pictures: Vec<PictureTold>,
}

/// A picture.
#[derive(Serialize, ToSchema)]
struct PictureTold {
    #[schema(example = "/pictures/0f343b0931126a20f133d67c2b018a3b5e6b7f1e0d2b1c3a4f5e6d7c8b9a0f1e.jpg")]
    address: String,
    /// The small one; null: the picture is kept elsewhere.
    small: Option<String>,
}

/// Which pictures a unit shows from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PictureOrder {
    /// Addresses of pictures that it shows already, each once, in their order. Those that are left out are taken away.
    pictures: Vec<String>,
    /// Why, for the log.
    reason: Option<String>,
}

impl PicturesTold {
    fn new(change: u64, office: &Office) -> Self {
        let told =
            |address: &str| PictureTold { small: pictures::small(address), address: address.to_owned() };
        Self { change, pictures: office.point.pictures().map(told).collect() }
    }
}

/// The pictures of a unit.
#[utoipa::path(
    get,
    operation_id = "admin_pictures",
    path = "/admin/v1/service-points/{id}/pictures",
    tag = "pictures",
    params(("id" = String, Path, example = "dopa-3804")),
    responses(
        (status = 200, body = PicturesTold),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    id: RecordId,
) -> Result<Response, Problem> {
    let id = unit_id(&id)?;
    signed_in.require_unit(&admin, Action::Read, &id).await?;
    answer(&admin, &id, StatusCode::OK).await
}

/// Adds a picture behind the others: the body is the file, JPEG, PNG or WebP. It is turned upright, made at most 1,600 pixels
/// wide and high, and written anew, so that nothing but what one sees is kept.
#[utoipa::path(
    post,
    operation_id = "admin_add_picture",
    path = "/admin/v1/service-points/{id}/pictures",
    tag = "pictures",
    params(
        ("id" = String, Path, example = "dopa-3804"),
        ("If-Match" = String, Header, description = "ETag of the pictures, or of the card, that were seen"),
    ),
    request_body(content = Vec<u8>, description = "The file; at most 8 MiB and 25 million pixels", content_type = "image/*"),
    responses(
        (status = 201, body = PicturesTold),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "It is no picture that is taken, or there are eight already", body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn add(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    id: RecordId,
    seen: Seen,
    file: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let id = unit_id(&id)?;
    signed_in.require_unit(&admin, Action::Edit, &id).await?;
    let Present { entry, mut office } = seen_unit(&admin, &id, seen).await?;
    let mut addresses: Vec<String> = office.point.pictures().map(str::to_owned).collect();
    if addresses.len() >= MOST_PICTURES {
        return Err(refused("pictures", &format!("there are {MOST_PICTURES} already: take one away first")));
    }
    let file = file.map_err(|rejected| match rejected.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(MOST_BYTES),
        _ => Problem::body(rejected.body_text()),
    })?;
    let address = keep(&admin, file).await?;
    if !addresses.contains(&address) {
        addresses.push(address);
    }
    office.point.photo = Some(addresses.join("|"));
    let edit = Edit::set(Record::ServicePoint(Box::new(office)), entry.number);
    write(&admin, &signed_in, &id, edit, None, StatusCode::CREATED).await
}

/// Puts the pictures of a unit in another order, or takes some away.
#[utoipa::path(
    put,
    operation_id = "admin_order_pictures",
    path = "/admin/v1/service-points/{id}/pictures",
    tag = "pictures",
    params(
        ("id" = String, Path, example = "dopa-3804"),
        ("If-Match" = String, Header, description = "ETag of the pictures, or of the card, that were seen"),
    ),
    request_body(content = PictureOrder, example = json!({"pictures": [], "reason": "รูปเก่า"})),
    responses(
        (status = 200, body = PicturesTold),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn order(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    id: RecordId,
    seen: Seen,
    Body(PictureOrder { pictures, reason }): Body<PictureOrder>,
) -> Result<Response, Problem> {
    let id = unit_id(&id)?;
    signed_in.require_unit(&admin, Action::Edit, &id).await?;
    let Present { entry, mut office } = seen_unit(&admin, &id, seen).await?;
    let known: Vec<&str> = office.point.pictures().collect();
    for (place, address) in pictures.iter().enumerate() {
        let field = format!("pictures[{place}]");
        if !known.contains(&address.as_str()) {
            return Err(bad(&field, "isn't among the pictures of the unit: upload it first"));
        }
        if pictures[..place].contains(address) {
            return Err(bad(&field, "stands there before: expected each picture once"));
        }
    }
    expect_words("reason", reason.as_deref())?;
    office.point.photo = (!pictures.is_empty()).then(|| pictures.join("|"));
    let edit = Edit::set(Record::ServicePoint(Box::new(office)), entry.number);
    write(&admin, &signed_in, &id, edit, reason, StatusCode::OK).await
}

async fn keep(admin: &Admin, file: Bytes) -> Result<String, Problem> {
    let kept: Arc<Pictures> = admin.app.site.kept_pictures.clone().ok_or_else(|| {
        Problem::new(StatusCode::NOT_FOUND, "no_pictures", "Nobody keeps pictures here")
            .with_detail("the operator named no folder: `dir` of the table `pictures`")
    })?;
    // Nobody closes it.
    let _turn = TURN.acquire().await;
    match on_busy_thread(move || kept.keep(&file)).await {
        Ok(address) => Ok(address),
        Err(NotKept::Refused(why)) => Err(refused("picture", &why.to_string())),
        Err(NotKept::Disk(error)) => {
            tracing::error!(%error, "a picture can't be kept");
            Err(Problem::internal())
        }
    }
}

async fn write(
    admin: &Admin,
    signed_in: &SignedIn,
    id: &ServicePointId,
    edit: Edit,
    reason: Option<String>,
    status: StatusCode,
) -> Result<Response, Problem> {
    let outcome = write::submit(admin, signed_in, vec![edit], Why::edit(reason)).await?;
    outcome.answered(async |_| answer(admin, id, status).await).await
}

async fn answer(admin: &Admin, id: &ServicePointId, status: StatusCode) -> Result<Response, Problem> {
    let Present { entry, office } = service_points::present(admin, id).await?;
    let told = PicturesTold::new(entry.number.0, &office);
    Ok((status, [etag(entry.number)], Json(told)).into_response())
}
