// The back office: changing a unit.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { DATABASES, PLACE, UNIT, WRONG_PLACE, backOffice, countClicks, faultsOf, testOnce } from "./back-office.mjs";
import { PHONE, WIDE, assertFits } from "./browser.mjs";

const CARD = `/admin/v1/service-points/${UNIT}`;

for (const database of DATABASES) {
  describe(`on ${database}`, () => {
    const office = backOffice(database);

    const card = () => office.call("administrator", "GET", CARD);
    /** A change that was made elsewhere; one that waits is approved by somebody else. */
    async function patch(fields) {
      const seen = { "if-match": `"${(await card()).change}"` };
      const answer = await office.call("administrator", "PATCH", CARD, fields, seen);
      if (answer.review) await office.call("second", "POST", `/admin/v1/reviews/${answer.review}/approve`);
    }
    const drawn = (page) => page.getByText("กำลังโหลดแผนที่").waitFor({ state: "detached" });

    test("a pin that is 3 km off is mended by its repair in at most six clicks, and citizens see it", async () => {
      await patch({ pin: WRONG_PLACE });
      const { context, page, faults } = await office.open("officer", { viewport: WIDE });
      const clicks = await countClicks(context);
      await page.goto("/admin");
      await page.getByRole("link", { name: "แก้หมุด" }).click();
      await drawn(page);
      await page.getByRole("button", { name: "ใช้ตำแหน่งที่แนะนำ" }).click();
      await page.getByText(/ห่างจากหมุดเดิม \d+(\.\d)? กม\./).waitFor();
      await page.getByText("ต้องให้ผู้ดูแลตรวจก่อน").waitFor();
      await page.getByRole("button", { name: "บันทึกหมุด" }).click();
      await page.getByText("ส่งให้ผู้ดูแลตรวจแล้ว").waitFor();
      const count = await clicks(page);
      assert.ok(count <= 6, `${count} clicks`);
      assert.equal(count, 3);
      const { results } = await office.call("administrator", "GET", `/admin/v1/reviews?service_point=${UNIT}`);
      await office.call("administrator", "POST", `/admin/v1/reviews/${results[0].id}/approve`);
      const { lat, lon } = await (await fetch(`${office.address}/v1/service-points/${UNIT}`)).json();
      assert.ok(Math.abs(lat - PLACE.lat) < 0.005 && Math.abs(lon - PLACE.lon) < 0.005, `${lat}, ${lon}`);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    testOnce(database, "a pin is moved by keys, buttons, a drag, pasted coordinates, the device's position and another office", async () => {
      await patch({ pin: PLACE });
      const { context, page, faults } = await office.open("officer", {
        viewport: WIDE, permissions: ["geolocation"], geolocation: { latitude: 17.9601, longitude: 103.9571 },
      });
      await page.goto(`/admin/units/${UNIT}/pin`);
      await drawn(page);
      const at = async () => (await page.locator(".panel-half strong").innerText()).split(", ").map(Number);
      const start = await at();
      const pin = page.getByRole("button", { name: /^หมุด ลาก/ });
      await pin.focus();
      await page.keyboard.press("ArrowUp");
      const byKey = await at();
      assert.ok(byKey[0] > start[0] && byKey[1] === start[1], `${start} ${byKey}`);
      await page.getByRole("button", { name: "ขยับหมุด: ไปตะวันออก" }).click();
      const byButton = await at();
      assert.ok(byButton[1] > byKey[1]);
      const box = await pin.boundingBox();
      await page.mouse.move(box.x + 22, box.y + 22);
      await page.mouse.down();
      await page.mouse.move(box.x + 82, box.y + 62, { steps: 5 });
      await page.mouse.up();
      const byDrag = await at();
      assert.ok(byDrag[0] < byButton[0] && byDrag[1] > byButton[1]);
      await page.getByText("หาตำแหน่งด้วยวิธีอื่น").click();
      await page.getByRole("button", { name: "ใช้ตำแหน่งที่ฉันอยู่ตอนนี้" }).click();
      await page.getByText("17.96010, 103.95710").waitFor();
      for (const [text, expected] of [
        ["17.9612, 103.9541", [17.9612, 103.9541]],
        ["17°57'43.2\"N 103°57'21.6\"E", [17.962, 103.956]],
        ["48Q 389438 1986100", [17.96, 103.955]],
      ]) {
        await page.getByLabel("วางพิกัดหรือลิงก์แผนที่").fill(text);
        await page.getByRole("button", { name: "ไปที่พิกัดนี้" }).click();
        await page.waitForFunction(
          ([lat, lon]) => {
            const [a, b] = document.querySelector(".panel-half strong").innerText.split(", ").map(Number);
            return Math.abs(a - lat) < 0.005 && Math.abs(b - lon) < 0.005;
          },
          expected,
        );
      }
      await page.getByLabel("วางพิกัดหรือลิงก์แผนที่").fill("ข้างตลาด");
      await page.getByRole("button", { name: "ไปที่พิกัดนี้" }).click();
      await page.getByText(/อ่านเป็นพิกัดไม่ได้/).waitFor();
      const search = page.getByRole("combobox", { name: "ค้นหาสถานที่" });
      await search.fill("ที่ว่าการอำเภอบึงโขงหลง");
      await page.getByRole("option", { name: /บึงโขงหลง/ }).first().click();
      await page.getByRole("button", { name: /วางหมุดกลางแผนที่/ }).click();
      await page.getByText(/ห่างจากหมุดเดิม [\d.]+ กม\./).waitFor();
      await page.getByRole("button", { name: "กลับไปที่หมุดเดิม" }).click();
      await page.getByText("หมุดอยู่ที่เดิม").waitFor();
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("hours get a lunch break by one tick, follow a sentence, and the fortnight shows what they mean", async () => {
      await patch({ hours: "Mo-Fr 08:30-16:30; PH off", exceptions: [] });
      const { context, page, faults } = await office.open("officer");
      const clicks = await countClicks(context);
      await page.goto("/admin");
      await page.getByRole("link", { name: "แก้เวลา" }).click();
      await page.getByLabel("พักเที่ยง").click();
      const said = page.locator(".said");
      await said.getByText(/12[:.]00.*13[:.]00/).waitFor();
      await page.getByRole("button", { name: "บันทึกเวลา" }).click();
      await page.getByText("บันทึกแล้ว").waitFor();
      assert.equal(await clicks(page), 3);
      assert.equal((await card()).data.hours, "Mo-Fr 08:30-12:00,13:00-16:30; PH off");
      // Undone, it is as it was.
      await page.getByRole("button", { name: "เลิกทำ" }).click();
      await page.getByText("เลิกทำแล้ว").waitFor();
      assert.equal((await card()).data.hours, "Mo-Fr 08:30-16:30; PH off");

      await page.goto(`/admin/units/${UNIT}/hours`);
      const text = page.getByLabel("หรือพิมพ์เวลา");
      await text.fill("จันทร์-เสาร์ 09.00-15.00 น.");
      await said.getByText(/เสาร์.*09[:.]00/).waitFor();
      assert.ok(await page.getByRole("checkbox", { name: "เสาร์" }).isChecked(), "the form follows the text");
      await page.getByLabel("เสาร์ ปิดเวลา").fill("12.00");
      await page.getByLabel("เสาร์ ปิดเวลา").press("Enter");
      await page.getByText(/Sa 09:00-12:00/).first().waitFor();
      await text.fill("เปิดบ้างปิดบ้าง");
      await page.getByText(/อ่านไม่เข้าใจ/).first().waitFor();
      assert.ok(await page.getByRole("button", { name: "บันทึกเวลา" }).isDisabled());
      await page.getByRole("button", { name: "จันทร์–ศุกร์ 08.30–16.30 น.", exact: true }).click();
      await page.getByRole("button", { name: /เพิ่มวันพิเศษ/ }).click();
      await page.getByLabel("เพราะอะไร").fill("อบรมเจ้าหน้าที่");
      await page.getByLabel("เพราะอะไร").press("Enter");
      await page.getByRole("row", { name: /ปิด อบรมเจ้าหน้าที่/ }).waitFor();
      await page.getByRole("button", { name: "บันทึกเวลา" }).click();
      await page.getByText("บันทึกแล้ว").waitFor();
      const { data } = await card();
      assert.deepEqual(data.exceptions.map(({ hours, reason }) => [hours, reason]), [["off", "อบรมเจ้าหน้าที่"]]);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("what isn't saved survives a closed tab, and a fault stands beside its field", async () => {
      const { context, page, faults } = await office.open("officer");
      await page.goto(`/admin/units/${UNIT}/edit?field=phone`);
      await page.waitForFunction(() => document.activeElement.id === "field-phone");
      await page.keyboard.press("Control+A");
      await page.keyboard.type("call me");
      await page.close();
      const again = await context.newPage();
      await again.goto(`/admin/units/${UNIT}/edit`);
      await again.getByText("นี่คือสิ่งที่คุณพิมพ์ไว้แต่ยังไม่ได้บันทึก").waitFor();
      assert.equal(await again.getByLabel("โทรศัพท์").inputValue(), "call me");
      await again.getByRole("button", { name: "บันทึก", exact: true }).click();
      await again.getByRole("alert").getByRole("link", { name: /หมายเลขโทรศัพท์อ่านไม่ได้/ }).click();
      assert.equal(await again.evaluate(() => document.activeElement.id), "field-phone");
      await again.getByLabel("โทรศัพท์").fill("0 4249 1234");
      await again.getByRole("button", { name: "บันทึก", exact: true }).click();
      await again.getByText("บันทึกแล้ว").waitFor();
      assert.equal((await card()).data.phone, "0 4249 1234");
      await again.goto(`/admin/units/${UNIT}/edit`);
      await again.getByLabel("โทรศัพท์").waitFor();
      assert.equal(await again.getByText("ยังไม่ได้บันทึก").count(), 0);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("where two change the same unit, the second chooses field by field", async () => {
      await patch({ phone: "0 4200 0004", postcode: "38150", email: "old@example.go.th" });
      const { context, page, faults } = await office.open("officer");
      await page.goto(`/admin/units/${UNIT}/edit`);
      await page.getByLabel("โทรศัพท์").fill("0 4200 1111");
      await page.getByLabel("อีเมล").fill("mine@example.go.th");
      await patch({ phone: "0 4200 2222", postcode: "38151" });
      await page.getByRole("button", { name: "บันทึก", exact: true }).click();
      await page.getByRole("heading", { name: "มีคนแก้ข้อมูลนี้ระหว่างที่คุณแก้อยู่" }).waitFor();
      await page.getByRole("group", { name: "โทรศัพท์" }).getByRole("radio", { name: /0 4200 2222/ }).check();
      await page.getByRole("button", { name: "ใช้ตามที่เลือก" }).click();
      await page.getByRole("button", { name: "บันทึก", exact: true }).click();
      await page.getByText("บันทึกแล้ว").waitFor();
      const { phone, postcode, email } = (await card()).data;
      assert.deepEqual([phone, postcode, email], ["0 4200 2222", "38151", "mine@example.go.th"]);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("pictures are added, put in order and removed, and what was removed comes back", async () => {
      const { context, page, faults } = await office.open("officer");
      await page.goto(`/admin/units/${UNIT}/pictures`);
      const picture = async (colour) => {
        const bytes = await page.evaluate(async (fill) => {
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [64, 48];
          const pen = canvas.getContext("2d");
          pen.fillStyle = fill;
          pen.fillRect(0, 0, 64, 48);
          const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
          return [...new Uint8Array(await blob.arrayBuffer())];
        }, colour);
        return { name: "a.png", mimeType: "image/png", buffer: Buffer.from(bytes) };
      };
      const shown = page.locator("ol li img");
      await page.getByText("ยังไม่มีรูป").waitFor();
      for (const [count, colour] of [[1, "red"], [2, "blue"]]) {
        await page.locator("input[type=file]").setInputFiles(await picture(colour));
        await shown.nth(count - 1).waitFor();
      }
      await page.waitForFunction(() => [...document.querySelectorAll("ol li img")].every((image) => image.naturalWidth > 0));
      const [first, second] = await shown.evaluateAll((images) => images.map((image) => image.src));
      await page.getByRole("button", { name: "รูปที่ 2: เลื่อนขึ้นก่อน" }).click();
      await page.waitForFunction((src) => document.querySelector("ol li img").src === src, second);
      await page.getByRole("button", { name: "รูปที่ 1: เอาออก" }).click();
      await page.waitForFunction(() => document.querySelectorAll("ol li img").length === 1);
      await page.locator(".note", { hasText: "เอารูปออกแล้ว" }).getByRole("button", { name: "เลิกทำ" }).click();
      await page.waitForFunction(() => document.querySelectorAll("ol li img").length === 2);
      assert.deepEqual(await shown.evaluateAll((images) => images.map((image) => image.src)), [second, first]);
      await page.locator("input[type=file]").setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
      await page.getByText("ใช้ไฟล์นี้ไม่ได้").waitFor();
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("a unit is looked for before it is added: a hidden one is shown again, and a new one is added", async () => {
      const { context, page, faults } = await office.open("supervisor", { viewport: WIDE });
      const hidden = "dopa-3805";
      const { change, data } = await office.call("administrator", "GET", `/admin/v1/service-points/${hidden}`);
      const body = { status: "hidden", reason: "ทดสอบ" };
      const { review } = await office.call("administrator", "PUT", `/admin/v1/service-points/${hidden}/visibility`, body, { "if-match": `"${change}"` });
      await office.call("second", "POST", `/admin/v1/reviews/${review}/approve`);
      const look = async (name, place) => {
        await page.goto("/admin/units/new");
        await page.getByLabel("ชื่อหน่วยงาน").waitFor();
        assert.equal(await page.getByLabel("ชื่อหน่วยงาน").inputValue(), "", "what was sent is kept no more");
        await page.getByLabel("ชื่อหน่วยงาน").fill(name);
        const subdistrict = page.getByRole("combobox", { name: "ตำบล" });
        await subdistrict.fill(place);
        await page.getByRole("option").first().waitFor();
        await subdistrict.press("Enter");
        await page.reload();
        await page.getByText("นี่คือสิ่งที่คุณพิมพ์ไว้แต่ยังไม่ได้ส่ง").waitFor();
        await page.getByRole("button", { name: "ค้นหาว่ามีแล้วหรือยัง" }).click();
      };
      await look(data.name_th, "ปากคาด");
      await page.locator(".own-pin").first().waitFor();
      await page.getByRole("button", { name: "นี่คือหน่วยเดียวกัน ให้แสดงอีกครั้ง" }).first().click();
      await page.getByText("หน่วยนี้แสดงต่อประชาชนแล้ว").waitFor();
      await look("ศูนย์รับเรื่องพิเศษทดสอบ", "ตำบลเซกา");
      await page.getByRole("button", { name: /เพิ่มหน่วยนี้|เพิ่มเป็นหน่วยใหม่/ }).click();
      await page.getByText("เพิ่มหน่วยงานแล้ว").waitFor();
      assert.equal(await page.getByLabel("ชื่อภาษาไทย").inputValue(), "ศูนย์รับเรื่องพิเศษทดสอบ");
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    if (database === "SQLite") {
      for (const { language, ...screen } of [{ viewport: PHONE, colorScheme: "dark", language: "th" }, { viewport: WIDE, colorScheme: "light", language: "en" }]) {
        test(`axe has nothing to say about pages of changing, ${screen.viewport.width} px, ${screen.colorScheme}, ${language}`, async () => {
          const { context, page } = await office.open("administrator", { ...screen, bypassCSP: true });
          for (const [path, shown] of [
            [`/admin/units/${UNIT}/edit`, "#field-phone"],
            [`/admin/units/${UNIT}/pin`, ".own-pin"],
            [`/admin/units/${UNIT}/territory`, ".own-pin"],
            [`/admin/units/${UNIT}/hours`, ".day"],
            [`/admin/units/${UNIT}/pictures`, "input[type=file]"],
            ["/admin/units/new", "#field-name_th"],
          ]) {
            await page.goto(`${path}?lang=${language}`);
            await page.locator(shown).first().waitFor();
            await page.waitForLoadState("networkidle");
            await office.assertAccessible(page);
            await assertFits(page);
          }
          await context.close();
        });
      }
    }
  });
}
