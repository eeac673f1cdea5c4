//! Records of the register as the back office tells them, and how two versions of one differ.

use std::collections::BTreeSet;

use domain::hours::{CalendarDay, Exception, ExceptionHours};
use domain::{Offer, Position, Procedure, ServicePoint};
use registry::{Campaign, Entry, Office, Record, Term};
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::wire::instant;
use crate::api::territory;

/// A field of a record that isn't what it was.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(crate) struct Difference {
    /// Its name; of an offer: `offers.` and the procedure.
    #[schema(example = "hours")]
    pub(crate) field: String,
    /// What stood there; null: nothing, or it was erased.
    #[schema(value_type = Object, nullable)]
    pub(crate) before: Value,
    /// What stands there.
    #[schema(value_type = Object, nullable)]
    pub(crate) after: Value,
}

/// An entry of the change log.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(crate) struct ChangeTold {
    /// Its place in the log.
    pub(crate) number: u64,
    /// When, RFC 3339 in UTC.
    pub(crate) at: String,
    /// Who: a person's id, or the name of a program.
    pub(crate) actor: String,
    /// The person's name; null: nobody's, or it was erased.
    pub(crate) actor_name: Option<String>,
    /// Why, in a word: `edit`, `import`, `undo`, `restore`, `merge`, `erasure` or `authorize_code`.
    pub(crate) cause: String,
    /// Why, in words; null: nobody said, or it was erased.
    pub(crate) reason: Option<String>,
    /// The kind of record.
    #[schema(example = "service_point")]
    pub(crate) kind: String,
    /// The record.
    pub(crate) id: String,
    /// The change that it undoes.
    pub(crate) refers_to: Option<u64>,
    /// The act that it is part of.
    pub(crate) batch: Option<String>,
    /// The id of the second person, where it had to wait for one.
    pub(crate) approved_by: Option<String>,
    /// The second person's name; null: nobody's, or it was erased.
    pub(crate) approved_by_name: Option<String>,
    /// Whether the record is gone from then on.
    pub(crate) is_removal: bool,
    /// What is no longer as it was.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) changes: Vec<Difference>,
}

impl ChangeTold {
    pub(crate) fn new(
        entry: &Entry,
        actor_name: Option<String>,
        approved_by_name: Option<String>,
        before: Option<&Record>,
    ) -> Self {
        Self {
            number: entry.number.0,
            at: instant(entry.at),
            actor: entry.actor.clone(),
            actor_name,
            cause: entry.cause.as_str().to_owned(),
            reason: entry.reason.clone(),
            kind: entry.key.kind.as_str().to_owned(),
            id: entry.key.id.clone(),
            refers_to: entry.refers_to.map(|change| change.0),
            batch: entry.batch.clone(),
            approved_by: entry.approved_by.clone(),
            approved_by_name,
            is_removal: entry.record.is_none(),
            changes: differences(before, entry.record.as_ref()),
        }
    }
}

