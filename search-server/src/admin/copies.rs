//! `/admin/v1/copies`: the share of manuals that ask for no photocopies, by areas.

use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use domain::area::AreaLevel;
use registry::{Action, CopiesShare, Target, UnitFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::signed_in::SignedIn;
use super::state::Admin;
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;

/// Longest word of a filter, in characters.
pub(super) const MAX_WORD_CHARS: usize = 300;

/// Levels of areas by their names.
pub(super) const LEVELS: [(&str, AreaLevel); 3] = [
    ("province", AreaLevel::Province),
    ("district", AreaLevel::District),
    ("subdistrict", AreaLevel::Subdistrict),
];

/// Shares by areas.
#[derive(Serialize, ToSchema)]
pub(crate) struct Shares {
    results: Vec<ShareTold>,
}

/// The share of an area's units.
#[derive(Serialize, ToSchema)]
struct ShareTold {
    /// Null: units of which nobody said where they are.
    #[schema(example = "38")]
    area: Option<String>,
    /// Shown units.
    units: u64,
    /// Manuals that are linked to them.
    manuals: u64,
    /// Those of which a unit said whether they ask for photocopies.
    told: u64,
    /// Those of them that ask for none.
    without: u64,
    /// `without` of `told`, 0 to 1; null: nothing was said.
    #[schema(example = 0.64)]
    share: Option<f64>,
}

impl From<CopiesShare> for ShareTold {
    fn from(share: CopiesShare) -> Self {
        Self {
            area: share.area.map(|area| area.to_string()),
            units: share.units,
            manuals: share.manuals,
            told: share.told,
            without: share.without,
            share: (share.told > 0).then(|| share.without as f64 / share.told as f64),
        }
    }
}

/// Takes which units are counted.
pub(super) fn units(given: &mut Parameters) -> UnitFilter {
    UnitFilter {
        area: given.read("area", str::parse),
        organisation: given.text("organisation", MAX_WORD_CHARS),
        kind: given.text("type", MAX_WORD_CHARS),
    }
}

/// The share of manuals that ask for no photocopies, by areas of a level.
#[utoipa::path(
    get,
    operation_id = "admin_copies",
    path = "/admin/v1/copies",
    tag = "units",
    params(
        ("level" = Option<String>, Query, description = "`province` (default), `district` or `subdistrict`"),
        ("area" = Option<String>, Query, description = "Within an area; code of 2, 4 or 6 digits"),
        ("organisation" = Option<String>, Query, description = "Units of a ministry, a department or an agency"),
        ("type" = Option<String>, Query, description = "Units of a kind"),
    ),
    responses(
        (status = 200, body = Shares),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn shares(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    uri: Uri,
) -> Result<Json<Shares>, Problem> {
    // What shown units offer everybody may read.
    signed_in.require(Action::Find, Target::Register)?;
    let mut given = Parameters::of_query(&uri);
    let level = given.word("level", &LEVELS).unwrap_or(AreaLevel::Province);
    let units = units(&mut given);
    given.finish()?;
    let shares = admin.registry.copies_by_area(&units, level).await?;
    Ok(Json(Shares { results: shares.into_iter().map(ShareTold::from).collect() }))
}
