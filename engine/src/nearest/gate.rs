//! The conditions that a point of the snapshot has to pass, besides being near.

use domain::{AreaCode, Ecef};
use roaring::RoaringBitmap;

use super::forest::TreeNumber;
use crate::asked::Groups;
use crate::format::search_records::{Posting, Spot};
use crate::hours::StatusTable;
use crate::ordinals::Ordinals;
use crate::query::{NearestQuery, OpenFilter};
use crate::register::{Register, Statuses};
use crate::snapshot::Snapshot;
use crate::{Budget, Error};

/// Procedures by ordinal: each group must be offered, any of a group will do.
pub(crate) type ProcedureGroups = Vec<Vec<u32>>;

/// All conditions of a question, by numbers.
pub(crate) struct Gate<'q> {
    pub(crate) snapshot: &'q Snapshot,
    spots: &'q [Spot],
    pub(crate) statuses: &'q StatusTable,
    pub(crate) open: OpenFilter,
    pub(crate) groups: ProcedureGroups,
    /// For each procedure of `groups` the only points that may do it; none: any may.
    only: Vec<Vec<Option<&'q Ordinals>>>,
    /// Symbols allowed as kind, ministry, department; none: any.
    facets: [Option<Vec<u32>>; 3],
    /// Areas to stand in, any of them; empty: anywhere.
    pub(crate) areas: &'q [AreaCode],
    /// The points that match the words, of all or of those that offer what is asked for; none: no words were given.
    pub(crate) text: Option<Ordinals>,
    /// Ordinals that the overlay replaced or removed.
    replaced: &'q RoaringBitmap,
    /// Whether anything is asked of a point besides its doors.
    asks_more: bool,
}

/// What tells which points of a list pass.
pub(crate) struct Told {
    /// The classes whose doors pass.
    pub(crate) passing: u64,
    /// What has to be asked of each as well.
    pub(crate) left: Left,
}

/// What is still to be asked of a point whose door passes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Left {
    Nothing,
    /// [`Gate::passes_facets`].
    Facets,
    /// [`Gate::passes_more`].
    More,
}

impl<'q> Gate<'q> {
    /// The gate of a question to the snapshot of a register; none if the budget was spent before it was known which
    /// offices match the words.
    pub(crate) fn of(
        register: Register<'q>,
        query: &'q NearestQuery,
        groups: &'q Groups<'_>,
        statuses: &'q Statuses,
        budget: &Budget,
    ) -> Result<Option<Self>, Error> {
        let snapshot = register.base;
        let facet = |words: &[String]| {
            let symbols = || words.iter().filter_map(|word| snapshot.symbol(word)).collect();
            (!words.is_empty()).then(symbols)
        };
        let (groups, only) = (groups.ordinals(), groups.only());
        let text = match query.text.as_deref() {
            None => None,
            Some(text) => {
                match snapshot.points_matching(text, fewest_offering(snapshot, &groups).as_deref(), budget)? {
                    None => return Ok(None),
                    matches => matches,
                }
            }
        };
        let facets = [facet(&query.kinds), facet(&query.ministries), facet(&query.departments)];
        let replaced = register.overlay.replaced();
        let asks_more = text.is_some()
            || facets.iter().any(Option::is_some)
            || !query.areas.is_empty()
            || !replaced.is_empty();
        Ok(Some(Self {
            snapshot,
            spots: snapshot.spots(),
            statuses: &statuses.base,
            open: query.open,
            groups,
            only,
            facets,
            areas: &query.areas,
            text,
            replaced,
            asks_more,
        }))
    }

    /// Where a point stands.
    pub(crate) fn ecef(&self, ordinal: u32) -> Ecef {
        Ecef(self.spots[ordinal as usize].ecef_m)
    }

    /// The classes of schedules with any that passes.
    pub(crate) fn passing_classes(&self) -> u64 {
        self.statuses.passing_classes(self.open)
    }

    /// What tells which points pass, of a list of points that offer the procedures of the only group, or any where there is
    /// none, and whose doors have these classes. None: each has to be looked at in every way.
    pub(crate) fn told_by_class(&self, postings: &[Posting], classes: u64) -> Option<Told> {
        let [first, .., last] = postings else { return None };
        let passing = self.passing_classes();
        let asks_offers = self.groups.len() > 1 || (0..self.groups.len()).any(|group| self.binds(group));
        if asks_offers || classes & passing & self.statuses.failing_classes(self.open) != 0 {
            return None;
        }
        let asks_more = self.text.is_some()
            || !self.areas.is_empty()
            || self.replaced.range_cardinality(first.ordinal()..=last.ordinal()) > 0;
        let left = match (asks_more, self.facets.iter().any(Option::is_some)) {
            (true, _) => Left::More,
            (false, true) => Left::Facets,
            (false, false) => Left::Nothing,
        };
        Some(Told { passing, left })
    }

