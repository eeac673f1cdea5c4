//! The systems measured: the engine, and what one would write without it.

use std::sync::Arc;

use anyhow::Result;
use domain::ellipsoid::geodesic;
use domain::{ChangeNumber, Ecef, ProcedureId, Status};
use engine::{Budget, NearestQuery, OpenFilter, QueryEngine, View, open_current, publish};
use rstar::RTree;
use rstar::primitives::GeomWithData;
use tempfile::TempDir;

use crate::data::{World, procedure_name};
use crate::questions::{K, Question};

/// Something that answers questions with the indices of points, nearest first.
pub(crate) trait System {
    /// Its name in the report.
    fn name(&self) -> &'static str;

    /// The `K` nearest points that offer the procedure and are open.
    fn answer(&self, question: &Question) -> Vec<u32>;
}

/// This project's engine, over a snapshot on disk.
pub(crate) struct Engine {
    view: View,
    /// Keeps the snapshot's directory until the end.
    _dir: TempDir,
}

impl Engine {
    pub(crate) fn build(world: &World) -> Result<Self> {
        let dir = tempfile::tempdir()?;
        publish(world.records(), ChangeNumber(0), Vec::new(), dir.path())?;
        Ok(Self { view: View::new(Arc::new(open_current(dir.path())?)), _dir: dir })
    }

    /// The engine itself.
    pub(crate) fn view(&self) -> &View {
        &self.view
    }
}

impl System for Engine {
    fn name(&self) -> &'static str {
        "engine"
    }

    fn answer(&self, question: &Question) -> Vec<u32> {
        let procedure = ProcedureId::new(&procedure_name(question.procedure)).expect("an id");
        let query = NearestQuery {
            procedures: vec![vec![procedure]],
            open: OpenFilter::Only,
            limit: K,
            ..NearestQuery::from_here(question.from, question.at)
        };
        let answer = self.view.nearest(&query, &Budget::unlimited()).expect("a whole snapshot");
        let index = |hit: &engine::Hit| hit.point.id.as_str()[1..].parse().expect("ids are p and a number");
        answer.hits.iter().map(index).collect()
    }
}

/// Looks at every office that offers the procedure, and measures those that are open with the geodesic.
pub(crate) struct BruteForce {
    places: Vec<domain::Position>,
    hours: Vec<usize>,
    offered_by: Vec<Vec<u32>>,
}

impl BruteForce {
    pub(crate) fn new(world: &World) -> Self {
        Self {
            places: world.places.clone(),
            hours: world.hours.clone(),
            offered_by: world.offered_by.clone(),
        }
    }
}

impl System for BruteForce {
    fn name(&self) -> &'static str {
        "brute-force"
    }

    fn answer(&self, question: &Question) -> Vec<u32> {
        let open = |point: &&u32| question.statuses[self.hours[**point as usize]] == Status::Open;
        let mut measured: Vec<(f64, u32)> = self.offered_by[question.procedure]
            .iter()
            .filter(open)
            .map(|point| (geodesic(question.from, self.places[*point as usize]).0, *point))
            .collect();
        measured.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        measured.into_iter().take(K).map(|(_, point)| point).collect()
    }
}

/// One `rstar` tree of earth-centred points per procedure, walked nearest-first past what is closed.
pub(crate) struct RstarPerProcedure {
    trees: Vec<RTree<GeomWithData<[f64; 3], u32>>>,
    hours: Vec<usize>,
}

impl RstarPerProcedure {
    pub(crate) fn new(world: &World) -> Self {
        let leaf = |point: &u32| GeomWithData::new(Ecef::of(world.places[*point as usize]).0, *point);
        let tree = |points: &Vec<u32>| RTree::bulk_load(points.iter().map(leaf).collect());
        Self { trees: world.offered_by.iter().map(tree).collect(), hours: world.hours.clone() }
    }
}

impl System for RstarPerProcedure {
    fn name(&self) -> &'static str {
        "rstar"
    }

    fn answer(&self, question: &Question) -> Vec<u32> {
        self.trees[question.procedure]
            .nearest_neighbor_iter(Ecef::of(question.from).0)
            .filter(|leaf| question.statuses[self.hours[leaf.data as usize]] == Status::Open)
            .take(K)
            .map(|leaf| leaf.data)
            .collect()
    }
}
