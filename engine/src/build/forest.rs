//! Packed trees: one over all pinned points, one over the points of each procedure.

use domain::Ecef;

use crate::format::sections::SectionWriter;
use crate::format::{FAN_OUT, LEAF_POSTINGS, NO_OWN_SCHEDULES, search};

/// All trees, in flat arrays. Tree 0 is of all pinned points, tree p + 1 of procedure p.
#[derive(Default)]
pub(super) struct ForestBuilder {
    posting_starts: Vec<u64>,
    postings: Vec<u32>,
    schedule_starts: Vec<u64>,
    schedules: Vec<u32>,
    level_starts: Vec<u32>,
    levels: Vec<[u32; 2]>,
    low: Vec<[f32; 3]>,
    high: Vec<[f32; 3]>,
    classes: Vec<u64>,
}

/// A box with the schedule classes inside it.
#[derive(Clone, Copy)]
struct Node {
    low: [f32; 3],
    high: [f32; 3],
    classes: u64,
}

impl Node {
    const EMPTY: Self = Self { low: [f32::INFINITY; 3], high: [f32::NEG_INFINITY; 3], classes: 0 };

    fn add(&mut self, other: &Self) {
        for axis in 0..3 {
            self.low[axis] = self.low[axis].min(other.low[axis]);
            self.high[axis] = self.high[axis].max(other.high[axis]);
        }
        self.classes |= other.classes;
    }

    fn of_point(point: Ecef, class: u8) -> Self {
        Self { low: point.0.map(rounded_down), high: point.0.map(rounded_up), classes: 1 << class }
    }
}

/// The largest f32 that is not above the value, so that a box never excludes its points.
fn rounded_down(value: f64) -> f32 {
    let near = value as f32;
    if f64::from(near) > value { near.next_down() } else { near }
}

/// The smallest f32 that is not below the value.
fn rounded_up(value: f64) -> f32 {
    let near = value as f32;
    if f64::from(near) < value { near.next_up() } else { near }
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
        self.postings.extend(postings.iter().map(|(point, _)| point));
        if has_own_schedules {
            self.schedule_starts.push(self.schedules.len() as u64);
            self.schedules.extend(postings.iter().map(|(_, schedule)| schedule));
        } else {
            self.schedule_starts.push(NO_OWN_SCHEDULES);
        }
        let leaves = postings.chunks(LEAF_POSTINGS).map(|chunk| {
            chunk.iter().fold(Node::EMPTY, |mut node, (point, schedule)| {
                node.add(&Node::of_point(ecef[*point as usize], class_of[*schedule as usize]));
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
        self.levels.push([self.low.len() as u32, level.len() as u32]);
        self.low.extend(level.iter().map(|node| node.low));
        self.high.extend(level.iter().map(|node| node.high));
        self.classes.extend(level.iter().map(|node| node.classes));
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
        file.add(search::NODE_LOW, "", &self.low);
        file.add(search::NODE_HIGH, "", &self.high);
        file.add(search::NODE_CLASSES, "", &self.classes);
    }
}

fn union(nodes: &[Node]) -> Node {
    nodes.iter().fold(Node::EMPTY, |mut all, node| {
        all.add(node);
        all
    })
}
