//! A procedure.

use domain::id::GroupId;
use domain::service_point::UpdatedAt;
use domain::{Procedure, ProcedureId};
use serde::{Deserialize, Serialize};

use super::Refused;

/// The fee is a text: each digit of a number comes back, whoever reads the JSON.
#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct StoredProcedure {
    #[serde(skip_serializing_if = "Option::is_none")]
    group_id: Option<String>,
    title_th: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title_en: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ministry: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    department: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter_minutes: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    processing_days: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fee_thb: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    documents: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    jurisdiction: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    jurisdiction_basis: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    season: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated_at: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sample_fields: Vec<String>,
}

impl From<&Procedure> for StoredProcedure {
    fn from(procedure: &Procedure) -> Self {
        Self {
            group_id: procedure.group.as_ref().map(ToString::to_string),
            title_th: procedure.title_th.clone(),
            title_en: procedure.title_en.clone(),
            aliases: procedure.aliases.clone(),
            ministry: procedure.ministry.clone(),
            department: procedure.department.clone(),
            category: procedure.category.clone(),
            counter_minutes: procedure.counter_minutes,
            processing_days: procedure.processing_days,
            fee_thb: procedure.fee_thb.map(|fee| fee.to_string()),
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

impl StoredProcedure {
    pub(super) fn into_procedure(self, id: &str) -> Result<Procedure, Refused> {
        Ok(Procedure {
            id: ProcedureId::new(id)?,
            group: self.group_id.as_deref().map(GroupId::new).transpose()?,
            title_th: self.title_th,
            title_en: self.title_en,
            aliases: self.aliases,
            ministry: self.ministry,
            department: self.department,
            category: self.category,
            counter_minutes: self.counter_minutes,
            processing_days: self.processing_days,
            fee_thb: self.fee_thb.map(|fee| fee.parse()).transpose()?,
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
