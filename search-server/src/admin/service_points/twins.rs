//! `POST /admin/v1/service-points/twins`: is the unit in the register already? Hidden ones count: they are shown again rather
//! than added again. The register itself is asked; what is published has no hidden unit.

use axum::Json;
use axum::extract::State;
use chrono::TimeDelta;
use domain::area::{AreaLevel, Gazetteer};
use domain::ellipsoid::Ecef;
use domain::{AreaCode, Position};
use pins::names::{Listed, Matcher, Scanned};
use registry::{Action, Named, Similar, Target};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fields::{self, Pin};
use crate::admin::body::Body;
use crate::admin::faults::Faults;
use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::admin::wire::instant;
use crate::api::problem::Problem;
use crate::app;

/// How far from its pin a unit is looked for: farther than any compound is wide, nearer than the next town.
const AROUND_M: f64 = 2_000.0;
/// How near two pins are the same place; as of the pin doctor.
const SAME_PLACE_M: f64 = 300.0;
/// Least likeness of the names of what may be the same unit; the least of the pin doctor's matches that are likely.
const LEAST_BY_NAME: f64 = 0.7;
/// The same for units at the same place; the least of the pin doctor's matches at all.
const LEAST_BY_PLACE: f64 = 0.45;
/// Most candidates that are told: nobody reads more.
const MOST_TOLD: usize = 20;
/// How long a search is worth something: as long as a session is idle.
const VALID_FOR: TimeDelta = TimeDelta::minutes(30);
/// Longest name, in characters.
const MAX_NAME_CHARS: usize = 300;

/// A unit that somebody wants to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name_th": "อบต.เซกา", "subdistrict_code": "380401", "pin": {"lat": 18.0036, "lon": 103.9462}}))]
pub(crate) struct Wanted {
    /// Its Thai name.
    name_th: String,
    /// The subdistrict that it stands in; units of its province are compared.
    subdistrict_code: Option<String>,
    /// Where it stands; units within 2 km are compared. Without this and a subdistrict, all of the register are.
    pin: Option<Pin>,
    /// Its unit code.
    code: Option<String>,
}

/// What may be the unit.
#[derive(Serialize, ToSchema)]
pub(crate) struct Candidates {
    /// Shows that somebody looked: whoever adds a unit of this name, code and subdistrict gives it.
    #[schema(example = "7Q2M4X9A0B3C5D6E7F8G9H0J1K")]
    searched: String,
    /// Until when it is worth something, RFC 3339 in UTC.
    until: String,
    /// The likeliest first.
    results: Vec<Candidate>,
}

/// A unit that may be the same.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Candidate {
    #[schema(example = "sao-380401")]
    id: String,
    /// The change that it is of.
    change: u64,
    #[schema(example = "องค์การบริหารส่วนตำบลเซกา")]
    name_th: String,
    code: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    department: Option<String>,
    subdistrict_code: Option<String>,
    /// How likely it is the same, 0 to 1: 1 for the same code.
    score: f64,
    /// How alike the names are, 0 to 1.
    name_score: f64,
    /// Metres between the pins; null: one of them has none.
    distance_m: Option<f64>,
    has_same_code: bool,
    /// `shown` or `hidden`. A hidden one is shown again at `/admin/v1/service-points/{id}/visibility`.
    status: &'static str,
    /// Whether you may show it again.
    may_show: bool,
    /// The unit that took over its work.
    succeeded_by: Option<String>,
}

/// What was read of [`Wanted`].
struct Asked {
    name: String,
    area: Option<AreaCode>,
    position: Option<Position>,
    code: Option<String>,
}

impl Wanted {
    fn read(self) -> Result<Asked, Problem> {
        let mut faults = Faults::default();
        let name = faults.text("name_th", &self.name_th, MAX_NAME_CHARS).unwrap_or_default();
        let area = self
            .subdistrict_code
            .and_then(|code| faults.read("subdistrict_code", fields::subdistrict(&fields::plain(&code))));
        let position = self.pin.and_then(|pin| faults.read("pin", pin.position()));
        let code =
            self.code.and_then(|code| faults.read("code", domain::UnitCode::new(&fields::plain(&code))));
        faults.finish()?;
        Ok(Asked { name, area, position, code: code.map(|code| code.as_str().to_owned()) })
    }
}

