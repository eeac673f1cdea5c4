//! This project's engine, over a snapshot on disk: finding offices, and finding and describing them.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result};
use domain::ChangeNumber;
use engine::{Budget, NearestQuery, OpenFilter, QueryEngine, View, open_current, publish};
use tempfile::TempDir;

use super::{Session, System};
use crate::data::{World, procedure_id};
use crate::files::bytes_below;
use crate::questions::{K, Question, Words};

pub(crate) struct Engine {
    view: View,
    /// The index of each office by its number in the snapshot, which rivals use from the start.
    indices: Vec<u32>,
    dir: TempDir,
    bytes: u64,
    open_ms: f64,
}

impl Engine {
    pub(crate) fn build(world: &World) -> Result<Self> {
        let dir = tempfile::tempdir()?;
        publish(world.records(), ChangeNumber(0), Vec::new(), dir.path())?;
        let bytes = bytes_below(dir.path())?;
        let started = Instant::now();
        let view = View::new(Arc::new(open_current(dir.path())?));
        let anywhere = NearestQuery::from_here(world.places[0], chrono::DateTime::UNIX_EPOCH);
        view.nearest(&anywhere, &Budget::unlimited())?;
        let open_ms = started.elapsed().as_secs_f64() * 1e3;
        let index_of =
            |number| index(view.id_of(engine::Finding { number, distance: None, journey: None })?);
        let indices = (0..world.points() as u64).map(index_of).collect::<Result<_>>()?;
        Ok(Self { view, indices, dir, bytes, open_ms })
    }

    /// The engine itself.
    pub(crate) fn view(&self) -> &View {
        &self.view
    }

    /// Where the snapshot is published.
    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// The indices of the offices that a query finds, in their order.
    pub(crate) fn find(&self, query: &NearestQuery) -> Result<Vec<u32>> {
        let found = self.view.find(query, &Budget::unlimited())?;
        Ok(found.offices.iter().map(|office| self.indices[office.number as usize]).collect())
    }

    /// How a query is answered, and what is looked at for that.
    #[cfg(test)]
    pub(crate) fn plan(&self, query: &NearestQuery) -> Result<engine::Plan> {
        Ok(self.view.find(query, &Budget::unlimited())?.plan)
    }

    /// The same with everything that is told about each.
    pub(crate) fn describe(&self, query: &NearestQuery) -> Result<Vec<u32>> {
        let answer = self.view.nearest(query, &Budget::unlimited())?;
        answer.hits.iter().map(|hit| index(hit.point.id.as_str())).collect()
    }

    /// A question as a query.
    pub(crate) fn query(question: &Question) -> NearestQuery {
        NearestQuery {
            procedures: vec![vec![procedure_id(question.procedure)]],
            text: question.words.as_ref().map(Words::text),
            open: OpenFilter::Only,
            limit: K,
            ..NearestQuery::from_here(question.from, question.minute.at)
        }
    }
}

/// The index that an id is made of.
fn index(id: &str) -> Result<u32> {
    id[1..].parse().context("ids are p and a number")
}

/// Finds: the numbers of the offices in their order, as the rivals give them.
pub(crate) struct Finding(pub(crate) Arc<Engine>);

impl System for Finding {
    fn name(&self) -> &'static str {
        "engine"
    }

    fn memory_bytes(&self) -> u64 {
        self.0.bytes
    }

    fn open_ms(&self) -> Option<f64> {
        Some(self.0.open_ms)
    }

    fn search_bytes(&self) -> Option<u64> {
        Some(self.0.view.base().search_bytes() as u64)
    }

    fn session(&self) -> Result<Box<dyn Session + '_>> {
        Ok(Box::new(|question: &Question| self.0.find(&Engine::query(question))))
    }
}

/// Finds and describes as the API does: names, distances, state until when, service times.
pub(crate) struct Describing(pub(crate) Arc<Engine>);

impl System for Describing {
    fn name(&self) -> &'static str {
        "engine-described"
    }

    fn memory_bytes(&self) -> u64 {
        self.0.bytes
    }

    fn open_ms(&self) -> Option<f64> {
        Some(self.0.open_ms)
    }

    fn session(&self) -> Result<Box<dyn Session + '_>> {
        Ok(Box::new(|question: &Question| self.0.describe(&Engine::query(question))))
    }
}
