//! The conditions that a point of the overlay has to pass, besides being near.

use domain::AreaCode;

use super::OverlayPoint;
use crate::asked::Groups;
use crate::hours::StatusTable;
use crate::query::{Facet, NearestQuery, OpenFilter};
use crate::snapshot::Snapshot;
use crate::text::CutText;

/// All conditions of a question.
pub(crate) struct OverlayGate<'q> {
    query: &'q NearestQuery,
    groups: &'q Groups<'q>,
    statuses: &'q StatusTable,
    text: Option<CutText>,
}

impl<'q> OverlayGate<'q> {
    pub(crate) fn new(
        base: &Snapshot,
        query: &'q NearestQuery,
        groups: &'q Groups<'q>,
        statuses: &'q StatusTable,
    ) -> Self {
        let text = query.text.as_deref().map(|text| CutText::new(base.analyzer(), text));
        Self { query, groups, statuses, text }
    }

    pub(crate) fn groups(&self) -> &Groups<'q> {
        self.groups
    }

    /// Whether a point passes everything.
    pub(crate) fn passes(&self, entry: &OverlayPoint) -> bool {
        let allowed = |words: &[String], facet: Facet| {
            words.is_empty() || facet.of(&entry.point).is_some_and(|word| words.iter().any(|w| w == word))
        };
        let stands_in = |area: &AreaCode| entry.area().is_some_and(|own| area.contains(own));
        allowed(&self.query.kinds, Facet::Kind)
            && allowed(&self.query.ministries, Facet::Ministry)
            && allowed(&self.query.departments, Facet::Department)
            && (self.query.areas.is_empty() || self.query.areas.iter().any(stands_in))
            && self.passes_hours(entry)
            && self.text.as_ref().is_none_or(|text| entry.names.match_text(entry.area_of_names(), text))
    }

    fn passes_hours(&self, entry: &OverlayPoint) -> bool {
        let open = self.query.open;
        let passes = |schedule: u32| open == OpenFilter::Any || open.passes(self.statuses.status(schedule));
        if self.groups.are_empty() {
            return passes(entry.schedule);
        }
        self.groups.ids_for(entry).all(|ids| {
            entry.offers.iter().any(|(offer, schedule)| ids.contains(&&offer.procedure) && passes(*schedule))
        })
    }
}
