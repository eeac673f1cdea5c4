//! Whole records as they are stored, and their way from and to the words of the domain.
//!
//! What is read back was checked when it was written; a value that no longer passes means a damaged file or a
//! fault of ours, so it is reported as damage and never patched over.

use chrono_tz::Tz;
use domain::id::GroupId;
use domain::service_point::UpdatedAt;
use domain::{AreaCode, HoursExpression, Offer, Procedure, ProcedureId, ServicePointId};
use rkyv::api::high::{HighSerializer, HighValidator};
use rkyv::bytecheck::CheckBytes;
use rkyv::rancor::Error as RkyvError;
use rkyv::ser::allocator::ArenaHandle;
use rkyv::util::AlignedVec;
use rkyv::{Archive, Deserialize, Portable, Serialize};

use super::sections::{Table, TableWriter};
use crate::Error;

/// Stores a record at the end of a table.
pub(crate) fn push<T>(table: &mut TableWriter<'_>, record: &T)
where
    T: for<'a> Serialize<HighSerializer<AlignedVec, ArenaHandle<'a>, RkyvError>>,
{
    table.push(&bytes(record));
}

/// The bytes of a record, the same for the same record.
pub(crate) fn bytes<T>(record: &T) -> AlignedVec
where
    T: for<'a> Serialize<HighSerializer<AlignedVec, ArenaHandle<'a>, RkyvError>>,
{
    rkyv::to_bytes::<RkyvError>(record).expect("records hold only text, numbers and lists of them")
}

/// A record in place, without copying it.
pub(crate) fn read<T>(table: &Table, index: usize) -> Result<&T, Error>
where
    T: Portable + for<'a> CheckBytes<HighValidator<'a, RkyvError>>,
{
    let bytes = table.bytes(index)?;
    rkyv::access::<T, RkyvError>(bytes).map_err(|error| table.damaged(format!("record {index}: {error}")))
}

/// A copy of a record.
pub(crate) fn copy<T>(table: &Table, index: usize) -> Result<T, Error>
where
    T: Archive,
    T::Archived: for<'a> CheckBytes<HighValidator<'a, RkyvError>>
        + Deserialize<T, rkyv::api::high::HighDeserializer<RkyvError>>,
{
    let bytes = table.bytes(index)?;
    rkyv::from_bytes::<T, RkyvError>(bytes).map_err(|error| table.damaged(format!("record {index}: {error}")))
}

/// Reads a record and turns it into a value of the domain.
pub(crate) fn load<T>(table: &Table, index: usize) -> Result<T::Value, Error>
where
    T: Stored + Archive,
    T::Archived: for<'a> CheckBytes<HighValidator<'a, RkyvError>>
        + Deserialize<T, rkyv::api::high::HighDeserializer<RkyvError>>,
{
    copy::<T>(table, index)?.into_value().map_err(|error| table.damaged(format!("record {index}: {error}")))
}

pub(super) type Refused = Box<dyn std::error::Error + Send + Sync>;

/// A stored form of a value.
pub(crate) trait Stored {
    type Value;

    /// The value, unless the stored words no longer pass the domain's checks.
    fn into_value(self) -> Result<Self::Value, Refused>;
}

pub(super) fn area(number: u32) -> Result<AreaCode, Refused> {
    AreaCode::from_number(number).ok_or_else(|| format!("{number} is not an area code").into())
}

pub(crate) fn zone(name: &str) -> Result<Tz, Refused> {
    name.parse().map_err(|_| format!("{name} is not a time zone").into())
}

#[derive(Archive, Serialize, Deserialize)]
pub(crate) struct StoredProcedure {
    pub(crate) id: String,
    pub(crate) group: Option<String>,
    title_th: String,
    title_en: Option<String>,
    aliases: Vec<String>,
    ministry: Option<String>,
    department: Option<String>,
    category: Option<String>,
    counter_minutes: Option<u32>,
    processing_days: Option<u32>,
    fee_thb: Option<f64>,
    documents: Vec<String>,
    steps: Vec<String>,
    jurisdiction: Option<String>,
    jurisdiction_basis: Option<String>,
    season: Option<String>,
    channel: Option<String>,
    url: Option<String>,
    updated_at: Option<String>,
    sample_fields: Vec<String>,
}

impl From<&Procedure> for StoredProcedure {
    fn from(procedure: &Procedure) -> Self {
        Self {
            id: procedure.id.to_string(),
            group: procedure.group.as_ref().map(ToString::to_string),
            title_th: procedure.title_th.clone(),
            title_en: procedure.title_en.clone(),
            aliases: procedure.aliases.clone(),
            ministry: procedure.ministry.clone(),
            department: procedure.department.clone(),
            category: procedure.category.clone(),
            counter_minutes: procedure.counter_minutes,
            processing_days: procedure.processing_days,
            fee_thb: procedure.fee_thb,
            documents: procedure.documents.clone(),
            steps: procedure.steps.clone(),
            jurisdiction: procedure.jurisdiction.map(|word| word.as_str().to_owned()),
            jurisdiction_basis: procedure.jurisdiction_basis.map(|word| word.as_str().to_owned()),
            season: procedure.season.clone(),
            channel: procedure.channel.map(|word| word.as_str().to_owned()),
            url: procedure.url.clone(),
            updated_at: procedure.updated_at.as_ref().map(|date| date.as_str().to_owned()),
            sample_fields: procedure.sample_fields.clone(),
        }
    }
}

impl Stored for StoredProcedure {
    type Value = Procedure;

    fn into_value(self) -> Result<Procedure, Refused> {
        Ok(Procedure {
            id: ProcedureId::new(&self.id)?,
            group: self.group.as_deref().map(GroupId::new).transpose()?,
            title_th: self.title_th,
            title_en: self.title_en,
            aliases: self.aliases,
            ministry: self.ministry,
            department: self.department,
            category: self.category,
            counter_minutes: self.counter_minutes,
            processing_days: self.processing_days,
            fee_thb: self.fee_thb,
            documents: self.documents,
            steps: self.steps,
            jurisdiction: self.jurisdiction.as_deref().map(str::parse).transpose()?,
            jurisdiction_basis: self.jurisdiction_basis.as_deref().map(str::parse).transpose()?,
            season: self.season,
            channel: self.channel.as_deref().map(str::parse).transpose()?,
            url: self.url,
            updated_at: self.updated_at.as_deref().map(UpdatedAt::new).transpose()?,
            sample_fields: self.sample_fields,
        })
    }
}

/// What an offer says beyond "this procedure at this point".
#[derive(Archive, Serialize, Deserialize)]
pub(crate) struct StoredOfferDetail {
    /// Whether the schedule's hours are the offer's own.
    has_own_hours: bool,
    /// The schedule of this procedure at this point.
    pub(crate) schedule: u32,
    last_acceptance_minutes: Option<u32>,
    copies_required: Option<bool>,
    note: Option<String>,
    updated_at: Option<String>,
    sample_fields: Vec<String>,
}

impl StoredOfferDetail {
    pub(crate) fn new(offer: &Offer, schedule: u32) -> Self {
        Self {
            has_own_hours: offer.hours.is_some(),
            schedule,
            last_acceptance_minutes: offer.last_acceptance_minutes,
            copies_required: offer.copies_required,
            note: offer.note.clone(),
            updated_at: offer.updated_at.as_ref().map(|date| date.as_str().to_owned()),
            sample_fields: offer.sample_fields.clone(),
        }
    }

    /// The offer of a point and a procedure, given the hours of its schedule.
    pub(crate) fn into_offer(
        self,
        point: &ServicePointId,
        procedure: &ProcedureId,
        hours: Option<&HoursExpression>,
    ) -> Result<Offer, Refused> {
        Ok(Offer {
            service_point: point.clone(),
            procedure: procedure.clone(),
            hours: hours.filter(|_| self.has_own_hours).cloned(),
            last_acceptance_minutes: self.last_acceptance_minutes,
            copies_required: self.copies_required,
            note: self.note,
            updated_at: self.updated_at.as_deref().map(UpdatedAt::new).transpose()?,
            sample_fields: self.sample_fields,
        })
    }
}

/// When a procedure is done at a point.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfferTerms {
    pub(crate) schedule: u32,
    /// Whether the schedule's hours are the offer's own.
    pub(crate) has_own_hours: bool,
    pub(crate) last_acceptance_minutes: Option<u32>,
}

impl ArchivedStoredOfferDetail {
    pub(crate) fn terms(&self) -> OfferTerms {
        OfferTerms {
            schedule: self.schedule.to_native(),
            has_own_hours: self.has_own_hours,
            last_acceptance_minutes: self.last_acceptance_minutes.as_ref().map(|minutes| minutes.to_native()),
        }
    }
}

/// A name of a kind of office or an organisation.
#[derive(Archive, Serialize, Deserialize)]
pub(crate) struct StoredTerm {
    pub(crate) id: String,
    pub(crate) name_th: String,
    pub(crate) name_en: Option<String>,
}
