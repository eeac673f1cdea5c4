import assert from "node:assert/strict";
import { test } from "node:test";

import { AT_TUESDAY, WIDE, assertFits, assertTappable, sampleSite } from "./browser.mjs";

const SEKA = `/find?procedure=id-card&place=3804&${AT_TUESDAY}`;

const { open } = sampleSite();

test("on a phone the map is there when it is asked for, and shows the offices of the list in its order", async () => {
  const { context, page, faults, asked } = await open();
  await page.goto(SEKA);
  const toggle = page.getByRole("button", { name: "ดูแผนที่" });
  await toggle.waitFor();
  assert.ok((await toggle.boundingBox()).height >= 44);
  assert.ok(asked.every((address) => !address.includes("maplibre") && !address.includes("/v1/tiles/")));
  // A worker asks for the tiles.
  const tile = page.waitForRequest(/\/v1\/tiles\/\d+\/\d+\/\d+\.mvt\?procedure=id-card/);
  await toggle.click();
  const pins = page.locator(".pin");
  await pins.first().waitFor();
  await page.locator(".maplibregl-canvas").waitFor();
  const names = await page.locator(".best h2 a, .cards h3 a").allInnerTexts();
  const labels = await pins.evaluateAll((pins) => pins.map((pin) => pin.getAttribute("aria-label")));
  labels.forEach((label, index) => {
    assert.ok(label.startsWith(`${index + 1}. ${names[index]} · `), `${label}: ${names[index]}`);
    assert.match(label, /(เปิดอยู่|ปิดอยู่|ไม่ทราบเวลา.*)$/);
  });
  assert.ok(labels.length > 0 && labels.length <= names.length);
  await assertTappable(page.locator(".pin, .maplibregl-ctrl-group button"));
  await assertFits(page);
  await tile;
  await page.getByRole("button", { name: "ซ่อนแผนที่" }).click();
  assert.equal(await page.locator(".maplibregl-canvas").isVisible(), false);
  assert.deepEqual(faults, []);
  await context.close();
});

test("on a wide screen the map comes by itself, and the keyboard moves it, in both languages", async () => {
  for (const [prefix, name] of [["", "แผนที่ของสำนักงาน"], ["/en", "Map of the offices"]]) {
    const { context, page, faults } = await open({ viewport: WIDE });
    await page.goto(`${prefix}${SEKA}`);
    const canvas = page.locator("canvas.maplibregl-canvas");
    await canvas.waitFor();
    assert.equal(await canvas.getAttribute("aria-label"), name);
    const pin = page.locator(".pin").first();
    await pin.waitFor();
    const before = await pin.boundingBox();
    await canvas.focus();
    await canvas.press("ArrowRight");
    await page.waitForFunction(
      ({ x }) => Math.abs(document.querySelector(".pin").getBoundingClientRect().x - x) > 50,
      before,
    );
    assert.deepEqual(faults, []);
    await context.close();
  }
});

test("without JavaScript there is no map and nothing is missing", async () => {
  const { context, page } = await open({ javaScriptEnabled: false });
  await page.goto(SEKA);
  assert.equal(await page.locator("[data-island=map]").isVisible(), false);
  await page.locator(".best").getByRole("link").first().waitFor();
  await context.close();
});
