//! Procedures that were added, edited or removed since the snapshot.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use domain::{Procedure, ProcedureId};
use roaring::RoaringBitmap;

use crate::Error;
use crate::nearest::TreeNumber;
use crate::snapshot::Snapshot;
use crate::text::{ProcedureIndex, TitleChanges};

/// What happened to the procedures of a snapshot.
#[derive(Clone, Default)]
pub(crate) struct ChangedProcedures {
    /// As they are now; none: removed.
    by_id: BTreeMap<ProcedureId, Option<Arc<Procedure>>>,
    /// Ordinals of the snapshot's procedures that are not as they were.
    replaced: RoaringBitmap,
    /// Ordinals of those that were removed once. What the snapshot says of their offers no longer holds, also where the
    /// procedure came back.
    without_offers: RoaringBitmap,
    /// Made at the first question by words after a change.
    titles: OnceLock<Arc<ChangedTitles>>,
}

/// The titles of the procedures that changed, to be searched.
pub(crate) struct ChangedTitles {
    pub(crate) index: TitleChanges,
    /// The procedures that there are now, by their ordinals in the index.
    pub(crate) added: Vec<Arc<Procedure>>,
}

impl ChangedProcedures {
    pub(super) fn set(&mut self, base: &Snapshot, procedure: Procedure) {
        self.replaced.extend(base.procedure_ordinal(&procedure.id));
        self.by_id.insert(procedure.id.clone(), Some(Arc::new(procedure)));
        self.titles = OnceLock::new();
    }

    pub(super) fn remove(&mut self, base: &Snapshot, id: &ProcedureId) {
        match base.procedure_ordinal(id) {
            Some(ordinal) => {
                self.replaced.insert(ordinal);
                self.without_offers.insert(ordinal);
                self.by_id.insert(id.clone(), None);
            }
            None => {
                self.by_id.remove(id);
            }
        }
        self.titles = OnceLock::new();
    }

    /// What a change made of a procedure: none if it is removed. None at all: it is as the snapshot has it.
    pub(crate) fn get(&self, id: &ProcedureId) -> Option<Option<&Procedure>> {
        self.by_id.get(id).map(Option::as_deref)
    }

    /// The changed procedures that there are, by id.
    pub(crate) fn present(&self) -> impl Iterator<Item = &Arc<Procedure>> {
        self.by_id.values().flatten()
    }

    /// The changed procedure of a place in the order of their ids.
    pub(crate) fn at(&self, place: u32) -> Option<&Procedure> {
        self.present().nth(place as usize).map(|procedure| &**procedure)
    }

    /// How many offices with a pin offer a procedure by the snapshot.
    pub(crate) fn offices_in(&self, base: &Snapshot, id: &ProcedureId) -> u32 {
        let ordinal = base.procedure_ordinal(id).filter(|ordinal| self.keep_offers_of(*ordinal));
        let offering = |ordinal| base.forest().tree(TreeNumber::of_procedure(ordinal)).postings.len();
        ordinal.map_or(0, offering) as u32
    }

    /// Whether there is a procedure.
    pub(crate) fn are_known(&self, base: &Snapshot, id: &ProcedureId) -> bool {
        self.get(id).map_or_else(|| base.procedure_ordinal(id).is_some(), |changed| changed.is_some())
    }

    /// Whether what the snapshot says of the procedure of an ordinal is not what holds now.
    pub(crate) fn have_replaced(&self, ordinal: u32) -> bool {
        self.replaced.contains(ordinal)
    }

    /// Whether the snapshot's offers of the procedure of an ordinal hold.
    pub(crate) fn keep_offers_of(&self, ordinal: u32) -> bool {
        !self.without_offers.contains(ordinal)
    }

    /// The titles that came and went; none: no procedure was changed.
    pub(crate) fn titles(&self, base: &Snapshot) -> Result<Option<&ChangedTitles>, Error> {
        if self.by_id.is_empty() {
            return Ok(None);
        }
        if self.titles.get().is_none() {
            let gone = |ordinal: u32| Ok((ordinal, base.procedure(ordinal)?));
            let gone: Vec<_> = self.replaced.iter().map(gone).collect::<Result<_, Error>>()?;
            let added: Vec<Arc<Procedure>> = self.present().cloned().collect();
            let index = ProcedureIndex::changes(base.analyzer(), &gone, &added)?;
            // Whoever was quicker made the same.
            let _ = self.titles.set(Arc::new(ChangedTitles { index, added }));
        }
        Ok(self.titles.get().map(|titles| &**titles))
    }
}
