//! Packed trees: one over all pinned points, one over the points of each procedure.

use domain::Ecef;

use crate::format::search_records::{Node, Posting, Siblings};
use crate::format::sections::SectionWriter;
use crate::format::{FAN_OUT, LEAF_POSTINGS, NO_OWN_SCHEDULES, search};
use crate::nearest::{rounded_down, rounded_up};

/// All trees, in flat arrays. Tree 0 is of all pinned points, tree p + 1 of procedure p.
#[derive(Default)]
pub(super) struct ForestBuilder {
    posting_starts: Vec<u64>,
    postings: Vec<Posting>,
    schedule_starts: Vec<u64>,
    schedules: Vec<u32>,
    level_starts: Vec<u32>,
    levels: Vec<[u32; 2]>,
    nodes: Vec<Siblings>,
}

fn add(node: &mut Node, other: &Node) {
    for axis in 0..3 {
        node.low[axis] = node.low[axis].min(other.low[axis]);
        node.high[axis] = node.high[axis].max(other.high[axis]);
    }
    node.classes |= other.classes;
}

fn of_point(point: Ecef, class: u8) -> Node {
    Node { low: point.0.map(rounded_down), high: point.0.map(rounded_up), classes: 1 << class }
}

impl ForestBuilder {
    /// Adds the next tree: its points, ascending, each with its schedule, and whether any of these schedules isn't
    /// the point's own.
    pub(super) fn add_tree(
        &mut self,
        ecef: &[Ecef],
        class_of: &[u8],
        postings: &[(u32, u32)],
        has_own_schedules: bool,
    ) {
        self.posting_starts.push(self.postings.len() as u64);
        self.postings.extend(
            postings.iter().map(|(point, schedule)| Posting::new(*point, class_of[*schedule as usize])),
        );
        if has_own_schedules {
            self.schedule_starts.push(self.schedules.len() as u64);
            self.schedules.extend(postings.iter().map(|(_, schedule)| schedule));
        } else {
            self.schedule_starts.push(NO_OWN_SCHEDULES);
        }
        let leaves = postings.chunks(LEAF_POSTINGS).map(|chunk| {
            chunk.iter().fold(Node::EMPTY, |mut node, (point, schedule)| {
                add(&mut node, &of_point(ecef[*point as usize], class_of[*schedule as usize]));
                node
            })
        });
        self.level_starts.push(self.levels.len() as u32);
        let mut level: Vec<Node> = leaves.collect();
        loop {
            self.add_level(&level);
            if level.len() <= FAN_OUT {
                break;
            }
            level = level.chunks(FAN_OUT).map(union).collect();
        }
    }

    fn add_level(&mut self, level: &[Node]) {
        self.levels.push([self.nodes.len() as u32, level.len() as u32]);
        self.nodes.extend(level.chunks(FAN_OUT).map(Siblings::of));
    }

    pub(super) fn finish(mut self, file: &mut SectionWriter) {
        self.posting_starts.push(self.postings.len() as u64);
        self.level_starts.push(self.levels.len() as u32);
        file.add(search::POSTING_STARTS, "", &self.posting_starts);
        file.add(search::POSTINGS, "", &self.postings);
        file.add(search::POSTING_SCHEDULE_STARTS, "", &self.schedule_starts);
        file.add(search::POSTING_SCHEDULES, "", &self.schedules);
        file.add(search::LEVEL_STARTS, "", &self.level_starts);
        file.add(search::LEVELS, "", &self.levels);
        file.add(search::NODES, "", &self.nodes);
    }
}

fn union(nodes: &[Node]) -> Node {
    nodes.iter().fold(Node::EMPTY, |mut all, node| {
        add(&mut all, node);
        all
    })
}
