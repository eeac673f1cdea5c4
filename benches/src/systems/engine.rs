//! This project's engine, over a snapshot on disk.

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
        Ok(Self { view, dir, bytes, open_ms: started.elapsed().as_secs_f64() * 1e3 })
    }

    /// The engine itself.
    pub(crate) fn view(&self) -> &View {
        &self.view
    }

    /// Where the snapshot is published.
    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// The indices of the offices that a query finds. How the engine is asked stands here alone.
    pub(crate) fn ask(&self, query: &NearestQuery) -> Result<Vec<u32>> {
        let answer = self.view.nearest(query, &Budget::unlimited())?;
        let index = |hit: &engine::Hit| hit.point.id.as_str()[1..].parse().context("ids are p and a number");
        answer.hits.iter().map(index).collect()
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

impl System for Engine {
    fn name(&self) -> &'static str {
        "engine"
    }

    fn memory_bytes(&self) -> u64 {
        self.bytes
    }

    fn open_ms(&self) -> Option<f64> {
        Some(self.open_ms)
    }

    fn session(&self) -> Result<Box<dyn Session + '_>> {
        Ok(Box::new(|question: &Question| self.ask(&Self::query(question))))
    }
}
