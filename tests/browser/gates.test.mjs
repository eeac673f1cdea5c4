// What holds for every page: no serious finding of axe, the budget of bytes, and text of twice the size.
import assert from "node:assert/strict";
import { test } from "node:test";

import { assertAccessible } from "./accessible.mjs";
import { AT_TUESDAY, PHONE, WIDE, assertFits, sampleSite } from "./browser.mjs";

const PATHS = [
  "/", "/search?q=บัตร", "/search?q=xyzzy", "/search?q=ทำบัตรประชาชนที่เซกา", "/find?procedure=id-card",
  "/responsible?procedure=old-age-allowance",
  `/find?procedure=id-card&place=3804&${AT_TUESDAY}`, `/service-points/dopa-3804?${AT_TUESDAY}`, "/procedures/id-card-first",
  "/saved", "/no-such-page", `/find?procedure=id-card&place=3804&date=31/02/2569&time=13:00`,
].flatMap((path) => [path, `/en${path}`]);
/** Each page in one language and one light: what differs between them are words and colours. */
const SCREENS = [
  { viewport: PHONE, colorScheme: "light", isShown: (path) => !path.startsWith("/en") },
  { viewport: WIDE, colorScheme: "dark", isShown: (path) => path.startsWith("/en") },
];

/** Bytes of a page as they come over the network, without the map. */
const MOST_BYTES = 150 * 1024;

const { open } = sampleSite();

for (const { isShown, ...screen } of SCREENS) {
  test(`axe has nothing to say about any page, and text of twice the size fits, ${screen.viewport.width} px, ${screen.colorScheme}`, async () => {
    // The page's own content security policy would refuse a script of ours.
    const { context, page } = await open({ ...screen, bypassCSP: true });
    for (const path of PATHS.filter(isShown)) {
      await page.goto(path);
      await assertAccessible(page, path);
      await page.setViewportSize(WIDE);
      await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      await assertFits(page);
      await page.setViewportSize(screen.viewport);
    }
    await context.close();
  });
}

test("every page stays below 150 KiB without the map", async () => {
  // As if each were the first: nothing is kept of the one before. A letter of Thai has three bytes, one of English has one.
  const { context, page } = await open({ serviceWorkers: "block" });
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  for (const path of PATHS.filter((path) => !path.startsWith("/en"))) {
    bytes = 0;
    await page.goto(path, { waitUntil: "networkidle" });
    assert.ok(bytes > 0 && bytes <= MOST_BYTES, `${path}: ${bytes} bytes`);
  }
  await context.close();
});
