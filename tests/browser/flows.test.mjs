// What citizens come for, from the first page to the call or the way.
import assert from "node:assert/strict";
import { test } from "node:test";

import { AT_TUESDAY, PHONE, WIDE, change, sampleSite } from "./browser.mjs";

/** Near the market of Seka. */
const SEKA = { latitude: 17.921_234_5, longitude: 103.951_234_5 };

const { open } = sampleSite();

const SCREENS = [["a phone", PHONE], ["a wide screen", WIDE]];

for (const [screen, viewport] of SCREENS) {
  test(`someone of 70 finds who makes an ID card near Seka, what to bring and whom to call, with four taps, on ${screen}`, async () => {
    const { context, page, faults, asked } = await open({ viewport, geolocation: SEKA, permissions: ["geolocation"] });
    let taps = 0;
    const tap = async (target) => {
      await target.click();
      taps += 1;
    };
    await page.goto(`/?${AT_TUESDAY}`);
    await tap(page.getByRole("link", { name: "ต่อบัตรประชาชน" }));
    await tap(page.getByRole("button", { name: "ใช้ตำแหน่งของฉัน" }));
    const best = page.locator(".best");
    await best.getByRole("link", { name: /ที่ว่าการอำเภอเซกา/ }).waitFor();
    assert.match(await best.innerText(), /เปิดอยู่ ปิด 15:30/);
    assert.match(await best.innerText(), /ถึงแล้วทันรับบริการ/);
    assert.match(await best.innerText(), /เวลาทำการ: วันจันทร์–ศุกร์/);
    assert.match(await page.getByRole("region", { name: "สิ่งที่ต้องเตรียม" }).innerText(), /บัตรประจำตัวประชาชนใบเดิม/);
    const call = best.getByRole("link", { name: /^โทร/ });
    assert.match(await call.getAttribute("href"), /^tel:\d{9,10}$/);
    // The call itself is a tap too. Nothing has to be scrolled to on the way to it.
    assert.ok(taps + 1 <= 4);
    assert.ok((await call.boundingBox()).y < viewport.height, "the call is on the first screen");
    assert.ok(asked.every((address) => !address.includes("17.92") && !address.includes("103.95")), asked.join("\n"));
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`whoever types the same finds the same, on ${screen}`, async () => {
    const { context, page, faults } = await open({ viewport });
    await page.goto(`/?${AT_TUESDAY}`);
    const field = page.getByRole("combobox");
    await field.fill("ทำบัตรประชาชน เซกา");
    await field.press("Enter");
    const best = page.locator(".best");
    await best.getByRole("link", { name: /ที่ว่าการอำเภอเซกา/ }).waitFor();
    await best.getByRole("link", { name: /^โทร/ }).waitFor();
    await page.getByRole("region", { name: "สิ่งที่ต้องเตรียม" }).getByText("ต่อบัตรประชาชน").click();
    await page.getByRole("checkbox", { name: /บัตรประจำตัวประชาชนใบเดิม/ }).check();
    assert.deepEqual(faults, []);
    await context.close();
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a commuter finds where the car's tax is taken after work, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const { context, page, faults } = await open({ javaScriptEnabled });
    await page.goto(`/?${AT_TUESDAY}`);
    await page.locator("#q").fill("ต่อภาษีรถ บึงกาฬ หลังเลิกงาน");
    await page.getByRole("button", { name: "ค้นหา" }).click();
    const best = page.locator(".best");
    const text = await best.innerText();
    assert.match(text, /อังคาร 8 ธ\.ค\. 69 17:00–24:00/);
    assert.match(text, /จุดบริการนอกเวลาราชการ เทศบาลเมืองบึงกาฬ/);
    assert.match(text, /เปิดอยู่ ปิด 20:00/);
    assert.match(text, /ออกเดินทางไม่เกินราว 1[89]:\d\d จะทันรับบริการ/);
    const directions = best.getByRole("link", { name: "ดูเส้นทาง" });
    assert.match(await directions.getAttribute("href"), /^https:\/\/.*destination=18\.\d+,103\.\d+$/);
    // Who may do it online needn't go at all.
    await page.getByRole("heading", { name: "เรื่องนี้ทำทางอินเทอร์เน็ตได้ด้วย" }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`each part of a sentence is changed in place and taken away, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const { context, page, faults } = await open({ javaScriptEnabled });
    await page.goto(`/search?q=${encodeURIComponent("ทำบัตรประชาชน เซกา วันเสาร์")}&${AT_TUESDAY}`);
    await change(page, "อำเภอเซกา");
    await page.getByLabel(/^ที่อื่น/).fill("พรเจริญ");
    await page.getByRole("button", { name: "ดูสำนักงาน" }).click();
    await page.locator(".asked summary").filter({ hasText: "อำเภอพรเจริญ" }).waitFor();
    await change(page, "เสาร์ 12 ธ.ค. 69");
    await page.getByRole("link", { name: "พรุ่งนี้", exact: true }).click();
    await page.locator(".asked summary").filter({ hasText: "พุธ 9 ธ.ค. 69" }).waitFor();
    await page.locator(".best").getByRole("link", { name: /ที่ว่าการอำเภอพรเจริญ/ }).waitFor();
    await page.getByRole("link", { name: "เอาสถานที่ออก" }).click();
    await page.locator('#q[value="ทำบัตรประชาชน พรุ่งนี้"]').waitFor();
    await page.getByRole("link", { name: "เอาเวลาออก" }).click();
    await page.locator('#q[value="ทำบัตรประชาชน"]').waitFor();
    await page.getByRole("link", { name: "เอาเรื่องออก" }).click();
    await page.waitForURL((address) => address.pathname === "/");
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("offices are filtered by kind, distance and whether they are open, also from a position", async () => {
  const { context, page, faults, asked } = await open({ geolocation: SEKA, permissions: ["geolocation"] });
  await page.goto("/find?procedure=id-card");
  await page.getByRole("button", { name: "ใช้ตำแหน่งของฉัน" }).click();
  await change(page, "กรอง");
  await page.getByLabel("ไกลแค่ไหน").selectOption({ label: "ไม่เกิน 20 กม." });
  await page.getByLabel("ชนิดของสำนักงาน").selectOption({ label: "ที่ว่าการอำเภอ" });
  await page.getByRole("button", { name: "กรอง", exact: true }).click();
  await page.locator(".asked summary").filter({ hasText: "กรองอยู่ 2 ข้อ" }).waitFor();
  const distances = await page.locator(".best strong.whole, .cards strong.whole").allInnerTexts();
  assert.ok(distances.length > 0 && distances.every((text) => parseFloat(text) <= 20), distances.join(" "));
  await change(page, "กรองอยู่");
  await page.getByRole("button", { name: "เลิกกรองทั้งหมด" }).click();
  assert.ok((await page.locator(".cards > li").count()) > distances.length - 1);
  assert.ok(asked.every((address) => !address.includes("17.92") && !address.includes("103.95")), asked.join("\n"));
  assert.deepEqual(faults, []);
  await context.close();
});

test("near me is asked of the first page, and a no is answered with what to do instead", async () => {
  const near = await open({ geolocation: SEKA, permissions: ["geolocation"] });
  await near.page.goto("/");
  await near.page.getByRole("combobox").fill("ต่อใบขับขี่");
  // The suggestions stay open, and don't cover it.
  await near.page.getByRole("option").first().waitFor();
  await near.page.getByRole("button", { name: "ใกล้ฉัน" }).click();
  await near.page.locator(".best").getByText("ใกล้ตำแหน่งของคุณที่สุด").waitFor();
  // The field of the first page isn't left with a position for whoever comes back to it.
  await near.page.goBack();
  assert.deepEqual(await near.page.locator("input[name=lat], input[name=lon]").evaluateAll((all) => all.map(({ value }) => value)), ["", ""]);
  await near.page.getByRole("combobox").fill("");
  await near.page.getByRole("button", { name: "ใกล้ฉัน" }).click();
  await near.page.locator(".asked summary").filter({ hasText: "ใกล้คุณ" }).waitFor();
  assert.deepEqual(near.faults, []);
  await near.context.close();
  const refused = await open({ permissions: [] });
  await refused.page.goto("/");
  await refused.page.getByRole("button", { name: "ใกล้ฉัน" }).click();
  await refused.page.getByRole("status").filter({ hasText: "พิมพ์ชื่อตำบลหรืออำเภอ" }).waitFor();
  assert.deepEqual(refused.faults, []);
  await refused.context.close();
});

test("what is only done online needs no way, and says so with the link", async () => {
  const { context, page, faults } = await open();
  for (const path of ["/find?procedure=income-tax-online", `/search?q=${encodeURIComponent("ยื่นภาษีออนไลน์")}`]) {
    await page.goto(path);
    await page.getByRole("heading", { name: "ไม่ต้องไปที่สำนักงาน" }).waitFor();
    assert.match(await page.getByRole("link", { name: "ทำเรื่องนี้ทางอินเทอร์เน็ต" }).getAttribute("href"), /^https:/);
  }
  assert.deepEqual(faults, []);
  await context.close();
});
