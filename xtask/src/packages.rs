//! Debian's packages that the tests need.

use std::process::Command;

use anyhow::Result;

use crate::command::{program, run, succeeds};

/// Installs packages.
///
/// # Errors
/// When apt fails.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    run(&mut apt_get(&["update"]))?;
    run(apt_get(&["install", "--yes", "--no-install-recommends"]).args(packages))
}

/// Whether this process is root on a system with apt.
pub(crate) fn may_install() -> bool {
    let user = program("id").arg("-u").output();
    let is_root = user.is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    is_root && succeeds(program("apt-get").arg("--version"))
}

fn apt_get(arguments: &[&str]) -> Command {
    let mut command = program("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    command
}
