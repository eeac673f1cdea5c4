// The back office: coming in, and out again.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, describe, test } from "node:test";
import { createInterface } from "node:readline";

import { DATABASES, UNIT, backOffice, faultsOf, testOnce } from "./back-office.mjs";
import { assertFits, assertTappable } from "./browser.mjs";

const PASSWORD = "four words nobody guesses";

for (const database of DATABASES) {
  describe(`on ${database}`, () => {
    const office = backOffice(database);

    test("somebody who was invited opens a link, chooses a password, and comes in by it the next time", async () => {
      const link = await office.invite("malee", [{ role: "officer", of: UNIT }]);
      const { context, page, faults } = await office.open(null, { bypassCSP: true });
      await page.goto(link);
      await page.getByRole("heading", { name: "ยินดีต้อนรับ" }).waitFor();
      await assertFits(page);
      assert.deepEqual(faults, [], "whoever has no cookie is nobody: there is nothing to ask");
      await office.assertAccessible(page);
      // Without a password it says what is missing, beside the field and on top.
      await page.getByLabel("ชื่อผู้ใช้").fill("malee");
      await page.getByRole("button", { name: "ตั้งรหัสผ่านแล้วเข้าใช้งาน" }).click();
      await page.getByRole("alert").getByRole("link", { name: "กรุณากรอกช่องนี้" }).click();
      assert.equal(await page.evaluate(() => document.activeElement.id), "field-password");
      await page.keyboard.type("short");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").getByText(/อย่างน้อย 15 ตัวอักษร/).waitFor();
      await page.getByLabel("รหัสผ่าน", { exact: true }).fill(PASSWORD);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "หน่วยงานของฉัน" }).waitFor();
      assert.ok(!page.url().includes("links"), "the word of the link stays in no address");

      await page.getByRole("button", { name: "ออกจากระบบ" }).click();
      await page.getByRole("heading", { name: "เข้าสู่ระบบหลังบ้าน" }).waitFor();
      await assertTappable(page.getByRole("button"));
      await office.assertAccessible(page);
      await page.getByLabel("ชื่อผู้ใช้").fill("malee");
      await page.getByLabel("รหัสผ่าน").fill("wrong");
      await page.getByRole("button", { name: "เข้าสู่ระบบ" }).click();
      await page.getByRole("alert").getByText("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง").waitFor();
      await page.getByLabel("รหัสผ่าน").fill(PASSWORD);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "หน่วยงานของฉัน" }).waitFor();
      await page.goto(link);
      await page.getByRole("button", { name: "เข้าใช้งาน", exact: true }).click();
      await page.getByText("ลิงก์นี้ใช้ไปแล้วหรือหมดอายุ").waitFor();
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("somebody new signs up with the name of the unit and its authorize code", async () => {
      const { code } = await office.call("administrator", "POST", `/admin/v1/service-points/${UNIT}/authorize-code`, {});
      const { context, page, faults } = await office.open(null, { bypassCSP: true });
      await page.goto("/admin");
      await page.getByRole("link", { name: "ลงทะเบียนด้วยรหัสยืนยัน" }).click();
      await page.getByRole("heading", { name: "ลงทะเบียนครั้งแรก" }).waitFor();
      await assertFits(page);
      await office.assertAccessible(page);
      await page.getByRole("button", { name: "ลงทะเบียนและเข้าใช้งาน" }).click();
      await page.getByRole("alert").getByText("เลือกหน่วยงานจากรายการ").waitFor();
      const unit = page.getByRole("combobox", { name: "หน่วยงานของคุณ" });
      await unit.fill("ที่ว่าการอำเภอเซกา");
      await page.getByRole("option", { name: /ที่ว่าการอำเภอเซกา/ }).first().waitFor();
      await unit.press("ArrowDown");
      await unit.press("Enter");
      await page.getByLabel("รหัสยืนยัน (Authorize Code)").fill("0000-0000-0000-0000");
      await page.getByLabel("ชื่อของคุณ").fill("สมหญิง ใจดี");
      // A closed tab loses nothing of it but the code, which is a secret.
      await page.reload();
      await page.getByText("นี่คือสิ่งที่คุณพิมพ์ไว้แต่ยังไม่ได้ส่ง").waitFor();
      assert.equal(await unit.inputValue(), "ที่ว่าการอำเภอเซกา");
      assert.equal(await page.getByLabel("รหัสยืนยัน (Authorize Code)").inputValue(), "");
      await page.getByLabel("รหัสยืนยัน (Authorize Code)").fill("0000-0000-0000-0000");
      await page.getByLabel("ชื่อผู้ใช้").fill("somying");
      await page.getByLabel("รหัสผ่าน").fill(PASSWORD);
      await page.keyboard.press("Enter");
      await page.getByRole("alert").getByText(/รหัสยืนยันไม่ถูกต้อง/).waitFor();
      await page.getByLabel("รหัสยืนยัน (Authorize Code)").fill(code.toLowerCase());
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "หน่วยงานของฉัน" }).waitFor();
      await page.getByRole("heading", { name: "ที่ว่าการอำเภอเซกา" }).waitFor();
      const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
      assert.ok(!kept.includes("สมหญิง") && !kept.includes(code), kept);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    testOnce(database, "whoever isn't in is asked to sign in where they wanted to go, in either language", async () => {
      const { context, page } = await office.open(null);
      await page.goto("/admin/units?lang=en");
      await page.getByRole("heading", { name: "Sign in to the back office" }).waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
      await page.getByRole("button", { name: "ภาษาไทย" }).click();
      await page.getByRole("heading", { name: "เข้าสู่ระบบหลังบ้าน" }).waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.lang), "th");
      await page.goto("/admin/nothing-here");
      await page.getByRole("heading", { name: "ไม่มีหน้านี้" }).waitFor();
      assert.equal((await page.request.get("/admin/v1/nothing-here")).headers()["content-type"], "application/problem+json");
      await context.close();
    });

    testOnce(database, "without JavaScript the page says that it needs it", async () => {
      const { context, page } = await office.open(null, { javaScriptEnabled: false });
      await page.goto("/admin");
      await page.getByRole("heading", { name: "ระบบหลังบ้านต้องใช้ JavaScript" }).waitFor();
      await context.close();
    });
  });
}

