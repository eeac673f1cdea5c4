//! The place that decides who is responsible, in parameters and answers. It is asked for as a place and never as a number
//! of a person, it stands in no log, and nothing keeps it.

use domain::area::{AreaLevel, Gazetteer};
use domain::jurisdiction::Home;
use domain::{AreaCode, Position};
use engine::home_named;
use serde::Serialize;
use utoipa::ToSchema;

use super::parameters::Parameters;
use crate::app::Engine;

/// Longest name of a place.
const MAX_NAME_CHARS: usize = 200;

/// Takes `home`, `home_lat` with `home_lon`, or `home_q`; what is bad is reported, without repeating what was sent.
pub(crate) fn read(given: &mut Parameters, engine: &Engine) -> Option<Home> {
    let ways = [given.has("home"), given.has("home_lat") || given.has("home_lon"), given.has("home_q")];
    let by_code = given.one("home");
    let by_point = read_point(given, ways[1]);
    let by_name = given.text("home_q", MAX_NAME_CHARS);
    if ways.iter().filter(|is_given| **is_given).count() > 1 {
        let name = if ways[0] { "home" } else { "home_q" };
        given.error(
            name,
            "invalid",
            "given in several ways: expected home, or home_lat and home_lon, or home_q",
        );
        return None;
    }
    if let Some(code) = by_code {
        return subdistrict(given, engine, &code);
    }
    if let Some(point) = by_point {
        let home = engine.home_at(point);
        if home.is_none() {
            given.error(
                "home_lat",
                "not_available",
                "the register has no boundaries: expected home or home_q",
            );
        }
        return home;
    }
    match home_named(by_name.as_deref()?) {
        Ok(home) => Some(home),
        Err(error) => {
            given.error("home_q", "not_found", error.to_string());
            None
        }
    }
}

fn subdistrict(given: &mut Parameters, engine: &Engine, code: &str) -> Option<Home> {
    let code = code.trim();
    let area: Option<AreaCode> = code.parse().ok();
    let Some(area) = area.filter(|area| area.level() == AreaLevel::Subdistrict) else {
        let detail = match area {
            Some(area) => format!("{area} is the code of a larger area: expected a subdistrict's, 6 digits"),
            None => "expected the code of a subdistrict, 6 digits, and never an ID number".to_owned(),
        };
        given.error("home", "invalid", detail);
        return None;
    };
    // An area may be newer than the gazetteer.
    if Gazetteer::built_in().place(area).is_some() || engine.place(area).is_some() {
        return Some(Home::of(area));
    }
    // A code that one area took over still means a place.
    if let Some(abolished) = Gazetteer::built_in().abolished(area)
        && let [successor] = abolished.successors[..]
    {
        let detail = format!("no subdistrict has the code {area} any more: today it is {successor}");
        given.error("home", "not_found", detail);
        return None;
    }
    given.error("home", "not_found", format!("no subdistrict has the code {area}"));
    None
}

fn read_point(given: &mut Parameters, is_given: bool) -> Option<Position> {
    let mut coordinate = |name| {
        let errors = given.error_count();
        let number = given.number(name, "degrees such as 13.7563");
        if number.is_none() && is_given && given.error_count() == errors {
            given.error(name, "missing", "expected WGS-84 degrees");
        }
        number
    };
    let (latitude, longitude) = (coordinate("home_lat"), coordinate("home_lon"));
    match Position::from_degrees(latitude?, longitude?) {
        Ok(position) => Some(position.cut_to_six_decimals()),
        Err(_) => {
            given.error("home_lat", "invalid", "expected WGS-84 degrees within ±90 and ±180");
            None
        }
    }
}

/// The place that decides, as it was understood.
#[derive(Serialize, ToSchema)]
pub(crate) struct DecidingPlace {
    /// `certain`, `near_border` (a border is so near that it may be any of these) or `same_name` (several have this name).
    #[schema(example = "certain")]
    certainty: &'static str,
    /// The subdistrict; several where nobody can tell which of them it is; none: the point lies in no subdistrict.
    subdistricts: Vec<Subdistrict>,
}

/// A subdistrict with what it lies in.
#[derive(Serialize, ToSchema)]
struct Subdistrict {
    /// Code, 6 digits (DOPA).
    #[schema(example = "380409")]
    code: String,
    /// With district and province.
    #[schema(example = "ตำบลโสกก่าม อำเภอเซกา จังหวัดบึงกาฬ")]
    name_th: String,
    name_en: String,
}

impl DecidingPlace {
    pub(crate) fn of(home: &Home) -> Self {
        let subdistrict = |area: &AreaCode| Subdistrict {
            code: area.to_string(),
            name_th: area.full_title_th(),
            name_en: area.full_title_en(),
        };
        Self {
            certainty: home.certainty.as_str(),
            subdistricts: home.subdistricts.iter().map(subdistrict).collect(),
        }
    }
}
