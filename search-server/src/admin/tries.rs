//! How often one may try to come in from one place. Wrong tries at one login or one unit's code are counted by the register;
//! this stops whoever tries many of them.

use axum::Extension;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use registry::Denied;

use super::state::Admin;
use crate::api::problem::Problem;
use crate::reports::Peer;

/// Lets a request pass that opens no door, and as many of the others as one sender may send.
pub(super) async fn count(
    State(admin): State<Admin>,
    peer: Option<Extension<Peer>>,
    request: Request,
    next: Next,
) -> Response {
    let peer = peer.map(|Extension(peer)| peer);
    let is_try = request.method() == Method::POST;
    match &admin.app.site.sign_ins {
        Some(senders) if is_try && !senders.may_send(peer, request.headers()) => {
            Problem::from(Denied::TooMany).into_response()
        }
        _ => next.run(request).await,
    }
}
