//! A service point in two records: what every answer says about it, and what only its page shows. An answer reads and
//! checks the first alone.

use std::sync::Arc;

use chrono_tz::Tz;
use domain::id::CalendarId;
use domain::service_point::{UpdatedAt, Visibility};
use domain::{AreaCode, HoursExpression, Position, ServicePoint, ServicePointId, UnitCode};
use rkyv::option::ArchivedOption;
use rkyv::string::ArchivedString;
use rkyv::{Archive, Deserialize, Serialize};

use super::records::{Refused, area, zone};
use super::territory_records::StoredTerritory;
use crate::query::Summary;

/// What every answer says.
#[derive(Archive, Serialize, Deserialize)]
pub(crate) struct StoredSummary {
    pub(crate) id: String,
    pub(crate) code: Option<String>,
    name_th: String,
    name_en: Option<String>,
    kind: Option<String>,
    position: Option<(f64, f64)>,
    subdistrict: Option<u32>,
    phone: Option<String>,
    sample_fields: Vec<String>,
}

impl From<&ServicePoint> for StoredSummary {
    fn from(point: &ServicePoint) -> Self {
        Self {
            id: point.id.to_string(),
            code: point.code.as_ref().map(|code| code.as_str().to_owned()),
            name_th: point.name_th.clone(),
            name_en: point.name_en.clone(),
            kind: owned(&point.kind),
            position: point.position.map(|p| (p.latitude_degrees(), p.longitude_degrees())),
            subdistrict: point.subdistrict.map(AreaCode::number),
            phone: point.phone.clone(),
            sample_fields: point.sample_fields.clone(),
        }
    }
}

impl ArchivedStoredSummary {
    /// What an answer says about the point, given its clock.
    pub(crate) fn summary(&self, zone: Tz) -> Result<Summary, Refused> {
        let text = |text: &ArchivedOption<ArchivedString>| text.as_ref().map(|text| text.as_str().to_owned());
        let degrees = self.position.as_ref().map(|at| (at.0.to_native(), at.1.to_native()));
        Ok(Summary {
            id: ServicePointId::new(&self.id)?,
            code: self.code.as_deref().map(UnitCode::new).transpose()?,
            name_th: self.name_th.as_str().to_owned(),
            name_en: text(&self.name_en),
            kind: text(&self.kind),
            position: degrees.map(|(lat, lon)| Position::from_degrees(lat, lon)).transpose()?,
            subdistrict: self.subdistrict.as_ref().map(|number| area(number.to_native())).transpose()?,
            phone: text(&self.phone),
            zone,
            sample_fields: self.sample_fields.iter().map(|field| field.as_str().to_owned()).collect(),
        })
    }

    /// The Thai name.
    pub(crate) fn name_th(&self) -> &str {
        &self.name_th
    }

    /// Code, empty where there is none, and id: what decides among equals.
    pub(crate) fn tie_key(&self) -> (&str, &str) {
        (self.code.as_ref().map_or("", |code| code.as_str()), &self.id)
    }
}

/// What only its page shows. Its hours are those of its schedule.
#[derive(Archive, Serialize, Deserialize)]
pub(crate) struct StoredDetails {
    aliases: Vec<String>,
    subtype: Option<String>,
    category: Option<String>,
    level: Option<String>,
    ministry: Option<String>,
    department: Option<String>,
    agency: Option<String>,
    parent: Option<String>,
    address: Option<String>,
    postcode: Option<String>,
    email: Option<String>,
    website: Option<String>,
    calendar: String,
    zone: String,
    serves: Vec<u32>,
    territory: Option<StoredTerritory>,
    succeeded_by: Option<String>,
    photo: Option<String>,
    updated_at: Option<String>,
}

impl From<&ServicePoint> for StoredDetails {
    fn from(point: &ServicePoint) -> Self {
        Self {
            aliases: point.aliases.clone(),
            subtype: owned(&point.subtype),
            category: owned(&point.category),
            level: owned(&point.level),
            ministry: owned(&point.ministry),
            department: owned(&point.department),
            agency: owned(&point.agency),
            parent: point.parent.as_ref().map(ToString::to_string),
            address: point.address.clone(),
            postcode: point.postcode.clone(),
            email: point.email.clone(),
            website: point.website.clone(),
            calendar: point.calendar.to_string(),
            zone: point.zone.name().to_owned(),
            serves: point.serves.iter().map(|area| area.number()).collect(),
            territory: point.territory.as_deref().map(StoredTerritory::from),
            succeeded_by: point.succeeded_by.as_ref().map(ToString::to_string),
            photo: point.photo.clone(),
            updated_at: point.updated_at.as_ref().map(|date| date.as_str().to_owned()),
        }
    }
}

impl StoredDetails {
    /// The point, with the regular hours of its schedule.
    pub(crate) fn into_point(
        self,
        summary: &ArchivedStoredSummary,
        hours: Option<HoursExpression>,
    ) -> Result<ServicePoint, Refused> {
        let summary = summary.summary(zone(&self.zone)?)?;
        Ok(ServicePoint {
            id: summary.id,
            code: summary.code,
            name_th: summary.name_th,
            name_en: summary.name_en,
            aliases: self.aliases,
            kind: summary.kind.map(Arc::from),
            subtype: self.subtype.map(Arc::from),
            category: self.category.map(Arc::from),
            level: self.level.map(Arc::from),
            ministry: self.ministry.map(Arc::from),
            department: self.department.map(Arc::from),
            agency: self.agency.map(Arc::from),
            parent: self.parent.as_deref().map(ServicePointId::new).transpose()?,
            position: summary.position,
            address: self.address,
            subdistrict: summary.subdistrict,
            postcode: self.postcode,
            phone: summary.phone,
            email: self.email,
            website: self.website,
            hours,
            calendar: CalendarId::new(&self.calendar)?,
            zone: summary.zone,
            // Nothing that is published is hidden.
            visibility: Visibility::Shown,
            serves: self.serves.into_iter().map(area).collect::<Result<_, _>>()?,
            territory: self.territory.map(StoredTerritory::read).transpose()?.map(Arc::new),
            succeeded_by: self.succeeded_by.as_deref().map(ServicePointId::new).transpose()?,
            photo: self.photo,
            updated_at: self.updated_at.as_deref().map(UpdatedAt::new).transpose()?,
            sample_fields: summary.sample_fields,
        })
    }
}

fn owned(word: &Option<Arc<str>>) -> Option<String> {
    word.as_deref().map(str::to_owned)
}
