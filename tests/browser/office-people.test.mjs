// The back office: people, accounts, authorize codes, sheets for doors, and what citizens report.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { assertAccessible } from "./accessible.mjs";
import { DATABASES, UNIT, backOffice, faultsOf } from "./back-office.mjs";
import { PHONE, WIDE, assertFits } from "./browser.mjs";

const PASSWORD = "four words nobody guesses";

for (const database of DATABASES) {
  describe(`on ${database}`, () => {
    const office = backOffice(database);

    test("somebody is invited with a role, comes in by the link, is shut out, and that is undone", async () => {
      const { context, page, faults } = await office.open("administrator", { viewport: WIDE, bypassCSP: true });
      await page.goto("/admin/people");
      await page.getByText("เชิญผู้ใช้ใหม่").click();
      await page.getByLabel("อีเมล", { exact: true }).fill("new@example.org");
      await page.getByLabel("ชื่อและนามสกุล").fill("มานี ตัวอย่าง");
      await page.getByRole("combobox", { name: "ของหน่วยงาน" }).fill("เซกา");
      await page.getByRole("option", { name: "ที่ว่าการอำเภอเซกา" }).first().click();
      await page.getByText("เจ้าหน้าที่หน่วยงาน · ที่ว่าการอำเภอเซกา").waitFor();
      await assertAccessible(page);
      await page.getByRole("button", { name: "สร้างลิงก์เชิญ" }).click();
      const link = await page.locator("code").innerText();
      await page.getByRole("heading", { name: "มานี ตัวอย่าง" }).waitFor();

      const { context: theirs, page: their } = await office.open(null);
      await their.goto(link);
      await their.getByLabel("ชื่อผู้ใช้").fill("manee");
      await their.getByLabel("รหัสผ่าน", { exact: false }).first().fill(PASSWORD);
      await their.locator("form button[type=submit]").click();
      await their.getByRole("heading", { level: 1 }).waitFor();
      await their.goto("/admin/account");
      await assertFits(their);
      await their.getByLabel("รหัสผ่านเดิม").fill(PASSWORD);
      await their.getByLabel("รหัสผ่านใหม่").fill(`${PASSWORD} ever`);
      await their.getByRole("button", { name: "บันทึก", exact: true }).click();
      await their.getByText("ตั้งรหัสผ่านแล้ว").waitFor();

      const line = page.locator("article", { hasText: "มานี ตัวอย่าง" });
      await line.getByText("แก้หน้าที่และสิทธิ์").click();
      await line.getByRole("button", { name: "ปิดสิทธิ์เข้าใช้" }).click();
      await line.getByText(/^ปิดสิทธิ์เมื่อ/).waitFor();
      await their.goto("/admin");
      await their.getByLabel("ชื่อผู้ใช้").waitFor();
      await page.getByRole("button", { name: "เลิกทำ" }).click();
      await line.getByText(/^ปิดสิทธิ์เมื่อ/).waitFor({ state: "detached" });
      assert.deepEqual(faultsOf(faults), []);
      await theirs.close();
      await context.close();
    });

    test("a supervisor issues a unit's authorize code, which is shown once, and takes it back", async () => {
      const { context, page, faults } = await office.open("supervisor", { viewport: PHONE, bypassCSP: true });
      await page.goto(`/admin/units/${UNIT}`);
      await page.getByRole("button", { name: "ออกรหัสใหม่" }).click();
      const code = await page.locator("code").innerText();
      assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
      await assertFits(page);
      await page.reload();
      await page.getByRole("heading", { name: "รหัสยืนยันสำหรับเข้าใช้ครั้งแรก" }).waitFor();
      assert.ok(!(await page.content()).includes(code));
      await page.getByRole("button", { name: "ยกเลิกรหัส" }).click();
      await page.getByText("ยกเลิกรหัสแล้ว").waitFor();
      const { state } = await office.call("administrator", "GET", `/admin/v1/service-points/${UNIT}/authorize-code`);
      assert.equal(state, "revoked");
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("what a citizen reports is read beside what the page said, and answered", async () => {
      const { context: citizens, page: citizen } = await office.open(null);
      await citizen.goto(`/service-points/${UNIT}/report?field=phone`);
      await citizen.locator("textarea").first().fill("เบอร์นี้โทรไม่ติด");
      await citizen.locator("form button[type=submit]").last().click();
      await citizen.waitForURL(/thanks/);
      await citizens.close();
      const { context, page, faults } = await office.open("officer", { bypassCSP: true });
      await page.goto("/admin/tickets");
      await page.getByText("เบอร์นี้โทรไม่ติด").waitFor();
      await assertFits(page);
      await assertAccessible(page);
      await page.getByLabel("ทำอะไรไปแล้ว").fill("แก้หมายเลขแล้ว");
      await page.getByRole("button", { name: "บันทึกว่าตอบแล้ว" }).click();
      await page.getByText("ผลการพิจารณา").waitFor();
      await page.goto("/admin/tickets");
      await page.getByText("ไม่มีเรื่องค้าง").waitFor();
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("the sheets of all units of a filter are a page for printing", async () => {
      const { context, page, faults } = await office.open("supervisor", { viewport: WIDE, bypassCSP: true });
      await page.goto("/admin/posters?type=police_station");
      await page.getByText("พบ 8 หน่วย").waitFor();
      await assertAccessible(page);
      const href = await page.getByRole("link", { name: /เปิดหน้าสำหรับพิมพ์/ }).getAttribute("href");
      await page.goto(href);
      assert.equal(await page.locator(".sheet").count(), 8);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });
  });
}
