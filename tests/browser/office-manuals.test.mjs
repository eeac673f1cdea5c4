// The back office: manuals that units have linked.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { DATABASES, UNIT, backOffice, faultsOf } from "./back-office.mjs";
import { PHONE, WIDE, assertFits } from "./browser.mjs";

const CARD = `/admin/v1/service-points/${UNIT}`;
const WATER = "การขอใช้น้ำประปา";
const ELECTRICITY = "การขอใช้ไฟฟ้า";
const PASSPORT = "การออกหนังสือเดินทางอิเล็กทรอนิกส์";
const LOST = "การรับแจ้งเอกสารหาย";

for (const database of DATABASES) {
  describe(`on ${database}`, () => {
    const office = backOffice(database);

    const linked = async (unit = UNIT) => {
      const { results } = await office.call("administrator", "GET", `/admin/v1/service-points/${unit}/offers`);
      return results.map(({ procedure }) => procedure);
    };
    const publicPage = async () => (await fetch(`${office.address}/service-points/${UNIT}`)).text();

    test("three manuals are linked, one of another department, and citizens see them at once", async () => {
      const { context, page, faults } = await office.open("officer", { viewport: WIDE, bypassCSP: true });
      await page.goto(`/admin/units/${UNIT}/manuals`);
      for (const [word, title] of [["น้ำประปา", WATER], ["ไฟฟ้า", ELECTRICITY]]) {
        await page.getByRole("combobox", { name: "ค้นหาคู่มือ" }).fill(word);
        await page.getByRole("option", { name: title }).click();
      }
      await page.getByText("เลือกจากกรมอื่น").click();
      await page.getByLabel("กระทรวง", { exact: true }).selectOption("กระทรวงการต่างประเทศ");
      await page.getByLabel("กรม", { exact: true }).selectOption("กรมการกงสุล");
      await page.getByLabel(PASSPORT).check();
      await page.getByText("เพิ่ม 3 เรื่อง:").waitFor();
      await office.assertAccessible(page);
      assert.ok(!(await publicPage()).includes(PASSPORT), "nothing is saved yet");
      await page.getByRole("button", { name: "บันทึก", exact: true }).click();
      await page.getByText("บันทึกแล้ว").waitFor();
      for (const title of [WATER, ELECTRICITY, PASSPORT]) assert.ok((await publicPage()).includes(title), title);
      const before = await linked();
      await page.getByRole("button", { name: "เลิกทำ" }).click();
      await page.getByText("เลิกทำแล้ว").waitFor();
      assert.equal((await linked()).length, before.length - 3);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("one is taken out and put back, another says its own hours, and a closed tab loses nothing", async () => {
      const { context, page, faults } = await office.open("officer", { viewport: PHONE, bypassCSP: true });
      await page.goto(`/admin/units/${UNIT}/manuals`);
      await page.getByRole("heading", { name: /^ปักหมุดแล้ว/ }).waitFor();
      const [first, second] = await page.getByRole("button", { name: /^เอาออก: / }).evaluateAll((all) => all.map((one) => one.ariaLabel.replace("เอาออก: ", "")));
      await page.getByRole("button", { name: `เอาออก: ${first}`, exact: true }).click();
      await page.getByText("เอาออก 1 เรื่อง:").waitFor();
      await page.reload();
      await page.getByText("เอาออก 1 เรื่อง:").waitFor();
      await page.getByRole("button", { name: `นำกลับมา: ${first}`, exact: true }).click();
      await page.getByText("ยังไม่มีอะไรเปลี่ยน").waitFor();
      await page.getByRole("button", { name: `รายละเอียด: ${second}`, exact: true }).click();
      await page.getByLabel("เวลาเฉพาะเรื่องนี้").fill("วันพุธ 09.00-12.00 น.");
      await page.getByLabel("หยุดรับเรื่องก่อนปิด (นาที)").fill("15");
      await page.getByLabel("สำเนาเอกสาร").selectOption("yes");
      await page.getByText("แก้รายละเอียด 1 เรื่อง:").waitFor();
      await assertFits(page);
      await office.assertAccessible(page);
      await page.getByRole("button", { name: "บันทึก", exact: true }).click();
      await page.getByText("บันทึกแล้ว").waitFor();
      const { results } = await office.call("administrator", "GET", `${CARD}/offers`);
      const said = results.find(({ title_th }) => title_th === second);
      assert.deepEqual([said.hours, said.last_acceptance_minutes, said.copies_required], ["We 09:00-12:00", 15, true]);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("hours that nobody can read are said beside their field, and nothing is saved", async () => {
      const { context, page } = await office.open("officer");
      await page.goto(`/admin/units/${UNIT}/manuals`);
      const before = await linked();
      await page.getByRole("button", { name: /^รายละเอียด: / }).first().click();
      await page.getByLabel("เวลาเฉพาะเรื่องนี้").fill("เปิดบ่อย ๆ");
      await page.getByLabel("หมายเหตุถึงประชาชน").fill("ชั้น 2");
      await page.getByRole("button", { name: "บันทึก", exact: true }).click();
      await page.getByRole("alert").waitFor();
      assert.deepEqual(await linked(), before);
      await context.close();
    });

    test("what somebody else linked meanwhile stays, and one's own goes on top of it", async () => {
      const { context, page } = await office.open("officer");
      await page.goto(`/admin/units/${UNIT}/manuals`);
      await page.getByRole("combobox", { name: "ค้นหาคู่มือ" }).fill("เอกสารหาย");
      await page.getByRole("option", { name: LOST }).click();
      const { change } = await office.call("administrator", "GET", CARD);
      await office.call("administrator", "PUT", `${CARD}/offers/vehicle-tax`, {}, { "if-match": `"${change}"` });
      await page.getByRole("button", { name: "บันทึก", exact: true }).click();
      await page.getByText("สิ่งที่คุณเลือกไว้ยังอยู่").waitFor();
      await page.getByRole("button", { name: "บันทึก", exact: true }).click();
      await page.getByText("บันทึกแล้ว").waitFor();
      const all = await linked();
      assert.ok(all.includes("vehicle-tax") && all.includes("lost-document-report"), all.join());
      await context.close();
    });

    test("what others of the kind have is seen and added, and the manuals of another unit are copied", async () => {
      const unlink = async (procedure) => {
        const { change } = await office.call("administrator", "GET", CARD);
        await office.call("administrator", "DELETE", `${CARD}/offers/${procedure}`, undefined, { "if-match": `"${change}"` });
      };
      const neighbour = (await office.call("administrator", "GET", "/admin/v1/service-points/dopa-3803")).data.name_th;
      const similar = await linked("dopa-3803");
      const [first, second] = (await linked()).filter((procedure) => similar.includes(procedure));
      for (const procedure of [first, second]) await unlink(procedure);
      const { results } = await office.call("administrator", "GET", "/admin/v1/service-points/dopa-3803/offers");
      const title = results.find(({ procedure }) => procedure === first).title_th;

      const { context, page, faults } = await office.open("officer", { viewport: PHONE, bypassCSP: true });
      await page.goto(`/admin/units/${UNIT}/manuals`);
      const ofKind = page.getByRole("region", { name: /^เทียบกับหน่วยประเภทเดียวกัน \d+ หน่วย/ });
      await ofKind.getByText("หน่วยอื่นมี หน่วยนี้ยังไม่มี").waitFor();
      await assertFits(page);
      await office.assertAccessible(page);
      await ofKind.getByRole("button", { name: `เพิ่ม: ${title}`, exact: true }).click();
      await page.getByText("เพิ่ม 1 เรื่อง:").waitFor();
      // The other one comes with all else that the neighbour has.
      await page.getByText("คัดลอกจากหน่วยอื่น").click();
      await page.getByRole("combobox", { name: "หน่วยที่จะคัดลอก" }).fill(neighbour);
      await page.getByRole("option", { name: neighbour }).click();
      await page.getByText(/^เพิ่ม \d+ เรื่องจาก.* ยังไม่ได้บันทึก$/).waitFor();
      await page.getByRole("button", { name: "บันทึก", exact: true }).click();
      await page.getByText("บันทึกแล้ว").waitFor();
      const now = await linked();
      assert.ok(now.includes(first) && now.includes(second), `${first}, ${second} in ${now}`);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("a manual is linked at several units at once, and it is undone as one act", async () => {
      const { context, page, faults } = await office.open("supervisor", { viewport: WIDE, bypassCSP: true });
      await page.goto("/admin/manuals?type=police_station");
      const rows = page.getByRole("row");
      await rows.nth(2).waitFor();
      await page.getByRole("button", { name: /^เลือกทุกหน่วย/ }).click();
      await page.getByText(/^ทำพร้อมกัน \d+ หน่วย/).waitFor();
      await page.getByRole("combobox", { name: "คู่มือที่จะเพิ่ม" }).fill("หนังสือเดินทาง");
      await page.getByRole("option", { name: PASSPORT }).click();
      await office.assertAccessible(page);
      await page.getByRole("button", { name: /^บันทึกที่ \d+ หน่วย/ }).click();
      await page.getByText(/^เปลี่ยนแล้ว \d+ หน่วย/).waitFor();
      const offering = async () => (await office.call("supervisor", "GET", "/admin/v1/service-points?procedure=passport&type=police_station")).total;
      assert.ok((await offering()) >= 8, `${await offering()} units`);
      await page.getByRole("button", { name: "เลิกทำ" }).click();
      await page.getByText("เลิกทำแล้ว").waitFor();
      assert.equal(await offering(), 0);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });
  });
}
