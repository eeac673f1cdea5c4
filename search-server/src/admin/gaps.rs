//! `/admin/v1/gaps`: where nobody is known to be responsible, and where several are.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use domain::area::{AreaLevel, Gazetteer};
use domain::{AreaCode, Offer, ServicePoint};
use engine::build::Records;
use engine::{Coverage, CoverageFinding, coverage};
use registry::{Action, Target};
use serde::Serialize;
use utoipa::ToSchema;

use super::part::Part;
use super::signed_in::SignedIn;
use super::state::Admin;
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::app::Engine;

/// The most findings of a page.
const MAX_LIMIT: usize = 500;
/// Most offices that are named of a finding.
const MOST_NAMED: usize = 20;

/// Findings as words of a parameter; none: all that are wrong.
const FINDINGS: [(&str, Option<CoverageFinding>); 5] = [
    ("open", None),
    ("gap", Some(CoverageFinding::Gap)),
    ("overlap", Some(CoverageFinding::Overlap)),
    ("divided", Some(CoverageFinding::Divided)),
    ("unconfirmed", Some(CoverageFinding::Unconfirmed)),
];

/// Who is responsible for what is bound to a place, where that isn't clear.
#[derive(Serialize, ToSchema)]
pub(crate) struct Gaps {
    totals: GapTotals,
    /// By procedure, then subdistrict.
    results: Vec<GapTold>,
    /// Goes into `skip` for those behind these; null: there are none.
    next: Option<usize>,
}

/// How many pairs of a subdistrict and a procedure there are of each kind.
#[derive(Default, Serialize, ToSchema)]
pub(crate) struct GapTotals {
    /// One unit says that it is responsible.
    covered: usize,
    /// One is, by its name alone.
    unconfirmed: usize,
    /// Several may be.
    overlaps: usize,
    /// Each of those who are drew a part.
    divided: usize,
    /// Nobody is known to be.
    gaps: usize,
}

/// A subdistrict with a procedure.
#[derive(Serialize, ToSchema)]
struct GapTold {
    /// `gap`, `overlap`, `divided` or `unconfirmed`.
    #[schema(example = "gap")]
    finding: &'static str,
    #[schema(example = "380408")]
    subdistrict: String,
    subdistrict_th: Option<&'static str>,
    district_th: Option<&'static str>,
    province_th: Option<&'static str>,
    subdistrict_en: Option<&'static str>,
    district_en: Option<&'static str>,
    province_en: Option<&'static str>,
    /// A point in the subdistrict, as the gazetteer has it; null: it has none.
    lat: Option<f64>,
    lon: Option<f64>,
    #[schema(example = "old-age-allowance")]
    procedure: String,
    title_th: String,
    title_en: Option<String>,
    /// Who is or may be responsible.
    units: Vec<UnitNamed>,
    /// Of a gap: units of the district that do it, and whose territory nobody said.
    unknown: Vec<UnitNamed>,
}

/// A unit by its name.
#[derive(Serialize, ToSchema)]
struct UnitNamed {
    id: String,
    name_th: String,
}

/// Where nobody is known to be responsible, or several are, in an area: of the whole country for whoever may read all of it.
#[utoipa::path(
    get,
    operation_id = "admin_gaps",
    path = "/admin/v1/gaps",
    tag = "review",
    params(
        ("area" = Option<String>, Query, description = "Code of 2, 4 or 6 digits; left out: everywhere", example = "38"),
        ("finding" = Option<String>, Query, description = "`open` (default: gaps, overlaps and what is divided), `gap`, `overlap`, `divided` or `unconfirmed`"),
        ("procedure" = Option<String>, Query, description = "Of one procedure"),
        ("limit" = Option<u32>, Query, description = "1 to 500; default 50"),
        ("skip" = Option<u32>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, body = Gaps),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    uri: Uri,
) -> Result<Json<Gaps>, Problem> {
    let mut given = Parameters::of_query(&uri);
    let area: Option<AreaCode> = given.read("area", str::parse);
    let finding = given.word("finding", &FINDINGS).flatten();
    let procedure = given.one("procedure");
    let Part { limit, skip } = Part::read(&mut given, MAX_LIMIT);
    given.finish()?;
    signed_in.require(Action::Read, area.map_or(Target::Register, Target::Area))?;
    let asked = Asked { area, finding, procedure, limit, skip };
    Ok(Json(admin.app.ask(move |engine| gaps(engine, &asked)).await?))
}

