//! Embeds what `cargo xtask web` built, if it was built: a table of paths and bytes.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("search-server is a folder of the workspace");
    let built = root.join("web").join("built");
    println!("cargo::rerun-if-changed={}", built.display());
    let app = built.join("app");
    let mut files = Vec::new();
    if app.is_dir() {
        collect(&app, &mut files)?;
    }
    files.sort();
    let mut table = String::from("&[\n");
    for file in files {
        let path = file.strip_prefix(&app).expect("found below it").to_str().expect("Vite's names are ASCII");
        // Cannot fail: a String takes everything.
        let _ = writeln!(table, "    ({path:?}, include_bytes!({file:?})),");
    }
    table.push_str("]\n");
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    fs::write(PathBuf::from(out).join("web_files.rs"), table)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