describe("with a provider of sign-in", () => {
  let provider;
  const office = backOffice("SQLite", async () => {
    const program = new URL("../provider/provider.mjs", import.meta.url).pathname;
    const args = [program, "http://127.0.0.1/admin/v1/oidc/callback", "ES256"];
    provider = spawn("node", args, { stdio: ["ignore", "pipe", "ignore"] });
    for await (const line of createInterface({ input: provider.stdout })) {
      const issuer = line.match(/^provider on (.*)$/)?.[1];
      if (issuer) return `[oidc]\nissuer = "${issuer}"\nclient_id = "pakmut"\nclient_secret = "made up for tests: not a secret"\n`;
    }
    throw new Error("the provider of sign-in isn't installed: run `npm ci` in tests/provider");
  });
  after(() => provider.kill());

  test("somebody whom nobody knows goes on with a unit's code, and comes back by the provider alone", async () => {
    const { code } = await office.call("administrator", "POST", `/admin/v1/service-points/${UNIT}/authorize-code`, {});
    const { context, page } = await office.open(null);
    const vouch = async () => {
      await page.goto("/admin/sign-in");
      await page.getByRole("link", { name: "เข้าด้วยบัญชี OpenID" }).click();
      // It asks who one is, and whether the back office may know, as far as it doesn't know that yet.
      for (let step = 0; step < 3; step += 1) {
        await page.waitForLoadState("networkidle");
        if (page.url().startsWith(office.address)) return;
        if ((await page.locator("[name=login]").count()) > 0) {
          await page.locator("[name=login]").fill("somjai@example.org");
          await page.locator("[name=password]").fill("anything");
        }
        await page.locator("[type=submit]").click();
      }
    };
    await vouch();
    await page.getByText("ยืนยันตัวตนด้วย OpenID แล้ว").waitFor();
    const unit = page.getByRole("combobox", { name: "หน่วยงานของคุณ" });
    await unit.fill("ที่ว่าการอำเภอเซกา");
    await page.getByRole("option", { name: /ที่ว่าการอำเภอเซกา/ }).first().click();
    await page.getByLabel("รหัสยืนยัน (Authorize Code)").fill(code);
    assert.equal(await page.getByLabel("รหัสผ่าน").count(), 0);
    await page.getByRole("button", { name: "ลงทะเบียนและเข้าใช้งาน" }).click();
    await page.getByRole("heading", { name: "หน่วยงานของฉัน" }).waitFor();
    await page.getByRole("button", { name: "ออกจากระบบ" }).click();
    await page.getByRole("heading", { name: "เข้าสู่ระบบหลังบ้าน" }).waitFor();
    await context.clearCookies({ domain: new URL(office.address).hostname, name: "pakmut_session" });
    await vouch();
    await page.getByRole("heading", { name: "หน่วยงานของฉัน" }).waitFor();
    await context.close();
  });
});
