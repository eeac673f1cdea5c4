import assert from "node:assert/strict";
import { after, before } from "node:test";

import { chromium } from "playwright-core";

import { serveSample } from "./server.mjs";

/** Screens that every page is made for. */
export const PHONE = { width: 360, height: 740 };
export const WIDE = { width: 1280, height: 900 };

/** A Tuesday at ten in the morning, when district offices are open; and the same in an address. */
export const TUESDAY = "2026-12-08T10:00:00+07:00";
export const AT_TUESDAY = `at=${encodeURIComponent(TUESDAY)}`;

/** The browser of the system, so that a run needs no download of its own. */
const executablePath = process.env.PAKMUT_CHROMIUM ?? "/usr/bin/chromium";

const args = [
  // Chromium refuses its sandbox to root, and containers run as root.
  "--no-sandbox",
  "--disable-gpu",
  // Maps are drawn by WebGL, here on the processor.
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  // Only the server under test is asked for anything, and over TCP.
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium without a window. The caller closes it, best in `after`. */
export function launch() {
  return chromium.launch({ executablePath, args, headless: true });
}

/** The site with its sample data and a browser, for all tests of a file: gives what opens pages. The server may be told
 * more, and the index given subdistricts (GeoJSON). A warning in its log fails the file. */
export function sampleSite(settings = "", subdistricts = undefined) {
  let browser;
  let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serveSample(settings, subdistricts)]);
    // The first sentence waits for the vocabulary, which the profile of development reads slowly.
    await fetch(`${server.address}/search?q=บัตร`);
  });
  after(async () => {
    await browser?.close();
    const { status, log } = await server.stop();
    assert.equal(status, 0);
    assert.doesNotMatch(log, /WARN|ERROR/);
  });
  return {
    /** A page of a phone, unless the options of the context say otherwise. `asked` are the addresses of its requests,
     * `faults` its errors and requests to anyone but the server. */
    open: (options = {}) => openPage(browser, server.address, options),
  };
}

/** A page at an address, watched. */
export async function openPage(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: PHONE, baseURL: address, ...options });
  const page = await context.newPage();
  const [faults, asked] = [[], []];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => {
    asked.push(request.url());
    const isOurs = [address, "data:", `blob:${address}`].some((start) => request.url().startsWith(start));
    if (!isOurs) faults.push(request.url());
  });
  return { context, page, faults, asked };
}

/** Opens a part of what was asked, by a word of it, so that it can be changed. */
export async function change(page, part) {
  await page.locator(".asked summary").filter({ hasText: part }).click();
}

/** Fails where something is wider than the screen. */
export async function assertFits(page) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= page.viewportSize().width, `${page.url()} is ${width} px wide`);
}

/** Fails where something that can be tapped is lower than 44 px. */
export async function assertTappable(targets) {
  for (const target of await targets.all()) {
    const { height } = await target.boundingBox();
    assert.ok(height >= 44, `${await target.evaluate((element) => element.outerHTML)} is ${height} px high`);
  }
}
