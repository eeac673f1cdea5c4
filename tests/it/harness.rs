//! Starting the real programs and talking to them.

pub(crate) mod back_office;
pub(crate) mod http;
mod kept;
#[path = "../../registry/tests/it/server.rs"]
pub(crate) mod postgres;
pub(crate) mod provider;
pub(crate) mod routing;
mod server;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use tempfile::TempDir;

pub(crate) use server::Server;

/// What a program left when it ended.
#[derive(Debug)]
pub(crate) struct Finished {
    pub(crate) status: ExitStatus,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Finished {
    /// Its exit status as a number.
    pub(crate) fn code(&self) -> i32 {
        self.status.code().expect("no signal ended it")
    }
}

/// Runs the indexer to its end.
pub(crate) fn indexer(arguments: &[&str]) -> Finished {
    finished("indexer", arguments)
}

/// Runs the indexer to its end, and fails unless that is a good one.
#[track_caller]
pub(crate) fn succeeds(arguments: &[&str]) -> Finished {
    let finished = indexer(arguments);
    assert_eq!(finished.code(), 0, "indexer {arguments:?}: {}", finished.stderr);
    finished
}

/// Runs a command of the server that ends by itself.
pub(crate) fn search_server(arguments: &[&str]) -> Finished {
    finished("search-server", arguments)
}

fn finished(name: &str, arguments: &[&str]) -> Finished {
    let output = program(name).args(arguments).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program prints UTF-8");
    Finished { status: output.status, stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// An index of the sample source, in a directory that goes when the value does.
pub(crate) fn sample_index() -> TempDir {
    let index = tempfile::tempdir().expect("a directory");
    kept::copy_sample_index(index.path());
    index
}

/// A path as an argument.
pub(crate) fn utf8(path: &Path) -> &str {
    path.to_str().expect("temporary paths are UTF-8")
}

/// A program of the workspace, built beside this test, without the colours and settings of whoever runs it.
pub(crate) fn program(name: &str) -> Command {
    let mut command = Command::new(built(name));
    command.env("NO_COLOR", "1").env_remove("RUST_LOG");
    command
}

/// Cargo tells a test only about the programs of its own package; those of others lie one folder up.
fn built(name: &str) -> PathBuf {
    let this_test = env::current_exe().expect("a test knows where it is");
    let profile = this_test.ancestors().nth(2).expect("a test lies in the target directory");
    let path = profile.join(name).with_extension(env::consts::EXE_EXTENSION);
    assert!(path.is_file(), "{} is missing: run `cargo build` first", path.display());
    path
}
