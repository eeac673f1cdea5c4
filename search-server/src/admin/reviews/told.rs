//! Waiting changes as they are told.

use registry::{Decision, Edit, Entry, Reason, Record, Waiting};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{current, name};
use crate::admin::findings::Findings;
use crate::admin::names;
use crate::admin::state::Admin;
use crate::admin::told::{Difference, differences};
use crate::admin::wire::instant;
use crate::api::problem::Problem;

/// A change that waits or did, in a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct ReviewSummary {
    #[schema(example = "review-7Q2MX0123456789A")]
    id: String,
    /// `waiting`, `approved`, `returned` or `withdrawn`.
    state: &'static str,
    /// When it was made, RFC 3339 in UTC.
    made_at: String,
    /// The id of whoever made it.
    made_by: String,
    /// Their name; null: never told, or erased.
    made_by_name: Option<String>,
    /// Why it was made, in their words.
    why: Option<String>,
    /// Why it waits: `moved` with `metres`, `unpinned`, `redrawn`, `hidden`, `replaced`, `removed`, `mass` with `records`, `doubted` with
    /// `wrong_by_1_km` and `codes`.
    #[schema(value_type = Vec<Object>, example = json!([{"code": "moved", "metres": 4210.5}]))]
    reasons: Vec<Value>,
    /// What it changes; the first twenty.
    records: Vec<RecordNamed>,
    /// How many records it changes.
    records_total: usize,
    /// Whether one may decide about it.
    may_decide: bool,
    /// What was decided; null: nobody did yet.
    decision: Option<DecisionTold>,
}

/// A record by its name.
#[derive(Serialize, ToSchema)]
struct RecordNamed {
    /// `service_point`, `procedure`, …
    kind: &'static str,
    id: String,
    name: Option<String>,
}

/// What was decided.
#[derive(Serialize, ToSchema)]
struct DecisionTold {
    /// RFC 3339 in UTC.
    at: String,
    by: String,
    by_name: Option<String>,
    words: Option<String>,
}

/// A change that waits or did, in full.
#[derive(Serialize, ToSchema)]
pub(crate) struct ReviewTold {
    #[serde(flatten)]
    summary: ReviewSummary,
    /// What would be otherwise; of an act of more than two hundred records, the first of them.
    edits: Vec<EditTold>,
    /// Whether somebody changed a record meanwhile: then it can't be approved as it is.
    is_stale: bool,
    /// What the pin doctor says, and what it would mean for citizens, when it was made.
    findings: Findings,
}

/// A record that would change.
#[derive(Serialize, ToSchema)]
struct EditTold {
    kind: &'static str,
    id: String,
    name: Option<String>,
    /// The change that its author saw the record at; 0: there was none.
    your_change: u64,
    /// The change that it is at now.
    current_change: u64,
    /// Whether it would be removed.
    is_removal: bool,
    /// What would be otherwise than its author saw it.
    changes: Vec<Difference>,
    /// What others changed since; nothing may be lost.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    meanwhile: Vec<Difference>,
}

/// Records that are named in a list, and told in full.
const MOST_NAMED: usize = 20;
const MOST_TOLD: usize = 200;

impl ReviewSummary {
    pub(super) async fn new(admin: &Admin, waiting: &Waiting, may_decide: bool) -> Result<Self, Problem> {
        let mut records = Vec::new();
        for edit in waiting.edits.iter().take(MOST_NAMED) {
            let name = match &edit.record {
                Some(record) => name(record).map(str::to_owned),
                None => current(admin, edit).await?.and_then(|entry| name_of(&entry)),
            };
            records.push(RecordNamed { kind: edit.key.kind.as_str(), id: edit.key.id.clone(), name });
        }
        Ok(Self {
            id: waiting.id.clone(),
            state: waiting.state.as_str(),
            made_at: instant(waiting.made_at),
            made_by: waiting.made_by.clone(),
            made_by_name: names::of_person(admin, &waiting.made_by).await?,
            why: waiting.why.clone(),
            reasons: waiting.reasons.iter().map(told).collect(),
            records,
            records_total: waiting.edits.len(),
            may_decide: may_decide && waiting.state == registry::WaitingState::Waiting,
            decision: match &waiting.decision {
                Some(decision) => Some(DecisionTold::new(admin, decision).await?),
                None => None,
            },
        })
    }
}

impl DecisionTold {
    async fn new(admin: &Admin, decision: &Decision) -> Result<Self, Problem> {
        Ok(Self {
            at: instant(decision.at),
            by: decision.by.clone(),
            by_name: names::of_person(admin, &decision.by).await?,
            words: decision.words.clone(),
        })
    }
}

impl ReviewTold {
    pub(super) async fn new(admin: &Admin, waiting: &Waiting, may_decide: bool) -> Result<Self, Problem> {
        let told = &waiting.edits[..waiting.edits.len().min(MOST_TOLD)];
        let seen = admin.registry.seen_by(told).await?;
        let mut edits = Vec::with_capacity(told.len());
        for (edit, seen) in told.iter().zip(&seen) {
            let now = current(admin, edit).await?;
            edits.push(EditTold::new(edit, seen.as_ref(), now.as_ref()));
        }
        let is_waiting = waiting.state == registry::WaitingState::Waiting;
        Ok(Self {
            summary: ReviewSummary::new(admin, waiting, may_decide).await?,
            is_stale: is_waiting && edits.iter().any(|edit| edit.current_change != edit.your_change),
            edits,
            // What an older program found may have another shape.
            findings: serde_json::from_value(waiting.findings.clone()).unwrap_or_default(),
        })
    }
}

impl EditTold {
    fn new(edit: &Edit, seen: Option<&Record>, current: Option<&Entry>) -> Self {
        let current_change = current.map_or(0, |entry| entry.number.0);
        let meanwhile = match current {
            Some(entry) if entry.number != edit.base => differences(seen, entry.record.as_ref()),
            _ => Vec::new(),
        };
        let named = edit.record.as_ref().or(seen);
        Self {
            kind: edit.key.kind.as_str(),
            id: edit.key.id.clone(),
            name: named.and_then(name).map(str::to_owned),
            your_change: edit.base.0,
            current_change,
            is_removal: edit.record.is_none(),
            changes: differences(seen, edit.record.as_ref()),
            meanwhile,
        }
    }
}

fn name_of(entry: &Entry) -> Option<String> {
    entry.record.as_ref().and_then(name).map(str::to_owned)
}

/// A reason as it is kept: an object with its code.
fn told(reason: &Reason) -> Value {
    serde_json::to_value(reason).unwrap_or_default()
}
