//! `/admin/v1/service-points`: the table of units, and what it can be narrowed to.

use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use registry::{Action, FacetValue, ListedPoint, PointQuestion, Scope};
use serde::Serialize;
use utoipa::ToSchema;

use super::asked;
use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::admin::wire::instant;
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;

/// A page of the table of units.
#[derive(Serialize, ToSchema)]
pub(crate) struct Units {
    /// How many there are in all, of those that you may read.
    #[schema(example = 115)]
    total: u64,
    results: Vec<Unit>,
    /// Where the next page begins, as `cursor`; null: this is the end.
    next: Option<String>,
}

/// A line of the table of units. Null is unknown.
#[derive(Serialize, ToSchema)]
pub(crate) struct Unit {
    #[schema(example = "dopa-3804")]
    id: String,
    /// The change that it is of.
    change: u64,
    /// When it was edited last, RFC 3339 in UTC.
    edited_at: String,
    /// By whom: a person's id, or the name of a program.
    edited_by: String,
    /// Official unit code of 13 or 14 digits.
    code: Option<String>,
    #[schema(example = "ที่ว่าการอำเภอเซกา")]
    name_th: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    subtype: Option<String>,
    category: Option<String>,
    level: Option<String>,
    ministry: Option<String>,
    department: Option<String>,
    agency: Option<String>,
    subdistrict_code: Option<String>,
    /// The unit that took over its work.
    succeeded_by: Option<String>,
    /// `shown` or `hidden`.
    status: &'static str,
    /// WGS-84 degrees; null: it has no pin.
    lat: Option<f64>,
    lon: Option<f64>,
    /// How many manuals are linked.
    offers: u64,
    /// What became of its authorize code: `none`, `issued`, `used`, `expired` or `revoked`.
    code_state: &'static str,
}

impl From<ListedPoint> for Unit {
    fn from(listed: ListedPoint) -> Self {
        let degrees = |e6: i64| e6 as f64 / 1e6;
        Self {
            id: listed.id.to_string(),
            change: listed.number.0,
            edited_at: instant(listed.edited_at),
            edited_by: listed.edited_by,
            code: listed.code,
            name_th: listed.name_th,
            kind: listed.kind,
            subtype: listed.subtype,
            category: listed.category,
            level: listed.level,
            ministry: listed.ministry,
            department: listed.department,
            agency: listed.agency,
            subdistrict_code: listed.subdistrict.map(|area| area.to_string()),
            succeeded_by: listed.succeeded_by.map(|id| id.to_string()),
            status: if listed.is_hidden { "hidden" } else { "shown" },
            lat: listed.pin_e6.map(|(latitude, _)| degrees(latitude)),
            lon: listed.pin_e6.map(|(_, longitude)| degrees(longitude)),
            offers: listed.offers,
            code_state: listed.code_state.as_str(),
        }
    }
}

/// The table of units, as far as you may read them.
#[utoipa::path(
    get,
    operation_id = "admin_service_points",
    path = "/admin/v1/service-points",
    tag = "units",
    params(
        ("ministry" = Option<String>, Query),
        ("department" = Option<String>, Query),
        ("type" = Option<String>, Query),
        ("subtype" = Option<String>, Query),
        ("category" = Option<String>, Query),
        ("area" = Option<String>, Query, description = "Area code of 2, 4 or 6 digits", example = "38"),
        ("status" = Option<String>, Query, description = "`shown` or `hidden`"),
        ("pin" = Option<String>, Query, description = "`yes`: with a pin; `no`: without"),
        ("procedure" = Option<String>, Query, description = "Id of a procedure that is linked"),
        ("q" = Option<String>, Query, description = "Words of its names, in any order", example = "เซกา"),
        ("code_state" = Option<String>, Query, description = "State of the authorize code: `none`, `issued`, `used`, `expired`, `revoked`"),
        ("sort" = Option<String>, Query, description = "`code` (default), `name`, `edited_at` or `offers`"),
        ("order" = Option<String>, Query, description = "`asc` (default) or `desc`"),
        ("cursor" = Option<String>, Query, description = "The `next` of the page before"),
        ("skip" = Option<u64>, Query, description = "Units to skip, instead of a cursor"),
        ("limit" = Option<u32>, Query, description = "1 to 100, default 50"),
    ),
    responses(
        (status = 200, body = Units),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    uri: Uri,
) -> Result<Json<Units>, Problem> {
    let mut given = Parameters::of_query(&uri);
    let (filter, sort) = (asked::filter(&mut given), asked::sort(&mut given));
    let (page, limit) = asked::page(&mut given);
    given.finish()?;
    let listing = admin
        .registry
        .list(&PointQuestion {
            filter: &filter,
            scope: &readable(&signed_in),
            order: sort.order,
            is_descending: sort.is_descending,
            page: &page,
            limit,
            now: signed_in.now,
        })
        .await?;
    Ok(Json(Units {
        total: listing.total,
        results: listing.points.into_iter().map(Unit::from).collect(),
        next: listing.next.as_ref().map(asked::told),
    }))
}

/// What somebody may read. Every token may read what its person may.
pub(crate) fn readable(signed_in: &SignedIn) -> Scope {
    Scope::of(&signed_in.grants, Action::Read, signed_in.now)
}

/// What the table of units can be narrowed to: each word with the number of units that it would leave, most of them first.
/// What a list says of a column narrows the other columns, not its own.
#[derive(Serialize, ToSchema)]
pub(crate) struct Words {
    ministry: Vec<Word>,
    department: Vec<Word>,
    #[serde(rename = "type")]
    kind: Vec<Word>,
    subtype: Vec<Word>,
    category: Vec<Word>,
}

/// A word of a column.
#[derive(Serialize, ToSchema)]
pub(crate) struct Word {
    #[schema(example = "กระทรวงมหาดไทย")]
    word: String,
    #[schema(example = 92)]
    count: u64,
}

impl From<FacetValue> for Word {
    fn from(FacetValue { word, count }: FacetValue) -> Self {
        Self { word, count }
    }
}

/// The words that the table of units can be narrowed to.
#[utoipa::path(
    get,
    operation_id = "admin_service_points_facets",
    path = "/admin/v1/service-points/facets",
    tag = "units",
    params(
        ("ministry" = Option<String>, Query),
        ("department" = Option<String>, Query),
        ("type" = Option<String>, Query),
        ("subtype" = Option<String>, Query),
        ("category" = Option<String>, Query),
        ("area" = Option<String>, Query, description = "Area code of 2, 4 or 6 digits"),
        ("status" = Option<String>, Query, description = "`shown` or `hidden`"),
        ("pin" = Option<String>, Query, description = "`yes`: with a pin; `no`: without"),
        ("procedure" = Option<String>, Query),
        ("q" = Option<String>, Query),
        ("code_state" = Option<String>, Query),
    ),
    responses(
        (status = 200, body = Words),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn facets(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    uri: Uri,
) -> Result<Json<Words>, Problem> {
    let mut given = Parameters::of_query(&uri);
    let filter = asked::filter(&mut given);
    given.finish()?;
    let found = admin.registry.facets(&filter, &readable(&signed_in), signed_in.now).await?;
    let words = |values: Vec<FacetValue>| values.into_iter().map(Word::from).collect();
    Ok(Json(Words {
        ministry: words(found.ministries),
        department: words(found.departments),
        kind: words(found.kinds),
        subtype: words(found.subtypes),
        category: words(found.categories),
    }))
}
