//! Cargo subcommands that the checks need.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::{cargo, root, run, succeeds};

/// A cargo subcommand, with the version that is installed when there is none.
pub(crate) struct Tool {
    name: &'static str,
    version: &'static str,
}

/// Runs tests, each in a process of its own.
pub(crate) const NEXTEST: Tool = Tool { name: "nextest", version: "0.9.143" };
/// Compares the dependencies with `deny.toml`.
pub(crate) const DENY: Tool = Tool { name: "deny", version: "0.20.2" };

impl Tool {
    /// The subcommand with its arguments, after installing it under `target/tools` if it is missing.
    ///
    /// # Errors
    /// When it can't be installed.
    pub(crate) fn command(&self, arguments: &[&str]) -> Result<Command> {
        let path = search_path()?;
        if !succeeds(cargo(&[self.name, "--version"]).env("PATH", &path)) {
            self.install()?;
        }
        let mut command = cargo(&[self.name]);
        command.args(arguments).env("PATH", path);
        Ok(command)
    }

    fn install(&self) -> Result<()> {
        let package = format!("cargo-{}@{}", self.name, self.version);
        eprintln!("installing {package} under target/tools");
        // Without optimisation: it runs for a second and would compile for minutes.
        run(cargo(&["install", "--locked", "--debug", &package, "--root"]).arg(home()))
    }
}

fn home() -> PathBuf {
    root().join("target").join("tools")
}

/// The path of this process with our own tools behind it.
fn search_path() -> Result<OsString> {
    let inherited = env::var_os("PATH").unwrap_or_default();
    let own = home().join("bin");
    env::join_paths(env::split_paths(&inherited).chain([own]))
        .context("the path to the tools has a separator")
}
