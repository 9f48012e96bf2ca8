// Stuur as the service manager uses it: every page looked at on every screen, the policy's table filled in with keys alone and without scripts, and what the proof and the guards say about it.
import assert from "node:assert/strict";
import { enter } from "./balie.mjs";
import { open } from "./browser.mjs";
import { keyboard, pointer } from "./hands.mjs";
import { look } from "./looking.mjs";

const MANAGER = "manager@example.nl";
const SCREENS = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
/** Presses of Tab from one end of the table to the other. */
const WHOLE_TABLE = 400;
/** Pages beside those of one version of the policy. */
const PAGES = [
  "/stuur/beleid", "/stuur/klantreizen?dagen=365", "/stuur/klantreizen?dagen=365&gewenst=Mijn", "/stuur/klantreizen?gewenst=Duif",
  "/stuur/meten?dagen=365", "/stuur/meten?onderwerp=repair",
];
const SHEETS = ["", "/proef?topic=repair&self-reliance=help", "/gegevens", "/verloop"];
const GAP = "Voor deze huurder geldt geen enkele regel.";
const PROVED = "Volledig en zonder tegenspraak";

/** Begins a version of the policy; gives its path. */
export async function beginVersion(page, product) {
  await page.goto(`${product.origin}/stuur/beleid`);
  await pointer.press(page, 'main form[method="post"] button');
  return new URL(page.url()).pathname;
}

