//! The shapes of the API's JSON that several answers share.

use std::borrow::Cow;

use domain::area::{AreaLevel, Gazetteer};
use domain::hours::{Decider, State};
use domain::{AreaCode, HoursExpression, Position, ProcedureId, UnitCode};
use engine::{Hit, HoursSource, Located};
use serde::Serialize;
use utoipa::ToSchema;

use super::instant::Stamp;
use super::service::{Errand, Service};

/// What is known about an office's door at an instant.
#[derive(Serialize, ToSchema)]
pub(crate) struct Open<'h> {
    /// `open`, `closed` or `unknown`.
    #[schema(example = "open")]
    status: &'static str,
    /// When this ends, with the office's offset; null if not within a year.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Stamp>,
    /// If it isn't open: when it certainly opens next.
    #[schema(value_type = Option<String>, format = DateTime)]
    opens_next: Option<Stamp>,
    /// `exception`, `procedure`, `unit`, `calendar:ID:NAME` or `none`.
    #[schema(value_type = String, example = "unit")]
    decided_by: Cow<'static, str>,
    /// Thai name of the holiday that it is for this office, whoever decided.
    #[schema(value_type = Option<String>)]
    holiday_th: Option<Cow<'h, str>>,
    /// The regular hours in force for what was asked, as OSM opening_hours.
    #[schema(value_type = Option<String>, example = "Mo-Fr 08:30-16:30; PH off")]
    hours: Option<Cow<'h, str>>,
}

impl<'h> Open<'h> {
    pub(crate) fn new(state: &'h State, source: HoursSource, hours: Option<&'h HoursExpression>) -> Self {
        Self {
            status: state.status.as_str(),
            until: state.until.as_ref().map(Stamp::of),
            opens_next: state.opens_next.as_ref().map(Stamp::of),
            decided_by: decided_by(&state.decided_by, source),
            holiday_th: state.holiday.as_ref().map(|day| day.name_th.as_str().into()),
            hours: hours.map(|hours| hours.as_str().into()),
        }
    }

    /// The same with texts of its own.
    pub(crate) fn into_owned(self) -> Open<'static> {
        let owned = |text: Cow<'h, str>| Cow::Owned(text.into_owned());
        Open { holiday_th: self.holiday_th.map(owned), hours: self.hours.map(owned), ..self }
    }
}

fn decided_by(decider: &Decider, source: HoursSource) -> Cow<'static, str> {
    let word = match (decider, source) {
        (Decider::Calendar { calendar, name_th, .. }, _) => {
            return format!("calendar:{calendar}:{name_th}").into();
        }
        (Decider::Exception(_), _) => "exception",
        (Decider::Hours, HoursSource::Procedure) => "procedure",
        (Decider::Hours, HoursSource::Unit) => "unit",
        (Decider::Nobody, _) => "none",
    };
    word.into()
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
pub(crate) struct Office<'h> {
    pub(crate) id: &'h str,
    /// Official unit code.
    code: Option<&'h str>,
    name_th: &'h str,
    name_en: Option<&'h str>,
    /// Kind of office.
    #[serde(rename = "type")]
    kind: Option<&'h str>,
    /// WGS-84 degrees.
    pub(crate) lat: Option<f64>,
    pub(crate) lon: Option<f64>,
    /// Geodesic distance on the WGS-84 ellipsoid in metres.
    distance_m: Option<f64>,
    phone: Option<&'h str>,
    open: Open<'h>,
    /// Null where nobody knows where one sets out, or where the office stands.
    service: Option<Service>,
    /// The procedures asked for that it offers; all that it offers where none was asked for.
    procedures: Vec<&'h str>,
    area: Option<Area>,
    /// Whom it takes; where the question names the place that decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    why_th: Option<&'h str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why_en: Option<&'h str>,
    /// Columns whose value is made up for the sample.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    sample_fields: &'h [String],
}

impl<'h> Office<'h> {
    pub(crate) fn new(hit: &'h Hit, errand: &Errand) -> Self {
        let point = &hit.point;
        Self {
            id: point.id.as_str(),
            code: point.code.as_ref().map(UnitCode::as_str),
            name_th: &point.name_th,
            name_en: point.name_en.as_deref(),
            kind: point.kind.as_deref(),
            lat: point.position.map(Position::latitude_degrees),
            lon: point.position.map(Position::longitude_degrees),
            distance_m: hit.distance.map(|distance| millimetres(distance.0)),
            phone: point.phone.as_deref(),
            open: Open::new(&hit.state, hit.hours_source, hit.hours.as_ref()),
            service: hit.distance.map(|_| Service::new(hit, errand)),
            procedures: hit.procedures.iter().map(ProcedureId::as_str).collect(),
            area: Area::of(point.subdistrict, hit.found),
            why_th: hit.why.as_ref().map(|why| why.th.as_str()),
            why_en: hit.why.as_ref().map(|why| why.en.as_str()),
            sample_fields: &point.sample_fields,
        }
    }
}

impl Office<'_> {
    /// Without the distance and the way, of one who asks from nowhere in particular.
    pub(crate) fn without_way(self) -> Self {
        Self { distance_m: None, service: None, ..self }
    }

    /// Without going there at once.
    pub(crate) fn without_service(self) -> Self {
        Self { service: None, ..self }
    }
}

/// A distance rounded to the millimetre, which is what is promised.
pub(crate) fn millimetres(metres: f64) -> f64 {
    (metres * 1000.0).round() / 1000.0
}
