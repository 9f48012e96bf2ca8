// The Balie as staff use it: in with both factors, every page looked at on every screen in light and dark, work done with keys alone and without scripts.
import assert from "node:assert/strict";
import { open } from "./browser.mjs";
import { keyboard, pointer } from "./hands.mjs";
import { look } from "./looking.mjs";

const PASSWORD = "zeven blauwe fietsen";
const AGENT = "balie@example.nl";
const ADMINISTRATOR = "beheer@example.nl";
const SEND = 'main form[method="post"] button[type="submit"]';
/** The screens staff work on: a desk, a small laptop, a phone in the hall. */
const SCREENS = {
  desk: { width: 1440, height: 900 },
  laptop: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
};
const NOWHERE = "/balie/bestaat-niet";
/** Every page without an id in its address. */
const PAGES = [
  "/balie", "/balie?lijst=mijn", "/balie?lijst=vrij", "/balie/zoeken", "/balie/zoeken?q=j", "/balie/zoeken?q=bos", "/balie/zoeken?q=qqqq",
  "/balie/zaken", "/balie/zaken?stand=signing", "/balie/zaken?kanaal=sms", "/balie/agenda", "/balie/drukte", "/balie/postvak", "/balie/account",
  "/balie/instellingen", "/balie/instellingen/medewerkers", "/balie/instellingen/inspecteurs", "/balie/instellingen/inspecteurs/nieuw",
  "/balie/instellingen/sleutels", NOWHERE,
];
/** The pages that differ most from each other. */
const SOME_PAGES = ["/balie", "/balie/zoeken?q=bos", "/balie/zaken", "/balie/agenda", "/balie/postvak", "/balie/instellingen/medewerkers"];
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());

/** Signs in as this member of staff on a page that is open at the product. */
export async function signIn(page, product, email, { hand = pointer, seen = async () => {} } = {}) {
  await page.goto(`${product.origin}/balie/inloggen`);
  await seen(page);
  await hand.fill(page, "email", email);
  await hand.fill(page, "password", PASSWORD);
  await hand.press(page, SEND);
  await seen(page);
  await hand.fill(page, "code", await product.secondFactor());
  await hand.press(page, SEND);
  assert.equal(new URL(page.url()).pathname, "/balie");
}

/** A page at `path` for a member of staff, in a context of its own. Everybody signs in once a run: a code of the second factor counts once. */
export async function enter(browser, product, email, path, options = {}) {
  if (!product.staff.has(email)) {
    const page = await open(browser, `${product.origin}/balie/inloggen`);
    await signIn(page, product, email);
    product.staff.set(email, await page.context().storageState());
    await page.context().close();
  }
  return open(browser, product.origin + path, { screen: SCREENS.desk, storageState: product.staff.get(email), ...options });
}

