//! A client that sends requests at a fixed rate over connections that stay open. A request's time counts from the instant
//! at which it was to be sent: a server that stalls can't stop the clock by not being asked.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The clock is only waited for over gaps longer than this: a shorter sleep would last longer than asked.
const SHORTEST_SLEEP: Duration = Duration::from_micros(100);
/// After this many times the trial's length, what isn't answered is counted as unanswered.
const PATIENCE: f64 = 1.5;
/// Share of the requests at the beginning that is sent but not counted.
const WARM_UP: f64 = 0.2;

type Connection = SendRequest<Empty<Bytes>>;

/// What is sent where.
pub(super) struct Load {
    pub(super) address: SocketAddr,
    /// Asked in turn.
    pub(super) paths: Vec<String>,
    pub(super) connections: usize,
    pub(super) seconds: f64,
}

/// What came back at a rate.
pub(super) struct Outcome {
    /// Microseconds of each counted request that was answered.
    pub(super) micros: Vec<f64>,
    pub(super) unanswered: usize,
    /// Answers a second, from the first request to the last answer.
    pub(super) answered_per_s: f64,
}

/// One request: which, and when it was to be sent.
struct Ticket {
    number: usize,
    intended: Instant,
}

/// The answers to all paths, one after the other.
///
/// # Errors
/// When one isn't answered with 200.
pub(super) fn answers(address: SocketAddr, paths: &[String]) -> Result<Vec<Vec<u8>>> {
    runtime()?.block_on(async {
        let mut connection = connect(address).await?;
        let mut answers = Vec::with_capacity(paths.len());
        for path in paths {
            answers.push(ask(&mut connection, path).await?);
        }
        Ok(answers)
    })
}

/// Sends requests at a rate, in requests a second.
pub(super) fn at_rate(load: &Load, rate: f64) -> Result<Outcome> {
    let total = (rate * load.seconds).ceil() as usize;
    let runtime = runtime()?;
    let deadline = Duration::from_secs_f64(load.seconds * PATIENCE);
    let mut senders = Vec::new();
    let mut workers = Vec::new();
    for _ in 0..load.connections {
        let connection = runtime.block_on(connect(load.address))?;
        let (sender, tickets) = unbounded_channel();
        senders.push(sender);
        workers.push(runtime.spawn(work(connection, tickets, load.paths.clone(), deadline)));
    }
    let began = Instant::now();
    let pacer = std::thread::spawn(move || pace(&senders, rate, total));
    let mut answered = Vec::with_capacity(total);
    runtime.block_on(async {
        for worker in workers {
            answered.extend(worker.await??);
        }
        anyhow::Ok(())
    })?;
    let elapsed = began.elapsed().as_secs_f64();
    pacer.join().expect("the pacer can't fail");
    let first = (total as f64 * WARM_UP) as usize;
    let micros = answered.iter().filter(|(number, _)| *number >= first).map(|(_, micros)| *micros);
    Ok(Outcome {
        micros: micros.collect(),
        unanswered: total - answered.len(),
        answered_per_s: answered.len() as f64 / elapsed,
    })
}

/// One thread: the other core is the server's.
fn runtime() -> Result<Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?)
}

/// Hands out the requests when their time has come, to one connection after the other.
fn pace(connections: &[UnboundedSender<Ticket>], rate: f64, total: usize) {
    let began = Instant::now();
    for number in 0..total {
        let intended = began + Duration::from_secs_f64(number as f64 / rate);
        let early = intended.saturating_duration_since(Instant::now());
        if early > SHORTEST_SLEEP {
            std::thread::sleep(early);
        }
        // A connection that has given up takes no more; its requests are counted as unanswered.
        let _ = connections[number % connections.len()].send(Ticket { number, intended });
    }
}

/// Asks what is handed out, and gives the number and microseconds of each answer.
async fn work(
    mut connection: Connection,
    mut tickets: UnboundedReceiver<Ticket>,
    paths: Vec<String>,
    deadline: Duration,
) -> Result<Vec<(usize, f64)>> {
    let began = Instant::now();
    let mut answered = Vec::new();
    while let Some(Ticket { number, intended }) = tickets.recv().await {
        if began.elapsed() > deadline {
            break;
        }
        ask(&mut connection, &paths[number % paths.len()]).await?;
        answered.push((number, intended.elapsed().as_secs_f64() * 1e6));
    }
    Ok(answered)
}

async fn connect(address: SocketAddr) -> Result<Connection> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await?;
    // It ends with an error when the server is killed, which nobody has to know.
    tokio::spawn(async move { connection.await.ok() });
    Ok(sender)
}

async fn ask(connection: &mut Connection, path: &str) -> Result<Vec<u8>> {
    connection.ready().await?;
    let request = Request::get(path).header("host", "bench").body(Empty::new())?;
    let response = connection.send_request(request).await?;
    let status = response.status();
    let body = response.into_body().collect().await?.to_bytes();
    ensure!(status == StatusCode::OK, "{path}: {status}: {}", String::from_utf8_lossy(&body));
    Ok(body.into())
}
