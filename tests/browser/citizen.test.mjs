import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch } from "./browser.mjs";
import { serveSample } from "./server.mjs";

/** A Tuesday at ten in the morning: the district office is open. */
const AT = "2026-12-08T10:00:00+07:00";
const PHONE = { width: 360, height: 740 };

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serveSample()]);
});
after(async () => {
  await browser?.close();
  const { status, log } = await server.stop();
  assert.equal(status, 0);
  assert.doesNotMatch(log, /WARN|ERROR/);
});

/** A page of a phone that fails the test on an error in the page or a request to anyone but the server. */
async function open(options = {}) {
  const context = await browser.newContext({ viewport: PHONE, baseURL: server.address, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.address) && !request.url().startsWith("data:")) faults.push(request.url());
  });
  return { context, page, faults };
}

/** Whether everything fits the width of the screen. */
async function assertFits(page) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= PHONE.width, `${page.url()} is ${width} px wide`);
}

for (const javaScriptEnabled of [true, false]) {
  test(`from a common task to the district office of Seka, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const { context, page, faults } = await open({ javaScriptEnabled });
    await page.goto(`/?at=${encodeURIComponent(AT)}`);
    await page.getByRole("link", { name: /บัตรประชาชน/ }).first().click();
    await page.getByLabel(/ใกล้|สถานที่|ที่ไหน/).selectOption("3804");
    await page.getByRole("button", { name: /หา|ดู|แสดง/ }).first().click();
    const best = page.locator(".best");
    await best.getByRole("link", { name: /ที่ว่าการอำเภอเซกา/ }).waitFor();
    const text = await best.innerText();
    assert.match(text, /เปิดอยู่/);
    assert.match(text, /กม\.|เมตร/);
    const directions = best.getByRole("link", { name: /เส้นทาง|นำทาง/ });
    assert.match(await directions.getAttribute("href"), /^https:.*destination=17\.\d+(,|%2C)103\.\d+/);
    if (javaScriptEnabled) await assertFits(page);
    await best.getByRole("link", { name: /ที่ว่าการอำเภอเซกา/ }).click();
    assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /ที่ว่าการอำเภอเซกา/);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("the browser's position finds the office and never stands in an address", async () => {
  const { context, page, faults } = await open({
    permissions: ["geolocation"],
    geolocation: { latitude: 17.912_345_6, longitude: 103.954_321 },
  });
  const addresses = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto(`/find?procedure=id-card&at=${encodeURIComponent(AT)}`);
  await page.getByRole("button", { name: /ตำแหน่ง/ }).click();
  await page.locator(".best").waitFor();
  assert.match(await page.locator(".best").innerText(), /ที่ว่าการอำเภอเซกา/);
  assert.ok(addresses.every((address) => !address.includes("17.91") && !address.includes("103.95")), addresses.join("\n"));
  assert.deepEqual(faults, []);
  await context.close();
});

test("a position that is refused is answered with the next step", async () => {
  const { context, page, faults } = await open({ permissions: [] });
  await page.goto("/find?procedure=id-card");
  await page.getByRole("button", { name: /ตำแหน่ง/ }).click();
  const status = page.getByRole("status");
  await status.filter({ hasText: /เลือก/ }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("every page fits a phone, in both languages, and has one main heading", async () => {
  const { context, page, faults } = await open();
  const paths = ["/", "/search?q=บัตร", "/search?q=xyzzy", "/find?procedure=id-card", "/find?procedure=id-card&place=3804",
    "/service-points/dopa-3804", "/procedures/id-card-first", "/no-such-page"];
  for (const path of paths.flatMap((path) => [path, `/en${path}`])) {
    const reply = await page.goto(path);
    assert.equal(reply.status(), path.endsWith("/no-such-page") ? 404 : 200, path);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, path);
    assert.equal(await page.locator("html").getAttribute("lang"), path.startsWith("/en") ? "en" : "th", path);
    await assertFits(page);
  }
  assert.deepEqual(faults.filter((fault) => !fault.includes("404")), []);
  await context.close();
});
