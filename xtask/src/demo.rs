//! `cargo xtask demo`: the sample index, served on this machine.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::{env, io};

use anyhow::{Context, Result};

use crate::command::{self, cargo, program, root};
use crate::web;

/// What `demo` was told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Port to serve on; 0 takes a free one, for the metrics too.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Doesn't build the web assets: the pages are plain, unless they were built before.
    #[arg(long)]
    no_web: bool,
    /// Builds in the release profile.
    #[arg(long)]
    release: bool,
}

/// Builds, indexes the sample and becomes the server.
///
/// Standard output carries only what the server prints; everything before it goes to standard error.
///
/// # Errors
/// When the build or the index fails, or the server can't be started.
pub(crate) fn run(options: &Options) -> Result<()> {
    if !options.no_web {
        web::build()?;
    }
    let binaries = build(options.release)?;
    let index = root().join(".pakmut").join("index");
    index_sample(&binaries.join("indexer"), &index)?;

    let ops_port = if options.port == 0 { 0 } else { 9090 };
    // The server takes the place of this process, so whatever signal is meant for us reaches it.
    let error = program(binaries.join("search-server"))
        .arg("--index")
        .arg(&index)
        .arg("--reports")
        .arg(root().join(".pakmut").join("reports"))
        .args(["--listen", &format!("127.0.0.1:{}", options.port)])
        .args(["--ops-listen", &format!("127.0.0.1:{ops_port}")])
        .exec();
    Err(error).context("can't start search-server")
}

/// Builds both programs and gives the folder that they are in.
fn build(release: bool) -> Result<PathBuf> {
    let mut command = cargo(&["build", "--package", "indexer", "--package", "search-server"]);
    if release {
        command.arg("--release");
    }
    command::run(command.stdout(io::stderr()))?;
    let this_program = env::current_exe().context("can't tell where this program is")?;
    let target = this_program.ancestors().nth(2).context("this program is not in a target directory")?;
    Ok(target.join(if release { "release" } else { "debug" }))
}

/// Builds the sample index anew: that takes a second, and whatever lay there may be of another format.
fn index_sample(indexer: &Path, index: &Path) -> Result<()> {
    let source = tempfile::tempdir().context("can't make a temporary directory")?;
    command::run(program(indexer).args(["sample", "--out"]).arg(source.path()).stdout(io::stderr()))?;
    let mut build = program(indexer);
    build.args(["build", "--source"]).arg(source.path()).arg("--out").arg(index);
    command::run(build.stdout(io::stderr()))
}
