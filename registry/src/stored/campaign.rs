//! What units or agencies are asked to confirm, and that they did.

use domain::ChangeNumber;
use serde::{Deserialize, Serialize};

use super::Refused;
use crate::confirm::{Campaign, Confirmation, Task};
use crate::unit_filter::UnitFilter;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredCampaign {
    title_th: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title_en: Option<String>,
    task: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    area: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    begins_on: String,
    deadline: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredConfirmation {
    /// The version that was looked at.
    change: u64,
    confirmed_on: String,
}

impl From<&Campaign> for StoredCampaign {
    fn from(campaign: &Campaign) -> Self {
        Self {
            title_th: campaign.title_th.clone(),
            title_en: campaign.title_en.clone(),
            task: campaign.task.as_str().to_owned(),
            area: campaign.units.area.map(|area| area.to_string()),
            organisation: campaign.units.organisation.clone(),
            kind: campaign.units.kind.clone(),
            begins_on: campaign.begins_on.to_string(),
            deadline: campaign.deadline.to_string(),
        }
    }
}

impl StoredCampaign {
    pub(super) fn into_campaign(self, id: &str) -> Result<Campaign, Refused> {
        Ok(Campaign {
            id: id.to_owned(),
            title_th: self.title_th,
            title_en: self.title_en,
            task: self.task.parse::<Task>()?,
            units: UnitFilter {
                area: self.area.map(|area| area.parse()).transpose()?,
                organisation: self.organisation,
                kind: self.kind,
            },
            begins_on: self.begins_on.parse()?,
            deadline: self.deadline.parse()?,
        })
    }
}

impl From<&Confirmation> for StoredConfirmation {
    fn from(said: &Confirmation) -> Self {
        Self { change: said.change.0, confirmed_on: said.on.to_string() }
    }
}

impl StoredConfirmation {
    /// The confirmation of the task and the thing that an id names.
    pub(super) fn into_confirmation(self, id: &str) -> Result<Confirmation, Refused> {
        let (task, of) = id.split_once(' ').ok_or_else(|| format!("{id:?} names no task of anything"))?;
        let (task, of) = (task.parse::<Task>()?, of.to_owned());
        Ok(Confirmation { task, of, change: ChangeNumber(self.change), on: self.confirmed_on.parse()? })
    }
}
