// The back office of whoever answers for many units: reviews, doubted pins, gaps, campaigns, the list of manuals.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { DATABASES, PLACE, UNIT, WRONG_PLACE, backOffice, faultsOf } from "./back-office.mjs";
import { PHONE, WIDE, assertFits } from "./browser.mjs";

const CARD = `/admin/v1/service-points/${UNIT}`;

for (const database of DATABASES) {
  describe(`on ${database}`, () => {
    const office = backOffice(database);

    /** Somebody proposes another pin for the unit, which waits. */
    async function propose(pin, reason) {
      const { change } = await office.call("officer", "GET", CARD);
      const { review } = await office.call("officer", "PATCH", CARD, { pin, reason }, { "if-match": `"${change}"` });
      assert.ok(review, "it waits for a second person");
      return review;
    }

    const pinNow = async () => (await office.call("officer", "GET", CARD)).data.pin;

    /** A page of a supervisor, on a wide screen, for axe and the keyboard. */
    const supervisor = (options = {}) => office.open("supervisor", { viewport: WIDE, bypassCSP: true, ...options });

    test("a change is looked at before and after, sent back with words, and another one approved and undone, by keys alone", async () => {
      await propose(WRONG_PLACE, "ย้ายที่ทำการ");
      const { context, page, faults } = await supervisor();
      await page.goto("/admin");
      await page.getByText("มี 1 รายการรอให้คุณตรวจ").waitFor();
      await page.getByRole("main").getByRole("link", { name: "รอตรวจ" }).first().click();
      await page.getByText("ย้ายหมุด 3.1 กม.").waitFor();
      await page.setViewportSize(PHONE);
      await assertFits(page);
      await page.setViewportSize(WIDE);
      await office.assertAccessible(page);
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "ที่ว่าการอำเภอเซกา", level: 1 }).waitFor();
      await page.getByText("ย้ายที่ทำการ").waitFor();
      await page.getByRole("group", { name: "แผนที่ก่อนและหลังแก้" }).getByRole("img", { name: "หมุดใหม่" }).waitFor();
      await page.getByText(/^ประมาณ [\d,]+ คน ใน [12] ตำบล ต้องเดินทางไกลขึ้นราว [\d.]+ (กม\.|เมตร)$/).waitFor();
      await page.getByText(/พิกัดอยู่นอกตำบลเซกา/).waitFor();
      await office.assertAccessible(page);
      // Whoever sends it back has to say why: the field is where one goes on.
      await page.keyboard.press("r");
      await page.getByText("บอกผู้แก้ว่าต้องทำอะไร").waitFor();
      await page.keyboard.type("ตรวจที่อยู่อีกครั้ง");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.getByText("ส่งกลับให้ผู้แก้แล้ว").waitFor();
      await page.getByText("ไม่มีรายการรอตรวจ").waitFor();
      assert.deepEqual(await pinNow(), PLACE);

      const review = await propose(WRONG_PLACE, "ย้ายจริง");
      await page.goto(`/admin/reviews/${review}`);
      await page.getByText("ย้ายจริง").waitFor();
      await page.keyboard.press("a");
      await page.getByText("อนุมัติแล้ว ประชาชนเห็นข้อมูลใหม่ทันที").waitFor();
      assert.deepEqual(await pinNow(), WRONG_PLACE);
      // Back is as far as there: that waits for a second person too.
      await page.getByRole("button", { name: "เลิกทำ" }).click();
      await page.getByText("ส่งให้ผู้ดูแลตรวจแล้ว").waitFor();
      const [back] = (await office.call("administrator", "GET", "/admin/v1/reviews")).results;
      await office.call("administrator", "POST", `/admin/v1/reviews/${back.id}/approve`);
      assert.deepEqual(await pinNow(), PLACE);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("the history of a unit is a timeline whose moments are compared and whose changes are undone", async () => {
      const { change } = await office.call("officer", "GET", CARD);
      await office.call("officer", "PATCH", CARD, { phone: "0 4249 9999", reason: "เบอร์ใหม่" }, { "if-match": `"${change}"` });
      const { context, page, faults } = await supervisor();
      await page.goto(`/admin/units/${UNIT}/history`);
      await page.getByText("เบอร์ใหม่").waitFor();
      await office.assertAccessible(page);
      await page.getByRole("button", { name: "เปรียบเทียบสองช่วงเวลา" }).click();
      await page.getByRole("status").getByText("0 4249 9999").waitFor();
      await page.getByRole("button", { name: "เลิกทำการแก้นี้" }).first().click();
      await page.getByText("เลิกทำแล้ว").waitFor();
      assert.notEqual((await office.call("officer", "GET", CARD)).data.phone, "0 4249 9999");
      await page.setViewportSize(PHONE);
      await assertFits(page);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("doubted pins are worked down by keys: the unit is asked, and what is right is confirmed and undone", async () => {
      const { context, page, faults } = await supervisor();
      await page.goto("/admin/doctor");
      const pins = page.getByRole("group", { name: "รายการหมุด" }).getByRole("button", { pressed: true });
      await pins.waitFor({ timeout: 30_000 });
      await office.assertAccessible(page);
      const name = () => page.getByRole("heading", { level: 2 }).first().textContent();
      const first = await name();
      await page.keyboard.press("j");
      assert.notEqual(await name(), first);
      await page.keyboard.press("k");
      assert.equal(await name(), first);
      await page.keyboard.press("q");
      await page.getByRole("dialog").getByRole("button", { name: "ส่งคำถาม" }).click();
      await page.getByText("ถามหน่วยงานแล้ว เจ้าหน้าที่จะเห็นในหน้าหลัก").waitFor();
      const second = await name();
      assert.notEqual(second, first);
      await page.keyboard.press("r");
      await page.getByText(/ยืนยันว่าหมุดถูกแล้ว/).waitFor();
      assert.notEqual(await name(), second);
      await page.getByRole("link", { name: "ยืนยันว่าถูก" }).click();
      await page.getByRole("heading", { name: second.trim(), level: 2 }).waitFor();
      await page.getByRole("link", { name: "ถามหน่วยงานแล้ว" }).click();
      await page.getByRole("heading", { name: first.trim(), level: 2 }).waitFor();
      await page.setViewportSize(PHONE);
      await assertFits(page);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("a repair is accepted by one key, and a move as far as that waits for a second person", async () => {
      const review = await propose(WRONG_PLACE, "ปักผิดที่");
      await office.call("administrator", "POST", `/admin/v1/reviews/${review}/approve`);
      const { context, page, faults } = await supervisor();
      const accept = page.getByRole("button", { name: "ใช้ข้อเสนอ" });
      // The list is made anew some seconds after a change.
      for (let tries = 0; tries < 20; tries += 1) {
        await page.goto("/admin/doctor?area=380401");
        await page.getByRole("heading", { level: 2 }).or(page.getByText("ไม่มีหมุดที่ต้องดู")).or(page.getByText("กำลังตรวจหมุด")).first().waitFor();
        const row = page.getByRole("button", { name: /ที่ว่าการอำเภอเซกา/ });
        if ((await row.count()) > 0) {
          await row.click();
          break;
        }
        await page.waitForTimeout(2_000);
      }
      await accept.waitFor();
      await page.keyboard.press("a");
      await page.getByText(/ย้ายหมุดตามข้อเสนอแล้ว|ส่งให้ผู้ดูแลตรวจแล้ว/).waitFor();
      assert.equal(await page.getByRole("button", { name: /ที่ว่าการอำเภอเซกา/ }).count(), 0);
      const waiting = (await office.call("administrator", "GET", "/admin/v1/reviews")).results;
      for (const { id } of waiting) await office.call("administrator", "POST", `/admin/v1/reviews/${id}/approve`);
      assert.notDeepEqual(await pinNow(), WRONG_PLACE);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("gaps of the own province and the list of manuals say what is missing", async () => {
      const { context, page, faults } = await supervisor();
      await page.goto("/admin/gaps");
      const sign = page.getByRole("group", { name: "แผนที่ของพื้นที่ในรายการ" }).locator(".gap-sign").last();
      await sign.waitFor();
      await office.assertAccessible(page);
      const [subdistrict] = (await sign.getAttribute("title")).split(":");
      await sign.click();
      const reached = () => page.evaluate(() => document.activeElement.matches(".gaps li") && document.activeElement.innerText);
      assert.ok((await reached()).includes(subdistrict), `${subdistrict}: ${await reached()}`);
      await page.setViewportSize(PHONE);
      await assertFits(page);
      assert.equal(await page.locator(".maplibregl-canvas").count(), 1, "what was asked for stays");
      await page.setViewportSize(WIDE);
      await page.goto("/admin/procedures");
      await page.getByText(/ปักหมุดไว้ \d+ หน่วย/).first().waitFor();
      await office.assertAccessible(page);
      await page.getByLabel("ค้นหาในชื่อคู่มือ").fill("บัตรประจำตัว");
      await page.keyboard.press("Enter");
      await page.getByText(/^\d เรื่อง$/).waitFor();
      await page.setViewportSize(PHONE);
      await assertFits(page);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("a supervisor begins a campaign of the ministry's units, sees on a map where it stands, and finishes what is left", async () => {
      const { context, page, faults } = await supervisor();
      await page.goto("/admin/campaigns");
      await page.getByLabel("ชื่องาน").fill("ตรวจสอบข้อมูลจุดบริการ ปี 2570");
      await page.getByLabel("ของกระทรวงหรือกรม").selectOption("กระทรวงมหาดไทย");
      await page.getByLabel("วันสุดท้าย").fill("2999-08-31");
      await office.assertAccessible(page);
      await page.getByRole("button", { name: "เริ่มงาน" }).click();
      await page.getByText("0 จาก 74 หน่วย").first().waitFor();
      const { pathname } = new URL(page.url());
      const id = pathname.split("/").at(-1);
      const left = async () => (await office.call("supervisor", "GET", `/admin/v1/campaigns/${id}/units?limit=100`)).results;
      // By keys alone a unit is one key; the rest of the 74 go by the API, one after the other, as each is a change of its own.
      const confirmByApi = async (units) => {
        for (const unit of units) {
          const path = `/admin/v1/service-points/${unit.id}`;
          const { change } = await office.call("supervisor", "GET", path);
          await office.call("supervisor", "POST", `${path}/confirmations`, { task: "data" }, { "if-match": `"${change}"` });
        }
      };
      await confirmByApi((await left()).slice(0, 8));
      await page.reload();
      await page.getByText("8 จาก 74 หน่วย").first().waitFor();

      const map = page.getByRole("group", { name: "แผนที่ความคืบหน้า" });
      const circles = map.locator(".share-circle");
      await circles.first().waitFor();
      await office.assertAccessible(page);
      await page.setViewportSize(PHONE);
      await assertFits(page);
      await page.setViewportSize(WIDE);
      while (new URL(page.url()).searchParams.get("area")?.length !== 4) {
        const above = await circles.last().getAttribute("title");
        await circles.last().click();
        await page.waitForFunction((title) => ![...document.querySelectorAll(".share-circle")].some((circle) => circle.title === title), above);
      }
      // In a district the units themselves are on the map.
      await page.getByText("วงกลมถูกคือยืนยันแล้ว").waitFor();
      assert.equal(await circles.count(), 0);
      await page.getByRole("link", { name: /ขึ้นไปหนึ่งระดับ/ }).click();
      await page.goto(pathname);

      const confirm = page.getByRole("button", { name: /^ยืนยันแทน/ });
      if (database !== DATABASES[0]) await confirmByApi((await left()).slice(3));
      await page.reload();
      await confirm.first().focus();
      let done = 74 - (await left()).length;
      while (done < 74) {
        done += 1;
        // The focus goes on to the next unit: one key a unit.
        await page.keyboard.press("Enter");
        await page.getByText(`${done} จาก 74 หน่วย`).first().waitFor();
        if (done < 74) await page.waitForFunction(() => document.activeElement?.matches(".units button:not([aria-disabled])"));
      }
      await page.getByText("ครบทุกหน่วยแล้ว").first().waitFor();
      assert.equal(await confirm.count(), 0);
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /สำหรับทวงถาม/ }).click()]);
      assert.equal(download.suggestedFilename(), "reminders.csv");
      const csv = readFileSync(await download.path(), "utf8");
      assert.equal(csv.trim().split("\n").length, 1, "nobody has to be reminded");
      await page.getByText("ส่งออกแล้ว 0 แถว").waitFor();
      await page.setViewportSize(PHONE);
      await assertFits(page);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });
  });
}
