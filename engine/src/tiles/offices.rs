//! The offices of a tile that pass a question: each of its own, or counted with those beside it.

use domain::ellipsoid::latitude_radians;
use domain::{Ecef, Position, ServicePointId, Status};

use super::cells::{Cell, Cells};
use super::extent::Extent;
use super::seen::Seen;
use super::tile::Tile;
use crate::asked::{Asked, Groups};
use crate::format::search_records::Posting;
use crate::nearest::{Below, Candidates, Found, Gate, Left, NodeAt, STEPS_PER_LOOK, Told, Tree};
use crate::overlay::OverlayGate;
use crate::query::{NearestQuery, Summary};
use crate::register::{Register, Statuses};
use crate::{Budget, Error};

/// What a tile shows of offices.
#[derive(Clone, Debug, PartialEq)]
pub struct TileOffices {
    /// Offices that stand alone.
    pub markers: Vec<Marker>,
    /// Several that stand near each other. Each office of the tile that passes is in one of both, once.
    pub clusters: Vec<Cluster>,
    /// Nodes and postings looked at.
    pub steps: u64,
}

/// An office on a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// Its permanent id.
    pub id: ServicePointId,
    /// Official Thai name.
    pub name_th: String,
    /// English name.
    pub name_en: Option<String>,
    /// Kind of office.
    pub kind: Option<String>,
    /// Where it stands.
    pub position: Position,
    /// What holds at the question's instant for what was asked.
    pub status: Status,
}

/// Several offices on a map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// About their middle.
    pub position: Position,
    /// How many they are.
    pub count: u64,
}

/// The offices of a tile that pass a question, whose position, radius, limit and rank don't matter. None: the budget was
/// spent before all were counted.
pub(crate) fn offices_in(
    register: Register<'_>,
    tile: Tile,
    query: &NearestQuery,
    statuses: &Statuses,
    budget: &Budget,
) -> Result<Option<TileOffices>, Error> {
    let groups = Groups::of(query, register);
    let Some(gate) = Gate::of(register, query, &groups, statuses, budget)? else { return Ok(None) };
    let mut count = Count {
        gate: &gate,
        tile,
        cells: Cells::of(tile.zoom()),
        budget,
        seen: None,
        steps: 0,
        next_look: 0,
    };
    let is_complete = match Candidates::of(&gate) {
        Candidates::Few(matches) => count.scan(&matches.ordinals)?,
        Candidates::Trees { trees, group, .. } => count.walk(&trees, group)?,
    };
    if !is_complete {
        return Ok(None);
    }
    let overlay_gate = OverlayGate::new(register.base, query, &groups, &statuses.overlay);
    for (place, entry) in register.overlay.pinned_points(&groups) {
        if let Some(position) = entry.point.position.filter(|_| overlay_gate.passes(entry)) {
            let found = Found::Overlay(place);
            count.cells.add_point(tile.place_of(position), Ecef::of(position), found);
        }
    }
    let steps = count.steps;
    let (alone, several): (Vec<Cell>, Vec<Cell>) =
        count.cells.filled().into_iter().partition(|cell| cell.count == 1);
    let marker = |cell: &Cell| marker(register, &groups, statuses, cell.first);
    Ok(Some(TileOffices {
        markers: alone.iter().map(marker).collect::<Result<_, _>>()?,
        clusters: several.iter().map(cluster).collect(),
        steps,
    }))
}

/// Postings whose classes are read in the time of a step.
const POSTINGS_PER_STEP: usize = 64;
/// Postings whose kinds, organisations or areas are read in the time of a step.
const LOOKS_PER_STEP: usize = 4;
/// Most postings that are looked at before the clock is: some 20 µs.
const MOST_LOOKS: usize = 4_096;

/// Where the points below a node lie.
enum Lies {
    Outside,
    /// In one cell of the tile.
    In(usize),
    /// Perhaps in several, or in some and outside.
    Across,
}

struct Count<'c> {
    gate: &'c Gate<'c>,
    tile: Tile,
    cells: Cells,
    budget: &'c Budget,
    /// Points that were counted, where several trees are walked: one that offers two of the procedures stands in two.
    seen: Option<Seen>,
    steps: u64,
    /// The number of steps at which the clock is looked at again.
    next_look: u64,
}

