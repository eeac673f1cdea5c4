// The back office: the outline of what a unit is responsible for.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { DATABASES, UNIT, WRONG_PLACE, backOffice, faultsOf, testOnce } from "./back-office.mjs";
import { PHONE, WIDE, assertFits } from "./browser.mjs";

const PAGE = `/admin/units/${UNIT}/territory`;
const SAVED = /^(บันทึกแล้ว|ส่งให้ผู้ดูแลตรวจแล้ว)/;

/** A ring around a place, so many degrees wide. */
function around({ lat, lon }, wide) {
  const [west, south, east, north] = [lon - wide, lat - wide, lon + wide, lat + wide];
  return [[west, south], [east, south], [east, north], [west, north], [west, south]];
}

for (const database of DATABASES) {
  describe(`on ${database}`, () => {
    const office = backOffice(database);

    const told = async () => (await (await fetch(`${office.address}/v1/service-points/${UNIT}`)).json()).territory;
    const drawn = (page) => page.getByRole("button", { name: "เพิ่มมุมกลางแผนที่", disabled: false }).waitFor();
    const corners = (page) => page.getByRole("button", { name: /^มุมที่ \d+ / });
    const place = async (page, number) => (await corners(page).nth(number - 1).locator("span").innerText()).split(", ").map(Number);
    /** Saves, and somebody else agrees where that is asked for. */
    async function save(page) {
      await page.getByRole("button", { name: "บันทึกแนวเขต" }).click();
      await page.getByText(SAVED).waitFor();
      const { results } = await office.call("administrator", "GET", `/admin/v1/reviews?service_point=${UNIT}`);
      for (const { id } of results) await office.call("administrator", "POST", `/admin/v1/reviews/${id}/approve`);
    }

    test("an outline is drawn and mended by the mouse, survives a closed tab, and citizens are told of it", async () => {
      const { context, page, faults } = await office.open("officer", { viewport: WIDE, bypassCSP: true });
      await page.goto(`/admin/units/${UNIT}`);
      await page.getByRole("link", { name: "แก้แนวเขต" }).click();
      await drawn(page);
      await page.getByRole("button", { name: "เพิ่มมุมโดยแตะแผนที่", pressed: true }).waitFor();
      const box = await page.locator(".maplibregl-canvas").boundingBox();
      const at = ([x, y]) => [box.x + box.width / 2 + x, box.y + box.height / 2 + y];
      const square = [[-120, 100], [120, 100], [120, -100], [-120, -100]];
      for (const corner of square) await page.mouse.click(...at(corner));
      assert.equal(await corners(page).count(), 4);
      // Who comes back to the first corner is around: the next click draws nothing.
      await page.mouse.click(...at(square[0]));
      await page.mouse.click(...at([0, 0]));
      assert.equal(await corners(page).count(), 4);
      await page.getByText(/ตร\.กม\. · 4 มุม/).waitFor();

      const drag = async (from, to) => {
        await page.mouse.move(...at(from));
        await page.mouse.down();
        await page.mouse.move(...at(to), { steps: 4 });
        await page.mouse.up();
      };
      const before = await place(page, 3);
      await drag([120, -100], [150, -130]);
      const after = await place(page, 3);
      assert.ok(after[0] > before[0] && after[1] > before[1], `${before} ${after}`);
      // The middle of an edge is a corner to be.
      await drag([0, 100], [0, 140]);
      await page.getByText(/ตร\.กม\. · 5 มุม/).waitFor();
      await page.getByRole("button", { name: "เลิกทำขั้นล่าสุด" }).click();
      await page.getByText(/ตร\.กม\. · 4 มุม/).waitFor();
      // Lines that cross enclose nothing that anybody could mean.
      await drag([-120, -100], [200, 0]);
      await page.getByText(/^⚠ เส้นจากมุมที่/).waitFor();
      assert.ok(await page.getByRole("button", { name: "บันทึกแนวเขต" }).isDisabled());
      await page.keyboard.press("Control+z");
      await page.getByText(/^⚠ เส้นจากมุมที่/).waitFor({ state: "detached" });
      await office.assertAccessible(page);
      await page.close();

      const again = await context.newPage();
      await again.goto(PAGE);
      await again.getByText("นี่คือสิ่งที่คุณพิมพ์ไว้แต่ยังไม่ได้บันทึก").waitFor();
      assert.deepEqual(await place(again, 3), after);
      await save(again);
      const { type, coordinates } = await told();
      assert.equal(type, "MultiPolygon");
      assert.equal(coordinates[0][0].length, 5);
      assert.ok(coordinates[0][0].some(([lon, lat]) => Math.abs(lat - after[0]) < 1e-5 && Math.abs(lon - after[1]) < 1e-5), JSON.stringify(coordinates));
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    testOnce(database, "an outline is drawn by keys alone", async () => {
      const { context, page, faults } = await office.open("supervisor", { viewport: PHONE });
      await page.goto(PAGE);
      await drawn(page);
      const whole = page.getByRole("button", { name: "เอาแนวเขตออก" });
      if ((await whole.count()) > 0) await whole.press("Enter");
      const middle = page.getByRole("button", { name: "เพิ่มมุมกลางแผนที่" });
      for (const way of ["Right", "Down", "Left"]) {
        await middle.press("Enter");
        const canvas = page.locator("canvas.maplibregl-canvas");
        await canvas.press(`Arrow${way}`);
        // The map glides.
        await page.waitForTimeout(400);
      }
      assert.equal(await corners(page).count(), 3);
      await corners(page).first().focus();
      const start = await place(page, 1);
      await page.keyboard.press("ArrowUp");
      const near = await place(page, 1);
      await page.keyboard.press("Shift+ArrowLeft");
      const far = await place(page, 1);
      const metres = (degrees) => degrees * 111_195;
      assert.ok(Math.abs(metres(near[0] - start[0]) - 10) < 1.5, `${start} ${near}`);
      assert.ok(Math.abs(metres((near[1] - far[1]) * Math.cos((start[0] * Math.PI) / 180)) - 100) < 1.5, `${near} ${far}`);
      await page.getByRole("button", { name: "เพิ่มมุมถัดจากมุมที่ 1", exact: true }).press("Enter");
      await page.getByText(/ตร\.กม\. · 4 มุม/).waitFor();
      // The new corner has the focus, and goes by the key that says so.
      await page.keyboard.press("Delete");
      await page.getByText(/ตร\.กม\. · 3 มุม/).waitFor();
      await page.keyboard.press("Delete");
      await page.getByText("ยังไม่ครบ แต่ละส่วนต้องมีอย่างน้อย 3 มุม").waitFor();
      assert.ok(await page.getByRole("button", { name: "บันทึกแนวเขต" }).isDisabled());
      await page.getByRole("button", { name: "เลิกทำขั้นล่าสุด" }).press("Enter");
      await assertFits(page);
      await save(page);
      assert.equal((await told()).coordinates[0][0].length, 4);
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });

    test("an outline that somebody has is brought in, one of two is chosen where both saved, and what was taken away comes back", async () => {
      const { context, page, faults } = await office.open("officer", { viewport: WIDE });
      await page.goto(PAGE);
      await drawn(page);
      await page.getByText("นำเข้าแนวเขตที่มีอยู่แล้ว (GeoJSON)").click();
      const text = page.getByLabel("หรือวางข้อความ GeoJSON");
      const show = page.getByRole("button", { name: "แสดงบนแผนที่" });
      for (const [given, fault] of [
        ["ตำบลเซกา", "อ่านไม่ได้ ข้อความนี้ไม่ใช่ GeoJSON"],
        ['{"type":"Point","coordinates":[103.9,17.9]}', /ไม่พบรูปหลายเหลี่ยม/],
        ['{"type":"Polygon","coordinates":[[[17.9,103.9],[17.9,104],[18,104],[17.9,103.9]]]}', /พิกัดต้องเป็นองศา/],
      ]) {
        await text.fill(given);
        await show.click();
        await page.getByText(fault).waitFor();
      }
      const hole = around({ lat: 17.95, lon: 103.95 }, 0.005).reverse();
      const polygons = [[around({ lat: 17.95, lon: 103.95 }, 0.02), hole], [around(WRONG_PLACE, 0.005)]];
      const features = polygons.map((coordinates) => ({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates } }));
      const file = { name: "outline.geojson", mimeType: "application/geo+json", buffer: Buffer.from(JSON.stringify({ type: "FeatureCollection", features })) };
      await page.getByLabel("ไฟล์ GeoJSON").setInputFiles(file);
      await page.getByText(/ตร\.กม\. · 12 มุม/).waitFor();
      await page.getByLabel("ส่วนของแนวเขต").selectOption("ช่องว่างที่ 1 ในส่วนที่ 1");
      assert.equal(await corners(page).count(), 4);

      // Somebody else saved one meanwhile.
      const card = `/admin/v1/service-points/${UNIT}`;
      const { change } = await office.call("administrator", "GET", card);
      const theirs = { type: "Polygon", coordinates: [around({ lat: 17.96, lon: 103.955 }, 0.01)] };
      const answered = await office.call("administrator", "PATCH", card, { territory: theirs }, { "if-match": `"${change}"` });
      if (answered.review) await office.call("second", "POST", `/admin/v1/reviews/${answered.review}/approve`);
      await page.getByRole("button", { name: "บันทึกแนวเขต" }).click();
      await page.getByRole("heading", { name: "มีคนแก้ข้อมูลนี้ระหว่างที่คุณแก้อยู่" }).waitFor();
      await page.getByRole("group", { name: "แนวเขตที่รับผิดชอบ" }).getByRole("radio", { name: /12 มุม/ }).check();
      await page.getByRole("button", { name: "ใช้ตามที่เลือก" }).click();
      await save(page);
      const { type, coordinates } = await told();
      assert.deepEqual([type, coordinates.map((rings) => rings.length)], ["MultiPolygon", [2, 1]]);

      await page.goto(PAGE);
      await drawn(page);
      await page.getByRole("button", { name: "เอาแนวเขตออก" }).click();
      await page.getByText("ยังไม่มีแนวเขต").waitFor();
      await save(page);
      assert.equal(await told(), undefined);
      const undo = page.getByRole("button", { name: "เลิกทำ", exact: true });
      if ((await undo.count()) > 0) {
        await undo.click();
        await page.getByText(/^(เลิกทำแล้ว|ส่งให้ผู้ดูแลตรวจแล้ว)/).waitFor();
        assert.equal((await told())?.type, "MultiPolygon");
      }
      assert.deepEqual(faultsOf(faults), []);
      await context.close();
    });
  });
}
