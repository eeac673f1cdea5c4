//! `types.csv` and `organisations.csv`.

use domain::id::GroupId;
use engine::Term;

use super::ids::RowIds;
use super::links::{self, Link};
use super::table_log::TableLog;
use crate::source::{Layout, ORGANISATIONS, SourceDir, TYPES};
use crate::{Code, Refusal};

pub(super) fn read(source: &SourceDir) -> Result<(Vec<Term>, [TableLog; 2]), Refusal> {
    let mut terms = Vec::new();
    let (type_ids, types_log) = read_table(source, &TYPES, &RowIds::default(), &mut terms)?;
    let (_, organisations_log) = read_table(source, &ORGANISATIONS, &type_ids, &mut terms)?;
    Ok((terms, [types_log, organisations_log]))
}

/// Reads one table, whose ids are none of those that are taken.
fn read_table(
    source: &SourceDir<'_>,
    layout: &'static Layout,
    taken: &RowIds,
    terms: &mut Vec<Term>,
) -> Result<(RowIds, TableLog), Refusal> {
    let mut ids = RowIds::default();
    let mut parents = Vec::new();
    let mut log = TableLog::read(source, layout, |cells| {
        let id = cells.own_id(GroupId::new, &ids);
        let name_th = cells.name("name_th");
        let (id, name_th) = (id?.to_string(), name_th?);
        if taken.ordinal(&id).is_some() {
            let reason = format!(
                "is already an id of {}: expected another; the row is dropped",
                source.file_name(&TYPES)
            );
            cells.wrong("id", Code::DuplicateId, &id, &reason);
            return None;
        }
        let (from, place) = (ids.add(&id, cells.place()), cells.place());
        parents.extend(cells.text("parent_id").map(|to| Link { from, place, to }));
        terms.push(Term { id, name_th, name_en: cells.text("name_en") });
        Some(())
    })?;
    // No record holds the tree of terms yet; its defects are those of the file all the same.
    links::resolve(&parents, &ids, "parent_id", &mut log);
    Ok((ids, log))
}
