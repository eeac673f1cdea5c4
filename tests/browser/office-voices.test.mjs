// The back office: what citizens report, the codes by which officers come, and one's own account.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { DATABASES, UNIT, backOffice, faultsOf } from "./back-office.mjs";
import { assertFits } from "./browser.mjs";

for (const database of DATABASES) {
  describe(`on ${database}`, () => {
    const office = backOffice(database);

    test("what a citizen reports is on the officer's home, leads to its field, and is answered", async () => {
      const visitor = await office.open(null);
      await visitor.page.goto(`/service-points/${UNIT}/report?field=phone`);
      await visitor.page.getByLabel("ที่ถูกต้องคืออะไร").fill("เลขใหม่ 0 4200 1234");
      await visitor.page.getByRole("button", { name: "ส่ง" }).click();
      await visitor.page.getByRole("heading", { name: /ขอบคุณ/ }).waitFor();
      await visitor.context.close();

      const { context, page, faults } = await office.open("officer", { bypassCSP: true });
      await page.goto("/admin");
      await page.getByText("ประชาชนแจ้งเรื่องเข้ามา 1 เรื่อง").waitFor();
      await page.locator(".notice").getByRole("link", { name: "เรื่องที่ประชาชนแจ้ง" }).click();
      await page.getByText("เลขใหม่ 0 4200 1234").waitFor();
      await assertFits(page);
      await office.assertAccessible(page);
      await page.getByRole("link", { name: "ไปแก้ข้อมูล" }).click();
      await page.waitForFunction(() => document.activeElement.id === "field-phone");
      await page.goBack();
      await page.getByRole("button", { name: "แก้ตามที่แจ้งแล้ว" }).click();
      await page.getByText("กรุณากรอกช่องนี้").waitFor();
      await page.getByLabel("สิ่งที่แก้ไปแล้ว").fill("เปลี่ยนเบอร์แล้ว");
      await page.getByRole("button", { name: "แก้ตามที่แจ้งแล้ว" }).click();
      await page.getByRole("article").getByText("แก้แล้ว", { exact: true }).waitFor();
      await page.reload();
      await page.getByText("ไม่มีเรื่องในรายการนี้").waitFor();
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("a supervisor who asks about the pin isn't told as a citizen", async () => {
      await office.call("supervisor", "POST", `/admin/v1/service-points/${UNIT}/pin-question`, { words: "หมุดอยู่กลางทุ่งนา ช่วยดูด้วย" });
      const { context, page, faults } = await office.open("officer");
      await page.goto("/admin");
      await page.getByText("ผู้ดูแลถามเรื่องหมุดของหน่วยงาน 1 เรื่อง").waitFor();
      assert.equal(await page.getByText("ประชาชนแจ้งเรื่องเข้ามา").count(), 0);
      await page.getByRole("link", { name: "ดูคำถาม" }).click();
      await page.getByRole("heading", { name: /^ผู้ดูแลถามเรื่องหมุด/ }).waitFor();
      await page.getByText("หมุดอยู่กลางทุ่งนา ช่วยดูด้วย").waitFor();
      await page.getByText("supervisor ถามว่า").waitFor();
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("a supervisor issues a code, which is shown once, and takes it back", async () => {
      const { context, page, faults } = await office.open("supervisor");
      await page.goto(`/admin/units/${UNIT}`);
      const code = page.getByRole("region", { name: "รหัสยืนยันของหน่วยงาน" });
      await code.getByRole("button", { name: "ออกรหัสใหม่" }).click();
      assert.match(await code.locator(".code").innerText(), /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
      await page.reload();
      await code.getByText("ออกแล้ว").waitFor();
      assert.equal(await code.locator(".code").count(), 0);
      await code.getByRole("button", { name: "ยกเลิกรหัส" }).click();
      await code.getByText("ยกเลิกแล้ว").waitFor();
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("one sets a password of one's own, changes it, and signs out everywhere", async () => {
      const { context, page, faults } = await office.open(null, { bypassCSP: true });
      await page.goto(await office.invite("wipa", [{ role: "officer", of: UNIT }]));
      await page.getByRole("button", { name: "เข้าใช้งาน", exact: true }).click();
      await page.getByRole("link", { name: "wipa" }).click();
      await page.getByRole("heading", { name: "บัญชีของฉัน" }).waitFor();
      await page.getByText("ยังไม่ได้ตั้งรหัสผ่าน").waitFor();
      await assertFits(page);
      await office.assertAccessible(page);
      const change = async (current, next) => {
        await page.getByLabel("ชื่อผู้ใช้").fill("wipa");
        if (current) await page.getByLabel("รหัสผ่านปัจจุบัน").fill(current);
        await page.getByLabel("รหัสผ่านใหม่").fill(next);
        await page.keyboard.press("Enter");
      };
      await change(null, "four words nobody guesses");
      await page.getByText("เปลี่ยนแล้ว เครื่องอื่นต้องเข้าสู่ระบบใหม่").waitFor();
      await page.getByLabel("รหัสผ่านปัจจุบัน").waitFor();
      await change("not this one at all", "four other words of mine");
      await page.getByRole("alert").waitFor();
      await page.getByRole("button", { name: "ออกจากระบบทุกเครื่อง" }).click();
      await page.getByRole("heading", { name: "เข้าสู่ระบบหลังบ้าน" }).waitFor();
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });
  });
}
