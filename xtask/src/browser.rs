//! The browser tests: Node drives the Chromium of the system.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, bail, ensure};

use crate::command::{program, root, run, succeeds};
use crate::packages::{install, may_install};

/// What Debian calls the browser, fonts with every Thai mark, and the program that lists fonts.
const PACKAGES: [&str; 3] = ["chromium", "fonts-thai-tlwg", "fontconfig"];

/// Measures how long pages take, so nothing else runs beside it.
const MEASURING: &str = "performance.test.mjs";

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
    let files = test_files(&folder)?;
    let (alone, together): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file == MEASURING);
    // Two files at a time even on two processors, of which Node would leave one free: a test waits most of its time.
    run(program("node").args(["--test", "--test-concurrency=2"]).args(together).current_dir(&folder))?;
    run(program("node").arg("--test").args(alone).current_dir(&folder))
}

/// The files of tests in a folder, by name.
fn test_files(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<Result<Vec<String>>>()?;
    names.retain(|name| name.ends_with(".test.mjs"));
    names.sort();
    Ok(names)
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