struct Asked {
    area: Option<AreaCode>,
    finding: Option<CoverageFinding>,
    procedure: Option<String>,
    limit: usize,
    skip: usize,
}

fn gaps(engine: &Engine, asked: &Asked) -> Result<Gaps, engine::Error> {
    let records = records(engine, asked.procedure.as_deref())?;
    let rows = coverage(&records, &subdistricts(engine, asked.area));
    let mut totals = GapTotals::default();
    let mut listed = Vec::new();
    for row in &rows {
        let finding = row.finding();
        totals.count(finding);
        let is_asked = match asked.finding {
            Some(asked) => finding == asked,
            None => !matches!(finding, CoverageFinding::Covered | CoverageFinding::Unconfirmed),
        };
        if is_asked {
            listed.push(row);
        }
    }
    let end = (asked.skip + asked.limit).min(listed.len());
    let page = listed.get(asked.skip..end).unwrap_or_default();
    Ok(Gaps {
        totals,
        results: page.iter().map(|row| GapTold::new(row)).collect(),
        next: (end < listed.len()).then_some(end),
    })
}

/// The register as whoever asks for responsibility sees it.
fn records(engine: &Engine, procedure: Option<&str>) -> Result<Records, engine::Error> {
    let roll = engine.roll()?;
    let mut procedures = engine.all_procedures()?;
    procedures.retain(|one| procedure.is_none_or(|id| one.id.as_str() == id));
    let mut offers = Vec::new();
    for (point, offered) in roll.points.iter().zip(&roll.offered) {
        let own = offered
            .iter()
            .map(|place| Offer::plain(point.id.clone(), roll.procedures[*place as usize].clone()));
        offers.extend(own);
    }
    Ok(Records { points: roll.points, procedures, offers, ..Records::default() })
}

/// The subdistricts of an area that the gazetteer or the polygons know.
fn subdistricts(engine: &Engine, area: Option<AreaCode>) -> Vec<AreaCode> {
    let known = Gazetteer::built_in().places().iter().map(|place| place.code);
    let outlined = engine.subdistricts().into_iter().map(|area| area.code);
    let all = known.chain(outlined).filter(|code| code.level() == AreaLevel::Subdistrict);
    let within: BTreeSet<AreaCode> =
        all.filter(|code| area.is_none_or(|area| area.contains(*code))).collect();
    within.into_iter().collect()
}

impl GapTotals {
    fn count(&mut self, finding: CoverageFinding) {
        *match finding {
            CoverageFinding::Covered => &mut self.covered,
            CoverageFinding::Unconfirmed => &mut self.unconfirmed,
            CoverageFinding::Overlap => &mut self.overlaps,
            CoverageFinding::Divided => &mut self.divided,
            CoverageFinding::Gap => &mut self.gaps,
        } += 1;
    }
}

impl GapTold {
    fn new(row: &Coverage<'_>) -> Self {
        let gazetteer = Gazetteer::built_in();
        let place = |level| gazetteer.place(row.subdistrict.at(level)?);
        let name_th = |level| place(level).map(|place| place.name_th);
        let name_en = |level| place(level).map(|place| place.name_en);
        let position = gazetteer.position(row.subdistrict);
        Self {
            finding: row.finding().as_str(),
            subdistrict: row.subdistrict.to_string(),
            subdistrict_th: name_th(AreaLevel::Subdistrict),
            district_th: name_th(AreaLevel::District),
            province_th: name_th(AreaLevel::Province),
            subdistrict_en: name_en(AreaLevel::Subdistrict),
            district_en: name_en(AreaLevel::District),
            province_en: name_en(AreaLevel::Province),
            lat: position.map(domain::Position::latitude_degrees),
            lon: position.map(domain::Position::longitude_degrees),
            procedure: row.procedure.id.to_string(),
            title_th: row.procedure.title_th.clone(),
            title_en: row.procedure.title_en.clone(),
            units: named(&row.offices),
            unknown: named(&row.unknown),
        }
    }
}

fn named(points: &[&ServicePoint]) -> Vec<UnitNamed> {
    let named =
        |point: &&ServicePoint| UnitNamed { id: point.id.to_string(), name_th: point.name_th.clone() };
    points.iter().take(MOST_NAMED).map(named).collect()
}
