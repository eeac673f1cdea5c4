//! Starting a server and learning its address.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

/// Stands before the address in the line that says that a server is ready.
pub(super) const READY: &str = "listening on http://";

/// A running server, which is killed when the value goes.
pub(super) struct Program {
    child: Child,
    address: SocketAddr,
}

impl Program {
    /// Starts a program and waits until it says where it listens.
    pub(super) fn start(program: &Path, arguments: &[&OsStr]) -> Result<Self> {
        let mut child =
            Command::new(program).args(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut line = String::new();
        let stdout = child.stdout.take().context("standard output is piped")?;
        BufReader::new(stdout).read_line(&mut line)?;
        let address = line.trim().strip_prefix(READY).and_then(|address| address.parse().ok());
        let Some(address) = address else {
            let _ = child.kill();
            let status = child.wait()?;
            anyhow::bail!("{} isn't ready: it printed {line:?} and ended with {status}", program.display());
        };
        Ok(Self { child, address })
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Nothing that it holds has to outlive it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
