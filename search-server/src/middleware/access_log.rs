//! One line and one observation a request: method, route pattern, status, time. Never the path as asked, a parameter, a
//! body or an address: they would tell where a citizen is and what they need.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

/// Logs and counts a request after it was answered.
pub(crate) async fn write(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = known(request.method());
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = matched.as_ref().map_or("unmatched", MatchedPath::as_str).to_owned();
    let (status, elapsed) = (response.status().as_u16(), started.elapsed());
    // Microseconds of a request fit u64.
    tracing::info!(method, route, status, us = elapsed.as_micros() as u64, "request");
    let labels = [("method", method.to_owned()), ("route", route), ("status", status.to_string())];
    metrics::counter!("pakmut_requests_total", &labels).increment(1);
    metrics::histogram!("pakmut_request_seconds", &labels[1..2]).record(elapsed.as_secs_f64());
    response
}

/// The method, or `other`: whoever asks can invent methods, and each would be a metric of its own.
fn known(method: &Method) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    KNOWN.into_iter().find(|known| *known == method.as_str()).unwrap_or("other")
}
