//! The server of PostgreSQL that the tests of the register start for themselves.

use std::fs;

use anyhow::{Result, ensure};

use crate::packages::{install, may_install};

/// What Debian calls the server.
const PACKAGES: [&str; 1] = ["postgresql"];

/// Where Debian puts the programs of each version.
const VERSIONS: &str = "/usr/lib/postgresql";

/// Makes sure that there is a server of PostgreSQL, by apt where this process may.
///
/// # Errors
/// When it is missing and can't be installed from here.
pub(crate) fn ensure_server() -> Result<()> {
    if is_there() {
        return Ok(());
    }
    ensure!(
        may_install(),
        "the tests of the register need PostgreSQL: run `apt-get install {}` as root",
        PACKAGES.join(" ")
    );
    install(&PACKAGES)
}

fn is_there() -> bool {
    let versions = fs::read_dir(VERSIONS).into_iter().flatten().flatten();
    versions.into_iter().any(|version| version.path().join("bin/initdb").is_file())
}
