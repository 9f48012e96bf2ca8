// What is asked of every page, whoever opens it: nothing for axe, no sideways scroll, no complaints, not too heavy.
import assert from "node:assert/strict";
import { axe, sticksOut } from "./browser.mjs";

/** Bytes of a tenant page with everything it asks for but the typeface, uncompressed. */
const TENANT_PAGE = 100_000;

/** Bytes of what the page needed, as the product made them; the typeface is not counted. */
export async function weight(page) {
  return page.evaluate(() =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .filter((entry) => !entry.name.endsWith(".woff2"))
      .reduce((sum, entry) => sum + entry.decodedBodySize, 0),
  );
}

/** Looks at the page as it stands; `tenant` pages have a weight to keep. Throws with everything that is wrong. */
export async function look(page, { tenant = true } = {}) {
  const faults = [];
  for (const { id, help, where } of await axe(page)) faults.push(`${id}: ${help}\n    ${where.join("\n    ")}`);
  for (const element of await sticksOut(page)) faults.push(`sticks out: ${element}`);
  faults.push(...page.complaints.splice(0));
  if (!(await page.title())) faults.push("no title");
  if ((await page.locator("h1").count()) !== 1) faults.push(`${await page.locator("h1").count()} headings of level 1`);
  if (tenant) {
    const bytes = await weight(page);
    if (bytes >= TENANT_PAGE || bytes === 0) faults.push(`${bytes} bytes, at most ${TENANT_PAGE}`);
  }
  assert.deepEqual(faults, [], `${new URL(page.url()).pathname}\n  ${faults.join("\n  ")}`);
}