    /// Whether what holds at a point's door passes: at the one of a schedule, or else at its own.
    pub(crate) fn passes_door(&self, ordinal: u32, schedule: Option<u32>) -> bool {
        self.open == OpenFilter::Any
            || self.passes_status(schedule.unwrap_or_else(|| self.spots[ordinal as usize].schedule))
    }

    /// Whether a point passes everything but the condition that the caller has checked already: the procedures of
    /// group `checked`, or, when there are no groups, the point's own hours.
    pub(crate) fn passes_rest(&self, ordinal: u32, checked: Option<usize>) -> Result<bool, Error> {
        if self.asks_more && !self.passes_more(ordinal) {
            return Ok(false);
        }
        for group in 0..self.groups.len() {
            // Who stands in the tree of a procedure that is bound to a place needn't be allowed to do it.
            if (Some(group) != checked || self.binds(group)) && !self.offers_any(ordinal, group)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether a point passes what is asked of it besides doors and procedures.
    pub(crate) fn passes_more(&self, ordinal: u32) -> bool {
        if self.replaced.contains(ordinal) || self.text.as_ref().is_some_and(|text| !text.contains(ordinal)) {
            return false;
        }
        let passes_facets = self.passes_facets(ordinal);
        if self.areas.is_empty() || !passes_facets {
            return passes_facets;
        }
        let own = AreaCode::from_number(self.spots[ordinal as usize].area);
        let stands_in = |area: &AreaCode| own.is_some_and(|own| area.contains(own));
        self.areas.iter().any(stands_in)
    }

    /// Whether a point is of an allowed kind and organisation. Without a branch on what it is: over many points nothing could
    /// foretell it.
    pub(crate) fn passes_facets(&self, ordinal: u32) -> bool {
        let of_point = self.snapshot.facets(ordinal);
        of_point.iter().zip(&self.facets).fold(true, |passes, (symbol, allowed)| match allowed {
            Some(allowed) => passes & allowed.iter().fold(false, |any, allowed| any | (allowed == symbol)),
            None => passes,
        })
    }

    /// Whether a point passes everything.
    pub(crate) fn passes(&self, ordinal: u32) -> Result<bool, Error> {
        if self.groups.is_empty() && !self.passes_door(ordinal, None) {
            return Ok(false);
        }
        self.passes_rest(ordinal, None)
    }

    /// Whether what holds for a schedule at T passes.
    pub(crate) fn passes_status(&self, schedule: u32) -> bool {
        self.open == OpenFilter::Any || self.open.passes(self.statuses.status(schedule))
    }

    /// Whether only some points may do any of the procedures of a group.
    fn binds(&self, group: usize) -> bool {
        self.only[group].iter().any(Option::is_some)
    }

    /// The points that may do the procedures of the group of which the fewest points may, ascending; none: of each group any
    /// point may do some procedure.
    pub(crate) fn fewest_allowed(&self) -> Option<Ordinals> {
        let of_group = |group: &Vec<Option<&Ordinals>>| {
            let lists: Option<Vec<&Ordinals>> = group.iter().copied().collect();
            lists
                .map(|lists| lists.into_iter().fold(Ordinals::default(), |all, list| all.union(list.clone())))
        };
        self.only.iter().filter_map(of_group).min_by_key(Ordinals::len)
    }

    /// Whether a point offers any of the procedures of a group that it may do, open as asked.
    fn offers_any(&self, ordinal: u32, group: usize) -> Result<bool, Error> {
        let offered = self.snapshot.offered(ordinal);
        for (procedure, only) in self.groups[group].iter().zip(&self.only[group]) {
            if only.is_none_or(|only| only.contains(ordinal))
                && offered.contains(*procedure)
                && (self.open == OpenFilter::Any
                    || self.passes_status(self.snapshot.offer_schedule(ordinal, *procedure)?))
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Points that offer a procedure which has to be offered, if they are few enough to look words up among them alone.
fn fewest_offering(snapshot: &Snapshot, groups: &[Vec<u32>]) -> Option<Vec<u32>> {
    /// More of them are read from a list of words in as much time as they are looked up there.
    const FEW: usize = 1 << 16;
    let needed = groups.iter().filter_map(|group| match group.as_slice() {
        [procedure] => Some(snapshot.forest().tree(TreeNumber::of_procedure(*procedure)).postings),
        _ => None,
    });
    let fewest = needed.min_by_key(|postings| postings.len()).filter(|postings| postings.len() <= FEW);
    fewest.map(|postings| postings.iter().map(|posting| posting.ordinal()).collect())
}
