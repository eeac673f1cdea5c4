// The back office: people and their roles, and sheets for doors.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { DATABASES, backOffice, faultsOf } from "./back-office.mjs";
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
      await page.locator("form").getByText("เจ้าหน้าที่หน่วยงาน · ที่ว่าการอำเภอเซกา").waitFor();
      await office.assertAccessible(page);
      await page.getByRole("button", { name: "สร้างลิงก์เชิญ" }).click();
      const link = await page.locator("code").innerText();
      await page.getByRole("heading", { name: "มานี ตัวอย่าง" }).waitFor();

      const { context: theirs, page: their } = await office.open(null);
      await their.goto(link);
      await their.getByLabel("ชื่อผู้ใช้").fill("manee");
      await their.getByLabel("รหัสผ่าน", { exact: false }).first().fill(PASSWORD);
      await their.locator("form button[type=submit]").click();
      await their.getByRole("heading", { level: 1 }).waitFor();

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

    test("the sheets of all units of a filter are a page for printing", async () => {
      const { context, page, faults } = await office.open("supervisor", { viewport: WIDE, bypassCSP: true });
      await page.goto("/admin/posters?type=police_station");
      await page.getByText("พบ 8 หน่วย").waitFor();
      await office.assertAccessible(page);
      const href = await page.getByRole("link", { name: /เปิดหน้าสำหรับพิมพ์/ }).getAttribute("href");
      await page.goto(href);
      assert.equal(await page.locator(".sheet").count(), 8);

      // More sheets than a printer takes at once are opened part by part.
      await page.goto("/admin/posters");
      const part = page.getByRole("link", { name: /^เปิดหน้าสำหรับพิมพ์ แผ่นที่/ });
      await part.getByText("แผ่นที่ 1–100").waitFor();
      const [sheets] = await Promise.all([page.waitForEvent("popup"), part.click()]);
      await sheets.waitForLoadState();
      assert.equal(new URL(sheets.url()).searchParams.get("skip"), null);
      await part.getByText("แผ่นที่ 101–").waitFor();
      assert.equal(new URL(await part.getAttribute("href"), page.url()).searchParams.get("skip"), "100");
      await page.getByText(/เปิดพิมพ์แล้ว 1 จาก \d+ ชุด/).waitFor();
      await page.getByRole("button", { name: "เริ่มใหม่จากชุดแรก" }).click();
      await part.getByText("แผ่นที่ 1–100").waitFor();
      await page.setViewportSize(PHONE);
      await assertFits(page);
      await sheets.close();
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });
  });
}
