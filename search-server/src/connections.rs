//! Taking connections, with a limit on how long a client may take to say what it wants, and an orderly end.

use std::time::Duration;

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::reports::Peer;

/// Time for a client to send its request line and headers, also on a connection that is kept open. Without it a few
/// hundred clients that send nothing would hold all of the server's connections.
const TIME_FOR_HEADERS: Duration = Duration::from_secs(15);
/// Time that requests in flight get to finish after a stop was asked for.
const GRACE: Duration = Duration::from_secs(30);
/// Pause after a connection couldn't be taken, as when file descriptors have run out.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves every connection until a stop is asked for, then finishes the requests in flight.
pub(crate) async fn serve(listener: TcpListener, router: Router, mut stopped: watch::Receiver<bool>) {
    let mut protocol = http1::Builder::new();
    protocol.timer(TokioTimer::new()).header_read_timeout(TIME_FOR_HEADERS);
    let in_flight = GracefulShutdown::new();
    loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "a connection couldn't be taken");
                    tokio::time::sleep(PAUSE).await;
                    continue;
                }
            },
            () = until_stopped(&mut stopped) => break,
        };
        // An answer is one small write: waiting to fill a packet would only delay it.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection ended before it was served");
        }
        let answers = TowerToHyperService::new(router.clone());
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(Peer(peer.ip()));
            answers.call(request)
        });
        let connection = protocol.serve_connection(TokioIo::new(stream), service);
        let connection = in_flight.watch(connection);
        tokio::spawn(async move {
            // A client that goes away or is too slow is no fault of the server.
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    if tokio::time::timeout(GRACE, in_flight.shutdown()).await.is_err() {
        tracing::warn!(seconds = GRACE.as_secs(), "requests were still unfinished and are cut off");
    }
}

async fn until_stopped(stopped: &mut watch::Receiver<bool>) {
    // The sender lives as long as the server; if it were gone, stopping is right as well.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}
