//! The provider of sign-in that the tests of the back office start for themselves.

use anyhow::{Result, ensure};

use crate::command::{program, root, run, succeeds};

/// Installs the provider, which Node runs.
///
/// # Errors
/// When Node is missing, or npm fails.
pub(crate) fn install() -> Result<()> {
    ensure!(
        succeeds(program("node").arg("--version")) && succeeds(program("npm").arg("--version")),
        "the tests of signing in need Node 20 or newer: install node and npm"
    );
    let folder = root().join("tests").join("provider");
    run(program("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder))
}
