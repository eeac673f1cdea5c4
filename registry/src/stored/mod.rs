//! Records as they are stored: JSON with the names of the columns of a source. What isn't known isn't there.

mod calendar;
mod campaign;
mod office;
mod procedure;
mod rights;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::id::CalendarId;
use domain::{HoursExpression, ServicePointId};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::record::{Kind, Record, Term};
use calendar::StoredDate;
use campaign::{StoredCampaign, StoredConfirmation};
use office::StoredOffice;
use procedure::StoredProcedure;
use rights::StoredRights;

pub(crate) type Refused = Box<dyn std::error::Error + Send + Sync>;

/// Reads stored records. Few texts of hours and few words are distinct: each is read once.
#[derive(Default)]
pub(crate) struct Reader {
    hours: HashMap<String, HoursExpression>,
    words: HashSet<Arc<str>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredCalendar {
    /// None: it stands alone.
    refines: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredTerm {
    name_th: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name_en: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent_id: Option<String>,
}

/// A record as JSON.
///
/// # Panics
/// Never: the stored forms hold texts, numbers and lists of them.
pub(crate) fn body(record: &Record) -> Value {
    let value = match record {
        Record::ServicePoint(office) => serde_json::to_value(StoredOffice::from(&**office)),
        Record::Procedure(procedure) => serde_json::to_value(StoredProcedure::from(&**procedure)),
        Record::Calendar { refines, .. } => {
            serde_json::to_value(StoredCalendar { refines: refines.as_ref().map(ToString::to_string) })
        }
        Record::CalendarDate(on) => serde_json::to_value(StoredDate::from(on)),
        Record::OfficeType(term) | Record::Organisation(term) => serde_json::to_value(StoredTerm {
            name_th: term.name_th.clone(),
            name_en: term.name_en.clone(),
            parent_id: term.parent.clone(),
        }),
        Record::Words(words) => serde_json::to_value(words),
        Record::Synonyms(table) => serde_json::to_value(table),
        Record::Rights { grants, .. } => serde_json::to_value(StoredRights::from(grants.as_slice())),
        Record::Campaign(campaign) => serde_json::to_value(StoredCampaign::from(&**campaign)),
        Record::Confirmation(said) => serde_json::to_value(StoredConfirmation::from(said)),
    };
    value.expect("stored forms are JSON")
}

impl Reader {
    /// The record of a kind with an id and a body.
    pub(crate) fn record(&mut self, kind: Kind, id: &str, body: Value) -> Result<Record, Refused> {
        Ok(match kind {
            Kind::ServicePoint => {
                let stored: StoredOffice = read(body)?;
                Record::ServicePoint(Box::new(stored.into_office(ServicePointId::new(id)?, self)?))
            }
            Kind::Procedure => {
                Record::Procedure(Box::new(read::<StoredProcedure>(body)?.into_procedure(id)?))
            }
            Kind::Calendar => {
                let refines = read::<StoredCalendar>(body)?.refines;
                let refines = refines.as_deref().map(CalendarId::new).transpose()?;
                Record::Calendar { id: CalendarId::new(id)?, refines }
            }
            Kind::CalendarDate => Record::CalendarDate(read::<StoredDate>(body)?.into_date(id)?),
            Kind::OfficeType => Record::OfficeType(term(id, body)?),
            Kind::Organisation => Record::Organisation(term(id, body)?),
            Kind::Words => Record::Words(read(body)?),
            Kind::Synonyms => Record::Synonyms(read(body)?),
            Kind::Rights => {
                let grants = read::<StoredRights>(body)?.into_grants()?;
                Record::Rights { person: id.to_owned(), grants }
            }
            Kind::Campaign => Record::Campaign(Box::new(read::<StoredCampaign>(body)?.into_campaign(id)?)),
            Kind::Confirmation => {
                Record::Confirmation(read::<StoredConfirmation>(body)?.into_confirmation(id)?)
            }
        })
    }

    fn hours(&mut self, text: String) -> Result<HoursExpression, Refused> {
        if let Some(known) = self.hours.get(&text) {
            return Ok(known.clone());
        }
        let hours = HoursExpression::parse(&text)?;
        self.hours.insert(text, hours.clone());
        Ok(hours)
    }

    fn shared(&mut self, word: Option<String>) -> Option<Arc<str>> {
        let word = word?;
        if let Some(known) = self.words.get(word.as_str()) {
            return Some(Arc::clone(known));
        }
        let new: Arc<str> = word.into();
        self.words.insert(Arc::clone(&new));
        Some(new)
    }
}

fn read<T: DeserializeOwned>(body: Value) -> Result<T, Refused> {
    Ok(serde_json::from_value(body)?)
}

fn term(id: &str, body: Value) -> Result<Term, Refused> {
    let StoredTerm { name_th, name_en, parent_id } = read(body)?;
    Ok(Term { id: id.to_owned(), name_th, name_en, parent: parent_id })
}
