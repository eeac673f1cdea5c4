//! `/v1/areas/locate`: the subdistrict around a position.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use domain::AreaCode;
use domain::area::{AreaLevel, Gazetteer};
use engine::Location;
use serde::Serialize;
use utoipa::ToSchema;

use super::cache;
use super::parameters::Parameters;
use super::position;
use super::problem::Problem;
use crate::app::App;

/// Where a position lies.
#[derive(Serialize, ToSchema)]
pub(crate) struct Whereabouts {
    /// Name of the data answered from.
    snapshot: String,
    /// The register's last change that the answer knows.
    change: u64,
    /// Null: outside of all areas.
    area: Option<LocatedArea>,
    /// Whether a border may be within 150 m, so that another area, or none, may be the right one.
    uncertain: bool,
}

/// A subdistrict with the areas around it.
#[derive(Serialize, ToSchema)]
struct LocatedArea {
    /// Code, 6 digits (DOPA).
    #[schema(example = "380401")]
    subdistrict: String,
    subdistrict_th: Option<&'static str>,
    subdistrict_en: Option<&'static str>,
    /// Code, 4 digits.
    district: String,
    district_th: Option<&'static str>,
    district_en: Option<&'static str>,
    /// Code, 2 digits.
    province: String,
    province_th: Option<&'static str>,
    province_en: Option<&'static str>,
    /// Postcodes of the subdistrict.
    postcodes: Vec<&'static str>,
}

/// The subdistrict, district and province around a position.
#[utoipa::path(
    get,
    operation_id = "locate",
    path = "/v1/areas/locate",
    tag = "search",
    params(
        ("lat" = f64, Query, description = "Latitude, WGS-84 degrees; decimals beyond the sixth are cut", example = 17.93),
        ("lon" = f64, Query, description = "Longitude, WGS-84 degrees", example = 103.95),
    ),
    responses(
        (status = 200, body = Whereabouts),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "The register was built without polygons: `no_boundaries`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn locate(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut given = Parameters::of_query(&uri);
    let position = position::read(&mut given);
    given.finish()?;
    let position = position.expect("a missing or bad position was reported, and finish has returned");
    let engine = app.engine();
    let (area, uncertain) = match engine.locate(position) {
        Location::NoBoundaries => return Err(Problem::no_boundaries()),
        Location::Outside { uncertain } => (None, uncertain),
        Location::Inside(located) => (Some(LocatedArea::of(located.subdistrict)), located.uncertain),
    };
    let tag = cache::tag(&*engine, &[&format!("locate {position:?}")]);
    if cache::is_known(&headers, &tag) {
        return Ok(cache::not_modified(&tag));
    }
    let (snapshot, change) = (engine.snapshot_id().to_owned(), engine.change().0);
    Ok(cache::with_tag(Json(Whereabouts { snapshot, change, area, uncertain }).into_response(), &tag))
}

impl LocatedArea {
    fn of(subdistrict: AreaCode) -> Self {
        let area = |level| {
            let code = subdistrict.at(level);
            (code, code.and_then(|code| Gazetteer::built_in().place(code)))
        };
        let code = |code: Option<AreaCode>| code.map(|code| code.to_string()).unwrap_or_default();
        let [(_, own), (district, around), (province, outermost)] =
            [AreaLevel::Subdistrict, AreaLevel::District, AreaLevel::Province].map(area);
        Self {
            subdistrict: subdistrict.to_string(),
            subdistrict_th: own.map(|place| place.name_th),
            subdistrict_en: own.map(|place| place.name_en),
            district: code(district),
            district_th: around.map(|place| place.name_th),
            district_en: around.map(|place| place.name_en),
            province: code(province),
            province_th: outermost.map(|place| place.name_th),
            province_en: outermost.map(|place| place.name_en),
            postcodes: own.map(|place| place.postcodes.split_whitespace().collect()).unwrap_or_default(),
        }
    }
}
