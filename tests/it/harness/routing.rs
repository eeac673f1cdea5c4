//! A routing service of one test: it speaks HTTP over a socket and says what the test tells it to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::Value;

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Method and path with its query.
    pub(crate) line: String,
    pub(crate) body: String,
}

/// What the service does with a request.
pub(crate) enum Says {
    /// An answer with a status.
    Answer(u16, String),
    /// A redirect.
    Elsewhere(String),
    /// The beginning of an answer, and the rest after a pause.
    Late(String, Duration),
    /// It hangs up.
    Nothing,
}

/// What a service says to a request.
pub(crate) type Behaviour = Box<dyn Fn(&Asked) -> Says + Send>;

/// A running service; its thread ends with the test.
pub(crate) struct RoutingService {
    url: String,
    behaviour: Arc<Mutex<Behaviour>>,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl RoutingService {
    /// Starts a service on a free port.
    pub(crate) fn start(behaviour: impl Fn(&Asked) -> Says + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let behaviour: Arc<Mutex<Behaviour>> = Arc::new(Mutex::new(Box::new(behaviour)));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (shared, log) = (Arc::clone(&behaviour), Arc::clone(&asked));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A client that hangs up in the middle is part of some tests.
                let _ = answer(&stream, &shared, &log);
            }
        });
        Self { url, behaviour, asked }
    }

    /// Where it is, such as `http://127.0.0.1:41234`.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Says something else from now on.
    pub(crate) fn now_says(&self, behaviour: impl Fn(&Asked) -> Says + Send + 'static) {
        *self.behaviour.lock().expect("no behaviour panics") = Box::new(behaviour);
    }

    /// The requests since the last look.
    pub(crate) fn take_asked(&self) -> Vec<Asked> {
        std::mem::take(&mut self.asked.lock().expect("no behaviour panics"))
    }
}

fn answer(
    mut stream: &TcpStream,
    behaviour: &Mutex<Behaviour>,
    log: &Mutex<Vec<Asked>>,
) -> std::io::Result<()> {
    let asked = read(stream)?;
    let says = behaviour.lock().expect("no behaviour panics")(&asked);
    log.lock().expect("no behaviour panics").push(asked);
    let head = |status: u16, more: &str, length: usize| {
        format!("HTTP/1.1 {status} X\r\nConnection: close\r\n{more}Content-Length: {length}\r\n\r\n")
    };
    match says {
        Says::Nothing => Ok(()),
        Says::Answer(status, body) => write!(stream, "{}{body}", head(status, "", body.len())),
        Says::Elsewhere(url) => write!(stream, "{}", head(302, &format!("Location: {url}\r\n"), 0)),
        Says::Late(body, pause) => {
            write!(stream, "{}", head(200, "", body.len()))?;
            thread::sleep(pause);
            write!(stream, "{body}")
        }
    }
}

fn read(stream: &TcpStream) -> std::io::Result<Asked> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        if header.trim().is_empty() {
            break;
        }
        if let Some(value) = header.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().expect("a length");
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let body = String::from_utf8(body).expect("requests are UTF-8");
    Ok(Asked { line: line.trim_end().trim_end_matches(" HTTP/1.1").to_owned(), body })
}

impl Asked {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("a body in JSON")
    }
}
