//! Following the index: a new snapshot is opened beside the old one and takes its place in one step.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use domain::travel::TravelModel;
use engine::{Error, Overlay, QueryEngine, Snapshot, View, Watcher};
use tokio::sync::watch;
use tokio::task::{JoinError, JoinHandle};
use tokio::time::MissedTickBehavior;

use crate::app::{self, App, Engine};
use crate::bell::Bell;
use crate::live::Live;

/// How often the register is asked for changes that other servers made; of our own the bell tells.
const INTERVAL: Duration = Duration::from_millis(250);

/// The folder is looked at once in so many of these.
const TURNS_A_LOOK: u32 = 4;

/// Service is looked for so many days ahead; one of them is made ready each second.
const DAYS_AHEAD: i64 = 14;

/// What every register of this server has, whatever snapshot it is of.
#[derive(Clone)]
pub(crate) struct Standing {
    pub(crate) travel: Arc<dyn TravelModel>,
    /// Sees the answers.
    pub(crate) watcher: Option<Arc<dyn Watcher>>,
}

impl Standing {
    /// A snapshot and what happened since, as one register. Copying what happened takes as long as much has: not for a thread
    /// that others wait for.
    pub(crate) fn view(&self, (base, overlay): (Arc<Snapshot>, Arc<Overlay>)) -> View {
        let view =
            View::with_overlay(base, Arc::unwrap_or_clone(overlay)).with_travel(Arc::clone(&self.travel));
        match &self.watcher {
            Some(watcher) => view.watched_by(Arc::clone(watcher)),
            None => view,
        }
    }
}

/// What a look at the folder found.
enum Look {
    Unchanged,
    New(String, Box<Snapshot>),
    /// The id, or nothing where not even that can be read, and what is wrong.
    Unusable(String, Error),
}

/// What is followed, and what is served of it.
struct Following {
    app: App,
    standing: Standing,
    index: PathBuf,
    /// The snapshot that was looked at last.
    seen: String,
    live: Live,
}

/// Looks for changes and for a new snapshot until the server stops. One that can't be opened is reported once, and the old
/// one goes on.
pub(crate) async fn follow(
    app: App,
    standing: Standing,
    index: PathBuf,
    opened: String,
    live: Live,
    bell: Bell,
    stopped: watch::Receiver<bool>,
) {
    let mut following = Following { app, standing, index, seen: opened, live };
    let follower = bell.follow();
    let mut days_ahead = (0..=DAYS_AHEAD).cycle();
    let mut turns = (0..TURNS_A_LOOK).cycle();
    let mut clock = tokio::time::interval(INTERVAL);
    clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // Beside the changes: a look may take as long as a day of hours takes to be compiled, and whoever edits waits for those.
    let mut looking: Option<JoinHandle<Look>> = None;
    while !*stopped.borrow() {
        let is_turn = tokio::select! {
            _ = clock.tick() => true,
            () = follower.rung() => false,
            look = finished(&mut looking) => {
                following.looked(look).await;
                false
            }
        };
        let rings = follower.rings();
        following.catch_up().await;
        follower.answer(rings);
        if is_turn && turns.next() == Some(0) && looking.is_none() {
            looking = Some(following.look(days_ahead.next().unwrap_or_default()));
        }
    }
}

/// What a look found, which is over with that; never, where nobody looks.
async fn finished(looking: &mut Option<JoinHandle<Look>>) -> Result<Look, JoinError> {
    let Some(look) = looking else { return std::future::pending().await };
    let found = look.await;
    *looking = None;
    found
}

impl Following {
    /// Serves what changed in the register since.
    async fn catch_up(&mut self) {
        if self.live.catch_up().await {
            let (standing, parts) = (self.standing.clone(), self.live.parts());
            let view = app::on_busy_thread(move || standing.view(parts)).await;
            self.app.replace_engine(Arc::new(view));
        }
    }

    /// Begins to make a day ready, and to look for a snapshot.
    fn look(&self, days_ahead: i64) -> JoinHandle<Look> {
        let (folder, known, served) = (self.index.clone(), self.seen.clone(), self.app.engine());
        tokio::task::spawn_blocking(move || {
            prepare(&*served);
            served.prepare(app::this_minute() + TimeDelta::days(days_ahead));
            look(&folder, &known)
        })
    }

    /// Serves what was found, if it can be served.
    async fn looked(&mut self, look: Result<Look, JoinError>) {
        match look {
            Ok(Look::Unchanged) => {}
            Ok(Look::New(id, snapshot)) => {
                tracing::info!(snapshot = id, points = snapshot.points(), "opened a new snapshot");
                self.live.replace_base(*snapshot);
                self.live.catch_up().await;
                let (standing, parts) = (self.standing.clone(), self.live.parts());
                match tokio::task::spawn_blocking(move || prepared(standing.view(parts))).await {
                    Ok(view) => self.app.replace_engine(Arc::new(view)),
                    Err(panicked) => tracing::error!(%panicked, "the new snapshot can't be made ready"),
                }
                self.seen = id;
            }
            Ok(Look::Unusable(id, error)) => {
                if id != self.seen {
                    tracing::error!(%error, "the new snapshot can't be used, the old one goes on");
                    metrics::counter!("pakmut_snapshot_failures_total").increment(1);
                }
                self.seen = id;
            }
            Err(panicked) => tracing::error!(%panicked, "looking for a new snapshot failed"),
        }
    }
}

/// Most questions are about today, and tomorrow comes at midnight.
fn prepare(engine: &Engine) {
    let now = app::this_minute();
    engine.prepare(now);
    engine.prepare(now + TimeDelta::days(1));
}

/// A register whose first questions find everything ready.
fn prepared(view: View) -> View {
    view.prepare_map();
    prepare(&view);
    view
}

fn look(index: &Path, known: &str) -> Look {
    let id = match engine::current_id(index) {
        Ok(id) if id == known => return Look::Unchanged,
        Ok(id) => id,
        Err(error) => return Look::Unusable(String::new(), error),
    };
    match engine::open_current(index) {
        Ok(snapshot) => Look::New(id, Box::new(snapshot)),
        Err(error) => Look::Unusable(id, error),
    }
}
