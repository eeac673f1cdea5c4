// What holds for every page: no serious finding of axe, the budget of bytes, and text of twice the size.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { launch } from "./browser.mjs";
import { serveSample } from "./server.mjs";

const AT = encodeURIComponent("2026-12-08T10:00:00+07:00");
const PATHS = [
  "/", "/search?q=บัตร", "/search?q=xyzzy", "/search?q=ทำบัตรประชาชนที่เซกา", "/find?procedure=id-card",
  `/find?procedure=id-card&place=3804&at=${AT}`, `/service-points/dopa-3804?at=${AT}`, "/procedures/id-card-first",
  "/no-such-page", `/find?procedure=id-card&place=3804&date=31/02/2569&time=13:00`,
].flatMap((path) => [path, `/en${path}`]);
const PHONE = { viewport: { width: 360, height: 740 }, colorScheme: "light" };
const WIDE = { viewport: { width: 1280, height: 900 }, colorScheme: "dark" };

/** Bytes of a page as they come over the network, without the map. */
const MOST_BYTES = 150 * 1024;

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serveSample()]);
  // The first sentence waits for the vocabulary, which the profile of development reads slowly.
  await fetch(`${server.address}/search?q=บัตร`);
});
after(async () => {
  await browser?.close();
  await server.stop();
});

for (const screen of [PHONE, WIDE]) {
  test(`axe has nothing to say about any page, ${screen.viewport.width} px, ${screen.colorScheme}`, async () => {
    // The page's own content security policy would refuse a script of ours.
    const context = await browser.newContext({ ...screen, baseURL: server.address, bypassCSP: true });
    const page = await context.newPage();
    const findings = [];
    for (const path of PATHS) {
      await page.goto(path);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      for (const { id, nodes } of violations) findings.push(`${path}: ${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    }
    assert.deepEqual(findings, []);
    await context.close();
  });
}

test("every page stays below 150 KiB without the map", async () => {
  const context = await browser.newContext({ ...PHONE, baseURL: server.address });
  for (const path of PATHS) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    let bytes = 0;
    session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.goto(path, { waitUntil: "networkidle" });
    assert.ok(bytes > 0 && bytes <= MOST_BYTES, `${path}: ${bytes} bytes`);
    await page.close();
  }
  await context.close();
});

test("text of twice the size fits every page", async () => {
  const context = await browser.newContext({ ...WIDE, baseURL: server.address });
  const page = await context.newPage();
  for (const path of PATHS) {
    await page.goto(path);
    const width = await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
      return document.documentElement.scrollWidth;
    });
    assert.ok(width <= WIDE.viewport.width, `${path} is ${width} px wide`);
  }
  await context.close();
});
