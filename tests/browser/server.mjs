import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const programs = new URL("../../target/debug/", import.meta.url).pathname;
const kept = new URL("../../target/browser-tests/", import.meta.url).pathname;

/** Runs the indexer. */
export function index(...args) {
  execFileSync(join(programs, "indexer"), args, { stdio: ["ignore", "pipe", "pipe"] });
}

/** The source of the sample in a folder, with subdistricts (GeoJSON) beside it if there are any: arguments for a build. */
export function writeSample(folder, subdistricts) {
  const [source, boundaries] = ["source", "boundaries"].map((name) => join(folder, name));
  index("sample", "--out", source);
  if (!subdistricts) return { source, boundaries: [] };
  mkdirSync(boundaries);
  writeFileSync(join(boundaries, "subdistricts.geojson"), JSON.stringify(subdistricts));
  return { source, boundaries: ["--boundaries", boundaries] };
}

/** A folder that is removed when a test is over. */
export const temporaryFolder = () => mkdtempSync(join(tmpdir(), "pakmut-browser-"));

/** What a folder of the sample is made by: changed, it is made anew. */
const MAKERS = [
  ...["indexer", "search-server"].map((name) => join(programs, name)),
  ...["server.mjs", "back-office.mjs", "postgresql.mjs"].map((name) => new URL(name, import.meta.url).pathname),
];

/** A folder with what `make` puts into one, which is done once for each `what`: it takes longer than many a test. */
export function copyOf(what, make) {
  const ages = MAKERS.map((path) => statSync(path).mtimeMs);
  const name = createHash("sha256").update(JSON.stringify([what, ages])).digest("hex").slice(0, 16);
  const made = join(kept, name);
  const folder = temporaryFolder();
  if (existsSync(made)) {
    cpSync(made, folder, { recursive: true });
    return folder;
  }
  make(folder);
  mkdirSync(kept, { recursive: true });
  tidy(Math.max(...ages));
  const copying = mkdtempSync(join(kept, "copying-"));
  cpSync(folder, copying, { recursive: true });
  try {
    renameSync(copying, made);
  } catch (error) {
    // Tests of another file were faster.
    if (!existsSync(made)) throw error;
    rmSync(copying, { recursive: true });
  }
  return folder;
}

/** Removes what was made for older programs. */
function tidy(age) {
  const old = readdirSync(kept).filter((name) => statSync(join(kept, name)).mtimeMs < age);
  for (const name of old) rmSync(join(kept, name), { recursive: true, force: true });
}

/**
 * Indexes the sample, with subdistricts (GeoJSON) if there are any, and serves it on a free port, with the lines of a settings file
 * if there are any. Gives the address and a function that stops the server.
 */
export async function serveSample(settings = "", subdistricts = undefined) {
  const folder = copyOf(["sample", subdistricts], (made) => {
    const { source, boundaries } = writeSample(made, subdistricts);
    index("build", "--source", source, "--out", join(made, "index"), ...boundaries);
  });
  return serve(folder, settings, () => rmSync(folder, { recursive: true }));
}

/** Settings of every server: a question may take as long as it does on a busy machine, with a build for development. */
const PATIENT = "request_ms = 30000\n";

/**
 * Serves the index in a folder on a free port, with the lines of a settings file. Gives the address and a function that stops the
 * server and tidies up behind it.
 */
export async function serve(folder, settings, tidy) {
  const file = join(folder, "server.toml");
  writeFileSync(file, PATIENT + settings);
  const server = spawn(
    join(programs, "search-server"),
    ["--index", join(folder, "index"), "--config", file, "--listen", "127.0.0.1:0", "--ops-listen", "127.0.0.1:0"],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let log = "";
  server.stderr.on("data", (chunk) => (log += chunk));
  const ended = new Promise((resolve) => server.on("exit", resolve));
  for await (const line of createInterface({ input: server.stdout })) {
    const address = line.match(/^listening on (http:.*)$/)?.[1];
    if (address) {
      const stop = async () => {
        server.kill("SIGTERM");
        const status = await ended;
        tidy();
        return { status, log };
      };
      return { address, stop };
    }
  }
  throw new Error(`the server isn't ready; its log:\n${log}`);
}

/** The page of a link by which an administrator comes in, made on the machine of the register. */
export function administratorLink(registry, email) {
  const args = ["admin", "create", "--registry", registry, "--email", email];
  return execFileSync(join(programs, "search-server"), args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}
