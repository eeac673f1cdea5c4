//! What a server of the same axum does at the least: a bare handler, and one that writes ten constant hits as JSON.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use axum::serve::ListenerExt;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

use super::program::READY;

/// Options of the server.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// An answer of `/v1/nearest`
    #[arg(long, value_name = "FILE")]
    answer: PathBuf,
}

/// The parts of an answer that are written. Fewer than the real one has.
#[derive(Serialize, Deserialize)]
struct Answer {
    snapshot: String,
    change: u64,
    complete: bool,
    at: String,
    results: Vec<Office>,
}

#[derive(Serialize, Deserialize)]
struct Office {
    id: String,
    code: Option<String>,
    name_th: String,
    name_en: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    distance_m: Option<f64>,
    open: Open,
    procedures: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Open {
    status: String,
    until: Option<String>,
    opens_next: Option<String>,
    decided_by: String,
    hours: Option<String>,
}

/// Serves until it is killed.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let answer = std::fs::read(&arguments.answer).with_context(|| arguments.answer.display().to_string())?;
    let answer: Arc<Answer> = Arc::new(serde_json::from_slice(&answer)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(answer))
}

async fn serve(answer: Arc<Answer>) -> Result<()> {
    let router =
        Router::new().route("/bare", get(|| async { "ok" })).route("/json", get(constant)).with_state(answer);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    {
        let mut output = std::io::stdout().lock();
        writeln!(output, "{READY}{}", listener.local_addr()?)?;
        output.flush()?;
    }
    let listener = listener.tap_io(|stream| {
        // As the real server does; one that can't only loses by it.
        let _ = stream.set_nodelay(true);
    });
    Ok(axum::serve(listener, router).await?)
}

async fn constant(State(answer): State<Arc<Answer>>) -> impl IntoResponse {
    let json = serde_json::to_vec(&*answer).expect("texts and numbers can be written");
    ([(CONTENT_TYPE, "application/json")], json)
}
