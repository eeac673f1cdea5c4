import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("the browser shows a page and has a font for Thai", async () => {
  const page = await browser.newPage();
  const html = '<p id="latin">office</p><p id="thai">ที่ทำการปกครองอำเภอ</p>';
  await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
  assert.equal(await page.locator("#thai").textContent(), "ที่ทำการปกครองอำเภอ");
  // Without a Thai font the letters are drawn as the empty boxes of the Latin one.
  assert.notEqual(await fontOf(page, "#thai"), await fontOf(page, "#latin"));
});

/** The family of the one font that draws an element. */
async function fontOf(page, selector) {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector });
  const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
  assert.equal(fonts.length, 1, `${selector} is drawn by ${fonts.map((font) => font.familyName)}`);
  return fonts[0].familyName;
}
