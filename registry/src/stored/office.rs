//! A service point with its offers and special days.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::hours::{Exception, ExceptionHours};
use domain::id::CalendarId;
use domain::jurisdiction::DrawnTerritory;
use domain::service_point::UpdatedAt;
use domain::{AreaCode, Offer, Position, ProcedureId, ServicePoint, ServicePointId, UnitCode};
use serde::{Deserialize, Serialize};

use super::{Reader, Refused};
use crate::record::Office;

/// The point, its offers by procedure, its special days.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredOffice {
    point: StoredPoint,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    offers: BTreeMap<String, StoredOffer>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    exceptions: Vec<StoredException>,
    /// Polygons of rings of corners, as it drew them. The subdistricts that they cover follow when a snapshot is built.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    territory: Option<Vec<Vec<Vec<Pin>>>>,
}

/// Latitude and longitude.
type Pin = (String, String);

/// Coordinates are texts: each digit of a number comes back, whoever reads the JSON.
#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct StoredPoint {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    name_th: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_en: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subtype: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ministry: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    department: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_id: Option<String>,
    /// Latitude and longitude: half a pin is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pin: Option<Pin>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subdistrict_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postcode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    calendar: String,
    timezone: String,
    status: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    serves: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    succeeded_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    photo: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated_at: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sample_fields: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredOffer {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_acceptance: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    copies_required: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    updated_at: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sample_fields: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredException {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    procedure_id: Option<String>,
    date_from: String,
    date_to: String,
    /// None: unknown. Empty: closed all day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    announced_on: Option<String>,
}

impl From<&Office> for StoredOffice {
    fn from(office: &Office) -> Self {
        let offers =
            office.offers.iter().map(|offer| (offer.procedure.to_string(), StoredOffer::from(offer)));
        Self {
            point: StoredPoint::from(&office.point),
            offers: offers.collect(),
            exceptions: office.exceptions.iter().map(StoredException::from).collect(),
            territory: office.point.territory.as_ref().map(|drawn| {
                let ring = |ring: &Vec<Position>| ring.iter().map(pin).collect();
                drawn.polygons.iter().map(|polygon| polygon.iter().map(ring).collect()).collect()
            }),
        }
    }
}

impl From<&ServicePoint> for StoredPoint {
    fn from(point: &ServicePoint) -> Self {
        let owned = |word: &Option<Arc<str>>| word.as_deref().map(str::to_owned);
        Self {
            code: point.code.as_ref().map(|code| code.as_str().to_owned()),
            name_th: point.name_th.clone(),
            name_en: point.name_en.clone(),
            aliases: point.aliases.clone(),
            kind: owned(&point.kind),
            subtype: owned(&point.subtype),
            category: owned(&point.category),
            level: owned(&point.level),
            ministry: owned(&point.ministry),
            department: owned(&point.department),
            agency: owned(&point.agency),
            parent_id: point.parent.as_ref().map(ToString::to_string),
            pin: point.position.as_ref().map(pin),
            address: point.address.clone(),
            subdistrict_code: point.subdistrict.map(|area| area.to_string()),
            postcode: point.postcode.clone(),
            phone: point.phone.clone(),
            email: point.email.clone(),
            website: point.website.clone(),
            hours: point.hours.as_ref().map(|hours| hours.as_str().to_owned()),
            calendar: point.calendar.to_string(),
            timezone: point.zone.name().to_owned(),
            status: point.visibility.as_str().to_owned(),
            serves: point.serves.iter().map(ToString::to_string).collect(),
            succeeded_by: point.succeeded_by.as_ref().map(ToString::to_string),
            photo: point.photo.clone(),
            updated_at: point.updated_at.as_ref().map(|date| date.as_str().to_owned()),
            sample_fields: point.sample_fields.clone(),
        }
    }
}

/// The shortest texts that give the same numbers again.
fn pin(at: &Position) -> Pin {
    (at.latitude_degrees().to_string(), at.longitude_degrees().to_string())
}

fn position((latitude, longitude): &Pin) -> Result<Position, Refused> {
    Ok(Position::from_degrees(latitude.parse()?, longitude.parse()?)?)
}

impl From<&Offer> for StoredOffer {
    fn from(offer: &Offer) -> Self {
        Self {
            hours: offer.hours.as_ref().map(|hours| hours.as_str().to_owned()),
            last_acceptance: offer.last_acceptance_minutes,
            copies_required: offer.copies_required,
            note: offer.note.clone(),
            updated_at: offer.updated_at.as_ref().map(|date| date.as_str().to_owned()),
            sample_fields: offer.sample_fields.clone(),
        }
    }
}

impl From<&Exception> for StoredException {
    fn from(exception: &Exception) -> Self {
        Self {
            procedure_id: exception.procedure.as_ref().map(ToString::to_string),
            date_from: exception.from.to_string(),
            date_to: exception.to.to_string(),
            hours: match &exception.hours {
                ExceptionHours::Unknown => None,
                ExceptionHours::Closed => Some(String::new()),
                ExceptionHours::Hours(hours) => Some(hours.as_str().to_owned()),
            },
            reason: exception.reason.clone(),
            announced_on: exception.announced_on.map(|day| day.to_string()),
        }
    }
}

impl StoredOffice {
    pub(super) fn into_office(self, id: ServicePointId, reader: &mut Reader) -> Result<Office, Refused> {
        let mut offers = Vec::with_capacity(self.offers.len());
        for (procedure, offer) in self.offers {
            offers.push(offer.into_offer(&id, ProcedureId::new(&procedure)?, reader)?);
        }
        let mut exceptions = Vec::with_capacity(self.exceptions.len());
        for exception in self.exceptions {
            exceptions.push(exception.into_exception(&id, reader)?);
        }
        let mut point = self.point.into_point(id, reader)?;
        if let Some(polygons) = self.territory {
            let ring = |ring: &Vec<Pin>| ring.iter().map(position).collect::<Result<Vec<_>, _>>();
            let polygon = |polygon: &Vec<Vec<Pin>>| polygon.iter().map(ring).collect::<Result<Vec<_>, _>>();
            let polygons = polygons.iter().map(polygon).collect::<Result<_, _>>()?;
            point.territory = Some(Arc::new(DrawnTerritory::of(polygons)));
        }
        Ok(Office { point, offers, exceptions })
    }
}

impl StoredPoint {
    fn into_point(self, id: ServicePointId, reader: &mut Reader) -> Result<ServicePoint, Refused> {
        Ok(ServicePoint {
            id,
            code: self.code.as_deref().map(UnitCode::new).transpose()?,
            name_th: self.name_th,
            name_en: self.name_en,
            aliases: self.aliases,
            kind: reader.shared(self.kind),
            subtype: reader.shared(self.subtype),
            category: reader.shared(self.category),
            level: reader.shared(self.level),
            ministry: reader.shared(self.ministry),
            department: reader.shared(self.department),
            agency: reader.shared(self.agency),
            parent: self.parent_id.as_deref().map(ServicePointId::new).transpose()?,
            position: self.pin.as_ref().map(position).transpose()?,
            territory: None,
            address: self.address,
            subdistrict: self.subdistrict_code.as_deref().map(area).transpose()?,
            postcode: self.postcode,
            phone: self.phone,
            email: self.email,
            website: self.website,
            hours: self.hours.map(|text| reader.hours(text)).transpose()?,
            calendar: CalendarId::new(&self.calendar)?,
            zone: self.timezone.parse().map_err(|_| format!("{} is not a time zone", self.timezone))?,
            visibility: self.status.parse()?,
            serves: self.serves.iter().map(|code| area(code)).collect::<Result<_, _>>()?,
            succeeded_by: self.succeeded_by.as_deref().map(ServicePointId::new).transpose()?,
            photo: self.photo,
            updated_at: self.updated_at.as_deref().map(UpdatedAt::new).transpose()?,
            sample_fields: self.sample_fields,
        })
    }
}

fn area(code: &str) -> Result<AreaCode, Refused> {
    Ok(code.parse()?)
}

impl StoredOffer {
    fn into_offer(
        self,
        point: &ServicePointId,
        procedure: ProcedureId,
        reader: &mut Reader,
    ) -> Result<Offer, Refused> {
        Ok(Offer {
            service_point: point.clone(),
            procedure,
            hours: self.hours.map(|text| reader.hours(text)).transpose()?,
            last_acceptance_minutes: self.last_acceptance,
            copies_required: self.copies_required,
            note: self.note,
            updated_at: self.updated_at.as_deref().map(UpdatedAt::new).transpose()?,
            sample_fields: self.sample_fields,
        })
    }
}

impl StoredException {
    fn into_exception(self, point: &ServicePointId, reader: &mut Reader) -> Result<Exception, Refused> {
        Ok(Exception {
            service_point: point.clone(),
            procedure: self.procedure_id.as_deref().map(ProcedureId::new).transpose()?,
            from: self.date_from.parse()?,
            to: self.date_to.parse()?,
            hours: match self.hours {
                None => ExceptionHours::Unknown,
                Some(text) if text.is_empty() => ExceptionHours::Closed,
                Some(text) => ExceptionHours::Hours(reader.hours(text)?),
            },
            reason: self.reason,
            announced_on: self.announced_on.map(|day| day.parse()).transpose()?,
        })
    }
}
