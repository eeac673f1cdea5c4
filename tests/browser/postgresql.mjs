// A server of PostgreSQL that is thrown away, as the tests of the register start one: registry/tests/it/server.rs.
import { execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where Debian puts the programs of each version. */
const VERSIONS = "/usr/lib/postgresql";
const SETTINGS = "listen_addresses = ''\nfsync = off\nfull_page_writes = off\nautovacuum = off\nshared_buffers = 32MB\nmax_connections = 40\n";

/** Makes the data of a server in a folder, which listens on a socket beside them. */
export function makePostgresql(folder) {
  mkdirSync(dataIn(folder));
  own(folder);
  run("initdb", folder, "--auth=trust", "--no-sync", "--username=tester", "--encoding=UTF8");
  appendFileSync(join(dataIn(folder), "postgresql.conf"), SETTINGS);
}

/** Starts a server with the data in a folder. Gives the address of its database, and what stops it. */
export function startPostgresql(folder) {
  own(folder);
  run("pg_ctl", folder, "--wait", "start", "-l", join(dataIn(folder), "log"), "-o", `-c unix_socket_directories='${folder}'`);
  return {
    url: `postgres://tester@localhost/postgres?host=${folder}`,
    /** Whoever needs the data no more needn't wait until all of it is written. */
    stop: (mode = "immediate") => run("pg_ctl", folder, `--mode=${mode}`, "stop"),
  };
}

const dataIn = (folder) => join(folder, "postgresql");

function run(program, folder, ...args) {
  execFileSync(join(newestPrograms(), program), ["-D", dataIn(folder), ...args], { stdio: "ignore", ...unprivileged() });
}

/** Gives a folder, and the data in it, to whoever runs the server: it refuses data of others, and that others may read. */
function own(folder) {
  const user = unprivileged();
  chmodSync(dataIn(folder), 0o700);
  if (!user) return;
  chownSync(folder, user.uid, user.gid);
  for (const name of ["", ...readdirSync(dataIn(folder), { recursive: true })]) chownSync(join(dataIn(folder), name), user.uid, user.gid);
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
