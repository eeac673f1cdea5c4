//! A search-server of one test.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::program;

/// Far longer than a start or a stop takes, so that only a server that hangs fails by it.
const PATIENCE: Duration = Duration::from_secs(30);

/// Stands before the address in the line that says that the server is ready.
const READY: &str = "listening on ";

/// A running server on free ports. It is killed when the value goes.
pub(crate) struct Server {
    child: Child,
    base_url: String,
    /// Collects standard error; gone once it was read to its end.
    log: Option<JoinHandle<String>>,
}

impl Server {
    /// Starts a server on an index and waits until it is ready.
    pub(crate) fn start(index: &Path) -> Self {
        let mut child = program("search-server")
            .arg("--index")
            .arg(index)
            .args(["--listen", "127.0.0.1:0", "--ops-listen", "127.0.0.1:0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let stderr = child.stderr.take().expect("standard error is piped");
        let stdout = child.stdout.take().expect("standard output is piped");
        let log = thread::spawn(move || text(stderr));
        let mut server = Self { child, base_url: String::new(), log: Some(log) };
        match address(stdout).recv_timeout(PATIENCE) {
            Ok(base_url) => server.base_url = base_url,
            Err(reason) => {
                server.kill();
                panic!("the server isn't ready ({reason}); its log:\n{}", server.read_log());
            }
        }
        server
    }

    /// Its public address, such as `http://127.0.0.1:41234`.
    pub(crate) fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Asks the server to stop, and fails unless it ends with status 0 and never logged a warning or an error.
    pub(crate) fn assert_clean_log(mut self) {
        let status = self.terminate();
        let log = self.read_log();
        assert!(status.success(), "the server ended with {status}; its log:\n{log}");
        let unclean = |line: &&str| line.contains("WARN") || line.contains("ERROR");
        let lines: Vec<&str> = log.lines().filter(unclean).collect();
        assert!(lines.is_empty(), "the log isn't clean:\n{}", lines.join("\n"));
    }

    /// Sends SIGTERM and waits for the end.
    fn terminate(&mut self) -> ExitStatus {
        let sent = Command::new("kill").arg(self.child.id().to_string()).status().expect("kill starts");
        assert!(sent.success(), "the server ended before it was asked to");
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if let Some(status) = self.child.try_wait().expect("a child can be waited for") {
                return status;
            }
            thread::sleep(Duration::from_millis(10));
        }
        panic!("the server still runs {PATIENCE:?} after SIGTERM");
    }

    fn read_log(&mut self) -> String {
        self.log.take().expect("the log is read once").join().expect("the log is read to its end")
    }

    fn kill(&mut self) {
        // It may have ended already, and then there is nothing left to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sends the address once the server prints it, and reads on so that the server can always print.
fn address(stdout: impl Read + Send + 'static) -> mpsc::Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if let Some(address) = line.strip_prefix(READY) {
                // The test may have given up waiting.
                let _ = sender.send(address.to_owned());
            }
        }
    });
    receiver
}

fn text(mut stream: impl Read) -> String {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("standard error can be read");
    String::from_utf8_lossy(&bytes).into_owned()
}
