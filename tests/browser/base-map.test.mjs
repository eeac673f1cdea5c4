// A map that an operator put under ours: tiles of another server, or a file that our own gives out.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launch } from "./browser.mjs";
import { serveSample } from "./server.mjs";

const OFFICE = "/service-points/dopa-3804";
const WIDE = { width: 1280, height: 900 };
/** One red pixel. */
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==", "base64");

const folder = mkdtempSync(join(tmpdir(), "pakmut-base-map-"));
let browser;
before(async () => (browser = await launch()));
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Shows the map of an office with a base map, and gives what was asked for and what went wrong. */
async function shown(table) {
  const server = await serveSample(`[base_map]\n${table}\nattribution = "ผู้ทำแผนที่ <b>"\n`);
  const context = await browser.newContext({ viewport: WIDE, baseURL: server.address });
  const page = await context.newPage();
  const asked = [];
  const faults = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(OFFICE);
  await page.locator(".pin").waitFor();
  await page.waitForLoadState("networkidle");
  const credits = await page.locator(".maplibregl-ctrl-attrib").innerText();
  await context.close();
  const { log } = await server.stop();
  return { asked, faults, credits, log, address: server.address };
}

test("tiles of a server that the settings name are shown, and who made them is told as text", async () => {
  const served = [];
  const tiles = createServer((request, reply) => {
    served.push(request.url);
    reply.writeHead(200, { "content-type": "image/png", "access-control-allow-origin": "*" }).end(PNG);
  });
  await new Promise((resolve) => tiles.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${tiles.address().port}`;
  const { asked, faults, credits } = await shown(`tiles = "${origin}/{z}/{x}/{y}.png"`);
  tiles.close();
  assert.ok(served.length > 0 && served.every((path) => /^\/\d+\/\d+\/\d+\.png$/.test(path)), served.join());
  assert.ok(asked.some((url) => url.startsWith(origin)));
  assert.match(credits, /ผู้ทำแผนที่ <b>/);
  assert.deepEqual(faults, []);
});

test("a file of PMTiles on the machine is shown, and nobody else is asked", async () => {
  const file = join(folder, "map.pmtiles");
  writeFileSync(file, pmtiles(PNG));
  const { asked, faults, address } = await shown(`pmtiles = "${file}"`);
  assert.ok(asked.some((url) => url === `${address}/base-map.pmtiles`));
  assert.deepEqual(asked.filter((url) => !url.startsWith(address) && !/^(data|blob):/.test(url)), []);
  assert.deepEqual(faults, []);
});

test("a base map that can't be had leaves the plain one", async () => {
  const { faults } = await shown('tiles = "http://127.0.0.1:9/{z}/{x}/{y}.png"');
  // The browser itself tells of each tile that it couldn't get.
  assert.deepEqual(faults.filter((fault) => !/ERR_CONNECTION_REFUSED|ERR_UNSAFE_PORT/.test(fault)), []);
});

/** A file of PMTiles version 3 with one picture for the whole world. */
function pmtiles(picture) {
  const varints = (...numbers) => Buffer.from(numbers.flatMap((number) => {
    const bytes = [];
    for (; number >= 128; number >>= 7) bytes.push((number & 127) | 128);
    return [...bytes, number];
  }));
  // One entry: tile 0, one in a row, its length, and its place plus one.
  const directory = varints(1, 0, 1, picture.length, 1);
  const metadata = Buffer.from("{}");
  const header = Buffer.alloc(127);
  header.write("PMTiles", 0);
  header[7] = 3;
  const parts = [directory.length, metadata.length, 0, picture.length];
  let at = 127;
  parts.forEach((length, index) => {
    header.writeBigUInt64LE(BigInt(at), 8 + index * 16);
    header.writeBigUInt64LE(BigInt(length), 16 + index * 16);
    at += length;
  });
  for (const offset of [72, 80, 88]) header.writeBigUInt64LE(1n, offset);
  // Clustered, nothing compressed, PNG, zoom 0 alone.
  header.set([1, 1, 1, 2, 0, 0], 96);
  [-180e7, -85e7, 180e7, 85e7].forEach((degrees, index) => header.writeInt32LE(degrees, 102 + index * 4));
  return Buffer.concat([header, directory, metadata, picture]);
}
