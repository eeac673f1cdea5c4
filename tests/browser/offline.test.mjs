// Answers that were seen are read without a network.
import assert from "node:assert/strict";
import { test } from "node:test";

import { AT_TUESDAY, sampleSite } from "./browser.mjs";

const SEKA = `/find?procedure=id-card&place=3804&${AT_TUESDAY}`;

const { open } = sampleSite();

/** Takes the network away. A worker that has just begun hears of it later than its pages. */
async function unplug(context, page) {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(1500);
  await context.setOffline(true);
}

/** Waits until a page is kept on the device. */
async function kept(page, part) {
  await page.waitForFunction(async (part) => {
    const keys = await (await caches.open("pages")).keys();
    return navigator.serviceWorker.controller?.state === "activated" && keys.some(({ url }) => url.includes(part));
  }, part);
}

test("the last answers are read without a network, and say that they are old", async () => {
  const { context, page } = await open();
  await page.goto(SEKA);
  await kept(page, "/find?procedure=id-card");
  await page.waitForLoadState("networkidle");
  await page.goto("/en/service-points/dopa-3804");
  await kept(page, "/en/service-points/dopa-3804");
  assert.equal(await page.locator("#kept").isVisible(), false);
  await unplug(context, page);
  await page.goto(SEKA);
  await page.locator("#kept").getByText(/ไม่มีอินเทอร์เน็ตตอนนี้ นี่คือหน้าที่เก็บไว้เมื่อ .* เวลา \d\d:\d\d/).waitFor();
  await page.locator(".best").getByRole("link", { name: /^โทร/ }).waitFor();
  // It looks as it did: its stylesheet is kept too.
  assert.ok((await page.locator(".best .action").first().boundingBox()).height >= 44);
  await context.setOffline(false);
  await page.reload();
  assert.equal(await page.locator("#kept").isVisible(), false);
  await context.close();
});

for (const [prefix, no, again] of [["", /ไม่มีอินเทอร์เน็ตตอนนี้ และหน้านี้ไม่ได้เก็บไว้/, "ลองอีกครั้ง"], ["/en", /You are offline, and this page isn't saved/, "Try again"]]) {
  test(`a page that isn't kept leads to those that are, ${prefix || "/th"}`, async () => {
    const { context, page } = await open();
    await page.goto(`${prefix}${SEKA}`);
    await kept(page, "/find?procedure=id-card");
    await unplug(context, page);
    await page.goto(`${prefix}/procedures/passport`);
    await page.locator("#kept").getByText(no).waitFor();
    await page.locator("[data-island=saved]").getByRole("link").first().click();
    await page.locator(".best").waitFor();
    await page.goBack();
    await context.setOffline(false);
    await page.getByRole("link", { name: again }).click();
    await page.locator("#kept").waitFor({ state: "hidden" });
    assert.match(page.url(), /procedures\/passport/);
    await context.close();
  });
}

test("an answer for a position is not kept, but the office that it names is, and all of it can be removed", async () => {
  const { context, page } = await open({ geolocation: { latitude: 17.921_234_5, longitude: 103.951_234_5 }, permissions: ["geolocation"] });
  await page.goto("/find?procedure=id-card");
  await kept(page, "/find?procedure=id-card");
  await page.getByRole("button", { name: "ใช้ตำแหน่งของฉัน" }).click();
  await page.locator(".best").waitFor();
  await kept(page, "/service-points/dopa-3804");
  const all = await page.evaluate(async () => {
    const texts = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) texts.push(request.url, await (await cache.match(request)).text());
    }
    return texts.join("\n") + JSON.stringify([{ ...localStorage }, { ...sessionStorage }]) + document.cookie;
  });
  assert.ok(!all.includes("17.92") && !all.includes("103.9512"));
  await page.goto("/saved");
  const saved = page.locator("[data-island=saved]");
  await saved.getByRole("link", { name: /ที่ว่าการอำเภอเซกา/ }).waitFor();
  await saved.getByRole("button", { name: "ลบทั้งหมดออกจากเครื่องนี้" }).click();
  await saved.getByText("ยังไม่มีหน้าที่เก็บไว้ในเครื่องนี้").waitFor();
  assert.equal(await saved.getByRole("link").count(), 0);
  await context.close();
});

test("the site can be installed", async () => {
  const { context, page, faults } = await open();
  await page.goto("/");
  const session = await context.newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A window without a history of its own counts as private.
  const errors = installabilityErrors.map(({ errorId }) => errorId).filter((error) => error !== "in-incognito");
  assert.deepEqual(errors, []);
  const { errors: faultsOfManifest } = await session.send("Page.getAppManifest");
  assert.deepEqual(faultsOfManifest, []);
  assert.deepEqual(faults, []);
  await context.close();
});
