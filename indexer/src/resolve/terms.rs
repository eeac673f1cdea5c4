//! `types.csv` and `organisations.csv`.

use domain::id::GroupId;
use engine::Term;

use super::TermPlace;
use super::ids::RowIds;
use super::links::{self, Link};
use super::table_log::TableLog;
use crate::source::{Layout, ORGANISATIONS, SourceDir, TYPES};
use crate::{Code, Refusal};

/// Kinds of offices and organisations, with where each belongs.
#[derive(Default)]
pub(super) struct Terms {
    pub(super) records: Vec<Term>,
    pub(super) places: Vec<TermPlace>,
}

pub(super) fn read(source: &SourceDir) -> Result<(Terms, [TableLog; 2]), Refusal> {
    let mut terms = Terms::default();
    let (type_ids, types_log) = read_table(source, &TYPES, &RowIds::default(), &mut terms)?;
    let (_, organisations_log) = read_table(source, &ORGANISATIONS, &type_ids, &mut terms)?;
    Ok((terms, [types_log, organisations_log]))
}

/// Reads one table, whose ids are none of those that are taken.
fn read_table(
    source: &SourceDir<'_>,
    layout: &'static Layout,
    taken: &RowIds,
    terms: &mut Terms,
) -> Result<(RowIds, TableLog), Refusal> {
    let mut ids = RowIds::default();
    let first = terms.records.len();
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
        terms.records.push(Term { id, name_th, name_en: cells.text("name_en") });
        Some(())
    })?;
    let place = TermPlace { is_organisation: layout.table == ORGANISATIONS.table, parent: None };
    terms.places.resize(terms.records.len(), place);
    for (from, to) in links::resolve(&parents, &ids, "parent_id", &mut log) {
        let parent = terms.records[first + to as usize].id.clone();
        terms.places[first + from as usize].parent = Some(parent);
    }
    Ok((ids, log))
}
