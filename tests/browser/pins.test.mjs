// The page of the pin doctor, which is one file: opened as a clerk opens it.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { PHONE, WIDE, assertFits, launch } from "./browser.mjs";
import { index } from "./server.mjs";

/** One subdistrict of the sample's province, by a square. */
const SUBDISTRICTS = {
  type: "FeatureCollection",
  features: [{
    type: "Feature",
    properties: { code: "380401", name_th: "เซกา", name_en: "Seka" },
    geometry: { type: "Polygon", coordinates: [[[103.8, 17.8], [104.1, 17.8], [104.1, 18.1], [103.8, 18.1], [103.8, 17.8]]] },
  }],
};

let folder;
let browser;
let report;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "pakmut-pins-"));
  const [source, boundaries, out] = ["source", "boundaries", "pins.html"].map((name) => join(folder, name));
  mkdirSync(boundaries);
  writeFileSync(join(boundaries, "subdistricts.geojson"), JSON.stringify(SUBDISTRICTS));
  index("sample", "--out", source);
  index("pins", "--source", source, "--boundaries", boundaries, "--format", "html", "--out", out);
  report = pathToFileURL(out).href;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** The report with all its rows. */
async function open(options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(report);
  await page.getByLabel("โอกาสคลาดเกิน 1 กม.").selectOption("");
  return { context, page, faults };
}

/** The names of rows that are chosen. */
const chosen = (page) => page.locator('#queue tr[aria-selected="true"] button').allInnerTexts();

/** A pin that stands alone on the map as it is shown, with its place on the screen and its row in the queue on the page. */
async function lonelyPin(page) {
  await page.locator("#map").scrollIntoViewIfNeeded();
  const { left, top, name } = await page.evaluate(() => {
    const ratio = window.devicePixelRatio, width = canvas.width, height = canvas.height;
    const pins = shown.filter((row) => row.at).map((row) => ({ row, at: place(row.at) }));
    const isAlone = (pin) => pins.every((other) => other === pin || Math.hypot(other.at[0] - pin.at[0], other.at[1] - pin.at[1]) > 30 * ratio);
    const inside = ([x, y]) => x > 40 * ratio && y > 40 * ratio && x < width - 80 * ratio && y < height - 40 * ratio;
    const listed = new Set(shown.slice(0, count));
    const pin = pins.find((one) => one.row !== window.chosen && listed.has(one.row) && one.row.name !== document.querySelector("#detail h3").textContent && inside(one.at) && isAlone(one));
    const box = canvas.getBoundingClientRect();
    return { left: box.left + pin.at[0] / ratio, top: box.top + pin.at[1] / ratio, name: pin.row.name };
  });
  return { left, top, name };
}

for (const [screen, viewport, deviceScaleFactor] of [["a wide screen", WIDE, 1], ["a phone of two pixels a point", PHONE, 2]]) {
  test(`a click on a pin of the map picks it in the queue and tells about it, on ${screen}`, async () => {
    const { context, page, faults } = await open({ viewport, deviceScaleFactor });
    // Near by, so that pins stand apart.
    await page.locator("#queue button").first().click();
    const before = await page.locator("#detail h3").innerText();
    const { left, top, name } = await lonelyPin(page);
    assert.notEqual(name, before);
    await page.mouse.click(left, top);
    assert.equal(await page.locator("#detail h3").innerText(), name);
    assert.deepEqual(await chosen(page), [name]);
    // A drag moves the map and picks nothing; nor does a click on no pin.
    await page.mouse.move(left, top);
    await page.mouse.down();
    await page.mouse.move(left + 25, top + 25, { steps: 5 });
    await page.mouse.up();
    assert.equal(await page.locator("#detail h3").innerText(), name);
    const moved = await page.evaluate((name) => place(rows.find((row) => row.name === name).at), name);
    const box = await page.locator("#map").boundingBox();
    assert.ok(Math.abs(box.x + moved[0] / deviceScaleFactor - left - 25) < 6, "the map follows the hand");
    await assertFits(page);
    assert.deepEqual(faults, []);
    await context.close();
  });
}