/** Registers the stories with `story(name, tell)`. */
export function stories(story, browser, product) {
  const come = (email, options) => enter(browser, product, email, "/balie", options);
  const glance = (page) => look(page, { tenant: false });

  story("staff sign in with the keyboard alone, with both factors", async () => {
    const page = await open(browser, `${product.origin}/balie/inloggen`, { screen: SCREENS.desk });
    await signIn(page, product, "karim.tahiri@example.org", { hand: keyboard, seen: glance });
    await page.context().close();
  });

  /** Opens every page and all that is folded on it, and looks at it as it then stands. */
  const walk = async (options, chosen) => {
    const page = await come(ADMINISTRATOR, options);
    for (const path of chosen(await placesToSee(page))) {
      await page.goto(product.origin + path);
      // The browser itself complains of the one page that is not there.
      if (path === NOWHERE) page.complaints.splice(0);
      await unfold(page);
      await glance(page);
    }
    await page.context().close();
  };
  const some = ({ cases, around }) => [...SOME_PAGES, ...cases.slice(0, 1), ...around.slice(0, 4)];

  story("every page is right at a desk", () => walk({}, ({ cases, around }) => [...PAGES, ...cases, ...around]));
  story("every page is right in the dark", () => walk({ dark: true }, ({ cases, around }) => [...PAGES, ...cases.slice(0, 1), ...around]));
  story("a small laptop shows all of it", () => walk({ screen: SCREENS.laptop }, some));
  story("a phone shows all of it", () => walk({ screen: SCREENS.phone }, some));
  story("at 200 % nothing is lost", () => walk({ zoom: 2 }, some));

  story("work is found, taken and approved with keys", async () => {
    const page = await come(AGENT);
    await page.keyboard.press("?");
    assert.ok(await page.locator("dialog[open]").isVisible(), "? shows the keys");
    await glance(page);
    await page.keyboard.press("Escape");

    await page.goto(`${product.origin}/balie?lijst=attention-approval`);
    await page.keyboard.press("j");
    const row = await focused(page);
    assert.match(row, /^zaak-/, "j goes to the first row");
    await pressing(page, "a");
    assert.equal(await focused(page), row, "the row that was taken has the focus again");
    assert.match(await page.locator(".kw-toasts").innerText(), /van u/);
    await pressing(page, "Enter");
    assert.match(await page.locator(".kw-meta").innerText(), /bij Joke Balkema/);
    const number = await page.locator(".kw-meta .kw-figures").innerText();
    await page.keyboard.press("j");
    assert.ok(await page.evaluate(() => document.activeElement.matches(".kw-pane--list [data-item]")), "j moves in the list beside it");
    await pressing(page, "e");
    assert.match(await page.locator("main").innerText(), /Bevestigd/);
    await page.keyboard.press("r");
    assert.equal(await focused(page), "channel", "r goes to what must be filled in first");

    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    assert.equal(await focused(page), "find");
    await page.keyboard.type("a e ? bos");
    assert.equal(await page.locator("#find").inputValue(), "a e ? bos", "letters belong to the field");
    await pressing(page, "Enter");
    assert.match(page.url(), /\/balie\/zoeken/);
    assert.match(number, /^HO-/);
    await page.context().close();
  });

  story("a rejection without its reason leads back to the field", async () => {
    const page = await come(AGENT);
    await page.goto(`${product.origin}/balie?lijst=attention-disputed`);
    await pressing(page, ["j", "Enter"]);
    await page.getByText("Afwijzen", { exact: true }).first().press("Enter");
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Afwijzen" }).last().press("Enter")]);
    page.complaints.splice(0);
    assert.ok(await page.evaluate(() => document.activeElement.matches("[data-errors]")), "the summary has the focus");
    await glance(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "note-reject");
    await page.context().close();
  });

  story("a day is said in words while it is chosen", async () => {
    const page = await come(ADMINISTRATOR);
    await page.goto(`${product.origin}/balie/agenda`);
    await page.locator("#from").fill("2026-12-03");
    assert.equal(await page.locator("#from-words").innerText(), "donderdag 3 december 2026");
    await page.context().close();
  });

  story("a lease is ended for somebody at the counter, without scripts", async () => {
    const page = await come(AGENT, { scripts: false });
    await page.goto(`${product.origin}/balie/zoeken?q=huurder05`);
    await pointer.press(page, "main [data-item]");
    await pointer.press(page, 'main a[href*="/regelen/"]');
    const answers = { channel: "counter", situation: "everyone", reason: "work", "address-kind": "unknown", viewing: "no", "contact-by": "email" };
    const lines = { iban: "NL91ABNA0417164300", holder: "A. Bakker", phone: "0612345678" };
    for (let tries = 0; tries < 4 && !/\/balie\/zaken\//.test(page.url()); tries += 1) {
      for (const [name, value] of Object.entries(answers)) await chooseIfAsked(page, name, value);
      for (const name of ["ask-pre-inspection", "ask-final-inspection"]) await chooseIfAsked(page, name, "no");
      for (const [name, value] of Object.entries(lines)) {
        const line = page.locator(`main [name="${name}"]`);
        if (await line.count()) await line.fill(value);
      }
      await fillDate(page);
      for (const name of ["pre-inspection-time", "final-inspection-time"]) await chooseIfAsked(page, name);
      await pointer.press(page, 'main button[name="doen"]');
      page.complaints.splice(0);
    }
    assert.match(page.url(), /\/balie\/zaken\//, await page.locator("main").innerText());
    assert.match(await page.locator(".kw-meta").innerText(), /Balie/, "by which channel it came");
    await page.context().close();
  });

  story("the keys can be switched off, and the theme is kept", async () => {
    const page = await come(AGENT);
    await page.keyboard.press("?");
    await page.getByLabel("Toetsen gebruiken").uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    assert.notEqual(await focused(page), "find");
    await page.locator("[data-theme-switch]").click();
    await page.locator("[data-theme-switch]").click();
    await page.reload();
    assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
    await page.context().close();
  });
}

/** Addresses with an id, found as people find them: `cases` that differ, and what is `around` one: its tenant, its times, a form, a letter. */
async function placesToSee(page) {
  const links = async (at, pattern) => {
    await page.goto(new URL(at, page.url()).href);
    const found = await page.locator("a[href]").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    return [...new Set(found.filter((href) => pattern.test(href)))].slice(0, 1);
  };
  const CASE = /^\/balie\/zaken\/[^/]+$/;
  const [letter] = await links("/balie?lijst=attention-letter-needed", CASE);
  const [signing] = await links("/balie?lijst=attention-cosigner-unreachable", CASE);
  const [visit] = await links("/balie?lijst=attention-approval", CASE);
  const [tenant] = await links("/balie/zoeken?q=huurder06", /\/balie\/huurders\//);
  const cases = [visit, signing, letter, ...(await links("/balie/zaken?stand=ended", CASE))];
  const around = [tenant, ...(await links(tenant, /\/regelen\//)), ...(await links(visit, /\/afspraken\//)), ...(await links(letter, /\/brieven\//))];
  return { cases: cases.filter(Boolean), around: around.filter(Boolean) };
}

/** Opens everything that is folded, as a reader would one after the other. */
async function unfold(page) {
  await page.evaluate(() => {
    for (const part of document.querySelectorAll("details")) {
      part.removeAttribute("name");
      part.open = true;
    }
  });
}

/** Presses keys of which the last leads to another page, and waits for that. */
async function pressing(page, keys) {
  const all = [keys].flat();
  for (const key of all.slice(0, -1)) await page.keyboard.press(key);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press(all.at(-1))]);
}

/** Chooses a value where it is asked; without a value the first, when none is chosen yet. */
async function chooseIfAsked(page, name, value) {
  const asked = page.locator(`main [name="${name}"]`);
  if (!(await asked.count()) || (!value && (await page.locator(`main [name="${name}"]:checked`).count()))) return;
  await pointer.choose(page, name, value ?? (await asked.first().getAttribute("value")));
}

async function fillDate(page) {
  const day = page.locator('main [name="end-date-day"]');
  if (!(await day.count()) || (await day.inputValue())) return;
  const date = new Date(Date.now() + 70 * 24 * 3600 * 1000);
  await day.fill(String(date.getDate()));
  await page.locator('main [name="end-date-month"]').fill(String(date.getMonth() + 1));
  await page.locator('main [name="end-date-year"]').fill(String(date.getFullYear()));
}
