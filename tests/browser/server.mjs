import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const programs = new URL("../../target/debug/", import.meta.url).pathname;

/** Runs the indexer. */
export function index(...args) {
  execFileSync(join(programs, "indexer"), args, { stdio: ["ignore", "pipe", "pipe"] });
}

/**
 * Indexes the sample, with subdistricts (GeoJSON) if there are any, and serves it on a free port, with further arguments of the
 * server if there are any. Gives the address and a function that stops the server.
 */
export async function serveSample(options = [], subdistricts = undefined) {
  const folder = mkdtempSync(join(tmpdir(), "pakmut-browser-"));
  const [source, snapshots, boundaries] = ["source", "index", "boundaries"].map((name) => join(folder, name));
  index("sample", "--out", source);
  if (subdistricts) {
    mkdirSync(boundaries);
    writeFileSync(join(boundaries, "subdistricts.geojson"), JSON.stringify(subdistricts));
  }
  index("build", "--source", source, "--out", snapshots, ...(subdistricts ? ["--boundaries", boundaries] : []));
  const server = spawn(
    join(programs, "search-server"),
    ["--index", snapshots, "--listen", "127.0.0.1:0", "--ops-listen", "127.0.0.1:0", ...options],
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
        rmSync(folder, { recursive: true });
        return { status, log };
      };
      return { address, stop };
    }
  }
  throw new Error(`the server isn't ready; its log:\n${log}`);
}
