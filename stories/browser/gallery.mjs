// Looks at every page of the gallery on every screen: axe, no sideways scroll, no complaints, under 100 kB. Writes pictures.
// node gallery.mjs FOLDER [PICTURES]
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { SCREENS, axe, open, screenshot, serveFolder, start, sticksOut } from "./browser.mjs";

const [folder, pictures = join(folder, "pictures")] = process.argv.slice(2);
/** Bytes of a tenant page without the typeface, uncompressed. */
const TENANT_PAGE = 100_000;

await mkdir(pictures, { recursive: true });
const site = await serveFolder(folder);
const browser = await start();
let passed = 0;
let failed = 0;
const judge = (what, faults) => {
  if (faults.length === 0) passed += 1;
  else {
    failed += 1;
    console.log(`${what}\n  ${faults.join("\n  ")}`);
  }
};

for (const file of (await readdir(folder)).filter((name) => name.endsWith(".html")).sort()) {
  for (const [name, screen] of Object.entries(SCREENS)) {
    const page = await open(browser, `${site.origin}/${file}`, { screen });
    const picture = join(pictures, `${file.replace(".html", "")}-${name}.png`);
    await screenshot(page, picture, { full: !(file.startsWith("desk") && name === "desk") });
    judge(`${file} on ${name}: axe`, (await axe(page)).map(({ id, help, where }) => `${id}: ${help}\n    ${where.join("\n    ")}`));
    judge(`${file} on ${name}: sticks out`, await sticksOut(page));
    judge(`${file} on ${name}: complaints`, page.complaints);
    if (name === "phone" && !file.startsWith("desk")) {
      const bytes = await page.evaluate(() =>
        [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
          .filter((entry) => !entry.name.endsWith(".woff2"))
          .reduce((sum, entry) => sum + entry.decodedBodySize, 0),
      );
      judge(`${file}: size`, bytes < TENANT_PAGE && bytes > 0 ? [] : [`${bytes} bytes, at most ${TENANT_PAGE}`]);
      console.log(`${String(bytes).padStart(7)} bytes  ${file}`);
    }
    await page.context().close();
  }
}
await browser.close();
site.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
