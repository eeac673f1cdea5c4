//! `/v1/tiles/{z}/{x}/{y}.mvt`: the register as vector tiles, for any map that draws them.

mod labels;
mod layers;

use std::time::Instant;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};
use engine::{Budget, Tile};

use super::cache;
use super::conditions::Filters;
use super::instant::Stamp;
use super::parameters::Parameters;
use super::problem::Problem;
use crate::app::{self, App};

/// Registered at IANA.
const MEDIA_TYPE: &str = "application/vnd.mapbox-vector-tile";

/// A tile of the map.
#[utoipa::path(
    get,
    operation_id = "tile",
    path = "/v1/tiles/{z}/{x}/{y}.mvt",
    tag = "search",
    description = "A Mapbox Vector Tile 2.1 of the tiling that web maps share, of 4096 units a side, with these layers:\n\
        - `service_points`, points: `id`, `name_th`, `name_en`, `type`, `status` (`open`, `closed` or `unknown` for what was asked).\n\
        - `clusters`, points: `count` offices that stand too near each other for this zoom. Each office that passes is in \
        one feature of one tile of a zoom.\n\
        - `boundaries`, lines: `level` (`country`, `province`; from zoom 8 `district`, from 11 `subdistrict`). Only where \
        the register has polygons.\n\
        - `areas`, points for labels: `code`, `name_th`, `name_en`, `level` (from zoom 5 `province`, 8 `district`, 11 `subdistrict`).",
    params(
        ("z" = u8, Path, description = "Zoom, 0 to 20"),
        ("x" = u32, Path, description = "Column from the west"),
        ("y" = u32, Path, description = "Row from the north"),
        ("procedure" = Option<Vec<String>>, Query, description = "As in `/v1/nearest`"),
        ("at" = Option<String>, Query, description = "RFC 3339 instant; default: now, to the minute"),
        ("open" = Option<String>, Query, description = "`any`, `only` (open at that instant) or `possible` (open or unknown)"),
        ("type" = Option<Vec<String>>, Query, description = "Kind of office; repeated: any of them"),
        ("ministry" = Option<Vec<String>>, Query, description = "Ministry; repeated: any of them"),
        ("department" = Option<Vec<String>>, Query, description = "Department; repeated: any of them"),
        ("area" = Option<Vec<String>>, Query, description = "Code of an area that the office stands in; repeated: any of them"),
    ),
    responses(
        (status = 200, body = Vec<u8>, content_type = "application/vnd.mapbox-vector-tile"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such tile", body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn get(
    State(app): State<App>,
    path: Result<Path<(String, String, String)>, PathRejection>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Path((zoom, column, row)) = path.map_err(|_| Problem::path())?;
    let tile = read(&zoom, &column, &row)
        .ok_or_else(|| Problem::not_found("tile", &format!("{zoom}/{column}/{row}")))?;
    let engine = app.engine();
    let mut given = Parameters::of_query(&uri);
    let Filters { at, query } = Filters::read(&mut given, &*engine)?;
    given.finish()?;
    let (at, asked) = (Stamp::of(&at), uri.query().unwrap_or_default());
    let tag = cache::tag(&*engine, &["tile", &zoom, &column, &row, at.as_str(), asked]);
    if cache::is_known(&headers, &tag) {
        return Ok(cache::not_modified(&tag));
    }
    let budget = Budget::until(Instant::now() + app.time_per_request);
    let bytes = app::ask(engine, move |engine| {
        let offices = engine.offices_in(tile, &query, &budget)?;
        Ok(offices.map(|offices| layers::encode(tile, &engine.borders_in(tile), &offices)))
    });
    let bytes = bytes.await?.ok_or_else(Problem::out_of_time)?;
    Ok(cache::with_tag(([(header::CONTENT_TYPE, MEDIA_TYPE)], bytes).into_response(), &tag))
}

fn read(zoom: &str, column: &str, row: &str) -> Option<Tile> {
    Tile::new(zoom.parse().ok()?, column.parse().ok()?, row.strip_suffix(".mvt")?.parse().ok()?)
}
