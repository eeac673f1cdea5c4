//! Trees: every pinned point stands in the tree of everyone and in those of the procedures that it offers, and in no
//! other; boxes and class masks hold what is below them. Linear merges, so that each of them is checked.

use domain::Ecef;

use crate::nearest::{Below, NodeAt, Tree, TreeNumber};
use crate::{Error, Snapshot};

use super::fault;

pub(super) fn check(snapshot: &Snapshot) -> Result<(), Error> {
    check_everyone(snapshot)?;
    check_members(snapshot)?;
    for number in 0..=snapshot.procedures() as u32 {
        let tree = number.checked_sub(1).map_or(TreeNumber::EVERYONE, TreeNumber::of_procedure);
        check_nodes(snapshot, &snapshot.forest().tree(tree))?;
    }
    Ok(())
}

fn check_everyone(snapshot: &Snapshot) -> Result<(), Error> {
    let everyone = snapshot.forest().tree(TreeNumber::EVERYONE);
    let pinned = 0..snapshot.pinned() as u32;
    let differs = everyone
        .postings
        .iter()
        .map(|posting| posting.ordinal())
        .zip(pinned.clone())
        .find(|(found, own)| found != own);
    if let Some((found, own)) = differs {
        let (found, own) = (name(snapshot, found), name(snapshot, own));
        return Err(fault(format!("{found} stands in the tree of everyone in the place of {own}")));
    }
    if everyone.postings.len() != pinned.len() {
        let (found, expected) = (everyone.postings.len(), pinned.len());
        return Err(fault(format!(
            "{found} service points stand in the tree of everyone, {expected} have a pin"
        )));
    }
    Ok(())
}

/// Membership both ways: points ascend, and so do the postings of each tree.
fn check_members(snapshot: &Snapshot) -> Result<(), Error> {
    let forest = snapshot.forest();
    let mut next = vec![0usize; snapshot.procedures()];
    for ordinal in 0..snapshot.pinned() as u32 {
        for procedure in snapshot.offered(ordinal) {
            let tree = forest.tree(TreeNumber::of_procedure(procedure));
            let place = next[procedure as usize];
            match tree.postings.get(place).map(|posting| posting.ordinal()) {
                Some(found) if found == ordinal => {}
                Some(stranger) if stranger < ordinal => {
                    return Err(is_stranger(snapshot, stranger, procedure));
                }
                _ => {
                    let (point, tree) = (name(snapshot, ordinal), tree_name(snapshot, Some(procedure)));
                    return Err(fault(format!("{point} doesn't stand in {tree}, which it offers")));
                }
            }
            check_terms(snapshot, &tree, place, procedure)?;
            next[procedure as usize] += 1;
        }
    }
    for (procedure, next) in (0u32..).zip(next) {
        if let Some(stranger) = forest.tree(TreeNumber::of_procedure(procedure)).postings.get(next) {
            return Err(is_stranger(snapshot, stranger.ordinal(), procedure));
        }
    }
    Ok(())
}

/// A posting has the hours of its offer, and no search by time takes it to ask for more minutes before closing than it does.
fn check_terms(snapshot: &Snapshot, tree: &Tree<'_>, place: usize, procedure: u32) -> Result<(), Error> {
    let ordinal = tree.postings[place].ordinal();
    let terms = snapshot.offer_terms(ordinal, procedure)?;
    let wrong = |what: &str| {
        let (point, tree) = (name(snapshot, ordinal), tree_name(snapshot, Some(procedure)));
        Err(fault(format!("{point} {what} in {tree} than it says")))
    };
    if schedule_of(snapshot, tree, place) != terms.schedule {
        return wrong("keeps other hours");
    }
    let asked_for = terms.last_acceptance_minutes.unwrap_or_else(|| snapshot.counter_minutes(procedure));
    if snapshot.least_acceptance_minutes(procedure) > asked_for {
        return wrong("stops taking cases earlier");
    }
    Ok(())
}

