// Pages of records under the conditions that readers set: axe, colours of their own, more contrast, large text, spacing,
// a narrow window, paper.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { sampleSite } from "./browser.mjs";

const AT = encodeURIComponent("2026-12-08T10:00:00+07:00");
const PATHS = [
  ...["", "#copies", "#satisfaction", "#services"].map((part) => `/service-points/dopa-3804?at=${AT}${part}`),
  "/procedures/id-card-first", "/service-points/dopa-3804/report?field=phone", "/procedures/id-card-first/report",
  "/service-points/dopa-3804/report/thanks", "/areas", "/areas/38", `/areas/3804?at=${AT}`, "/areas/380401", "/areas/99", "/credits",
].flatMap((path) => [path, `/en${path}`]);
const SCREENS = [
  { viewport: { width: 360, height: 740 }, colorScheme: "light" },
  { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { viewport: { width: 360, height: 740 }, colorScheme: "dark", contrast: "more" },
  { viewport: { width: 1280, height: 900 }, colorScheme: "light", contrast: "more" },
];

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const reports = mkdtempSync(join(tmpdir(), "pakmut-reports-"));
const site = sampleSite(["--reports", reports]);
after(() => rmSync(reports, { recursive: true }));

/** Looks at every page, one after the other, and gives what was found with its path. */
async function found(options, look, paths = PATHS) {
  const { context, page } = await site.open({ bypassCSP: true, reducedMotion: "reduce", ...options });
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

for (const screen of SCREENS) {
  const name = `${screen.viewport.width} px, ${screen.colorScheme}${screen.contrast ? ", more contrast" : ""}`;
  test(`axe has nothing to say about pages of records, ${name}`, async () => {
    const findings = await found(screen, async (page) => {
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      // Contrast is the same in both languages.
    }, screen.contrast ? PATHS.filter((path) => !path.startsWith("/en")) : PATHS);
    assert.deepEqual(findings, []);
  });
}

/** What sticks out of the window to the side. */
const wider = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`${scrollWidth} px wide in ${clientWidth}`] : [];
});

test("pages of records fit a window of 320 px, as 1280 px enlarged to 400 % are", async () => {
  assert.deepEqual(await found({ viewport: { width: 320, height: 256 } }, wider), []);
});

test("text of twice the size fits pages of records", async () => {
  const findings = await found({ viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    return wider(page);
  });
  assert.deepEqual(findings, []);
});

test("text with the spacing of WCAG 1.4.12 is neither cut nor wider than the window", async () => {
  const findings = await found({ viewport: { width: 360, height: 740 } }, async (page) => {
    await page.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }" });
    const cut = await page.evaluate(() => [...document.querySelectorAll("main *")]
      .filter((element) => element.checkVisibility() && !element.matches(".hidden, .hidden *, select, textarea, .maplibregl-map *, .canvas"))
      .filter((element) => getComputedStyle(element).overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1)
      .map((element) => `cut: ${element.outerHTML.slice(0, 120)}`));
    return [...cut, ...(await wider(page))];
  });
  assert.deepEqual(findings, []);
});

test("what can be tapped on pages of records is 44 px high", async () => {
  const findings = await found({ viewport: { width: 360, height: 740 } }, (page) => page.evaluate(() => {
    document.querySelectorAll("details").forEach((details) => { details.open = true; });
    return [...document.querySelectorAll("main a, main button, main summary, main select, main textarea, main .checklist label")]
      .filter((element) => element.checkVisibility() && !element.closest(".hidden, .maplibregl-map"))
      .filter((element) => element.getBoundingClientRect().height < 43.5)
      .map((element) => `${element.getBoundingClientRect().height} px: ${element.outerHTML.slice(0, 160)}`);
  }));
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
