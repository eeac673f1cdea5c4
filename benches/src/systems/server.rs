//! Servers of other projects, started in a directory of their own and ended with the value.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

/// Longest start of a server.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program on the path.
pub(super) fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(program)).find(|path| path.is_file())
}

/// The user under which a server runs that refuses to be run by root: user and group. None: whoever runs this isn't root.
pub(super) fn unprivileged() -> Result<Option<(u32, u32)>> {
    if fs::metadata("/proc/self")?.uid() != 0 {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd")?;
    let of = |name: &str| {
        let fields: Vec<&str> =
            users.lines().map(|line| line.split(':').collect::<Vec<_>>()).find(|f| f[0] == name)?;
        Some((fields.get(2)?.parse().ok()?, fields.get(3)?.parse().ok()?))
    };
    let user = of("postgres").or_else(|| of("nobody"));
    Ok(Some(user.context("/etc/passwd has neither a user postgres nor nobody to run a server as")?))
}

/// Gives a directory to that user.
pub(super) fn hand_over(dir: &Path) -> Result<()> {
    if let Some((user, group)) = unprivileged()? {
        chown(dir, Some(user), Some(group))?;
    }
    Ok(())
}

/// A program that will run as that user, in silence.
pub(super) fn command(program: &Path) -> Result<Command> {
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if let Some((user, group)) = unprivileged()? {
        command.uid(user).gid(group);
    }
    Ok(command)
}

/// Runs a program to its end.
pub(super) fn run(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| program.clone())?;
    ensure!(status.success(), "{program} ended with {status}");
    Ok(())
}

/// Tries something until it succeeds, or too long.
pub(super) fn patiently<T, E: std::fmt::Display>(mut attempt: impl FnMut() -> Result<T, E>) -> Result<T> {
    let started = Instant::now();
    loop {
        match attempt() {
            Ok(done) => return Ok(done),
            Err(error) if started.elapsed() > PATIENCE => bail!("the server isn't ready: {error}"),
            Err(_) => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}
