// Whoever asks for an allowance is led to the office of the house registration, and the place stands in no address.
import assert from "node:assert/strict";
import { test } from "node:test";

import { AT_TUESDAY, assertFits, assertTappable, sampleSite } from "./browser.mjs";

const { open } = sampleSite();

for (const javaScriptEnabled of [true, false]) {
  test(`from the allowance to its office, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const { context, page, faults, asked } = await open({ javaScriptEnabled });
    await page.goto(`/find?procedure=old-age-allowance&${AT_TUESDAY}`);
    await page.getByLabel("ตำบลที่มีชื่อคุณในทะเบียนบ้าน").first().fill("ตำบลโสกก่าม");
    await page.getByRole("button", { name: "ดูว่าต้องไปที่ไหน" }).click();
    const answer = page.locator(".responsible");
    await answer.getByRole("link", { name: "องค์การบริหารส่วนตำบลโสกก่าม" }).waitFor();
    assert.match(await answer.innerText(), /ต้องไปที่นี่[\s\S]*รับเฉพาะผู้มีทะเบียนบ้านในตำบลโสกก่าม[\s\S]*เปิดอยู่/);
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
