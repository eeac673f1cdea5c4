//! Whether manuals are complete, there twice, and confirmed by who answers for them.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Procedure;
use registry::{Kind, Record, Task};

use super::ManualLine;
use crate::admin::state::Admin;
use crate::api::problem::Problem;

/// Adds to lines of a list how each manual stands.
///
/// # Errors
/// When the register fails.
pub(super) async fn add(admin: &Admin, lines: &mut [ManualLine]) -> Result<(), Problem> {
    let ids: Vec<String> = lines.iter().map(|line| line.id.clone()).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut missing = HashMap::new();
    for entry in admin.registry.present(Kind::Procedure, &ids).await? {
        if let Some(Record::Procedure(procedure)) = &entry.record {
            missing.insert(entry.key.id, missing_of(procedure));
        }
    }
    let twins = admin.registry.title_twins(&ids).await?;
    let confirmed = admin.registry.confirmed(Task::Manuals).await?;
    let confirmed: HashMap<String, NaiveDate> = confirmed.into_iter().map(|(of, on, _)| (of, on)).collect();
    for line in lines {
        line.missing = missing.remove(&line.id).unwrap_or_default();
        line.same_title = twins.get(&line.id).copied().unwrap_or_default();
        let owners = [&line.department, &line.ministry].into_iter().flatten();
        let newest = owners.filter_map(|owner| confirmed.get(owner)).max();
        line.confirmed_on = newest.map(ToString::to_string);
    }
    Ok(())
}

/// What nobody said of a manual yet.
fn missing_of(procedure: &Procedure) -> Vec<&'static str> {
    let said = [
        ("documents", !procedure.documents.is_empty()),
        ("steps", !procedure.steps.is_empty()),
        ("fee_thb", procedure.fee_thb.is_some()),
        ("counter_minutes", procedure.counter_minutes.is_some()),
        ("processing_days", procedure.processing_days.is_some()),
        ("jurisdiction", procedure.jurisdiction.is_some()),
    ];
    said.into_iter().filter(|(_, is_said)| !is_said).map(|(field, _)| field).collect()
}

#[cfg(test)]
mod tests {
    use domain::ProcedureId;

    use super::*;

    #[test]
    fn a_manual_is_complete_once_somebody_said_everything_that_a_citizen_asks() {
        let titled = Procedure::titled(ProcedureId::new("a").expect("an id"), "เรื่อง".to_owned());
        assert_eq!(missing_of(&titled).len(), 6);
        let told = Procedure {
            documents: vec!["บัตรประชาชน".to_owned()],
            steps: vec!["ยื่นเรื่อง".to_owned()],
            fee_thb: Some(0.0),
            counter_minutes: Some(10),
            processing_days: Some(0),
            ..titled
        };
        assert_eq!(missing_of(&told), ["jurisdiction"]);
    }
}
