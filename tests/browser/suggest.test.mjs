import assert from "node:assert/strict";
import { test } from "node:test";

import { assertFits, assertTappable, sampleSite } from "./browser.mjs";

const { open } = sampleSite();

test("suggestions follow what is typed, and the keyboard chooses one", async () => {
  const { context, page, faults, asked } = await open();
  await page.goto("/");
  const field = page.getByRole("combobox");
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  await field.pressSequentially("อบต โสก");
  const options = page.getByRole("option");
  await options.first().waitFor();
  assert.match(await options.first().innerText(), /องค์การบริหารส่วนตำบลโสกก่าม\s+สำนักงาน · .*อำเภอเซกา จังหวัดบึงกาฬ/);
  assert.equal(await options.first().locator("mark").innerText(), "องค์การบริหารส่วนตำบลโสก");
  assert.equal(await field.getAttribute("aria-expanded"), "true");
  await assertTappable(options);
  await assertFits(page);
  await field.press("ArrowDown");
  assert.equal(await field.getAttribute("aria-activedescendant"), await options.first().getAttribute("id"));
  assert.equal(await options.first().getAttribute("aria-selected"), "true");
  await field.press("Escape");
  assert.equal(await options.count(), 0);
  await field.pressSequentially("ก");
  await options.first().waitFor();
  await field.press("ArrowDown");
  await field.press("Enter");
  await page.waitForURL("**/service-points/**");
  // What is typed stands in no address.
  assert.ok(asked.every((address) => !decodeURIComponent(address).includes("โสก")), asked.join("\n"));
  assert.deepEqual(faults, []);
  await context.close();
});

test("a task is taken with a tap, in English too, and a place fills the field", async () => {
  const { context, page, faults } = await open();
  await page.goto("/en/");
  const field = page.getByRole("combobox");
  await field.fill("seka");
  await page.getByRole("option").filter({ hasText: "Place" }).first().click();
  assert.equal(await field.inputValue(), "Seka District");
  await field.fill("บัตรประ");
  await page.getByRole("option").filter({ hasText: "To do" }).first().click();
  await page.waitForURL("**/en/find?procedure=**");
  assert.deepEqual(faults, []);
  await context.close();
});

test("without JavaScript the field is a field", async () => {
  const { context, page } = await open({ javaScriptEnabled: false });
  await page.goto("/");
  assert.equal(await page.getByRole("combobox").count(), 0);
  await page.getByRole("searchbox").fill("บัตรประชาชน");
  await page.getByRole("button").first().click();
  await page.waitForURL("**/search?q=**");
  await context.close();
});
