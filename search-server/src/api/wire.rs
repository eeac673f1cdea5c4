//! The shapes of the API's JSON that several answers share.

use chrono::DateTime;
use chrono_tz::Tz;
use domain::area::{AreaLevel, Gazetteer};
use domain::hours::{Decider, State};
use domain::{AreaCode, Position};
use engine::{Hit, HoursSource, Located};
use serde::Serialize;
use utoipa::ToSchema;

use super::instant;
use super::service::{Errand, Service};

/// What is known about an office's door at an instant.
#[derive(Serialize, ToSchema)]
pub(crate) struct Open {
    /// `open`, `closed` or `unknown`.
    #[schema(example = "open")]
    status: &'static str,
    /// When this ends, with the office's offset; null if not within a year.
    #[schema(format = DateTime)]
    until: Option<String>,
    /// If it isn't open: when it certainly opens next.
    #[schema(format = DateTime)]
    opens_next: Option<String>,
    /// `exception`, `procedure`, `unit`, `calendar:ID:NAME` or `none`.
    #[schema(example = "unit")]
    decided_by: String,
    /// Thai name of the holiday that it is for this office, whoever decided.
    holiday_th: Option<String>,
    /// The regular hours in force for what was asked, as OSM opening_hours.
    #[schema(example = "Mo-Fr 08:30-16:30; PH off")]
    hours: Option<String>,
}

impl Open {
    pub(crate) fn new(state: &State, source: HoursSource, hours: Option<String>) -> Self {
        let print = |instant: &DateTime<Tz>| instant::print(instant);
        Self {
            status: state.status.as_str(),
            until: state.until.as_ref().map(print),
            opens_next: state.opens_next.as_ref().map(print),
            decided_by: decided_by(&state.decided_by, source),
            holiday_th: state.holiday.as_ref().map(|day| day.name_th.clone()),
            hours,
        }
    }
}

fn decided_by(decider: &Decider, source: HoursSource) -> String {
    match (decider, source) {
        (Decider::Exception(_), _) => "exception".to_owned(),
        (Decider::Calendar { calendar, name_th, .. }, _) => format!("calendar:{calendar}:{name_th}"),
        (Decider::Hours, HoursSource::Procedure) => "procedure".to_owned(),
        (Decider::Hours, HoursSource::Unit) => "unit".to_owned(),
        (Decider::Nobody, _) => "none".to_owned(),
    }
}

/// The subdistrict that an office stands in.
#[derive(Serialize, ToSchema)]
pub(crate) struct Area {
    /// Code, 6 digits (DOPA).
    #[schema(example = "380401")]
    subdistrict: String,
    subdistrict_th: Option<&'static str>,
    district_th: Option<&'static str>,
    province_th: Option<&'static str>,
    /// `claimed`: as its record says. `found`: its record doesn't say, and its pin lies there.
    #[schema(example = "claimed")]
    basis: &'static str,
    /// Where its pin lies; null: it has no pin, the pin lies outside of all areas, or the register has no polygons.
    found: Option<FoundArea>,
}

/// The subdistrict that a pin lies in.
#[derive(Serialize, ToSchema)]
pub(crate) struct FoundArea {
    /// Code, 6 digits (DOPA).
    #[schema(example = "380401")]
    subdistrict: String,
    /// Whether a border may be within 150 m of the pin, so that another area, or none, may be the right one.
    uncertain: bool,
}

impl Area {
    /// The area of an office by what its record says and where its pin lies.
    pub(crate) fn of(claimed: Option<AreaCode>, found: Option<Located>) -> Option<Self> {
        let subdistrict = claimed.or(found.map(|found| found.subdistrict))?;
        let name = |level| {
            let place = subdistrict.at(level).and_then(|code| Gazetteer::built_in().place(code));
            place.map(|place| place.name_th)
        };
        Some(Self {
            subdistrict: subdistrict.to_string(),
            subdistrict_th: name(AreaLevel::Subdistrict),
            district_th: name(AreaLevel::District),
            province_th: name(AreaLevel::Province),
            basis: if claimed.is_some() { "claimed" } else { "found" },
            found: found.map(|Located { subdistrict, uncertain }| FoundArea {
                subdistrict: subdistrict.to_string(),
                uncertain,
            }),
        })
    }
}

/// One office of an answer.
#[derive(Serialize, ToSchema)]
pub(crate) struct Office {
    pub(crate) id: String,
    /// Official unit code.
    code: Option<String>,
    name_th: String,
    name_en: Option<String>,
    /// Kind of office.
    #[serde(rename = "type")]
    kind: Option<String>,
    /// WGS-84 degrees.
    pub(crate) lat: Option<f64>,
    pub(crate) lon: Option<f64>,
    /// Geodesic distance on the WGS-84 ellipsoid in metres.
    distance_m: Option<f64>,
    phone: Option<String>,
    open: Open,
    /// Null where nobody knows where one sets out.
    service: Option<Service>,
    /// The procedures asked for that it offers; all that it offers where none was asked for.
    procedures: Vec<String>,
    area: Option<Area>,
    /// Columns whose value is made up for the sample.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sample_fields: Vec<String>,
}

impl Office {
    pub(crate) fn new(hit: Hit, errand: &Errand) -> Self {
        let service = Service::new(&hit, errand);
        let open = Open::new(&hit.state, hit.hours_source, hit.hours);
        let point = hit.point;
        Self {
            id: point.id.to_string(),
            code: point.code.map(|code| code.as_str().to_owned()),
            name_th: point.name_th,
            name_en: point.name_en,
            kind: point.kind.as_deref().map(str::to_owned),
            lat: point.position.map(Position::latitude_degrees),
            lon: point.position.map(Position::longitude_degrees),
            distance_m: hit.distance.map(|distance| millimetres(distance.0)),
            phone: point.phone,
            open,
            service: hit.distance.map(|_| service),
            procedures: hit.procedures.iter().map(ToString::to_string).collect(),
            area: Area::of(point.subdistrict, hit.found),
            sample_fields: point.sample_fields,
        }
    }
}

impl Office {
    /// Without the distance and the way, of one who asks from nowhere in particular.
    pub(crate) fn from_nowhere(self) -> Self {
        Self { distance_m: None, service: None, ..self }
    }
}

/// A distance rounded to the millimetre, which is what is promised.
fn millimetres(metres: f64) -> f64 {
    (metres * 1000.0).round() / 1000.0
}
