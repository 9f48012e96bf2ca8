// The settings of a policy as the service manager fills them in: a topic that no tenant could choose before is added, gets a rule, is proved, goes live and is there in Mijn.
import assert from "node:assert/strict";
import { enter } from "./balie.mjs";
import { SCREENS, open } from "./browser.mjs";
import { keyboard, pointer } from "./hands.mjs";
import { look } from "./looking.mjs";
import { beginVersion } from "./stuur.mjs";
import * as tenant from "./tenant.mjs";

const FORMS = [
  "/onderwerp", "/onderwerp/repair", "/onderwerp/repair/weg", "/kanaal", "/kanaal/phone", "/kanaal/counter/weg",
  "/over/naam", "/over/dagen", "/over/beloning", "/over/vergelijking", "/over/minder", "/tekst",
];
const SEND = "main form.kw-form button[type=submit]";

/** Registers the stories with `story(name, tell)`. */
export function stories(story, browser, product) {
  const come = (options) => enter(browser, product, "manager@example.nl", "/stuur/beleid", options);
  const begin = (page) => beginVersion(page, product);

  for (const [name, screen] of Object.entries({ desk: SCREENS.desk, phone: SCREENS.phone })) {
    story(`every form of a version is looked at (${name})`, async () => {
      const page = await come({ screen });
      const version = await begin(page);
      for (const path of [...FORMS.map((form) => `${version}/gegevens${form}`), "/stuur/beleid/invoeren"]) {
        await page.goto(product.origin + path);
        await look(page, { tenant: false });
      }
      await page.goto(`${product.origin}${version}/gegevens/onderwerp`);
      await page.fill("#name-nl", "Vragen van ouderen");
      await pointer.press(page, SEND);
      page.complaints.splice(0);
      await look(page, { tenant: false });
      assert.equal(await page.inputValue("#name-nl"), "Vragen van ouderen", "what was typed stays");
      await page.context().close();
    });
  }

  story("a topic is added with keys alone, gets a rule, is proved, goes live and is in Mijn", async () => {
    const page = await come();
    const version = await begin(page);
    await page.goto(`${product.origin}${version}/gegevens/onderwerp`);
    await page.locator("#name-nl").focus();
    await page.keyboard.type("Parkeren");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Parking");
    for (const field of ["process", "complexity"]) {
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.name), field);
      await page.keyboard.press("Space");
    }
    await keyboard.press(page, SEND);
    assert.match(await page.locator("#topics + div").innerText(), /Parkeren/);

    // Its own rule: as the one for simple questions, which leaves it out then.
    await page.goto(product.origin + version);
    await pointer.press(page, 'button[value="copy:7"]');
    for (const rule of [7, 8, 9]) {
      const cell = page.locator(`#rule-${rule} details[data-ticks]`, { has: page.locator(`input[value='"parkeren"']`) });
      await cell.locator("summary").click();
      for (const box of await cell.locator("input[type=checkbox]").all()) {
        const own = (await box.inputValue()) === '"parkeren"';
        if (rule === 8) await box.setChecked(own);
        else if (own) await box.setChecked(false);
      }
      await page.keyboard.press("Escape");
    }
    await page.locator('#rule-8 input[name="cell-7-5"]').fill("-");
    await pointer.press(page, 'form[data-live-check] button[type="submit"]:not([name]):not([formaction])');
    assert.match(await page.locator(".kw-proof").innerText(), /Volledig en zonder tegenspraak/);
    for (const [step, note] of [["check", "bewezen"], ["advise", "akkoord"], ["approve", "besloten"], ["publish", ""]]) {
      await page.locator(`[name="note-${step}"]`).fill(note);
      if (step === "publish") await page.locator('[name="live-from"]').fill(await page.evaluate(today));
      await pointer.press(page, 'button[formaction$="/stappen"]');
    }
    assert.match(await page.locator(".kw-page-head").innerText(), /Geldt nu/);
    await page.context().close();

    const mine = await open(browser, product.origin, { screen: SCREENS.phone });
    await tenant.signIn(mine, product, "huurder03@example.nl");
    await mine.goto(`${product.origin}/onderwerpen/parkeren`);
    assert.match(await mine.locator("main").innerText(), /Parkeren/);
    await look(mine);
    await mine.context().close();
  });
}

/** Runs in the page: the day it is there, as a date field has it. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
