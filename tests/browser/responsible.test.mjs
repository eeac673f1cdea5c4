// Whoever asks for an allowance is led to the office of the house registration, and the place stands in no address.
import assert from "node:assert/strict";
import { test } from "node:test";

import { AT_TUESDAY, PHONE, assertFits, assertTappable, sampleSite } from "./browser.mjs";

/** Near the centre of Sok Kam, and the subdistrict as a square around it. */
const SOK_KAM = { latitude: 18.088_765_4, longitude: 104.028_765_4 };
const SQUARE = {
  type: "FeatureCollection",
  features: [{
    type: "Feature",
    properties: { code: "380409", name_th: "โสกก่าม", name_en: "Sok Kam" },
    geometry: { type: "Polygon", coordinates: [[[103.9, 18.0], [104.1, 18.0], [104.1, 18.2], [103.9, 18.2], [103.9, 18.0]]] },
  }],
};
const ALLOWANCE = `/responsible?procedure=old-age-allowance&${AT_TUESDAY}`;
const HERE = /^ใช้ตำแหน่งของฉัน/;

const { open } = sampleSite();
const { open: openWithBoundaries } = sampleSite("", SQUARE);

const isKept = (asked) => asked.every((address) => !/18\.08|104\.02|lat=|lon=/.test(decodeURIComponent(address)));

for (const javaScriptEnabled of [true, false]) {
  test(`from the allowance to its office, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const { context, page, faults, asked } = await open({ javaScriptEnabled });
    await page.goto(`/find?procedure=old-age-allowance&${AT_TUESDAY}`);
    await page.getByLabel("ตำบลที่มีชื่อคุณในทะเบียนบ้าน").first().fill("ตำบลโสกก่าม");
    await page.getByRole("button", { name: "ดูว่าต้องไปที่ไหน" }).click();
    const answer = page.locator(".responsible");
    await answer.getByRole("link", { name: "องค์การบริหารส่วนตำบลโสกก่าม" }).waitFor();
    assert.match(await answer.innerText(), /ต้องไปที่นี่[\s\S]*เปิดอยู่[\s\S]*รับเฉพาะผู้มีทะเบียนบ้านในตำบลโสกก่าม/);
    assert.match(await answer.getByRole("link", { name: /โทร/ }).getAttribute("href"), /^tel:/);
    assert.match(await page.locator("#bring ~ .checklist").innerText(), /บัตรประจำตัวประชาชน/);
    assert.ok(asked.every((address) => !decodeURIComponent(address).includes("โสกก่าม") && !address.includes("380409")), asked.join("\n"));
    if (javaScriptEnabled) {
      await assertFits(page);
      await assertTappable(answer.locator("a.action"));
    }
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("a shared subdistrict, a shared name and a slip have a next step each", async () => {
  const { context, page, faults } = await open();
  const ask = async (place) => {
    await page.goto(`/responsible?procedure=old-age-allowance&${AT_TUESDAY}`);
    await page.locator("#home").fill(place);
    await page.locator("#home").press("Enter");
    await page.waitForLoadState();
  };
  await ask("ท่าสะอาด เซกา");
  assert.match(await page.locator(".responsible").innerText(), /อาจเป็นแห่งใดแห่งหนึ่งใน 2 แห่งนี้[\s\S]*สำนักทะเบียน/);
  await ask("ศรีชมภู บึงกาฬ");
  await page.getByRole("button", { name: /ตำบลศรีชมภู อำเภอโซ่พิสัย/ }).click();
  await page.getByRole("heading", { name: "ต้องไปที่นี่" }).waitFor();
  const refused = page.waitForResponse((response) => response.status() === 400);
  await ask("ตำบลไม่มีจริง");
  await refused;
  await page.getByRole("alert").waitFor();
  assert.equal(await page.locator("#home").inputValue(), "ตำบลไม่มีจริง");
  assert.deepEqual(faults.filter((fault) => !/400/.test(String(fault))), []);
  await context.close();
});

test("whoever is there now sends the position instead of a name, in no address", async () => {
  const { context, page, faults, asked } = await openWithBoundaries({ geolocation: SOK_KAM, permissions: ["geolocation"] });
  for (const from of [ALLOWANCE, `/find?procedure=old-age-allowance&${AT_TUESDAY}`]) {
    await page.goto(from);
    await page.getByRole("button", { name: HERE }).filter({ hasText: "ตอนนี้อยู่ที่นั่น" }).click();
    await page.getByRole("heading", { name: "ต้องไปที่นี่" }).waitFor();
    await page.locator(".responsible").getByRole("link", { name: "องค์การบริหารส่วนตำบลโสกก่าม" }).waitFor();
  }
  assert.ok(isKept(asked), asked.join("\n"));
  assert.deepEqual(faults, []);
  await context.close();
});

test("a register without boundaries asks which of the subdistricts near the position it is", async () => {
  const { context, page, faults, asked } = await open({ geolocation: SOK_KAM, permissions: ["geolocation"] });
  await page.goto(ALLOWANCE);
  await page.getByRole("button", { name: HERE }).click();
  await page.getByRole("heading", { name: "ตำบลใกล้ตำแหน่งของคุณ" }).waitFor();
  await page.getByRole("button", { name: /ตำบลโสกก่าม อำเภอเซกา/ }).click();
  await page.getByRole("heading", { name: "ต้องไปที่นี่" }).waitFor();
  assert.ok(isKept(asked), asked.join("\n"));
  assert.deepEqual(faults, []);
  await context.close();
});

test("a no to the question for a position is answered with what to do instead", async () => {
  const { context, page, faults } = await open({ permissions: [] });
  await page.goto(ALLOWANCE);
  await page.getByRole("button", { name: HERE }).click();
  await page.getByRole("status").filter({ hasText: "พิมพ์ชื่อตำบลแทนได้" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/responsible");
  assert.deepEqual(faults, []);
  await context.close();
});

for (const [language, prefix, place, call] of [["Thai", "", "ตำบลโสกก่าม", /^โทร/], ["English", "/en", "Sok Kam, Seka", /^Call/]]) {
  test(`the call of the responsible office is on the first screen of a phone, in ${language}`, async () => {
    const { context, page } = await open();
    await page.goto(`${prefix}${ALLOWANCE}`);
    await page.locator("#home").fill(place);
    await page.locator("#home").press("Enter");
    const link = page.locator(".responsible .cards").getByRole("link", { name: call }).first();
    await link.waitFor();
    const { y, height } = await link.boundingBox();
    assert.ok(y + height <= PHONE.height, `the call ends ${y + height} px down`);
    assert.match(await link.getAttribute("href"), /^tel:\d{9,10}$/);
    await context.close();
  });
}
