//! `procedures.csv`.

use domain::id::GroupId;
use domain::{Procedure, ProcedureId};

use super::cells::Cells;
use super::dates;
use super::hours::HoursReader;
use super::ids::RowIds;
use super::names;
use super::table_log::TableLog;
use super::values::{self, Problem};
use crate::source::{PROCEDURES, SourceDir};
use crate::{Code, Refusal};

/// Procedures, with what other tables ask about them.
#[derive(Default)]
pub(super) struct Procedures {
    /// The procedures, in the order of their rows.
    pub(super) records: Vec<Procedure>,
    /// Their ids.
    pub(super) ids: RowIds,
}

pub(super) fn read(source: &SourceDir<'_>) -> Result<(Procedures, TableLog), Refusal> {
    let mut procedures = Procedures::default();
    let log = TableLog::read(source, &PROCEDURES, |cells| {
        let procedure = procedure(cells, &procedures.ids)?;
        procedures.ids.add(procedure.id.as_str(), cells.place());
        procedures.records.push(procedure);
        Some(())
    })?;
    Ok((procedures, log))
}

fn procedure(cells: &mut Cells<'_>, ids: &RowIds) -> Option<Procedure> {
    let id = cells.own_id(ProcedureId::new, ids);
    let title_th = names::required(cells, "title_th");
    Some(Procedure {
        group: cells.read("group_id", group),
        title_en: names::found_by(cells, "title_en"),
        aliases: cells.list("aliases"),
        ministry: cells.text("ministry"),
        department: cells.text("department"),
        category: cells.text("category"),
        counter_minutes: cells.read("counter_minutes", values::whole_number),
        processing_days: cells.read("processing_days", values::whole_number),
        fee_thb: cells.read("fee_thb", values::baht),
        documents: cells.list("documents"),
        steps: cells.list("steps"),
        jurisdiction: cells.read("jurisdiction", values::word),
        jurisdiction_basis: cells.read("jurisdiction_basis", values::word),
        season: cells.read("season", HoursReader::season),
        channel: cells.read("channel", values::word),
        url: cells.read("url", values::web_address),
        updated_at: cells.read("updated_at", dates::updated_at),
        sample_fields: cells.sample_fields(),
        // Last, so that a row that is dropped has all its defects reported.
        id: id?,
        title_th: title_th?,
    })
}

fn group(text: &str) -> Result<GroupId, Problem> {
    GroupId::new(text).map_err(|error| Problem::new(Code::InvalidId, format!("{}; left empty", error.reason)))
}
