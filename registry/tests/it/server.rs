//! Servers of PostgreSQL for tests. Black-box tests use this file too.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Settings of a server that is thrown away.
const SETTINGS: &str = "listen_addresses = ''\nfsync = off\nfull_page_writes = off\nautovacuum = off\n\
                        shared_buffers = 32MB\nmax_connections = 40\n";

/// A server of PostgreSQL that listens on a socket in its directory.
pub(crate) struct Server {
    programs: PathBuf,
    data: PathBuf,
    user: Option<(u32, u32)>,
}

impl Server {
    /// Starts a server that keeps everything in a directory, which has to stay as long as the server.
    pub(crate) fn start(dir: &Path) -> Self {
        let programs = programs();
        let user = unprivileged();
        if let Some((user, group)) = user {
            chown(dir, Some(user), Some(group)).expect("root may give a directory away");
        }
        let server = Self { programs, data: dir.join("data"), user };
        server.run("initdb", &["--auth=trust", "--no-sync", "--username=tester", "--encoding=UTF8"]);
        let settings = format!("{SETTINGS}unix_socket_directories = '{}'\n", dir.display());
        let path = server.data.join("postgresql.conf");
        let before = fs::read_to_string(&path).expect("initdb wrote settings");
        fs::write(&path, before + &settings).expect("settings can be written");
        let log = dir.join("log").display().to_string();
        server.run("pg_ctl", &["--wait", "start", "-l", &log]);
        server
    }

    /// The address of its database.
    pub(crate) fn url(&self) -> String {
        let socket = self.data.parent().expect("the data lies in the directory");
        format!("postgres://tester@localhost/postgres?host={}", socket.display())
    }

    /// Runs one of its programs to its end.
    fn run(&self, program: &str, arguments: &[&str]) {
        let mut command = Command::new(self.programs.join(program));
        command.arg("-D").arg(&self.data).args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        let status = command.status().unwrap_or_else(|error| panic!("{program}: {error}"));
        assert!(status.success(), "{program} {arguments:?} ended with {status}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The data goes with the directory, so nothing is written out.
        self.run("pg_ctl", &["--mode=immediate", "stop"]);
    }
}

/// The newest of Debian's directories of programs.
fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut programs: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    programs.retain(|dir| dir.join("initdb").is_file());
    programs.sort();
    programs.pop().expect("PostgreSQL is missing: apt-get install -y postgresql")
}

/// The user under which a server runs that refuses to be run by root. None: whoever runs this isn't root.
fn unprivileged() -> Option<(u32, u32)> {
    if fs::metadata("/proc/self").expect("/proc is there").uid() != 0 {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").expect("users can be read");
    let of = |name: &str| {
        let mut users = users.lines().map(|line| line.split(':').collect::<Vec<_>>());
        let fields = users.find(|fields| fields[0] == name)?;
        Some((fields.get(2)?.parse().ok()?, fields.get(3)?.parse().ok()?))
    };
    of("postgres").or_else(|| of("nobody"))
}