fn is_stranger(snapshot: &Snapshot, point: u32, procedure: u32) -> Error {
    let (point, tree) = (name(snapshot, point), tree_name(snapshot, Some(procedure)));
    fault(format!("{point} stands in {tree}, which it doesn't offer"))
}

/// Every posting is below a root, once, and every node above it holds its place and the class of its schedule.
fn check_nodes(snapshot: &Snapshot, tree: &Tree<'_>) -> Result<(), Error> {
    let mut walk = Walk { snapshot, tree, above: Vec::new(), next: 0 };
    let (level, roots) = tree.roots();
    for index in roots {
        walk.check(NodeAt { level, index })?;
    }
    match walk.next == tree.postings.len() {
        true => Ok(()),
        false => {
            let (reached, all) = (walk.next, tree.postings.len());
            let tree = tree_name(snapshot, tree.procedure);
            Err(fault(format!("{reached} of {all} postings can be reached in {tree}")))
        }
    }
}

struct Walk<'w> {
    snapshot: &'w Snapshot,
    tree: &'w Tree<'w>,
    /// From the root to the present node.
    above: Vec<NodeAt>,
    /// The first posting that wasn't met yet.
    next: usize,
}

impl Walk<'_> {
    fn check(&mut self, node: NodeAt) -> Result<(), Error> {
        self.above.push(node);
        match self.tree.below(node) {
            Below::Nodes { level, indices } => {
                for index in indices {
                    self.check(NodeAt { level, index })?;
                }
            }
            Below::Postings(range) => {
                if range.start != self.next || range.end > self.tree.postings.len() {
                    let tree = tree_name(self.snapshot, self.tree.procedure);
                    return Err(fault(format!("posting {} can't be reached in {tree}", self.next)));
                }
                for posting in range.clone() {
                    self.check_posting(posting)?;
                }
                self.next = range.end;
            }
        }
        self.above.pop();
        Ok(())
    }

    fn check_posting(&self, posting: usize) -> Result<(), Error> {
        let ordinal = self.tree.postings[posting].ordinal();
        let place = Ecef(self.snapshot.spots()[ordinal as usize].ecef_m);
        let class = self.snapshot.hours().class(schedule_of(self.snapshot, self.tree, posting));
        let wrong = |what: &str| {
            let (point, tree) = (name(self.snapshot, ordinal), tree_name(self.snapshot, self.tree.procedure));
            Err(fault(format!("{point} lies outside of {what} above it in {tree}")))
        };
        if self.tree.postings[posting].class_bit() != 1 << class {
            let (point, tree) = (name(self.snapshot, ordinal), tree_name(self.snapshot, self.tree.procedure));
            return Err(fault(format!("{point} has the class of another schedule in {tree}")));
        }
        for node in &self.above {
            if self.tree.least_chord_m(*node, place) > 0.0 {
                return wrong("a box");
            }
            if self.tree.classes(*node) & (1 << class) == 0 {
                return wrong("the classes of schedules of a node");
            }
        }
        Ok(())
    }
}

fn schedule_of(snapshot: &Snapshot, tree: &Tree<'_>, posting: usize) -> u32 {
    tree.own_schedules
        .map_or_else(|| snapshot.point_schedule(tree.postings[posting].ordinal()), |own| own[posting])
}

/// How a fault names a point.
fn name(snapshot: &Snapshot, ordinal: u32) -> String {
    let known = (ordinal as usize) < snapshot.points();
    let id = known.then(|| snapshot.tie_key(ordinal).ok()).flatten();
    id.map_or_else(|| format!("service point number {ordinal}"), |(_, id)| format!("service point {id}"))
}

fn tree_name(snapshot: &Snapshot, procedure: Option<u32>) -> String {
    let id = |ordinal: u32| snapshot.procedure_ids().id(ordinal).to_string();
    procedure
        .map_or_else(|| "the tree of everyone".to_owned(), |own| format!("the tree of procedure {}", id(own)))
}
