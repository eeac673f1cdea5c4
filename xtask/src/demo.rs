//! `cargo xtask demo`: the sample in a register of its own, served on this machine with its back office.

use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

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

/// People of the sample: whose address it is, what they are called, and what they may do. Nobody has mail under `.invalid`.
const PEOPLE: [(&str, &str, &str); 3] = [
    ("officer@sample.invalid", "เจ้าหน้าที่ (ตัวอย่าง)", "officer:dopa-3804"),
    ("supervisor@sample.invalid", "ผู้กำกับดูแลจังหวัด (ตัวอย่าง)", "supervisor:38"),
    ("administrator@sample.invalid", "ผู้ดูแลระบบ (ตัวอย่าง)", "administrator"),
];

/// Builds, brings the sample into its register, and becomes the server.
///
/// Standard output carries the links by which the sample's people sign in and what the server prints; everything else goes to
/// standard error.
///
/// # Errors
/// When the build or the index fails, or the server can't be started.
pub(crate) fn run(options: &Options) -> Result<()> {
    if !options.no_web {
        web::build()?;
    }
    let binaries = build(options.release)?;
    let folder = root().join(".pakmut");
    let index = folder.join("index");
    let register = format!("sqlite:{}", folder.join("demo").join("register.db").display());
    fs::create_dir_all(folder.join("demo")).context("can't make the folder .pakmut/demo")?;
    index_sample(&binaries.join("indexer"), &register, &index)?;

    let port = if options.port == 0 { free_port()? } else { options.port };
    let ops_port = if options.port == 0 { 0 } else { 9090 };
    let server = binaries.join("search-server");
    print_links(&server, &register, &format!("http://127.0.0.1:{port}"))?;
    // The server takes the place of this process, so whatever signal is meant for us reaches it.
    let error = program(server)
        .arg("--index")
        .arg(&index)
        .args(["--registry", &register])
        .args(["--listen", &format!("127.0.0.1:{port}")])
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

/// A port that nothing listens on: links have to name it before the server does. Whoever takes it in the moment between makes the
/// server say so.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("can't take a free port")?;
    Ok(listener.local_addr().context("can't tell which port is free")?.port())
}

/// Brings the sample into its register and builds the index anew: that takes some seconds, and whatever lay there may be of
/// another format. What somebody edited in an earlier demo stays.
fn index_sample(indexer: &Path, register: &str, index: &Path) -> Result<()> {
    let source = tempfile::tempdir().context("can't make a temporary directory")?;
    command::run(program(indexer).args(["sample", "--out"]).arg(source.path()).stdout(io::stderr()))?;
    let mut import = program(indexer);
    import.args(["import", "--source"]).arg(source.path()).args(["--registry", register]);
    command::run(import.stdout(io::stderr()))?;
    let mut build = program(indexer);
    build.args(["build", "--registry", register, "--out"]).arg(index);
    command::run(build.stdout(io::stderr()))
}

/// Prints how the sample's people sign in: each link works once, on this machine, and is made anew at every start.
fn print_links(server: &Path, register: &str, site: &str) -> Result<()> {
    for (email, name, role) in PEOPLE {
        let mut create = program(server);
        create.args(["admin", "create", "--registry", register, "--site", site]);
        create.args(["--email", email, "--name", name, "--role", role]);
        let link = command::printed(&mut create)?;
        let what = role.split(':').next().unwrap_or(role);
        println!("sample {what}: {}", link.trim_end());
    }
    Ok(())
}
