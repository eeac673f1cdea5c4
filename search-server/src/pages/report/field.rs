//! What a report can be about.

use domain::{Procedure, ServicePoint};

use crate::pages::messages::ReportField as Labels;

/// A field of a record.
pub(crate) struct Field {
    /// As it stands in tickets and in addresses.
    pub(crate) key: &'static str,
    label: fn(&Labels) -> &String,
}

impl Field {
    /// What citizens call it.
    pub(crate) fn label(&self, labels: &'static Labels) -> &'static str {
        (self.label)(labels)
    }
}

/// The field of an office that is a procedure.
pub(super) const PROCEDURE: &str = "procedure";

macro_rules! fields {
    ($($key:ident),+ $(,)?) => {
        &[$(Field { key: stringify!($key), label: |labels| &labels.$key }),+]
    };
}

/// Those of an office.
pub(crate) const OFFICE_FIELDS: &[Field] = fields![
    name, hours, address, postcode, area, position, phone, email, website, picture, procedure, copies, other,
];

/// Those of a procedure.
pub(crate) const PROCEDURE_FIELDS: &[Field] = fields![
    title,
    aliases,
    documents,
    steps,
    fee,
    minutes,
    days,
    channel,
    season,
    website,
    responsible,
    other,
];

/// What the page of an office shows, where that is one text.
pub(super) fn shown_of_office(point: &ServicePoint) -> Vec<(&'static str, String)> {
    let position = point
        .position
        .map(|position| format!("{}, {}", position.latitude_degrees(), position.longitude_degrees()));
    let shown = [
        ("name", Some(point.name_th.clone())),
        ("hours", point.hours.as_ref().map(|hours| hours.as_str().to_owned())),
        ("address", point.address.clone()),
        ("postcode", point.postcode.clone()),
        ("area", point.subdistrict.map(|area| area.to_string())),
        ("position", position),
        ("phone", point.phone.clone()),
        ("email", point.email.clone()),
        ("website", point.website.clone()),
        ("picture", point.photo.clone()),
    ];
    shown.into_iter().filter_map(|(key, text)| Some((key, text?))).collect()
}

/// The same of a procedure.
pub(super) fn shown_of_procedure(procedure: &Procedure) -> Vec<(&'static str, String)> {
    let list = |texts: &[String]| (!texts.is_empty()).then(|| texts.join(" | "));
    let shown = [
        ("title", Some(procedure.title_th.clone())),
        ("aliases", list(&procedure.aliases)),
        ("documents", list(&procedure.documents)),
        ("steps", list(&procedure.steps)),
        ("fee", procedure.fee_thb.map(|baht| baht.to_string())),
        ("minutes", procedure.counter_minutes.map(|minutes| minutes.to_string())),
        ("days", procedure.processing_days.map(|days| days.to_string())),
        ("season", procedure.season.clone()),
        ("website", procedure.url.clone()),
    ];
    shown.into_iter().filter_map(|(key, text)| Some((key, text?))).collect()
}