/// Looks for a unit before it is added: by its name, also misspelt, within its province and near its pin, and by its code; among
/// hidden units too.
#[utoipa::path(
    post,
    operation_id = "admin_find_twins",
    path = "/admin/v1/service-points/twins",
    tag = "units",
    request_body = Wanted,
    responses(
        (status = 200, body = Candidates),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn find(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    Body(wanted): Body<Wanted>,
) -> Result<Json<Candidates>, Problem> {
    signed_in.require(Action::Find, Target::Register)?;
    let asked = wanted.read()?;
    let similar = Similar {
        area: asked.area.and_then(|area| area.at(AreaLevel::Province)),
        near: asked.position.map(|position| (position, AROUND_M)),
        code: asked.code.clone(),
    };
    let found = admin.registry.similar(&similar).await?;
    let about = about(&asked.name, asked.code.as_deref(), asked.area);
    let mut results = app::on_busy_thread(move || scored(&asked, &found)).await;
    results.truncate(MOST_TOLD);
    let ids: Vec<&str> = results.iter().map(|candidate| candidate.id.as_str()).collect();
    // A token that may only read shows nothing again.
    let showable = match signed_in.reach(Action::SetVisibility) {
        Ok(scope) => admin.registry.within(&scope, &ids).await?,
        Err(_) => Default::default(),
    };
    for candidate in &mut results {
        candidate.may_show = candidate.status == "hidden" && showable.contains(&candidate.id);
    }
    let word = admin.registry.note_search(&signed_in.person.id, &about, VALID_FOR, signed_in.now).await?;
    Ok(Json(Candidates {
        searched: word.reveal().to_owned(),
        until: instant(signed_in.now + VALID_FOR),
        results,
    }))
}

/// What a search was for, so that nobody searches for one unit and adds another.
pub(super) fn about(name: &str, code: Option<&str>, area: Option<AreaCode>) -> String {
    let area = area.map(|area| area.to_string()).unwrap_or_default();
    let text = format!("{}\n{}\n{area}", name.trim(), code.unwrap_or_default());
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

/// The units that may be the same, the likeliest first.
fn scored(asked: &Asked, found: &[Named]) -> Vec<Candidate> {
    let names: Vec<Listed> = found.iter().flat_map(listed).collect();
    let province = asked.area.and_then(name_of_province);
    let scanned = Scanned { name_th: &asked.name, district_th: None, province_th: province };
    let scores = Matcher::new(&names).scores(&scanned);
    let mut scores = scores.into_iter();
    let mut candidates: Vec<Candidate> = found
        .iter()
        .filter_map(|unit| {
            let of_unit = scores.by_ref().take(unit.names.len().max(1));
            candidate(asked, unit, of_unit.fold(0.0, f64::max))
        })
        .collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
    candidates
}

/// A unit by each of its names.
fn listed(unit: &Named) -> Vec<Listed> {
    let province_th = unit.subdistrict.and_then(name_of_province).map(str::to_owned);
    let by = |name: &String| Listed {
        id: unit.id.to_string(),
        name_th: name.clone(),
        district_th: None,
        province_th: province_th.clone(),
    };
    if unit.names.is_empty() { vec![by(&unit.name_th)] } else { unit.names.iter().map(by).collect() }
}

fn name_of_province(area: AreaCode) -> Option<&'static str> {
    let province = area.at(AreaLevel::Province)?;
    Gazetteer::built_in().place(province).map(|place| place.name_th)
}

fn candidate(asked: &Asked, unit: &Named, name_score: f64) -> Option<Candidate> {
    let has_same_code = asked.code.is_some() && asked.code == unit.code;
    let pin = unit.pin_e6.and_then(|(latitude, longitude)| {
        Position::from_degrees(latitude as f64 / 1e6, longitude as f64 / 1e6).ok()
    });
    let between = |(a, b): (Position, Position)| Ecef::of(a).chord_m(Ecef::of(b));
    let distance_m = asked.position.zip(pin).map(between);
    let is_same_place = distance_m.is_some_and(|metres| metres <= SAME_PLACE_M);
    let least = if is_same_place { LEAST_BY_PLACE } else { LEAST_BY_NAME };
    if !has_same_code && name_score < least {
        return None;
    }
    // At the same place half of the doubt is gone.
    let by_name = if is_same_place { 1.0 - (1.0 - name_score) / 2.0 } else { name_score };
    Some(Candidate {
        id: unit.id.to_string(),
        change: unit.number.0,
        name_th: unit.name_th.clone(),
        code: unit.code.clone(),
        kind: unit.kind.clone(),
        department: unit.department.clone(),
        subdistrict_code: unit.subdistrict.map(|area| area.to_string()),
        score: if has_same_code { 1.0 } else { by_name },
        name_score,
        distance_m,
        has_same_code,
        status: if unit.is_hidden { "hidden" } else { "shown" },
        may_show: false,
        succeeded_by: unit.succeeded_by.as_ref().map(ToString::to_string),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(id: &str, name: &str, area: &str, pin_e6: Option<(i64, i64)>) -> Named {
        Named {
            id: domain::ServicePointId::new(id).expect("an id"),
            number: domain::ChangeNumber(1),
            name_th: name.to_owned(),
            names: vec![name.to_owned()],
            code: (id == "coded").then(|| "1234567890123".to_owned()),
            kind: None,
            department: None,
            subdistrict: area.parse().ok(),
            pin_e6,
            is_hidden: false,
            succeeded_by: None,
        }
    }

    fn asked(name: &str, code: Option<&str>, at: Option<(f64, f64)>) -> Asked {
        Asked {
            name: name.to_owned(),
            area: "380401".parse().ok(),
            position: at.and_then(|(lat, lon)| Position::from_degrees(lat, lon).ok()),
            code: code.map(str::to_owned),
        }
    }

    fn ids(candidates: &[Candidate]) -> Vec<&str> {
        candidates.iter().map(|candidate| candidate.id.as_str()).collect()
    }

    #[test]
    fn a_twin_is_found_by_a_short_or_misspelt_name_by_its_place_and_by_its_code() {
        let register = [
            unit("sao", "องค์การบริหารส่วนตำบลเซกา", "380401", Some((18_003_600, 103_946_200))),
            unit("other", "องค์การบริหารส่วนตำบลบ้านต้อง", "380402", Some((18_003_700, 103_946_200))),
            unit("district", "ที่ว่าการอำเภอเซกา", "380401", None),
            unit("coded", "โรงพยาบาลบุ่งคล้า", "380701", None),
        ];
        for (name, code, at, expected) in [
            ("อบต.เซกา", None, None, vec!["sao"]),
            ("องค์การบริหารสวนตำบลเซกา", None, None, vec!["sao"]),
            ("เทศบาลตำบลเซกา", None, Some((18.0036, 103.9462)), vec!["sao"]),
            ("ที่ทำการใหม่", Some("1234567890123"), None, vec!["coded"]),
            ("สำนักงานขนส่งจังหวัดบึงกาฬ", None, None, vec![]),
        ] {
            let found = scored(&asked(name, code, at), &register);
            let first: Vec<&str> = ids(&found).into_iter().take(1).collect();
            assert_eq!(first, expected, "{name}: {found:?}");
        }
    }
}
