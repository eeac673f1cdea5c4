// Pages of records under the conditions that readers set: axe, colours of their own, more contrast, large text, spacing,
// a narrow window, paper.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { assertAccessible } from "./accessible.mjs";
import { PHONE, WIDE, sampleSite } from "./browser.mjs";

const AT = encodeURIComponent("2026-12-08T10:00:00+07:00");
const PATHS = [
  ...["", "#copies", "#satisfaction", "#services"].map((part) => `/service-points/dopa-3804?at=${AT}${part}`),
  "/procedures/id-card-first", "/service-points/dopa-3804/report?field=phone", "/procedures/id-card-first/report",
  "/service-points/dopa-3804/report/thanks", "/areas", "/areas/38", `/areas/3804?at=${AT}`, "/areas/380401", "/areas/99", "/credits",
].flatMap((path) => [path, `/en${path}`]);
/** Each page is looked at whole in one language and one light, and its colours in both lights with more contrast too. */
const SCREENS = [
  { viewport: PHONE, colorScheme: "light", other: "dark", isShown: (path) => !path.startsWith("/en") },
  { viewport: WIDE, colorScheme: "dark", other: "light", isShown: (path) => path.startsWith("/en") },
];

const reports = mkdtempSync(join(tmpdir(), "pakmut-reports-"));
const site = sampleSite(`[reports]\ndir = "${reports}"\n`);
after(() => rmSync(reports, { recursive: true }));

/** Looks at every page, one after the other, and gives what was found with its path. */
async function found(options, look, paths = PATHS) {
  const { context, page } = await site.open({ bypassCSP: true, reducedMotion: "reduce", ...options });
  // Drawn on the processor the map takes longer than all else; the tests of every page look at it.
  await context.route(/maplibre/, (route) => route.abort());
  const findings = [];
  for (const path of paths) {
    // A part alone is no new page for the browser.
    await page.goto("about:blank");
    await page.goto(path);
    for (const finding of await look(page)) findings.push(`${path}: ${finding}`);
  }
  await context.close();
  return findings;
}

for (const { other, isShown, ...screen } of SCREENS) {
  test(`axe has nothing to say about pages of records, ${screen.viewport.width} px, ${screen.colorScheme}`, async () => {
    const findings = await found(screen, async (page) => {
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
      await assertAccessible(page);
      await page.emulateMedia({ colorScheme: other, contrast: "more" });
      await assertAccessible(page, `${page.url()} with more contrast`, ["color-contrast"]);
      await page.emulateMedia({ colorScheme: screen.colorScheme, contrast: null });
      return [];
    }, PATHS.filter(isShown));
    assert.deepEqual(findings, []);
  });
}

/** What sticks out of the window to the side, with all that can be opened open. */
const wider = (page) => page.evaluate(() => {
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`${scrollWidth} px wide in ${clientWidth}`] : [];
});

/** What is lower than 44 px, and can be tapped. */
const low = (page) => page.evaluate(() => {
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  return [...document.querySelectorAll("main a, main button, main summary, main select, main textarea, main .checklist label")]
    .filter((element) => element.checkVisibility() && !element.closest(".hidden, .maplibregl-map"))
    .filter((element) => element.getBoundingClientRect().height < 43.5)
    .map((element) => `${element.getBoundingClientRect().height} px: ${element.outerHTML.slice(0, 160)}`);
});

/** What is cut or too wide with the spacing of WCAG 1.4.12. */
async function spaced(page) {
  const spacing = await page.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }" });
  const cut = await page.evaluate(() => [...document.querySelectorAll("main *")]
    .filter((element) => element.checkVisibility() && !element.matches(".hidden, .hidden *, select, textarea, .maplibregl-map *, .canvas"))
    .filter((element) => getComputedStyle(element).overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1)
    .map((element) => `cut: ${element.outerHTML.slice(0, 120)}`));
  const findings = [...cut, ...(await wider(page))];
  await spacing.evaluate((style) => style.remove());
  return findings;
}

test("pages of records fit 320 px (1280 px at 400 %) and text of twice the size or with more space; what is tapped is 44 px high", async () => {
  const findings = await found({ viewport: { width: 320, height: 256 } }, async (page) => {
    const narrow = await wider(page);
    await page.setViewportSize(WIDE);
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    const large = await wider(page);
    await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
    await page.setViewportSize(PHONE);
    const found = [...narrow, ...large, ...(await spaced(page)), ...(await low(page))];
    await page.setViewportSize({ width: 320, height: 256 });
    return found;
  });
  assert.deepEqual(findings, []);
});

test("in the reader's own colours every state and every chosen tab is still told", async () => {
  const { context, page } = await site.open({ viewport: { width: 360, height: 740 }, forcedColors: "active" });
  await page.goto(`/service-points/dopa-3804?at=${AT}#copies`);
  const [mark, shape] = await page.locator(".best .sentence svg").first().evaluate((svg) =>
    [getComputedStyle(svg.querySelector("path")).stroke, getComputedStyle(svg).fill]);
  assert.notEqual(mark, shape, "the sign in a state can't be told from its ground");
  const ground = (name) => page.locator(".tabs").getByRole("link", { name, exact: true })
    .evaluate((tab) => getComputedStyle(tab).backgroundColor);
  assert.notEqual(await ground("การยกเลิกสำเนา"), await ground("ข้อมูล"));
  await context.close();
});

test("by keyboard alone every link and field is reached in its order and seen", async () => {
  const { context, page } = await site.open({ viewport: { width: 360, height: 740 } });
  await page.goto(`/service-points/dopa-3804?at=${AT}`);
  const reached = [];
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press("Tab");
    const now = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { top, bottom, left } = element.getBoundingClientRect();
      return { name: element.textContent.trim(), isSeen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 3, isIn: bottom > 0 && top < innerHeight && left >= 0 };
    });
    if (!now) break;
    assert.ok(now.isSeen && now.isIn, JSON.stringify(now));
    reached.push(now.name);
  }
  assert.equal(reached[0], "ข้ามไปยังเนื้อหา");
  for (const name of ["ดูเส้นทาง", "ข้อมูล", "บริการ"]) assert.ok(reached.some((text) => text.startsWith(name)), `${name} in ${reached}`);
  await context.close();
});

test("on paper an office has its hours, all its manuals and its code, and nothing to press", async () => {
  const { context, page } = await site.open({ viewport: { width: 794, height: 1123 } });
  await page.goto(`/service-points/dopa-3804?at=${AT}`);
  await page.emulateMedia({ media: "print" });
  for (const pressed of ["button", ".tabs", ".mend", ".chooser summary"]) {
    for (const element of await page.locator(pressed).all()) assert.ok(!(await element.isVisible()), pressed);
  }
  assert.ok(await page.locator(".qr img").isVisible());
  assert.ok(await page.locator(".manual .checklist").first().isVisible());
  assert.match(await page.locator(".share").innerText(), /\/service-points\/dopa-3804/);
  await context.close();
});
