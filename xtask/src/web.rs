//! `cargo xtask web`: what JavaScript adds to the pages, built by Vite for the server to embed.

use std::process::Stdio;
use std::{fs, io};

use anyhow::{Context, Result, ensure};

use crate::command::{program, root, run, succeeds};

/// Writes the types of the API's description anew, and builds.
///
/// # Errors
/// When Node is missing, packages can't be installed, or the build fails.
pub(crate) fn build() -> Result<()> {
    run_scripts(&["types", "build"])
}

/// Builds, unless the committed types aren't those of the API's description.
///
/// # Errors
/// As for [`build`], and when the types are older than the description.
pub(crate) fn check_and_build() -> Result<()> {
    run_scripts(&["fresh", "build"])
}

/// Installs the packages of the lock file, from npm's cache where they are in it, and runs scripts of `web/package.json`.
///
/// Standard output stays empty; what npm says goes to standard error.
fn run_scripts(scripts: &[&str]) -> Result<()> {
    ensure!(
        succeeds(program("node").arg("--version")) && succeeds(program("npm").arg("--version")),
        "the web assets need Node 20.19 or newer: install node and npm, or leave them out with --no-web"
    );
    let folder = root().join("web");
    let npm = |arguments: &[&str]| {
        let mut command = program("npm");
        command.args(arguments).current_dir(&folder).stdin(Stdio::null()).stdout(io::stderr());
        run(&mut command)
    };
    if !are_installed()? {
        npm(&["ci", "--prefer-offline", "--no-audit", "--no-fund"]).context(
            "the packages of web/package-lock.json can't be installed; that needs npm's registry once",
        )?;
    }
    scripts.iter().try_for_each(|script| npm(&["run", "--silent", *script]))
}

/// Whether npm has installed just what the lock file says: it keeps a copy of it with what it installed.
fn are_installed() -> Result<bool> {
    let folder = root().join("web");
    let wanted = folder.join("package-lock.json");
    let installed = folder.join("node_modules").join(".package-lock.json");
    let changed = |path: &std::path::Path| fs::metadata(path).and_then(|file| file.modified());
    let wanted = changed(&wanted).with_context(|| format!("can't look at {}", wanted.display()))?;
    Ok(changed(&installed).is_ok_and(|installed| installed >= wanted))
}
