//! The search by the end of the last case.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

use domain::ellipsoid::{NEAR_GEODESIC_ERROR_M, chord_beyond_reach_m, longest_chord_m, shortest_geodesic};
use domain::travel::Destination;
use domain::{Ecef, Metres, UtcMinute};

use super::bounds::{Terms, TreeBounds};
use super::pending::{Pending, PendingNode, What};
use crate::asked::{Asked, Groups};
use crate::hours::Ahead;
use crate::nearest::{Below, Candidates, Found, Gate, NodeAt, STEPS_PER_LOOK, Tree};
use crate::overlay::OverlayGate;
use crate::query::{Finding, Findings, NearestQuery, OpenFilter, Plan, PlanKind};
use crate::register::{Done, Ranked, Register, Statuses};
use crate::{Budget, Error};

/// Finds the offices at which one is done first.
pub(crate) fn find(
    register: Register<'_>,
    query: &NearestQuery,
    statuses: &Statuses,
    budget: &Budget,
) -> Result<Findings, Error> {
    let groups = Groups::of(query, register);
    let Some(gate) = Gate::of(register, query, &groups, statuses, budget)? else {
        return Ok(Findings::none_in_time(PlanKind::Text));
    };
    let candidates = Candidates::of(&gate);
    let mut search = Search::new(register, query, &groups, &gate, &candidates);
    let overlay_gate = OverlayGate::new(register.base, query, &groups, &statuses.overlay);
    if !search.add_overlay(&overlay_gate, budget) {
        return Ok(Findings::none_in_time(candidates.kind()));
    }
    let (trees, group) = match &candidates {
        Candidates::Few(matches) => {
            if !search.add_points(&matches.ordinals, budget)? {
                return Ok(Findings::none_in_time(candidates.kind()));
            }
            (&[][..], None)
        }
        Candidates::Trees { trees, group, .. } => (&trees[..], *group),
    };
    search.add_roots(trees);
    let cut_off = search.run(trees, group, budget)?;
    let plan = Plan { kind: candidates.kind(), examined: search.examined, nodes: search.nodes };
    let mut offices = search.accepted;
    if let Some(next) = cut_off {
        let certain = Metres(shortest_geodesic(next.chord_m()).0 - NEAR_GEODESIC_ERROR_M);
        offices.retain(|one| one.done < next.done || one.done == next.done && one.distance < certain);
    }
    register.sort_by_end(&mut offices, query.from)?;
    offices.truncate(query.limit);
    let finding = |one: Ranked| Finding {
        number: one.found.number(),
        distance: Some(one.distance),
        journey: Some(one.journey),
    };
    Ok(Findings { offices: offices.into_iter().map(finding).collect(), complete: cut_off.is_none(), plan })
}

struct Search<'s> {
    register: Register<'s>,
    query: &'s NearestQuery,
    groups: &'s Groups<'s>,
    gate: &'s Gate<'s>,
    terms: Terms<'s>,
    bounds: Vec<TreeBounds<'s>>,
    /// Whether the hours of one tree bound the end. They don't where a point may be found in a tree in which it is open
    /// at the instant of the question, and be served sooner for the procedure of another.
    hours_bound: bool,
    base_ahead: Ahead<'s>,
    overlay_ahead: Ahead<'s>,
    from: Ecef,
    /// The longest chord within the radius.
    reach_m: f64,
    passing_classes: u64,
    heap: BinaryHeap<Reverse<Pending>>,
    /// A point that offers two of the procedures stands in two trees.
    measured_points: HashSet<Found>,
    measured: Vec<Ranked>,
    /// The first ones, with the chord of each.
    accepted: Vec<Ranked>,
    accepted_chords_m: Vec<f64>,
    examined: u64,
    nodes: u64,
}

