import assert from "node:assert/strict";
import { test } from "node:test";

import { AT_TUESDAY, assertFits, assertTappable, sampleSite } from "./browser.mjs";

const { open } = sampleSite();

for (const javaScriptEnabled of [true, false]) {
  test(`from a common task to the district office of Seka, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const { context, page, faults } = await open({ javaScriptEnabled });
    await page.goto(`/?${AT_TUESDAY}`);
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
  const { context, page, faults, asked } = await open({
    permissions: ["geolocation"],
    geolocation: { latitude: 17.912_345_6, longitude: 103.954_321 },
  });
  await page.goto(`/find?procedure=id-card&${AT_TUESDAY}`);
  await page.getByRole("button", { name: /ตำแหน่ง/ }).click();
  await page.locator(".best").waitFor();
  assert.match(await page.locator(".best").innerText(), /ที่ว่าการอำเภอเซกา/);
  assert.ok(asked.every((address) => !address.includes("17.91") && !address.includes("103.95")), asked.join("\n"));
  assert.deepEqual(faults, []);
  await context.close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a day and a time are chosen and given up again, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const { context, page, faults } = await open({ javaScriptEnabled });
    await page.goto("/find?procedure=id-card&place=3804");
    await page.getByText("เปลี่ยนวันเวลา").click();
    // The constitution's day is a holiday; this one is typed in the Buddhist era.
    await page.getByLabel("วันที่", { exact: true }).fill("2569-12-10");
    await page.getByLabel("เวลา", { exact: true }).fill("10:00");
    await page.getByRole("button", { name: "ดูคำตอบ" }).click();
    await page.getByText("คำตอบสำหรับ พฤหัส 10 ธ.ค. 69 เวลา 10:00").waitFor();
    assert.match(await page.locator(".best").innerText(), /ปิด เปิดวัน.*พฤหัส 10 ธ\.ค\. 69 · วันรัฐธรรมนูญ/s);
    await page.locator(".best").getByRole("link", { name: /ที่ว่าการอำเภอเซกา/ }).click();
    await page.getByText("คำตอบสำหรับ พฤหัส 10 ธ.ค. 69 เวลา 10:00").waitFor();
    assert.match(await page.locator(".best [aria-current=date]").innerText(), /วันที่เลือก.*ปิด/s);
    await page.getByRole("link", { name: "ดูคำตอบสำหรับตอนนี้" }).click();
    assert.match(await page.locator(".chip").innerText(), /^ตอนนี้ \d\d:\d\d/);
    await page.getByText("เปลี่ยนวันเวลา").click();
    await page.getByRole("link", { name: "พรุ่งนี้เช้า 09:00" }).click();
    assert.match(await page.locator(".chip").innerText(), /คำตอบสำหรับ .* เวลา 09:00/);
    assert.match(page.url(), /[?&]at=/);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("what can't be read is explained beside its field, and the keyboard stands there", async () => {
  const { context, page } = await open();
  const reply = await page.goto("/find?procedure=id-card&place=3804&date=31/02/2569&time=13:00");
  assert.equal(reply.status(), 400);
  const field = page.getByLabel("วันที่", { exact: true });
  assert.ok(await field.evaluate((field) => field === document.activeElement));
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  const described = (await field.getAttribute("aria-describedby")).split(" ").map((id) => page.locator(`#${id}`));
  assert.match((await Promise.all(described.map((words) => words.innerText()))).join(" "), /31\/02\/2569/);
  assert.match(await page.getByRole("alert").innerText(), /ตอนนี้/);
  await assertFits(page);
  await context.close();
});

test("a position stays with the chosen moment, and out of addresses", async () => {
  const { context, page, faults, asked } = await open({
    permissions: ["geolocation"],
    geolocation: { latitude: 17.912_345_6, longitude: 103.954_321 },
  });
  await page.goto("/find?procedure=id-card");
  await page.getByRole("button", { name: /ตำแหน่ง/ }).click();
  await page.locator(".best").waitFor();
  await page.getByText("เปลี่ยนวันเวลา").click();
  await page.getByRole("button", { name: "พรุ่งนี้เช้า 09:00" }).click();
  await page.getByText(/คำตอบสำหรับ .* เวลา 09:00/).waitFor();
  assert.match(await page.locator(".best").innerText(), /ใกล้ตำแหน่งของคุณที่สุด.*ที่ว่าการอำเภอเซกา/s);
  await page.getByRole("button", { name: "ดูคำตอบสำหรับตอนนี้" }).click();
  await page.locator(".chip").filter({ hasText: /^\s*ตอนนี้ / }).waitFor();
  assert.match(await page.locator(".best").innerText(), /ใกล้ตำแหน่งของคุณที่สุด/);
  assert.ok(asked.every((address) => !address.includes("17.91") && !address.includes("103.95")), asked.join("\n"));
  assert.deepEqual(faults, []);
  await context.close();
});

test("what can be tapped in the chooser is 44 px high, and it fits a phone when open", async () => {
  const { context, page, faults } = await open();
  const paths = ["/find?procedure=id-card&place=3804", "/search?q=บัตร", "/service-points/dopa-3804"];
  for (const path of paths.flatMap((path) => [path, `/en${path}`])) {
    await page.goto(`${path}${path.includes("?") ? "&" : "?"}${AT_TUESDAY}`);
    await page.locator(".chooser summary").click();
    const targets = page.locator(".chooser").locator("a, button, input:not([type=hidden]), summary");
    assert.ok((await targets.count()) >= 7, path);
    await assertTappable(targets);
    await assertFits(page);
  }
  assert.deepEqual(faults, []);
  await context.close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`how one travels and what comes first are chosen on a phone, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const { context, page, faults } = await open({ javaScriptEnabled });
    await page.goto(`/find?procedure=id-card&place=3804&${AT_TUESDAY}`);
    const best = page.locator(".best");
    assert.match(await best.innerText(), /ใกล้ที่สุดจาก.*ขับรถราว \d+ นาที/s);
    const travel = page.getByRole("navigation", { name: "เดินทางโดย" });
    await travel.getByRole("link", { name: "เดิน" }).click();
    await best.getByText(/เดินราว \d+ /).waitFor();
    assert.equal(await travel.locator("[aria-current=true]").innerText(), "เดิน");
    await page.getByRole("navigation", { name: "เรียงตาม" }).getByRole("link", { name: "เสร็จเร็วที่สุด" }).click();
    await best.getByText(/^เสร็จเร็วที่สุดเมื่อไปจาก/).waitFor();
    assert.match(page.url(), /travel=walk/);
    assert.match(await best.innerText(), /เดินราว/);
    await assertTappable(page.locator(".choice a, .basis summary"));
    await page.getByText("เวลาเหล่านี้คิดอย่างไร").click();
    assert.match(await page.locator(".basis").innerText(), /ออกเดินทาง อังคาร 8 ธ\.ค\. 69 เวลา 10:00/);
    if (javaScriptEnabled) await assertFits(page);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

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
