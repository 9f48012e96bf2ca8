// Tries what the scripts add, on the gallery: errors take the focus, drafts are kept, keys move, the theme stays.
// node behaviour.mjs FOLDER
import assert from "node:assert/strict";
import { SCREENS, axe, open, serveFolder, start } from "./browser.mjs";

const site = await serveFolder(process.argv[2]);
const browser = await start();
let passed = 0;
let failed = 0;

async function story(name, file, options, tell) {
  const page = await open(browser, `${site.origin}/${file}`, options);
  try {
    await tell(page);
    assert.deepEqual(page.complaints, []);
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`${name}\n  ${error.message}`);
  }
  await page.context().close();
}

const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim().slice(0, 40));

await story("the error summary takes the focus and leads to the field", "fields_wrong.html", {}, async (page) => {
  assert.ok(await page.evaluate(() => document.activeElement.matches("[data-errors]")));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "name");
  await page.getByRole("link", { name: "Vul een datum in" }).click();
  assert.equal(await focused(page), "end-date-day");
});

await story("the same links work without scripts", "fields_wrong.html", { scripts: false }, async (page) => {
  await page.getByRole("link", { name: "Dit rekeningnummer" }).click();
  assert.equal(new URL(page.url()).hash, "#iban");
});

await story("letters are counted while typing, emoji as one", "fields.html", {}, async (page) => {
  await page.locator("#note").fill("Dag 👋");
  assert.equal(await page.locator("#note-count").textContent(), "U heeft nog 495 tekens over.");
  await page.locator("#note").fill("a".repeat(503));
  assert.equal(await page.locator("#note-count").textContent(), "Uw tekst is 3 tekens te lang.");
});

await story("a draft is kept a moment after typing, and only when something changed", "question.html", {}, async (page) => {
  const sent = [];
  let broken = false;
  await page.route("**/bewaar", (route) => {
    sent.push(route.request().postData());
    return broken ? route.fulfill({ status: 503 }) : route.fulfill({ status: 204 });
  });
  const whole = page.waitForResponse((answer) => answer.request().postData() === "end-date-day=31&end-date-month=12&end-date-year=");
  await page.locator("#end-date-day").fill("31");
  await page.locator("#end-date-month").fill("12");
  await whole;
  const status = page.locator("[data-saved-status]");
  await status.filter({ hasText: "Bewaard" }).waitFor();
  assert.equal(new Set(sent).size, sent.length, "what is kept is not sent again");
  broken = true;
  await page.locator("#end-date-year").fill("2026");
  await status.filter({ hasText: "Bewaren lukt nu niet" }).waitFor();
  page.complaints.splice(0);
});

await story("j and k move, letters press, / searches, ? explains", "desk_light.html", {}, async (page) => {
  await page.keyboard.press("j");
  assert.match(await focused(page), /J\. van der Meulen/);
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  assert.match(await focused(page), /J\. van der Meulen/);
  await page.keyboard.press("/");
  assert.equal(await focused(page), "find");
  await page.keyboard.type("jk?");
  assert.equal(await page.locator("#find").inputValue(), "jk?");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  assert.ok(await page.locator("dialog[open]").isVisible());
  assert.deepEqual(await axe(page), []);
  await page.getByLabel("Toetsen gebruiken").uncheck();
  await page.keyboard.press("Escape");
  await page.locator("body").click({ position: { x: 5, y: 400 } });
  await page.keyboard.press("?");
  assert.equal(await page.locator("dialog[open]").count(), 0);
});

await story("the theme goes round and is kept in a cookie", "desk_light.html", {}, async (page) => {
  await page.locator("[data-theme-switch]").click();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  assert.equal((await page.context().cookies()).find((cookie) => cookie.name === "theme").value, "dark");
  assert.equal(await page.locator(".kw-toast").textContent(), "Donker scherm");
});

await story("a device that asks for dark gets it without a choice", "desk_error.html", { dark: true }, async (page) => {
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(paper, "rgb(16, 24, 31)");
  assert.deepEqual(await axe(page), []);
});

await story("tenant pages stay light", "home.html", { dark: true }, async (page) => {
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(251, 250, 247)");
});

await story("a form cannot be sent twice by a double press", "question.html", {}, async (page) => {
  let posts = 0;
  await page.route("**/question.html", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    posts += 1;
    await new Promise((done) => setTimeout(done, 300));
    return route.fulfill({ status: 200, contentType: "text/html", body: "<title>ok</title>" });
  });
  await page.getByRole("button", { name: "Verder", exact: true }).dblclick();
  await page.waitForTimeout(500);
  assert.equal(posts, 1);
});

await story("everything is reached with the keyboard, in order", "question.html", { screen: SCREENS.phone }, async (page) => {
  const seen = [];
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press("Tab");
    seen.push(await focused(page));
  }
  assert.deepEqual(seen.slice(0, 10), [
    "Direct naar de inhoud", "Wonen aan de Diep", "Hulp nodig?Hulp", "English", "Terug",
    "end-date-day", "end-date-month", "end-date-year", "Verder", "Bewaren en later verder",
  ]);
});

for (const file of ["home.html", "slots.html", "fields_wrong.html", "desk_light.html"]) {
  await story(`${file} at 200 %`, file, { screen: SCREENS.desk, zoom: 2 }, async (page) => {
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1));
    assert.deepEqual(await axe(page), []);
  });
}

await browser.close();
site.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