impl Count<'_> {
    /// Looks at each candidate; false: the budget was spent.
    fn scan(&mut self, ordinals: &[u32]) -> Result<bool, Error> {
        for ordinal in ordinals {
            if self.is_out_of_time() {
                return Ok(false);
            }
            if self.gate.passes(*ordinal)? {
                self.add(*ordinal);
            }
        }
        Ok(true)
    }

    /// Goes down from the roots, past nodes outside of the tile, to nodes whose points are counted together or one by
    /// one; false: the budget was spent.
    fn walk(&mut self, trees: &[Tree<'_>], driver: Option<usize>) -> Result<bool, Error> {
        self.seen = (trees.len() > 1).then(|| Seen::none_of(self.gate.snapshot.pinned()));
        let passing_classes = self.gate.passing_classes();
        for tree in trees {
            let (level, indices) = tree.roots();
            // With each node the cell that all of it lies in, where a node above told it.
            let mut pending: Vec<(NodeAt, Option<usize>)> =
                indices.map(|index| (NodeAt { level, index }, None)).collect();
            while let Some((node, known)) = pending.pop() {
                if self.is_out_of_time() {
                    return Ok(false);
                }
                if tree.classes(node) & passing_classes == 0 {
                    continue;
                }
                let cell = match known.map_or_else(|| self.lies(tree, node), Lies::In) {
                    Lies::Outside => continue,
                    Lies::In(cell) if self.count_together(tree, node, cell) => continue,
                    Lies::In(cell) => Some(cell),
                    Lies::Across => None,
                };
                match tree.below(node) {
                    Below::Nodes { level, indices } => {
                        pending.extend(indices.map(|index| (NodeAt { level, index }, cell)));
                    }
                    Below::Postings(range) => {
                        for at in range {
                            let posting = tree.postings[at];
                            self.steps += 1;
                            if posting.class_bit() & passing_classes != 0 {
                                let schedule = tree.own_schedules.map(|own| own[at]);
                                self.look_at(posting.ordinal(), schedule, driver, cell)?;
                            }
                        }
                    }
                }
            }
        }
        Ok(true)
    }

    /// Where the points below a node lie, by the box around them.
    fn lies(&self, tree: &Tree<'_>, node: NodeAt) -> Lies {
        let [low, high] = tree.corners(node);
        let corners = Extent::of_box(low, high).within(self.tile);
        let [[west, north], [east, south]] = corners;
        if east < 0.0 || south < 0.0 || west >= 1.0 || north >= 1.0 {
            return Lies::Outside;
        }
        self.cells.only(corners).map_or(Lies::Across, Lies::In)
    }

    /// Counts the points below a node that lies in one cell without asking where each stands; false: they are too many, or
    /// have to be looked at in every way.
    fn count_together(&mut self, tree: &Tree<'_>, node: NodeAt, cell: usize) -> bool {
        let (postings, classes) = (tree.postings_below(node), tree.classes(node));
        let told = self.gate.told_by_class(postings, classes).filter(|_| self.seen.is_none());
        let Some(Told { passing, left }) = told else { return false };
        if left != Left::Nothing && postings.len() > MOST_LOOKS {
            return false;
        }
        let passes = |posting: &Posting| {
            let rest = match left {
                Left::Nothing => true,
                Left::Facets => self.gate.passes_facets(posting.ordinal()),
                Left::More => self.gate.passes_more(posting.ordinal()),
            };
            (posting.class_bit() & passing != 0) & rest
        };
        let all_pass = left == Left::Nothing && classes & !passing == 0;
        let count = if all_pass {
            postings.len()
        } else {
            postings.iter().map(|posting| usize::from(passes(posting))).sum()
        };
        let first = if count == 0 { None } else { postings.iter().find(|posting| passes(posting)) };
        self.steps += match (all_pass, left) {
            (true, _) => 0,
            (false, Left::Nothing) => postings.len() / POSTINGS_PER_STEP,
            (false, _) => postings.len() / LOOKS_PER_STEP,
        } as u64;
        if let Some(first) = first {
            let [low, high] = tree.corners(node);
            let middle = std::array::from_fn(|axis| f64::midpoint(low[axis].into(), high[axis].into()));
            self.cells.add_points(cell, count as u64, middle, Found::Base(first.ordinal()));
        }
        true
    }

    /// Looks at a point, which lies in a cell if that is known.
    fn look_at(
        &mut self,
        ordinal: u32,
        schedule: Option<u32>,
        driver: Option<usize>,
        cell: Option<usize>,
    ) -> Result<(), Error> {
        if self.gate.passes_door(ordinal, schedule)
            && self.gate.passes_rest(ordinal, driver)?
            && self.seen.as_mut().is_none_or(|seen| seen.is_new(ordinal))
        {
            match cell {
                Some(cell) => {
                    let middle = self.gate.ecef(ordinal).0;
                    self.cells.add_points(cell, 1, middle, Found::Base(ordinal));
                }
                None => self.add(ordinal),
            }
        }
        Ok(())
    }

    fn add(&mut self, ordinal: u32) {
        let place = self.tile.place_of(self.gate.snapshot.position(ordinal));
        self.cells.add_point(place, self.gate.ecef(ordinal), Found::Base(ordinal));
    }

    fn is_out_of_time(&mut self) -> bool {
        self.steps += 1;
        if self.steps < self.next_look {
            return false;
        }
        self.next_look = self.steps + STEPS_PER_LOOK;
        self.budget.is_spent()
    }
}

fn marker(
    register: Register<'_>,
    groups: &Groups<'_>,
    statuses: &Statuses,
    found: Found,
) -> Result<Marker, Error> {
    let (summary, asked, table) = match found {
        Found::Base(ordinal) => {
            let asked = Asked::of_base(register.base, ordinal, groups)?;
            (register.base.summary(ordinal)?, asked, &statuses.base)
        }
        Found::Overlay(place) => {
            let entry = register.changed(place);
            (Summary::from(&entry.point), Asked::of_overlay(entry, groups), &statuses.overlay)
        }
    };
    let status = table.status(asked.decisive(table).schedule);
    let position = register.position(found);
    let Summary { id, name_th, name_en, kind, .. } = summary;
    Ok(Marker { id, name_th, name_en, kind, position, status })
}

fn cluster(cell: &Cell) -> Cluster {
    let [x, y, z] = cell.sum;
    let latitude = latitude_radians(x.hypot(y), z).to_degrees();
    let position = Position::from_degrees(latitude, y.atan2(x).to_degrees());
    Cluster { position: position.expect("every direction from the centre is a position"), count: cell.count }
}
