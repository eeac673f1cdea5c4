// The sheet that hangs at a door: it fits its paper, and a telephone reads its code.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import { sampleSite, assertFits, PHONE } from "./browser.mjs";

const site = sampleSite();
const decoder = createRequire(import.meta.url).resolve("jsqr");

/** A4 in CSS pixels, and what makes them 200 dots an inch. */
const PAPER = { width: 794, height: 1123 };
const SCALE_200_DPI = 200 / 96;

/** What a telephone's camera does to a sheet: the picture is turned, smaller, out of focus, unevenly lit and noisy. */
const PHOTOGRAPHED = { turned: 5, scale: 0.7, blur: 1.5, light: true };

for (const office of ["dopa-3804", "lao-5380701", "embassy-vientiane"]) {
  test(`the code of ${office} is read from its printed sheet, and from a photograph of it`, async () => {
    const { context, page, faults } = await site.open({ viewport: PAPER, deviceScaleFactor: SCALE_200_DPI });
    await page.emulateMedia({ media: "print" });
    await page.goto(`/service-points/${office}/poster`);
    await page.evaluate(() => document.fonts.ready);
    const printed = await page.locator(".sheet").screenshot();
    const expected = new URL(`/service-points/${office}`, page.url()).href;
    assert.deepEqual(faults, []);
    const desk = await context.newPage();
    await desk.goto("about:blank");
    await desk.addScriptTag({ path: decoder });
    assert.equal(await desk.evaluate(read, { picture: printed.toString("base64"), camera: {} }), expected);
    for (const turned of [PHOTOGRAPHED.turned, -PHOTOGRAPHED.turned]) {
      const camera = { ...PHOTOGRAPHED, turned };
      assert.equal(await desk.evaluate(read, { picture: printed.toString("base64"), camera }), expected, `turned ${turned}°`);
    }
    await context.close();
  });
}

/** Reads the code in a picture as a camera would see it. Runs in the browser. */
async function read({ picture, camera: { turned = 0, scale = 1, blur = 0, light = false } }) {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  // Room for the corners of what is turned.
  [canvas.width, canvas.height] = [image.width, image.height].map((side) => Math.round(side * scale * 1.15));
  const sheet = canvas.getContext("2d", { willReadFrequently: true });
  sheet.fillStyle = "#777";
  sheet.fillRect(0, 0, canvas.width, canvas.height);
  sheet.filter = blur ? `blur(${blur}px)` : "none";
  sheet.translate(canvas.width / 2, canvas.height / 2);
  sheet.rotate((turned * Math.PI) / 180);
  sheet.scale(scale, scale);
  sheet.drawImage(image, -image.width / 2, -image.height / 2);
  const { data, width, height } = sheet.getImageData(0, 0, canvas.width, canvas.height);
  if (light) {
    // The same noise at every run.
    let seed = 7;
    for (let at = 0; at < data.length; at += 4) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const noise = (seed / 2147483648 - 0.5) * 16;
      const shade = 0.75 + (0.25 * ((at / 4) % width)) / width;
      for (const channel of [0, 1, 2]) data[at + channel] = data[at + channel] * shade + noise;
    }
  }
  return globalThis.jsQR(data, width, height)?.data;
}

test("a sheet is one page of A4, and nothing on it is cut off", async () => {
  const { context, page } = await site.open({ viewport: PAPER });
  await page.emulateMedia({ media: "print" });
  for (const office of ["dopa-3804", "lao-5380701", "dlt-38-seka", "post-38000", "embassy-vientiane"]) {
    await page.goto(`/service-points/${office}/poster`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, `pages of ${office}`);
    const [width, height] = pdf.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/).slice(1).map(Number);
    // In points: 210 and 297 mm.
    assert.ok(Math.abs(width - 595.3) < 1 && Math.abs(height - 841.9) < 1, `${width} × ${height}`);
    const cut = await page.evaluate(() =>
      [".sheet", ".told", ".scan"].filter((part) => {
        const { scrollHeight, clientHeight } = document.querySelector(part);
        return scrollHeight > clientHeight + 1;
      }),
    );
    assert.deepEqual(cut, [], office);
  }
  await context.close();
});

test("a name is read from two metres: its letters are 6 mm high and more", async () => {
  const { context, page } = await site.open({ viewport: PAPER });
  await page.emulateMedia({ media: "print" });
  for (const office of ["dopa-3804", "embassy-vientiane"]) {
    await page.goto(`/service-points/${office}/poster`);
    const size = await page.locator(".sheet h2").evaluate((name) => parseFloat(getComputedStyle(name).fontSize));
    // A Thai consonant is about half as high as its type; a CSS inch has 96 pixels.
    assert.ok((size / 96) * 25.4 * 0.5 >= 6, `${size} px`);
  }
  await context.close();
});

test("on a telephone the sheet is seen whole, in both languages, without a script of ours failing", async () => {
  const { context, page, faults } = await site.open({ viewport: PHONE });
  for (const prefix of ["", "/en"]) {
    await page.goto(`${prefix}/service-points/dopa-3804/poster`);
    await assertFits(page);
    assert.equal(await page.getByRole("button").isVisible(), true);
  }
  assert.deepEqual(faults, []);
  await context.close();
});
