// The back office: home, the table of units, and the card of one.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { DATABASES, UNIT, backOffice, countClicks, faultsOf, testOnce } from "./back-office.mjs";
import { PHONE, WIDE, assertFits } from "./browser.mjs";

const SCREENS = [{ viewport: PHONE, colorScheme: "light", language: "th" }, { viewport: WIDE, colorScheme: "dark", language: "en" }];
/** "16 เม.ย. 63, 09.03 น." */
const THAI_MOMENT = /^\d{1,2} (ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.) \d\d, \d\d\.\d\d น\.$/;

for (const database of DATABASES) {
  describe(`on ${database}`, () => {
    const office = backOffice(database);

    test("an officer confirms a unit that is right by one click, and takes it back", async () => {
      const { context, page, faults } = await office.open("officer");
      const clicks = await countClicks(context);
      await page.goto("/admin");
      await page.getByRole("heading", { name: "ที่ว่าการอำเภอเซกา" }).waitFor();
      await page.getByText("ยังไม่เคยยืนยันข้อมูล").waitFor();
      await page.getByRole("button", { name: /ถูกต้องทั้งหมด/ }).click();
      await page.getByText(/ยืนยันว่าถูกต้องแล้วเมื่อ \d/).waitFor();
      const count = await clicks(page);
      assert.ok(count <= 3, `${count} clicks`);
      assert.equal(count, 1);
      const card = await office.call("officer", "GET", `/admin/v1/service-points/${UNIT}`);
      assert.deepEqual(card.confirmed.map(({ task }) => task), ["data", "pin"]);
      await page.getByRole("button", { name: "เลิกทำ" }).click();
      await page.getByText("ยังไม่เคยยืนยันข้อมูล").waitFor();
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("from home any other unit is found by its name", async () => {
      const { context, page, faults } = await office.open("officer");
      await page.goto("/admin");
      const search = page.getByRole("combobox", { name: "ค้นหาจุดบริการอื่น" });
      await search.fill("สำนักงานเกษตรอำเภอเซกา");
      await page.getByRole("option").first().waitFor();
      await search.press("ArrowDown");
      await search.press("Enter");
      // An officer may only read what citizens see of others.
      await page.waitForURL(/\/service-points\//);
      await page.getByRole("heading", { level: 1, name: /เซกา/ }).waitFor();
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("the table is narrowed, sorted and searched, and says so in its address", async () => {
      const { context, page, faults } = await office.open("supervisor", { viewport: WIDE });
      await page.goto("/admin/units");
      const count = page.getByRole("status").filter({ hasText: "พบ" });
      await count.getByText(/พบ \d+ หน่วย/).waitFor();
      const all = await count.innerText();
      await page.getByLabel("ประเภท", { exact: true }).selectOption("district_office");
      await page.getByText("พบ 8 หน่วย").waitFor();
      assert.match(page.url(), /type=district_office/);
      await page.getByRole("button", { name: "หน่วยงาน", exact: true }).click();
      await page.waitForURL(/sort=name/);
      await page.getByRole("button", { name: "หน่วยงาน", exact: true }).click();
      await page.waitForURL(/order=desc/);
      assert.equal(await page.locator("[aria-sort]").getAttribute("aria-sort"), "descending");
      await page.getByLabel("ค้นหาในชื่อ").fill("เซกา");
      await page.getByText("พบ 1 หน่วย").waitFor();
      const row = page.getByRole("row").filter({ hasText: "ที่ว่าการอำเภอเซกา" });
      assert.match(await row.locator(".edited").innerText(), THAI_MOMENT);
      assert.equal(await row.locator(".state").innerText(), "ยังไม่ออก");
      // The address alone gives the same table, and the CSV is of what one sees.
      await page.reload();
      await page.getByText("พบ 1 หน่วย").waitFor();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "ส่งออก CSV" }).click()]);
      const csv = readFileSync(await download.path(), "utf8").trim().split(/\r?\n/);
      assert.equal(csv.length, 2);
      assert.match(csv[1], /ที่ว่าการอำเภอเซกา/);
      await page.getByText("ส่งออกแล้ว 1 แถว").waitFor();
      assert.equal(download.suggestedFilename(), "service-points.csv");
      await page.getByRole("button", { name: /ล้างตัวกรอง/ }).click();
      await page.getByText(all).waitFor();
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    testOnce(database, "an export that takes long tells its rows, and is stopped", async () => {
      const { context, page, faults } = await office.open("supervisor");
      await page.goto("/admin/units");
      // A file without an end: rows come, and more of them.
      await page.evaluate(() => {
        const real = window.fetch;
        window.fetch = (asked, options) => {
          if (!String(asked).includes("export.csv")) return real(asked, options);
          let timer;
          const body = new ReadableStream({
            start(control) {
              const row = new TextEncoder().encode('"a\nb",1\n'.repeat(1000));
              control.enqueue(new TextEncoder().encode("name,number\n"));
              timer = setInterval(() => control.enqueue(row), 50);
              options.signal.addEventListener("abort", () => {
                clearInterval(timer);
                window.wasStopped = true;
                control.error(options.signal.reason);
              });
            },
          });
          return Promise.resolve(new Response(body, { headers: { "content-type": "text/csv" } }));
        };
      });
      const downloads = [];
      page.on("download", (download) => downloads.push(download));
      await page.getByRole("link", { name: "ส่งออก CSV" }).click();
      // A cell of two lines is one row.
      const progress = page.getByRole("status").filter({ hasText: /กำลังส่งออก … [1-9]\d?,000 แถว/ });
      await progress.waitFor();
      await assertFits(page);
      await progress.getByRole("button", { name: "ยกเลิก" }).click();
      await page.getByText("หยุดส่งออกแล้ว ไม่มีไฟล์ถูกบันทึก").waitFor();
      assert.ok(await page.evaluate(() => window.wasStopped));
      assert.deepEqual(downloads, []);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    testOnce(database, "rows are reached by the keyboard, and only those that are seen are there", async () => {
      const { context, page, faults } = await office.open("administrator", { viewport: WIDE });
      await page.goto("/admin/units");
      await page.locator("[data-index='0'] .name").waitFor();
      await page.locator("[data-index='0'] .name").focus();
      for (const key of ["ArrowDown", "ArrowDown", "PageDown"]) await page.keyboard.press(key);
      await page.waitForFunction(() => document.activeElement.closest("[data-index]")?.dataset.index === "10");
      await page.keyboard.press("End");
      const last = Number(await page.getByRole("table").getAttribute("aria-rowcount")) - 2;
      await page.waitForFunction((at) => document.activeElement.closest("[data-index]")?.dataset.index === String(at), last);
      assert.ok((await page.locator("[data-index]").count()) < 40);
      const name = await page.evaluate(() => document.activeElement.textContent);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name }).waitFor();
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    testOnce(database, "100,000 rows scroll like ten: few are drawn, and only those are asked for at which one rests", async () => {
      const { context, page, faults } = await office.open("administrator", { viewport: WIDE });
      const asked = [];
      await page.route(/\/admin\/v1\/service-points\?/, (route) => {
        const query = new URL(route.request().url()).searchParams;
        const skip = Number(query.get("skip") ?? 0);
        asked.push(skip);
        const results = Array.from({ length: 100 }, (_, at) => ({
          id: `unit-${skip + at}`, name_th: `หน่วยที่ ${skip + at}`, code: null, change: 1, edited_at: "2020-04-16T02:03:00Z", edited_by: "x",
          status: "shown", offers: 0, code_state: "none",
        }));
        return route.fulfill({ json: { total: 100_000, results, next: null } });
      });
      await page.goto("/admin/units");
      await page.getByText("หน่วยที่ 0", { exact: true }).waitFor();
      assert.equal(await page.locator("[data-index='0'] .edited").innerText(), "16 เม.ย. 63, 09.03 น.");
      await page.getByText("หน่วยที่ 0", { exact: true }).focus();
      await page.keyboard.press("End");
      await page.getByText("หน่วยที่ 99999", { exact: true }).waitFor();
      // What flies by isn't asked for.
      await page.getByRole("table").evaluate(async (frame) => {
        for (let at = 1; at <= 60; at += 1) {
          frame.scrollTo(0, at * 68 * 700);
          await new Promise(requestAnimationFrame);
        }
      });
      await page.getByText("หน่วยที่ 42000", { exact: true }).waitFor();
      assert.ok(asked.length <= 12, `${asked.length} requests: ${asked}`);
      assert.ok((await page.locator("[data-index]").count()) < 40);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    testOnce(database, "a map beside the table shows the units that were filtered", async () => {
      const { context, page, faults } = await office.open("supervisor", { viewport: { width: 1800, height: 900 } });
      await page.goto("/admin/units?type=district_office");
      await page.getByRole("button", { name: "แสดงแผนที่" }).click();
      await page.locator(".maplibregl-canvas").waitFor();
      await page.getByText("กำลังโหลดแผนที่").waitFor({ state: "detached" });
      const [map, table] = [await page.locator(".maplibregl-canvas").boundingBox(), await page.getByRole("table").boundingBox()];
      assert.ok(map.x > table.x + table.width, "the map stands beside the table");
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("a card has four tabs, each with an address", async () => {
      const { context, page, faults } = await office.open("auditor");
      await page.goto(`/admin/units/${UNIT}`);
      for (const [name, tab, text] of [
        ["ข้อมูล", null, /0 4200 0004/],
        ["การยกเลิกสำเนา", "copies", /\d+%/],
        ["ความพึงพอใจ", "ratings", /ยังไม่มีประชาชนให้คะแนน/],
        ["บริการ", "services", /^\d+ เรื่อง$/],
      ]) {
        await page.getByRole("link", { name, exact: true }).click();
        await page.getByText(text).first().waitFor();
        assert.equal(new URL(page.url()).searchParams.get("tab"), tab);
        assert.equal(await page.locator("[aria-current=page]").last().innerText(), name);
      }
      assert.equal(await page.getByRole("link", { name: "แก้ไข", exact: true }).count(), 0, "an auditor changes nothing");
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("hiding a unit waits for a second person, and showing it again doesn't", async () => {
      const { context, page, faults } = await office.open("supervisor");
      const unit = "/admin/units/dopa-3803";
      await page.goto(unit);
      await page.getByRole("button", { name: /ไม่แสดงต่อประชาชน/ }).click();
      await page.getByRole("button", { name: "ข้อมูลยังไม่พร้อม" }).click();
      await page.getByText("ส่งให้ผู้ดูแลตรวจแล้ว").waitFor();
      const { results } = await office.call("administrator", "GET", "/admin/v1/reviews?service_point=dopa-3803");
      await office.call("administrator", "POST", `/admin/v1/reviews/${results[0].id}/approve`);
      await page.goto(unit);
      await page.getByRole("button", { name: "แสดงต่อประชาชน", exact: true }).click();
      await page.getByText("หน่วยนี้แสดงต่อประชาชนแล้ว").waitFor();
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    if (database === "SQLite") {
      for (const { language, ...screen } of SCREENS) {
        test(`axe has nothing to say about home, table and card, ${screen.viewport.width} px, ${screen.colorScheme}, ${language}`, async () => {
          const { context, page } = await office.open("officer", { ...screen, bypassCSP: true });
          for (const [path, shown] of [
            ["/admin", "[role=combobox]"],
            ["/admin/units", "[data-index='3'] .name"],
            [`/admin/units/${UNIT}`, ".maplibregl-canvas"],
            [`/admin/units/${UNIT}?tab=copies`, "meter"],
            [`/admin/units/${UNIT}?tab=ratings`, ".tabs-line"],
            [`/admin/units/${UNIT}?tab=services`, ".manual"],
          ]) {
            await page.goto(`${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
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