/** Registers the stories with `story(name, tell)`. */
export function stories(story, browser, product) {
  const come = (options) => enter(browser, product, MANAGER, "/stuur/beleid", options);
  const begin = (page) => beginVersion(page, product);
  const glance = (page) => look(page, { tenant: false });
  const proof = (page) => page.locator(".kw-proof").innerText();
  const rules = (page) => page.locator("tbody tr[data-rule]").count();
  const remark = (page, rule) => page.locator(`#rule-${rule} .kw-rules__remark input[name^=remark-]:not([name^=remark-en-])`).inputValue();

  /** Opens every page, and every sheet of a version that can be changed and of the one that holds. */
  const walk = async (options) => {
    const page = await come(options);
    const draft = await begin(page);
    await page.goto(`${product.origin}/stuur/beleid`);
    const holds = await page.locator("tbody tr", { hasText: "Geldt nu" }).locator("a").getAttribute("href");
    for (const path of [...PAGES, ...[draft, holds].flatMap((version) => SHEETS.map((sheet) => version + sheet))]) {
      await page.goto(product.origin + path);
      await page.evaluate(() => document.querySelectorAll("details:not([data-ticks])").forEach((part) => (part.open = true)));
      await glance(page);
    }
    await page.goto(product.origin + draft);
    await page.locator("details[data-ticks] summary").nth(2).click();
    await glance(page);
    await page.context().close();
  };

  story("every page is right at a desk", () => walk({}));
  story("every page is right in the dark", () => walk({ dark: true }));
  story("a phone shows all of it", () => walk({ screen: SCREENS.phone }));

  story("a rule is added, copied, moved and removed with the keyboard alone", async () => {
    const page = await come();
    await begin(page);
    const before = await rules(page);
    const third = await remark(page, 3);
    await keyboard.press(page, 'button[value="add"]');
    assert.equal(await rules(page), before + 1);
    assert.equal(await focusedRule(page), before + 1, "the new rule has the focus");
    await glance(page);
    await keyboard.press(page, `button[value="remove:${before + 1}"]`, WHOLE_TABLE);
    assert.equal(await rules(page), before);
    assert.equal(await focusedRule(page), before, "the rule that is last now has the focus");
    await page.reload();

    await keyboard.press(page, 'button[value="up:3"]', WHOLE_TABLE);
    assert.equal(await remark(page, 2), third);
    assert.equal(await focusedRule(page), 2, "the focus goes along with the rule");
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    assert.deepEqual([await remark(page, 1), await focusedRule(page)], [third, 1]);
    await keyboard.press(page, 'button[value="down:1"]', WHOLE_TABLE);
    assert.equal(await remark(page, 2), third);
    await keyboard.press(page, 'button[value="copy:2"]', WHOLE_TABLE);
    assert.deepEqual([await remark(page, 2), await remark(page, 3), await rules(page)], [third, third, before + 1]);
    await keyboard.press(page, 'button[value="remove:3"]', WHOLE_TABLE);
    assert.equal(await rules(page), before);
    await glance(page);
    await page.context().close();
  });

  story("boxes are ticked with keys, and what is wrong is told while one types", async () => {
    const page = await come();
    await begin(page);
    const cell = page.locator("#rule-2 details[data-ticks]").nth(1);
    await cell.locator("summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    for (let presses = 0; presses < 3 && !(await page.evaluate(() => document.activeElement.value === '"help"')); presses += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    assert.match(await cell.locator("[data-words]").innerText(), /maakt niet uit/, "nothing is ticked any more");
    await page.locator(".kw-proof", { hasText: "gelden hier tegelijk" }).waitFor();
    await page.keyboard.press("Escape");
    assert.ok(await page.evaluate(() => document.activeElement.matches("summary")), "Escape folds the boxes");
    await glance(page);
    await page.context().close();
  });

  for (const scripts of [true, false]) {
    const how = scripts ? "" : ", also without scripts";
    story(`without its rule a tenant falls through, and the page shows which${how}`, async () => {
      const page = await come({ scripts });
      await begin(page);
      assert.ok((await proof(page)).includes(PROVED));
      await pointer.press(page, 'button[value="remove:2"]');
      const found = await proof(page);
      assert.ok(found.includes(GAP), found);
      assert.match(found.replace(/\s+/g, " "), /Kan de huurder het zelf hulp nodig/, "the tenant is named");
      if (scripts) await glance(page);
      await page.context().close();
    });

    story(`who wants help is not pushed to a screen: publishing refuses, and shows who${how}`, async () => {
      const page = await come({ scripts });
      const version = await begin(page);
      await page.locator('#rule-2 select[name="cell-1-6"]').selectOption('"preferred"');
      await page.locator('#rule-2 select[name="cell-1-10"]').selectOption('"open"');
      await pointer.press(page, 'form[data-live-check] button[type="submit"]:not([name]):not([formaction])');
      assert.equal(new URL(page.url()).pathname, version, "it is kept");
      await pointer.press(page, 'form:has(input[name="step"][value="check"]) button[formaction$="/stappen"]');
      const told = await page.locator("main").innerText();
      assert.ok(told.includes("Dit beleid is niet bewezen."), told);
      assert.ok(told.includes("Regel 2 stuurt iemand die hulp nodig heeft"), told);
      assert.match(told.replace(/\s+/g, " "), /Kan de huurder het zelf hulp nodig/, "the tenant is named");
      page.complaints.splice(0);
      if (scripts) await glance(page);
      await page.goto(product.origin + version);
      assert.equal(await page.locator('input[name="step"][value="publish"]').count(), 0, "it cannot go live");
      await page.context().close();
    });
  }

  story("a table that could not be checked says so, and no step is taken with what is not kept", async () => {
    const page = await come();
    const version = await begin(page);
    assert.ok((await proof(page)).includes(PROVED));
    // An answer without a proof; one with an error would be told by the browser itself, whenever it comes.
    await page.route("**/bewijs", (route) => route.fulfill({ status: 200, body: "" }));
    await page.locator("#rule-1 .kw-rules__remark input[name^=remark-]:not([name^=remark-en-])").fill("Anders gezegd");
    assert.ok(!(await proof(page)).includes(PROVED), "what was proved is not what stands there now");
    await page.locator(".kw-proof", { hasText: "Niet nagekeken" }).waitFor();
    await glance(page);
    await pointer.press(page, 'button[formaction$="/stappen"]');
    assert.ok((await page.locator("main").innerText()).includes("nog niet bewaard. Kies eerst Bewaren"));
    assert.equal(await remark(page, 1), "Anders gezegd", "what was typed stays");
    page.complaints.splice(0);
    await glance(page);
    await page.goto(product.origin + version);
    await page.context().close();
  });

  story("a version is tried out on a tenant, without scripts", async () => {
    const page = await come({ scripts: false });
    const version = await begin(page);
    await page.goto(`${product.origin}${version}/proef`);
    await page.locator('select[name="topic"]').selectOption("repair");
    await page.locator('select[name="self-reliance"]').selectOption({ label: "hulp nodig" });
    await pointer.press(page, 'main form button[type="submit"]');
    assert.match(await page.locator(".kw-stances").innerText(), /Telefoon\s+voorop/);
    await page.context().close();
  });
}

/** In which rule of the table the focus is. */
const focusedRule = (page) => page.evaluate(() => Number(document.activeElement.closest("[data-rule]")?.dataset.rule ?? 0));
