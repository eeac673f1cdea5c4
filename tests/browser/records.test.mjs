// Pages of offices, procedures and areas: their parts, sharing, reports of mistakes.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { assertTappable, sampleSite } from "./browser.mjs";

/** A Tuesday at ten in the morning: the district office is open. */
const AT = `at=${encodeURIComponent("2026-12-08T10:00:00+07:00")}`;
const OFFICE = "/service-points/dopa-3804";
const WIDE = { width: 1280, height: 900 };
const PARTS = [["#info", "ข้อมูล"], ["#copies", "การยกเลิกสำเนา"], ["#satisfaction", "ความพึงพอใจ"], ["#services", "บริการ"]];

const reports = mkdtempSync(join(tmpdir(), "pakmut-reports-"));
const site = sampleSite(`[reports]\ndir = "${reports}"\n`);
after(() => rmSync(reports, { recursive: true }));

async function visit(path, options = {}) {
  const opened = await site.open(options);
  await opened.page.goto(path);
  return opened;
}

const tickets = () => readFileSync(join(reports, "tickets.jsonl"), "utf8").trim().split("\n").filter(Boolean).map((line) => JSON.parse(line));

for (const javaScriptEnabled of [true, false]) {
  const way = `${javaScriptEnabled ? "with" : "without"} JavaScript`;

  test(`each part of an office's page is shown alone, has an address, and prints with the others, ${way}`, async () => {
    const { context, page, faults } = await visit(`${OFFICE}?${AT}`, { javaScriptEnabled });
    const shown = async () => {
      const panels = await page.locator(".panel").all();
      const visible = await Promise.all(panels.map((panel) => panel.isVisible()));
      return PARTS.map(([id]) => id).filter((_, index) => visible[index]);
    };
    assert.deepEqual(await shown(), ["#info"]);
    for (const [id, name] of PARTS.toReversed()) {
      const tab = page.locator(".tabs").getByRole("link", { name, exact: true });
      await assertTappable(tab);
      await tab.click();
      assert.deepEqual(await shown(), [id]);
      assert.ok(page.url().endsWith(id));
      if (javaScriptEnabled) assert.equal(await page.locator(".tabs [aria-current=true]").innerText(), name);
    }
    await page.goBack();
    assert.deepEqual(await shown(), ["#copies"]);
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await shown(), PARTS.map(([id]) => id));
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`a manual at an office says what to bring, and is ticked off, ${way}`, async () => {
    const { context, page, faults } = await visit(`${OFFICE}?${AT}#services`, { javaScriptEnabled });
    const manual = page.locator(".manual").first();
    await manual.locator("summary").click();
    const text = await manual.innerText();
    for (const heading of ["เอกสารที่ต้องนำไป", "ขั้นตอน", "ค่าธรรมเนียม", "เวลาที่เคาน์เตอร์"]) assert.ok(text.includes(heading), heading);
    assert.match(text, /สำเนา/);
    const box = manual.getByRole("checkbox").first();
    await box.check();
    assert.ok(await box.isChecked());
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`a mistake is reported from the field that has it, ${way}`, async () => {
    const before = tickets().length;
    const { context, page, faults } = await visit(`${OFFICE}?${AT}`, { javaScriptEnabled });
    await page.getByRole("link", { name: /แจ้งแก้ไข.*โทรศัพท์/ }).click();
    assert.equal(await page.getByLabel("ข้อมูลไหนไม่ถูกต้อง").inputValue(), "phone");
    await page.getByLabel("ที่ถูกต้องคืออะไร").fill("เลขใหม่ 0 4200 1234 บัตร 1-2345-67890-12-1");
    await page.getByRole("button", { name: "ส่ง" }).click();
    assert.match(await page.getByRole("alert").innerText(), /เลขประจำตัวประชาชน/);
    const text = page.getByLabel("ที่ถูกต้องคืออะไร");
    assert.match(await text.inputValue(), /0 4200 1234/);
    await text.fill("เลขใหม่ 0 4200 1234");
    await page.getByRole("button", { name: "ส่ง" }).click();
    await page.getByRole("heading", { name: /ขอบคุณ/ }).waitFor();
    await page.getByRole("link", { name: "กลับไปหน้าเดิม" }).click();
    assert.ok(new URL(page.url()).pathname === OFFICE);
    const { id, field, text: said } = tickets().at(-1);
    assert.deepEqual([tickets().length, id, field, said], [before + 1, "dopa-3804", "phone", "เลขใหม่ 0 4200 1234"]);
    // Chromium reports the refused form as a failed resource.
    assert.deepEqual(faults.filter((fault) => !fault.includes("400")), []);
    await context.close();
  });
}

test("another site can't send a report through a citizen's browser", async () => {
  const before = tickets().length;
  const { context, page } = await visit(OFFICE);
  const { origin } = new URL(page.url());
  await page.goto("about:blank");
  await page.setContent(`<form method="post" action="${origin}${OFFICE}/report"><input name="field" value="phone"><input name="text" value="x"></form>`);
  const [reply] = await Promise.all([page.waitForResponse(/report/), page.evaluate(() => document.forms[0].submit())]);
  assert.equal(reply.status(), 403);
  assert.equal(tickets().length, before);
  await context.close();
});

test("what is shared is the page's address for good, by the device's own means or copied", async () => {
  const native = await visit(`${OFFICE}?${AT}`);
  const address = `${new URL(native.page.url()).origin}${OFFICE}`;
  await native.page.evaluate(() => {
    navigator.share = async (shared) => { window.shared = shared; };
  });
  await native.page.getByRole("button", { name: "ส่งต่อ" }).click();
  assert.equal(await native.page.evaluate(() => window.shared.url), address);
  await native.context.close();

  const copied = await visit(`${OFFICE}?${AT}`, { permissions: ["clipboard-read", "clipboard-write"] });
  await copied.page.getByRole("button", { name: "ส่งต่อ" }).click();
  await copied.page.getByText("คัดลอกลิงก์แล้ว").waitFor();
  assert.equal(await copied.page.evaluate(() => navigator.clipboard.readText()), address);
  assert.deepEqual(copied.faults, []);
  await copied.context.close();

  const plain = await visit(`${OFFICE}?${AT}`, { javaScriptEnabled: false });
  assert.equal(await plain.page.getByRole("button", { name: "ส่งต่อ" }).count(), 0);
  assert.equal(await plain.page.getByRole("link", { name: address }).count(), 1);
  await plain.context.close();
});

test("the code of an office is drawn", async () => {
  const { context, page, faults } = await visit(OFFICE);
  const code = page.getByRole("img", { name: /คิวอาร์โค้ด/ });
  await code.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector(".qr img").naturalWidth > 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test("from an office to all of its area, its district and its province", async () => {
  const { context, page, faults } = await visit(`${OFFICE}?${AT}`, { javaScriptEnabled: false });
  await page.getByRole("link", { name: "ดูสำนักงานทั้งหมดในตำบลเซกา" }).click();
  assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /ตำบลเซกา/);
  assert.match(await page.locator(".counts").innerText(), /\d+ แห่ง · เปิดในเวลานั้น \d+ แห่ง/);
  await page.getByRole("link", { name: /ที่ว่าการอำเภอเซกา/ }).first().waitFor();
  await page.locator(".around").getByRole("link", { name: "อำเภอเซกา" }).click();
  assert.ok((await page.locator(".parts").first().getByRole("link").count()) > 1);
  await page.locator(".around").getByRole("link", { name: "จังหวัดบึงกาฬ" }).click();
  await page.getByRole("link", { name: "อำเภอเซกา" }).waitFor();
  await page.locator(".around").getByRole("link", { name: "ทั่วประเทศ" }).click();
  await page.getByRole("link", { name: "จังหวัดบึงกาฬ" }).click();
  assert.ok(page.url().includes("/areas/38?at="));
  assert.deepEqual(faults, []);
  await context.close();
});

test("on a wide screen the map of an office comes by itself, and its list is a link away", async () => {
  const { context, page, faults } = await visit(`${OFFICE}?${AT}`, { viewport: WIDE });
  const pin = page.locator(".pin");
  await pin.waitFor();
  assert.match(await pin.getAttribute("aria-label"), /ที่ว่าการอำเภอเซกา · เปิดอยู่/);
  for (const [name, axis, sign] of [["ขวา", "x", -1], ["ซ้าย", "x", 1], ["ลง", "y", -1], ["ขึ้น", "y", 1]]) {
    const before = await pin.boundingBox();
    const button = page.getByRole("button", { name: new RegExp(`เลื่อนแผนที่.*${name}`) });
    await assertTappable(button);
    await button.click();
    await page.waitForFunction(
      ({ axis, sign, from }) => sign * (document.querySelector(".pin").getBoundingClientRect()[axis] - from) > 60,
      { axis, sign, from: before[axis] },
    );
    await page.waitForTimeout(300);
  }
  assert.match(await page.locator(".maplibregl-ctrl-attrib").innerText(), /GeoThai.*CC BY 4\.0/s);
  await page.getByRole("link", { name: "ดูสำนักงานทั้งหมดในตำบลเซกา" }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});
