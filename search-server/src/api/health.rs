//! Whether the server lives, and whether it can answer.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;

/// What is being served.
#[derive(Serialize, ToSchema)]
pub(crate) struct Health {
    /// Always `ok`: a server that isn't doesn't answer so.
    status: &'static str,
    /// Name of the data answered from.
    snapshot: String,
    /// The register's last change that the answers know.
    change: u64,
}

/// Whether the process answers.
#[utoipa::path(get, operation_id = "alive", path = "/healthz", responses((status = 200, body = Health)), tag = "health")]
pub(crate) async fn alive(State(app): State<App>) -> Json<Health> {
    ready(State(app)).await
}

/// Whether questions can be answered. The server listens only once it has opened a snapshot.
#[utoipa::path(get, operation_id = "ready", path = "/readyz", responses((status = 200, body = Health)), tag = "health")]
pub(crate) async fn ready(State(app): State<App>) -> Json<Health> {
    let engine = app.engine();
    Json(Health { status: "ok", snapshot: engine.snapshot_id().to_owned(), change: engine.change().0 })
}
