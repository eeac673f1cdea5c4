//! Starting, serving and stopping.

use std::io::Write;
use std::sync::Arc;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

use crate::admin::Admin;
use crate::app::App;
use crate::bell::Bell;
use crate::config::{Config, LogFormat};
use crate::live::{Followed, Live};
use crate::reload::Standing;
use crate::{comparison, connections, ops, reload, router, travel};

/// Serves until SIGTERM or SIGINT.
///
/// # Errors
/// When the index can't be opened or an address can't be listened on.
pub(crate) fn run(config: Config) -> anyhow::Result<()> {
    start_log(config.log_format);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(config))
}

async fn serve(config: Config) -> anyhow::Result<()> {
    let snapshot = engine::open_current(&config.index)?;
    let opened = snapshot.manifest().clone();
    tracing::info!(snapshot = opened.id, points = opened.counts.service_points, "opened");
    let has_routes = config.travel.is_some();
    let travel = travel::model(config.travel);
    let metrics = ops::install()?;
    let comparison = config.comparison.map(|settings| comparison::start(settings, has_routes)).transpose()?;
    let standing = Standing { travel, watcher: comparison };
    let follows_register = config.registry.is_some();
    anyhow::ensure!(
        !follows_register || opened.change > 0,
        "the index was built from files, not from a register: `indexer build --registry URL` builds one to follow it with"
    );
    let followed = config.registry.map(Followed::at).transpose()?;
    let mut live = Live::new(followed.clone(), snapshot);
    live.catch_up().await;
    let view = standing.view(live.parts());
    let register = followed.as_ref().map(|followed| followed.registry.clone());
    let site = config.site.site(register, config.time_per_request)?;
    let app = App::new(Arc::new(view), config.time_per_request).with_routes(has_routes).with_site(site);
    let bell = Bell::default();
    let admin = followed
        .map(|followed| Admin::new(app.clone(), followed.registry, bell.clone()).with_provider(config.oidc));
    // Before anyone can ask: the borders of a country take a moment to be strung together.
    let engine = app.engine();
    tokio::task::spawn_blocking(move || engine.prepare_map()).await?;

    let listener = listen(config.listen).await?;
    let ops_listener = listen(config.ops_listen).await?;
    let (stop, stopped) = watch::channel(false);
    tracing::info!("metrics on http://{}", ops_listener.local_addr()?);
    let mut stop_signals = StopSignals::listen()?;
    announce(&listener)?;

    let public =
        tokio::spawn(connections::serve(listener, router::public(app.clone(), admin), stopped.clone()));
    let operators = tokio::spawn(connections::serve(ops_listener, ops::router(metrics), stopped.clone()));
    tokio::spawn(reload::follow(app, standing, config.index, opened.id, live, bell, stopped));

    stop_signals.any().await;
    tracing::info!("stopping");
    stop.send_replace(true);
    tokio::try_join!(public, operators).context("serving")?;
    Ok(())
}

async fn listen(address: std::net::SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("can't listen on {address}"))
}

/// The line that scripts wait for.
fn announce(listener: &TcpListener) -> anyhow::Result<()> {
    let mut output = std::io::stdout().lock();
    writeln!(output, "listening on http://{}", listener.local_addr()?)?;
    output.flush()?;
    Ok(())
}

/// What asks for a stop. From here on a signal stops in order, also one that comes before anybody waits for it.
struct StopSignals([Signal; 2]);

impl StopSignals {
    fn listen() -> anyhow::Result<Self> {
        Ok(Self([signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?]))
    }

    async fn any(&mut self) {
        let [terminate, interrupt] = &mut self.0;
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    }
}

fn start_log(format: LogFormat) {
    let filter = EnvFilter::try_from_env("PAKMUT_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => log.with_ansi(false).init(),
        LogFormat::Json => log.json().init(),
    }
}