/// A record as one object of its fields; offers by their procedures.
pub(crate) fn record(record: &Record) -> Map<String, Value> {
    let told = match record {
        Record::ServicePoint(office) => self::office(office),
        Record::Procedure(one) => procedure(one),
        Record::Calendar { refines, .. } => json!({ "refines": refines.as_ref().map(ToString::to_string) }),
        Record::CalendarDate(on) => json!({ "days": on.days.iter().map(day).collect::<Vec<_>>() }),
        Record::OfficeType(one) | Record::Organisation(one) => term(one),
        Record::Campaign(one) => campaign(one),
        Record::Confirmation(said) => {
            json!({ "change": said.change.0, "confirmed_on": said.on.to_string() })
        }
        Record::Words(words) => json!({ "words": words }),
        Record::Synonyms(table) => json!({ "table": table }),
        Record::Rights { grants, .. } => {
            let grants: Vec<super::wire::RoleGiven> = grants.iter().map(Into::into).collect();
            json!({ "grants": grants })
        }
    };
    match told {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// The fields in which two versions differ, by name.
pub(crate) fn differences(before: Option<&Record>, after: Option<&Record>) -> Vec<Difference> {
    let flat = |version: Option<&Record>| flattened(version.map(record).unwrap_or_default());
    let (before, after) = (flat(before), flat(after));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let value = |version: &Map<String, Value>, name: &str| version.get(name).cloned().unwrap_or_default();
    let differing = names.into_iter().map(|name| Difference {
        field: name.clone(),
        before: value(&before, name),
        after: value(&after, name),
    });
    differing.filter(|difference| difference.before != difference.after).collect()
}

/// Offers as fields of their own.
fn flattened(mut fields: Map<String, Value>) -> Map<String, Value> {
    if let Some(Value::Object(offers)) = fields.remove("offers") {
        fields.extend(offers.into_iter().map(|(procedure, offer)| (format!("offers.{procedure}"), offer)));
    }
    fields
}

fn office(office: &Office) -> Value {
    let mut fields = point(&office.point);
    let offers: Map<String, Value> =
        office.offers.iter().map(|one| (one.procedure.to_string(), offer(one))).collect();
    fields["offers"] = Value::Object(offers);
    fields["exceptions"] = office.exceptions.iter().map(exception).collect();
    fields
}

/// What is said about a point itself, under the names of the columns of a source.
pub(crate) fn point(point: &ServicePoint) -> Value {
    let codes = |areas: &[domain::AreaCode]| areas.iter().map(ToString::to_string).collect::<Vec<_>>();
    json!({
        "code": point.code.as_ref().map(domain::UnitCode::as_str),
        "name_th": point.name_th,
        "name_en": point.name_en,
        "aliases": point.aliases,
        "type": point.kind.as_deref(),
        "subtype": point.subtype.as_deref(),
        "category": point.category.as_deref(),
        "level": point.level.as_deref(),
        "ministry": point.ministry.as_deref(),
        "department": point.department.as_deref(),
        "agency": point.agency.as_deref(),
        "parent_id": point.parent.as_ref().map(ToString::to_string),
        "pin": point.position.map(pin),
        "address": point.address,
        "subdistrict_code": point.subdistrict.map(|area| area.to_string()),
        "postcode": point.postcode,
        "phone": point.phone,
        "email": point.email,
        "website": point.website,
        "hours": point.hours.as_ref().map(domain::HoursExpression::as_str),
        "calendar": point.calendar.to_string(),
        "timezone": point.zone.name(),
        "status": point.visibility.as_str(),
        "serves": codes(&point.serves),
        "territory": point.territory.as_deref().map(territory::geometry),
        "succeeded_by": point.succeeded_by.as_ref().map(ToString::to_string),
        "photo": point.photo,
        "updated_at": point.updated_at.as_ref().map(domain::service_point::UpdatedAt::as_str),
        "sample_fields": point.sample_fields,
    })
}

fn pin(position: Position) -> Value {
    json!({ "lat": position.latitude_degrees(), "lon": position.longitude_degrees() })
}

/// What an office says of a procedure that it offers.
pub(crate) fn offer(offer: &Offer) -> Value {
    json!({
        "hours": offer.hours.as_ref().map(domain::HoursExpression::as_str),
        "last_acceptance_minutes": offer.last_acceptance_minutes,
        "copies_required": offer.copies_required,
        "note": offer.note,
        "updated_at": offer.updated_at.as_ref().map(domain::service_point::UpdatedAt::as_str),
        "sample_fields": offer.sample_fields,
    })
}

fn exception(exception: &Exception) -> Value {
    json!({
        "procedure_id": exception.procedure.as_ref().map(ToString::to_string),
        "date_from": exception.from.to_string(),
        "date_to": exception.to.to_string(),
        "hours": match &exception.hours {
            ExceptionHours::Closed => Some("off"),
            ExceptionHours::Unknown => None,
            ExceptionHours::Hours(hours) => Some(hours.as_str()),
        },
        "reason": exception.reason,
        "announced_on": exception.announced_on.map(|day| day.to_string()),
    })
}

/// A procedure under the names of the columns of a source.
pub(crate) fn procedure(procedure: &Procedure) -> Value {
    json!({
        "group_id": procedure.group.as_ref().map(ToString::to_string),
        "title_th": procedure.title_th,
        "title_en": procedure.title_en,
        "aliases": procedure.aliases,
        "ministry": procedure.ministry,
        "department": procedure.department,
        "category": procedure.category,
        "counter_minutes": procedure.counter_minutes,
        "processing_days": procedure.processing_days,
        "fee_thb": procedure.fee_thb,
        "documents": procedure.documents,
        "steps": procedure.steps,
        "jurisdiction": procedure.jurisdiction.map(domain::procedure::Jurisdiction::as_str),
        "jurisdiction_basis": procedure.jurisdiction_basis.map(domain::procedure::JurisdictionBasis::as_str),
        "season": procedure.season,
        "channel": procedure.channel.map(domain::procedure::Channel::as_str),
        "url": procedure.url,
        "updated_at": procedure.updated_at.as_ref().map(domain::service_point::UpdatedAt::as_str),
        "sample_fields": procedure.sample_fields,
    })
}

/// A kind of office or an organisation.
pub(crate) fn term(term: &Term) -> Value {
    json!({ "name_th": term.name_th, "name_en": term.name_en, "parent_id": term.parent })
}

/// What units or agencies are asked to confirm.
fn campaign(campaign: &Campaign) -> Value {
    json!({
        "title_th": campaign.title_th,
        "title_en": campaign.title_en,
        "task": campaign.task.as_str(),
        "area": campaign.units.area.map(|area| area.to_string()),
        "organisation": campaign.units.organisation,
        "type": campaign.units.kind,
        "begins_on": campaign.begins_on.to_string(),
        "deadline": campaign.deadline.to_string(),
    })
}

/// What a calendar says about a date.
pub(crate) fn day(day: &CalendarDay) -> Value {
    json!({
        "kind": day.kind.as_str(),
        "from_minute": day.span.from,
        "to_minute": day.span.to,
        "name_th": day.name_th,
        "name_en": day.name_en,
        "announced_on": day.announced_on.map(|day| day.to_string()),
        "withdrawn_on": day.withdrawn_on.map(|day| day.to_string()),
    })
}
