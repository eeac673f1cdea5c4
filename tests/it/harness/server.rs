//! A search-server of one test.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{program, utf8};

/// Far longer than a start or a stop takes, so that only a server that hangs fails by it.
const PATIENCE: Duration = Duration::from_secs(30);

/// Settings of every server: a question may take as long as it does on a busy machine, with a build for development.
const PATIENT: &str = "request_ms = 30000\n";

/// Stands before the address in the line that says that the server is ready.
const READY: &str = "listening on ";

/// Stands before the operators' address in the log.
const METRICS: &str = "metrics on ";

/// A running server on free ports. It is killed when the value goes.
pub(crate) struct Server {
    child: Child,
    base_url: String,
    log: Log,
    _settings: TempDir,
}

impl Server {
    /// Starts a server on an index and waits until it is ready.
    pub(crate) fn start(index: &Path) -> Self {
        Self::ready(spawn(index, "", &[]))
    }

    /// Starts a server on an index with the lines of a settings file and waits until it is ready.
    pub(crate) fn start_with(index: &Path, settings: &str) -> Self {
        Self::ready(spawn(index, settings, &[]))
    }

    /// Starts a server that follows a register and waits until it is ready.
    pub(crate) fn start_following(index: &Path, registry: &str) -> Self {
        Self::ready(spawn(index, "", &["--registry", registry]))
    }

    /// Starts a server that keeps reports in a folder and waits until it is ready.
    pub(crate) fn start_reporting(index: &Path, reports: &Path) -> Self {
        Self::ready(spawn(index, "", &["--reports", utf8(reports)]))
    }

    fn ready((mut child, settings): (Child, TempDir)) -> Self {
        let stderr = child.stderr.take().expect("standard error is piped");
        let stdout = child.stdout.take().expect("standard output is piped");
        let mut server = Self { child, base_url: String::new(), log: Log::of(stderr), _settings: settings };
        match address(stdout).recv_timeout(PATIENCE) {
            Ok(base_url) => server.base_url = base_url,
            Err(reason) => {
                server.kill();
                panic!("the server isn't ready ({reason}); its log:\n{}", server.log.read_to_end());
            }
        }
        server
    }

    /// Its public address, such as `http://127.0.0.1:41234`.
    pub(crate) fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The operators' address, as the log tells it. The server has written the line before it is ready, but whoever reads
    /// its log may not be there yet.
    pub(crate) fn ops_url(&self) -> String {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let log = self.log.so_far();
            if let Some((_, address)) = log.lines().find_map(|line| line.split_once(METRICS)) {
                return address.trim().to_owned();
            }
            assert!(Instant::now() < deadline, "no address of metrics in the log:\n{log}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Asks the server to stop, fails unless it ends with status 0, and gives its log.
    pub(crate) fn stop(mut self) -> String {
        let status = self.terminate();
        let log = self.log.read_to_end();
        assert!(status.success(), "the server ended with {status}; its log:\n{log}");
        log
    }

    /// What a server says that can't start on an index.
    pub(crate) fn refusal(index: &Path) -> String {
        Self::refused(spawn(index, "", &[]))
    }

    /// What a server says that can't start with the lines of a settings file.
    pub(crate) fn refusal_with(index: &Path, settings: &str) -> String {
        Self::refused(spawn(index, settings, &[]))
    }

    /// What a server says that can't follow a register.
    pub(crate) fn refusal_with_registry(index: &Path, registry: &str) -> String {
        Self::refused(spawn(index, "", &["--registry", registry]))
    }

    fn refused((child, _settings): (Child, TempDir)) -> String {
        let output = child.wait_with_output().expect("the server ends");
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert!(output.stdout.is_empty(), "{output:?}");
        String::from_utf8(output.stderr).expect("messages are UTF-8")
    }

    /// Asks the server to stop, and fails unless it ends with status 0 and never logged a warning or an error.
    pub(crate) fn assert_clean_log(self) {
        let log = self.stop();
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

    /// Kills the server as a power cut would, while others may be talking to it.
    pub(crate) fn kill_at_once(&self) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-9", &id]).status().expect("kill starts");
        assert!(sent.success(), "the server ended before it was killed");
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

/// Starts a server; the folder holds its settings and stays as long as it runs.
fn spawn(index: &Path, settings: &str, arguments: &[&str]) -> (Child, TempDir) {
    let folder = tempfile::tempdir().expect("a directory");
    let file = folder.path().join("server.toml");
    fs::write(&file, format!("{PATIENT}{settings}")).expect("settings are written");
    let child = program("search-server")
        .arg("--index")
        .arg(index)
        .args(["--config", utf8(&file)])
        .args(["--listen", "127.0.0.1:0", "--ops-listen", "127.0.0.1:0"])
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the server starts");
    (child, folder)
}

/// What a server writes to standard error.
struct Log {
    text: Arc<Mutex<String>>,
    reader: Option<JoinHandle<()>>,
}

impl Log {
    fn of(stderr: impl Read + Send + 'static) -> Self {
        let text = Arc::new(Mutex::new(String::new()));
        let shared = text.clone();
        let reader = thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                let mut text = shared.lock().expect("a reader doesn't panic");
                text.push_str(&line);
                text.push('\n');
            }
        });
        Self { text, reader: Some(reader) }
    }

    fn so_far(&self) -> String {
        self.text.lock().expect("a reader doesn't panic").clone()
    }

    /// The whole log of a server that has ended.
    fn read_to_end(&mut self) -> String {
        if let Some(reader) = self.reader.take() {
            reader.join().expect("a reader doesn't panic");
        }
        self.so_far()
    }
}