impl<'s> Search<'s> {
    fn new(
        register: Register<'s>,
        query: &'s NearestQuery,
        groups: &'s Groups<'s>,
        gate: &'s Gate<'s>,
        candidates: &Candidates<'s>,
    ) -> Self {
        let base = register.base;
        let terms = Terms::new(query, register.travel, groups.least_minutes());
        let bounds_of = |tree: &Tree<'s>| {
            let minutes = tree.procedure.map_or(0, |procedure| groups.counter_minutes(procedure));
            let acceptance = tree.procedure.map_or(0, |procedure| base.least_acceptance_minutes(procedure));
            // The minutes may have become less since the snapshot.
            TreeBounds::new(terms, register.base_hours, minutes, acceptance.min(minutes))
        };
        let bounds = match candidates {
            Candidates::Few(_) => Vec::new(),
            Candidates::Trees { trees, .. } => trees.iter().map(bounds_of).collect(),
        };
        let hours_bound = bounds.len() < 2 || query.open == OpenFilter::Any;
        let (from, to) = (UtcMinute::of(query.coming.departs()), query.coming.horizon());
        Self {
            register,
            query,
            groups,
            gate,
            terms,
            bounds,
            hours_bound,
            base_ahead: Ahead::new(register.base_hours, from, to, true),
            overlay_ahead: Ahead::new(register.overlay.hours(), from, to, false),
            from: Ecef::of(query.from),
            reach_m: query.radius.map_or(f64::INFINITY, longest_chord_m),
            passing_classes: gate.passing_classes(),
            heap: BinaryHeap::new(),
            measured_points: HashSet::new(),
            measured: Vec::new(),
            accepted: Vec::new(),
            accepted_chords_m: Vec::new(),
            examined: 0,
            nodes: 0,
        }
    }

    /// False: the budget was spent before the last point.
    fn add_overlay(&mut self, gate: &OverlayGate<'_>, budget: &Budget) -> bool {
        for (place, point) in self.register.overlay.pinned_points(self.groups) {
            if self.examined.is_multiple_of(STEPS_PER_LOOK) && budget.is_spent() {
                return false;
            }
            self.examined += 1;
            if gate.passes(point) {
                let position = point.point.position.expect("the point is pinned");
                self.push_point(Found::Overlay(place), self.from.chord_m(Ecef::of(position)));
            }
        }
        true
    }

    /// False: the budget was spent before the last point.
    fn add_points(&mut self, ordinals: &[u32], budget: &Budget) -> Result<bool, Error> {
        for (count, ordinal) in (0u64..).zip(ordinals) {
            if count.is_multiple_of(STEPS_PER_LOOK) && budget.is_spent() {
                return Ok(false);
            }
            self.add_point(*ordinal)?;
        }
        Ok(true)
    }

    fn add_point(&mut self, ordinal: u32) -> Result<(), Error> {
        self.examined += 1;
        if self.gate.passes(ordinal)? {
            let chord_m = self.from.chord_m(self.gate.ecef(ordinal));
            self.push_point(Found::Base(ordinal), chord_m);
        }
        Ok(())
    }

    fn add_roots(&mut self, trees: &[Tree<'_>]) {
        for (number, tree) in trees.iter().enumerate() {
            let (level, roots) = tree.roots();
            for index in roots {
                self.push_node(tree, number, NodeAt { level, index });
            }
        }
    }

    /// Looks at what waits, the most promising first, until nothing can be among the first ones any more. Gives what
    /// would have been next when the time was over.
    fn run(
        &mut self,
        trees: &[Tree<'_>],
        group: Option<usize>,
        budget: &Budget,
    ) -> Result<Option<Pending>, Error> {
        let mut steps = 0u64;
        while let Some(Reverse(next)) = self.heap.peek().copied() {
            if self.is_beyond(next) {
                break;
            }
            if steps.is_multiple_of(STEPS_PER_LOOK) && budget.is_spent() {
                return Ok(Some(next));
            }
            steps += 1;
            self.heap.pop();
            match next.what {
                What::Measured(place) => {
                    self.accepted.push(self.measured[place]);
                    self.accepted_chords_m.push(next.chord_m());
                }
                What::Point(found) => self.measure_with_those_behind(found, next.chord_m())?,
                What::Node(node) => self.expand(&trees[node.tree], node, next.chord_m(), group)?,
            }
        }
        Ok(None)
    }

    /// Whether something can't be among the first ones, nor anything behind it.
    fn is_beyond(&self, next: Pending) -> bool {
        let Some(last) = self.query.limit.checked_sub(1) else { return true };
        let (Some(last), Some(chord_m)) = (self.accepted.get(last), self.accepted_chords_m.get(last)) else {
            return false;
        };
        next.done > last.done || next.done == last.done && next.chord_m() > chord_beyond_reach_m(*chord_m)
    }

    fn expand(
        &mut self,
        tree: &Tree<'_>,
        pending: PendingNode,
        chord_m: f64,
        group: Option<usize>,
    ) -> Result<(), Error> {
        match tree.below(pending.node) {
            Below::Nodes { level, indices } => {
                for index in indices {
                    self.push_node(tree, pending.tree, NodeAt { level, index });
                }
            }
            Below::Postings(range) => {
                for posting in range {
                    self.look_at(tree, &pending, posting, group)?;
                }
                // The others open later: most answers are found before that.
                self.push_classes(pending.tree, pending.node, pending.classes & !pending.first, chord_m);
            }
        }
        Ok(())
    }

    fn push_node(&mut self, tree: &Tree<'_>, number: usize, node: NodeAt) {
        self.nodes += 1;
        let classes = tree.classes(node) & self.passing_classes;
        let chord_m = tree.least_chord_m(node, self.from);
        if chord_m <= self.reach_m {
            self.push_classes(number, node, classes, chord_m);
        }
    }

    fn push_classes(&mut self, tree: usize, node: NodeAt, classes: u64, chord_m: f64) {
        if classes != 0 {
            let (done, first) = match self.hours_bound {
                true => self.bounds[tree].of_classes(classes, chord_m),
                false => (self.without_waiting(chord_m), classes),
            };
            let what = What::Node(PendingNode { tree, node, classes, first });
            self.heap.push(Reverse(Pending::new(done, chord_m, what)));
        }
    }

    fn look_at(
        &mut self,
        tree: &Tree<'_>,
        pending: &PendingNode,
        posting: usize,
        group: Option<usize>,
    ) -> Result<(), Error> {
        if tree.postings[posting].class_bit() & pending.first == 0 {
            return Ok(());
        }
        self.examined += 1;
        let ordinal = tree.postings[posting].ordinal();
        let schedule = match tree.own_schedules {
            Some(schedules) => schedules[posting],
            None => self.register.base.point_schedule(ordinal),
        };
        if !self.gate.passes_status(schedule) {
            return Ok(());
        }
        let chord_m = self.from.chord_m(self.gate.ecef(ordinal));
        if chord_m <= self.reach_m && self.gate.passes_rest(ordinal, group)? {
            let done = match self.hours_bound {
                true => self.bounds[pending.tree].of_door(schedule, chord_m, &self.base_ahead),
                false => self.without_waiting(chord_m),
            };
            self.heap.push(Reverse(Pending::new(done, chord_m, What::Point(Found::Base(ordinal)))));
        }
        Ok(())
    }

    /// A point of which only the way is known.
    fn push_point(&mut self, found: Found, chord_m: f64) {
        if chord_m <= self.reach_m {
            let done = self.without_waiting(chord_m);
            self.heap.push(Reverse(Pending::new(done, chord_m, What::Point(found))));
        }
    }

    /// The earliest end that a chord of so many metres allows.
    fn without_waiting(&self, chord_m: f64) -> Done {
        self.terms.without_waiting(self.terms.least_arrival(chord_m))
    }

    /// Measures a point, and as many of those that wait right behind it as the travel model likes to be asked about
    /// together.
    fn measure_with_those_behind(&mut self, found: Found, chord_m: f64) -> Result<(), Error> {
        let mut together = vec![(found, chord_m)];
        while together.len() < self.register.travel.at_once() {
            let Some(Reverse(Pending { what: What::Point(found), .. })) = self.heap.peek().copied() else {
                break;
            };
            let Some(Reverse(next)) = self.heap.pop() else { break };
            together.push((found, next.chord_m()));
        }
        if self.bounds.len() > 1 {
            together.retain(|(found, _)| self.measured_points.insert(*found));
        }
        self.measure(&together)
    }

    fn measure(&mut self, points: &[(Found, f64)]) -> Result<(), Error> {
        let mut measured: Vec<(Found, f64, Metres)> = Vec::with_capacity(points.len());
        let mut destinations = Vec::with_capacity(points.len());
        for (found, chord_m) in points {
            let position = self.register.position(*found);
            let distance = self.register.distance(self.query.from, self.from, *found);
            let is_within = |radius| self.register.is_within(radius, self.query.from, distance, *found);
            if self.query.radius.is_none_or(is_within) {
                measured.push((*found, *chord_m, distance));
                destinations.push(Destination { position, distance });
            }
        }
        let journeys = self.register.travel.journeys(self.query.travel, self.query.from, &destinations);
        for ((found, chord_m, distance), journey) in measured.into_iter().zip(journeys) {
            let arrival = self.query.coming.arrival(journey.time);
            let visit = match found {
                Found::Base(ordinal) => {
                    let asked = Asked::of_base(self.register.base, ordinal, self.groups)?;
                    asked.visit(arrival, &self.query.coming, &self.base_ahead)
                }
                Found::Overlay(place) => {
                    let entry = self.register.changed(place);
                    let asked = Asked::of_overlay(entry, self.groups);
                    asked.visit(arrival, &self.query.coming, &self.overlay_ahead)
                }
            };
            let done = visit.map_or(Done::NEVER, |visit| Done::at(visit.done));
            self.measured.push(Ranked { done, distance, found, journey });
            let what = What::Measured(self.measured.len() - 1);
            self.heap.push(Reverse(Pending::new(done, chord_m, what)));
        }
        Ok(())
    }
}
