//! The ids of a snapshot's procedures and of their groups, in memory: every question names some.

use domain::ProcedureId;
use domain::id::GroupId;

use crate::Error;
use crate::format::records::{self, ArchivedStoredProcedure};
use crate::format::sections::Table;

/// Ids by ordinal, which is their order, and the members of each group.
pub(crate) struct ProcedureIds {
    ids: Vec<ProcedureId>,
    /// Ascending.
    members: Vec<(Box<str>, u32)>,
}

impl ProcedureIds {
    /// Reads the ids of all records.
    pub(crate) fn read(procedures: &Table) -> Result<Self, Error> {
        let mut ids = Vec::with_capacity(procedures.len());
        let mut members = Vec::new();
        for index in 0..procedures.len() {
            let stored: &ArchivedStoredProcedure = records::read(procedures, index)?;
            let damaged = |error: domain::id::InvalidId| procedures.damaged(error.to_string());
            ids.push(ProcedureId::new(&stored.id).map_err(damaged)?);
            if let Some(group) = stored.group.as_deref() {
                members.push((GroupId::new(group).map_err(damaged)?.as_str().into(), index as u32));
            }
        }
        if !ids.is_sorted_by(|a, b| a < b) {
            return Err(procedures.damaged("the ids of procedures don't ascend".to_owned()));
        }
        members.sort_unstable();
        Ok(Self { ids, members })
    }

    /// The id of a procedure.
    ///
    /// # Panics
    /// If there is no procedure of this ordinal.
    pub(crate) fn id(&self, ordinal: u32) -> &ProcedureId {
        &self.ids[ordinal as usize]
    }

    /// The ordinal of a procedure.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        self.ids.binary_search_by(|own| own.as_str().cmp(id)).ok().map(|index| index as u32)
    }

    /// The ordinals of a group's procedures, ascending.
    pub(crate) fn of_group(&self, group: &str) -> impl Iterator<Item = u32> {
        let start = self.members.partition_point(|(own, _)| **own < *group);
        self.members[start..].iter().take_while(move |(own, _)| **own == *group).map(|(_, ordinal)| *ordinal)
    }
}
