// Every browser story against the real product: node run.mjs BINARY [WORDS]; WORDS choose stories by their name.
import { start } from "./browser.mjs";
import { startProduct } from "./product.mjs";
import * as balie from "./balie.mjs";
import * as journeys from "./journeys.mjs";
import * as mijn from "./mijn.mjs";
import * as settings from "./settings.mjs";
import * as stuur from "./stuur.mjs";

/** The faces with their stories; a new face is one line. */
const FACES = { mijn, balie, stuur, journeys, settings };

const [binary = new URL("../../target/debug/kanaalwijzer", import.meta.url).pathname, wanted = ""] = process.argv.slice(2);
const told = [];
const product = await startProduct(binary);
const browser = await start();
for (const [face, { stories }] of Object.entries(FACES)) {
  stories((name, tell) => told.push({ name: `${face}: ${name}`, tell }), browser, product);
}
let failed = 0;
const chosen = told.filter(({ name }) => name.includes(wanted));
for (const { name, tell } of chosen) {
  const began = Date.now();
  try {
    await tell();
    console.log(`ok    ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`WRONG ${name}\n  ${error.stack}`);
    for (const context of browser.contexts()) await context.close();
  }
}
await browser.close();
await product.stop();
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 && chosen.length > 0 ? 0 : 1);
