//! What every handler works with: the register as it is now, and the clock.

use std::sync::Arc;

use arc_swap::ArcSwap;
use chrono::{DateTime, Timelike, Utc};
use engine::{Error, QueryEngine};

use crate::site::Site;

/// The engine that questions are asked of.
pub(crate) type Engine = dyn QueryEngine;

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub(crate) struct App {
    engine: Arc<ArcSwap<Arc<Engine>>>,
    /// How long a question may take before it answers with what it has.
    pub(crate) time_per_request: std::time::Duration,
    /// Whether journeys come from a routing service: the same question may then have another answer later.
    pub(crate) has_routes: bool,
    /// What the operator says about the site.
    pub(crate) site: Arc<Site>,
}

impl App {
    pub(crate) fn new(engine: Arc<Engine>, time_per_request: std::time::Duration) -> Self {
        let engine = Arc::new(ArcSwap::from_pointee(engine));
        Self { engine, time_per_request, has_routes: false, site: Arc::default() }
    }

    /// The same, with journeys from a routing service or without.
    pub(crate) fn with_routes(self, has_routes: bool) -> Self {
        Self { has_routes, ..self }
    }

    /// The same with another site.
    pub(crate) fn with_site(self, site: Site) -> Self {
        Self { site: Arc::new(site), ..self }
    }

    /// The register as it is now. A request asks once and keeps it, so that its answer is of one moment.
    pub(crate) fn engine(&self) -> Arc<Engine> {
        Arc::clone(&self.engine.load())
    }

    /// Puts another register in place; requests in flight keep theirs.
    pub(crate) fn replace_engine(&self, engine: Arc<Engine>) {
        self.engine.store(Arc::new(engine));
    }

    /// Asks the register as it is now, see [`ask`].
    ///
    /// # Errors
    /// What the question returns.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Engine) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        ask(self.engine(), question).await
    }
}

/// Runs a question on a thread that may be kept busy.
///
/// # Errors
/// What the question returns.
///
/// # Panics
/// When the question panics; the panic goes on in the request.
pub(crate) async fn ask<T: Send + 'static>(
    engine: Arc<Engine>,
    question: impl FnOnce(&Engine) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    on_busy_thread(move || question(&*engine)).await
}

/// Does something on a thread that may be kept busy.
///
/// # Panics
/// When it panics; the panic goes on in the request.
pub(crate) async fn on_busy_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(stopped) => std::panic::resume_unwind(stopped.into_panic()),
    }
}

/// The minute that it is now: the only place where the server reads the clock for an answer.
pub(crate) fn this_minute() -> DateTime<Utc> {
    let now = Utc::now();
    now.with_second(0).and_then(|t| t.with_nanosecond(0)).unwrap_or(now)
}
