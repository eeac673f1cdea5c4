//! What is found about a change before anybody decides: what the pin doctor says of it, and what it would mean for citizens.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use pins::{Diagnosis, Evidence, Repair};
use registry::{Edit, Office, Record};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::consequences::PreviewTold;
use super::state::Admin;
use crate::api::instant;
use crate::pin_doctor::{Examined, Patient};

/// Units whose change is previewed and whose pins are examined; an act of more waits whatever is found.
pub(super) const MOST_UNITS: usize = 20;

/// What was found about a change.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
pub(crate) struct Findings {
    /// What the pin doctor says of each unit whose pin changes.
    pub(crate) pins: Vec<PinFindings>,
    /// What it would mean for citizens; null: no unit changes, more than twenty do, or there are no boundaries of areas.
    pub(crate) preview: Option<PreviewTold>,
}

/// What the pin doctor says of a unit.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct PinFindings {
    /// The unit.
    #[schema(example = "dopa-3804")]
    pub(crate) id: String,
    /// Of the unit as it is; null: it is new.
    pub(crate) before: Option<DiagnosisTold>,
    /// Of the unit as it would be; null: the doctor couldn't be asked.
    pub(crate) after: Option<DiagnosisTold>,
    /// Whether there are boundaries of areas: without them nothing is said about where a pin lies.
    pub(crate) has_boundaries: bool,
}

/// What speaks against a pin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct DiagnosisTold {
    /// How likely it is more than a kilometre off, 0 to 1; null: there is no pin.
    #[schema(example = 0.93)]
    pub(crate) wrong_by_1_km: Option<f64>,
    /// The same for five kilometres.
    #[schema(example = 0.41)]
    pub(crate) wrong_by_5_km: Option<f64>,
    /// How far it is off, expected, in metres.
    pub(crate) off_m: Option<f64>,
    /// The rules that it breaks, the gravest first.
    pub(crate) evidence: Vec<EvidenceTold>,
    /// What to do; never applied without a person.
    pub(crate) repair: Option<RepairTold>,
}

/// A rule that a pin breaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct EvidenceTold {
    #[schema(example = "outside-district")]
    pub(crate) code: String,
    /// `fault`, `doubt` or `note`.
    pub(crate) severity: String,
    /// A sentence for whoever mends it.
    pub(crate) message_th: String,
    pub(crate) message_en: String,
    /// What was measured, each with its unit in the name.
    pub(crate) figures: BTreeMap<String, f64>,
}

/// A repair of a pin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct RepairTold {
    /// `swap`, `sign`, `utm`, `degrees-minutes`, `datum`, `twin`, `subdistrict` or `ask`.
    pub(crate) kind: String,
    /// What it asks a clerk to do.
    pub(crate) sentence_th: String,
    /// Left out of what was found by an older program.
    #[serde(default)]
    pub(crate) sentence_en: String,
    /// How likely the pin would be better than it is, 0 to 1.
    pub(crate) confidence: f64,
    /// How far the office may be from there, in metres: two of three are nearer.
    pub(crate) uncertainty_m: Option<f64>,
    /// The rules that it would no longer break.
    pub(crate) would_pass: Vec<String>,
    /// What a change of the unit would say, as its body; null: a person has to find the place.
    pub(crate) edit: Option<PinEdit>,
}

/// A pin as a change of a unit has it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct PinEdit {
    pub(crate) pin: PinAt,
}

/// A position in WGS-84 degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct PinAt {
    #[schema(example = 17.9537)]
    pub(crate) lat: f64,
    #[schema(example = 103.9483)]
    pub(crate) lon: f64,
}

impl From<&Diagnosis> for DiagnosisTold {
    fn from(diagnosis: &Diagnosis) -> Self {
        Self {
            wrong_by_1_km: diagnosis.wrong.map(|wrong| wrong.by_1_km),
            wrong_by_5_km: diagnosis.wrong.map(|wrong| wrong.by_5_km),
            off_m: diagnosis.off_m,
            evidence: diagnosis.evidence.iter().map(EvidenceTold::from).collect(),
            repair: diagnosis.repair.as_ref().map(RepairTold::from),
        }
    }
}

impl From<&Evidence> for EvidenceTold {
    fn from(evidence: &Evidence) -> Self {
        Self {
            code: evidence.code.as_str().to_owned(),
            severity: evidence.code.severity().as_str().to_owned(),
            message_th: evidence.message_th.clone(),
            message_en: evidence.message_en.clone(),
            figures: evidence.figures.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect(),
        }
    }
}

impl From<&Repair> for RepairTold {
    fn from(repair: &Repair) -> Self {
        let edit = repair.position.map(|position| PinEdit {
            pin: PinAt { lat: position.latitude_degrees(), lon: position.longitude_degrees() },
        });
        Self {
            kind: repair.kind.as_str().to_owned(),
            sentence_th: repair.kind.sentence_th().to_owned(),
            sentence_en: repair.kind.sentence_en().to_owned(),
            confidence: repair.confidence,
            uncertainty_m: repair.uncertainty.map(|metres| metres.0),
            would_pass: repair.would_pass.iter().map(|code| code.as_str().to_owned()).collect(),
            edit,
        }
    }
}

/// What the pin doctor says of a unit as it is and as it would be.
pub(crate) async fn examine(
    admin: &Admin,
    before: Option<&Office>,
    after: &Office,
    now: DateTime<Utc>,
) -> PinFindings {
    let patient = |office: &Office| Patient {
        point: office.point.clone(),
        procedures: office.offers.iter().map(|offer| offer.procedure.to_string()).collect(),
    };
    let today = instant::thai(now).date_naive();
    let examined =
        admin.pin_doctor.examine(admin.app.engine(), today, before.map(patient), patient(after)).await;
    let id = after.point.id.to_string();
    match examined {
        Some(Examined { before, after, has_boundaries }) => PinFindings {
            id,
            before: before.as_ref().map(DiagnosisTold::from),
            after: Some(DiagnosisTold::from(&after)),
            has_boundaries,
        },
        None => PinFindings { id, before: None, after: None, has_boundaries: false },
    }
}

/// What the pin doctor says of the units whose pins change, if they aren't too many.
pub(crate) async fn of_pins(
    admin: &Admin,
    edits: &[Edit],
    before: &[Option<Record>],
    now: DateTime<Utc>,
) -> Vec<PinFindings> {
    let mut found = Vec::new();
    for (edit, before) in edits.iter().zip(before).filter(|_| edits.len() <= MOST_UNITS) {
        let Some(Record::ServicePoint(after)) = &edit.record else { continue };
        let before = match before {
            Some(Record::ServicePoint(before)) => Some(&**before),
            _ => None,
        };
        let is_moved = before.and_then(|before| before.point.position) != after.point.position;
        if is_moved && after.point.position.is_some() {
            found.push(examine(admin, before, after, now).await);
        }
    }
    found
}
