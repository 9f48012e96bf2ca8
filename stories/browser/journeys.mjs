// Klantreizen and Meten as a manager uses them: every page looked at on a desk and a phone, a ribbon reached by keyboard and
// opened without scripts, a wanted journey drawn, a log put there and taken away, the map on paper.
import assert from "node:assert/strict";
import { enter } from "./balie.mjs";
import { open } from "./browser.mjs";
import { look } from "./looking.mjs";

const MANAGER = "manager@example.nl";
const SCREENS = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const MAP = "/stuur/klantreizen?dagen=365&onderwerp=repair";
const PAGES = [
  "/stuur/klantreizen", MAP, `${MAP}&kleur=tevredenheid`, "/stuur/klantreizen/gewenst?onderwerp=repair", "/stuur/klantreizen/logs",
  "/stuur/meten?dagen=365", "/stuur/klantreizen/mensen?onderwerp=repair&dagen=365&stap=1&van=email&naar=phone",
];
const LOG = ["zaak;tijdstip;kanaal", ...Array.from({ length: 30 }, (_, at) => `z${at};2026-03-03 10:00;E-mail\nz${at};2026-03-03 14:00;Telefoon`)];

/** Registers the stories with `story(name, tell)`. */
export function stories(story, browser, product) {
  const come = (options) => enter(browser, product, MANAGER, "/stuur/klantreizen", options);
  const glance = (page) => look(page, { tenant: false });

  story("every page holds on a desk and on a phone, in the light and in the dark", async () => {
    for (const screen of Object.values(SCREENS)) {
      const page = await come({ screen });
      for (const path of PAGES) {
        await page.goto(`${product.origin}${path}`);
        await glance(page);
      }
      await page.emulateMedia({ colorScheme: "dark" });
      await page.goto(`${product.origin}${MAP}`);
      await glance(page);
      await page.context().close();
    }
  });

  story("the largest switch of the leaking tap is from mail to the telephone, with its cost", async () => {
    const page = await come();
    await page.goto(`${product.origin}${MAP}`);
    const words = await page.locator("figcaption").innerText();
    assert.match(words, /De grootste overstap is van E-mail naar Telefoon: [\d.]+ keer\. De helft doet dat binnen [45] werkuren\. Dat kost €/);
    await page.getByText("Deze contacten zijn bedacht voor de voorbeeldcorporatie.").waitFor();
    await page.context().close();
  });

  story("a ribbon is reached with the keyboard, and opens its people without scripts", async () => {
    for (const scripts of [true, false]) {
      const page = await come({ scripts });
      await page.goto(`${product.origin}${MAP}`);
      const ribbon = page.locator("svg a:has(.km-largest)");
      if (scripts) {
        for (let presses = 0; presses < 80 && !(await ribbon.evaluate((link) => link === document.activeElement)); presses += 1) await page.keyboard.press("Tab");
        assert.ok(await ribbon.evaluate((link) => link === document.activeElement), "Tab does not reach the ribbon");
      }
      await ribbon.focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/mensen/);
      assert.ok((await page.locator('main a[href^="/balie/huurders/"]').count()) > 10);
      await page.context().close();
    }
  });

  story("a wanted journey is drawn without scripts and lies over the map", async () => {
    const page = await come({ scripts: false });
    await page.goto(`${product.origin}/stuur/klantreizen/gewenst?onderwerp=nuisance`);
    await page.locator('[name="kanaal-1"][value="phone"]').check();
    await pressed(page, "Stap toevoegen");
    await page.locator('[name="kanaal-2"][value="visit"]').check();
    await page.locator('[name="mag-2"]').check();
    await pressed(page, "Bewaren");
    assert.equal(await page.locator("svg .km-wanted").count(), 1);
    await page.context().close();
  });

  story("a log is put there, looked at and taken away again", async () => {
    const page = await come();
    await page.goto(`${product.origin}/stuur/klantreizen/logs`);
    await page.setInputFiles('[name="bestand"]', { name: "crm.csv", mimeType: "text/csv", buffer: Buffer.from(LOG.join("\n")) });
    await page.getByRole("button", { name: "Neerzetten en lezen" }).click();
    await page.getByText("60 gebeurtenissen in 30 zaken.").waitFor();
    await glance(page);
    await page.getByRole("button", { name: "Haal dit logboek weg" }).click();
    await page.waitForURL(/logs$/);
    assert.equal(await page.getByText("crm.csv").count(), 0);
    await page.context().close();
  });

  story("what goes over time is drawn beside its table, and the map fits on paper", async () => {
    const page = await come();
    await page.goto(`${product.origin}/stuur/meten?dagen=365`);
    assert.ok((await page.locator("[data-chart] canvas").count()) >= 3, "the weeks are drawn");
    await page.goto(`${product.origin}${MAP}`);
    await page.emulateMedia({ media: "print" });
    const drawn = await page.locator("svg.km").boundingBox();
    const paper = await page.evaluate(() => document.documentElement.clientWidth);
    assert.ok(drawn.width <= paper && drawn.width > paper / 2, `${drawn.width} of ${paper}`);
    assert.equal(await page.locator(".kw-filter").isVisible(), false);
    assert.ok(await page.getByText("Laatste 365 dagen.").isVisible());
    await page.context().close();
  });
}

/** Presses the button with this name and waits for the page it leads to. */
const pressed = (page, name) => Promise.all([page.waitForEvent("load"), page.getByRole("button", { name, exact: true }).click()]);
