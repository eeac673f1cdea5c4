// A server of PostgreSQL that is thrown away, as the tests of the register start one: registry/tests/it/server.rs.
import { execFileSync } from "node:child_process";
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where Debian puts the programs of each version. */
const VERSIONS = "/usr/lib/postgresql";
const SETTINGS = "listen_addresses = ''\nfsync = off\nfull_page_writes = off\nautovacuum = off\nshared_buffers = 32MB\nmax_connections = 40\n";

/** Starts a server that listens on a socket in a directory of its own. Gives the address of its database, and what stops it. */
export function startPostgresql() {
  const programs = newestPrograms();
  const folder = mkdtempSync(join(tmpdir(), "pakmut-postgresql-"));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const run = (program, ...args) => execFileSync(join(programs, program), ["-D", data, ...args], { stdio: "ignore", ...user });
  run("initdb", "--auth=trust", "--no-sync", "--username=tester", "--encoding=UTF8");
  appendFileSync(join(data, "postgresql.conf"), `${SETTINGS}unix_socket_directories = '${folder}'\n`);
  run("pg_ctl", "--wait", "start", "-l", join(folder, "log"));
  const stop = () => {
    // The data goes with the directory, so nothing is written out.
    run("pg_ctl", "--mode=immediate", "stop");
    rmSync(folder, { recursive: true });
  };
  return { url: `postgres://tester@localhost/postgres?host=${folder}`, stop };
}

function newestPrograms() {
  const versions = readdirSync(VERSIONS).map((version) => join(VERSIONS, version, "bin"));
  const newest = versions.filter((programs) => existsSync(join(programs, "initdb"))).sort().at(-1);
  if (!newest) throw new Error("PostgreSQL is missing: apt-get install -y postgresql");
  return newest;
}

/** The user under which a server runs that refuses to be run by root; undefined: whoever runs this isn't root. */
function unprivileged() {
  if (process.getuid() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"));
  const [, , uid, gid] = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  return { uid: Number(uid), gid: Number(gid) };
}
