// What axe says of a page, but for what is told in another way too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails where axe finds something, by all its rules for WCAG or by some of them. The page has to be opened with `bypassCSP`: its own policy would refuse a script of ours. */
export async function assertAccessible(page, what = page.url(), rules = undefined) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((runOnly) => axe.run({ runOnly, resultTypes: ["violations"] }), rules ?? TAGS);
  // Pins lie where the offices do, so one may cover another; the list has the same links (WCAG 2.5.8, "equivalent").
  const findings = violations.flatMap(({ id, nodes }) => {
    const faults = nodes.filter(({ target }) => id !== "target-size" || !String(target).includes("pin"));
    return faults.length > 0 ? [`${what}: ${id}: ${faults.map(({ html }) => html).join(" ")}`] : [];
  });
  assert.deepEqual(findings, []);
}
