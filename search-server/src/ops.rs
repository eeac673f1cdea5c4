//! For operators, on an address of their own: metrics. They hold route patterns and numbers, never what a citizen asked.

use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

/// Buckets of request durations in seconds: from a look-up to the limit of a request.
const DURATION_BUCKETS_S: [f64; 10] = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.02, 0.1, 0.5, 1.0, 2.0];

/// Starts collecting metrics.
///
/// # Errors
/// When something collects already.
pub(crate) fn install() -> anyhow::Result<PrometheusHandle> {
    Ok(PrometheusBuilder::new().set_buckets(&DURATION_BUCKETS_S)?.install_recorder()?)
}

/// `/metrics` in the Prometheus text format.
pub(crate) fn router(metrics: PrometheusHandle) -> Router {
    Router::new().route("/metrics", get(move || std::future::ready(metrics.render())))
}
