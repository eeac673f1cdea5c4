//! The browser tests: Node drives the Chromium of the system.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail, ensure};

use crate::command::{program, root, run, succeeds};
use crate::packages::{install, may_install};

/// What Debian calls the browser, fonts with every Thai mark, and the program that lists fonts.
const PACKAGES: [&str; 3] = ["chromium", "fonts-thai-tlwg", "fontconfig"];

/// Runs every test under `tests/browser`, after installing what it needs.
///
/// # Errors
/// When Node, Chromium or a font for Thai is missing and can't be installed from here, or a test fails.
pub(crate) fn run_tests() -> Result<()> {
    ensure!(
        succeeds(program("node").arg("--version")) && succeeds(program("npm").arg("--version")),
        "the browser tests need Node 20.19 or newer: install node and npm"
    );
    ensure_browser()?;
    let folder = root().join("tests").join("browser");
    run(program("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    // Without a folder as argument: Node 20 and its successors read that in different ways. Two files at a time even on two
    // processors, of which Node would leave one free: a test waits most of its time.
    run(program("node").args(["--test", "--test-concurrency=2"]).current_dir(&folder))
}

/// Makes sure that there are a Chromium and a font for Thai, by apt where this process may.
fn ensure_browser() -> Result<()> {
    let chromium = env::var_os("PAKMUT_CHROMIUM").map_or_else(|| "/usr/bin/chromium".into(), PathBuf::from);
    if chromium.exists() && has_thai_font() {
        return Ok(());
    }
    if env::var_os("PAKMUT_CHROMIUM").is_some() || !may_install() {
        bail!(
            "there is no browser at {}, or no font for Thai: run `apt-get install {}` as root, or set PAKMUT_CHROMIUM \
             to a Chromium and install a font for Thai",
            chromium.display(),
            PACKAGES.join(" ")
        );
    }
    install(&PACKAGES)
}

/// Whether fontconfig, by which Chromium chooses fonts, knows one for Thai.
fn has_thai_font() -> bool {
    let fonts = program("fc-list").arg(":lang=th").output();
    fonts.is_ok_and(|output| !output.stdout.trim_ascii().is_empty())
}
