// Mijn as tenants use it: a lease ends within minutes, with the keyboard alone, without scripts, in English; every page is looked at.
import assert from "node:assert/strict";
import { SCREENS, open } from "./browser.mjs";
import { keyboard, pointer } from "./hands.mjs";
import { look } from "./looking.mjs";
import { SEND, endLease, signIn } from "./tenant.mjs";

const THREE_MINUTES = 180_000;
/** Everything that a visitor can open without being somebody. */
const OPEN_PAGES = ["/inloggen", "/inloggen/code", "/akkoord", "/bestaat-niet"];
/** Everything a tenant can open without an id in the address. */
const OWN_PAGES = ["/", "/zaken", "/afspraken", "/mijn-huis", "/gegevens"];

/** Registers the stories with `story(name, tell)`. */
export function stories(story, browser, product) {
  const visit = (options) => open(browser, `${product.origin}/inloggen`, options);

  story("a tenant ends the lease on a phone within three minutes, and the ERP knows", async () => {
    const before = await product.counts();
    const page = await visit({ screen: SCREENS.phone });
    const began = Date.now();
    await signIn(page, product, "huurder01@example.nl", { seen: look });
    await endLease(page, { seen: look });
    assert.ok(Date.now() - began < THREE_MINUTES);
    assert.match(await page.locator("main").innerText(), /Uw huur is opgezegd/);
    const after = await until(product.counts, (counts) => ["huuropzeggingen", "afspraken", "inspecties"].every((kind) => counts[kind] === (before[kind] ?? 0) + 1));
    assert.ok(after, "the ERP did not get the termination, the appointment and the inspection");
    await page.context().close();
  });

  story("a lease ends with the keyboard alone", async () => {
    const page = await visit({ screen: SCREENS.desk });
    await signIn(page, product, "huurder02@example.nl", { hand: keyboard });
    await endLease(page, { hand: keyboard });
    assert.match(await page.locator("main").innerText(), /Uw huur is opgezegd/);
    await page.context().close();
  });

  story("a lease ends without scripts", async () => {
    const page = await visit({ screen: SCREENS.phone, scripts: false });
    await signIn(page, product, "huurder03@example.nl", { hand: pointer });
    await endLease(page, { hand: pointer });
    assert.match(await page.locator("main").innerText(), /Uw huur is opgezegd/);
    await page.context().close();
  });

  story("Emily reads and ends everything in English", async () => {
    const page = await visit({ screen: SCREENS.phone });
    await signIn(page, product, "emily.clark@example.nl");
    await page.goto(`${product.origin}/taal/en`);
    const passed = await endLease(page, {
      seen: async (page) => {
        await look(page);
        assert.equal(await page.locator("html").getAttribute("lang"), "en");
        assert.doesNotMatch(await page.locator("main").innerText(), /\b(uw|opzeggen|huur|wij|kies)\b/i, page.url());
      },
    });
    assert.ok(passed.length > 6);
    await page.context().close();
  });

  story("what was filled in wrong stays, with words beside it and in the summary", async () => {
    const page = await visit({ screen: SCREENS.phone });
    await signIn(page, product, "huurder04@example.nl");
    await page.goto(`${product.origin}/onderwerpen/lease-termination`);
    await pointer.press(page, 'main a[href*="/regelen/"]');
    await pointer.press(page, 'main a[href*="/regelen/"]');
    await pointer.press(page, SEND);
    await look(page);
    assert.ok(await page.evaluate(() => document.activeElement.matches("[data-errors]")), "the summary takes the focus");
    await page.context().close();
  });

  story("a tenant who has ended the lease sees every page of it, on every screen", async () => {
    for (const screen of [SCREENS.narrow, SCREENS.phone, SCREENS.desk]) {
      const page = await visit({ screen });
      await signIn(page, product, "gerda.hendriks@example.nl");
      for (const path of OWN_PAGES) {
        await page.goto(product.origin + path);
        await look(page);
      }
      await page.goto(`${product.origin}/zaken`);
      await pointer.press(page, 'main a[href^="/zaken/"]');
      await look(page);
      const more = await page.locator("main a[href]").evaluateAll((links) => links.map((link) => link.href));
      const own = more.filter((address) => address.startsWith(`${product.origin}/zaken/`));
      assert.ok(own.some((address) => address.endsWith("/intrekking")), "the way to withdraw is there");
      for (const address of own) {
        await page.goto(address);
        await look(page);
      }
      await page.context().close();
    }
  });

  story("everybody of the demo comes home to a page without faults", async () => {
    const people = ["chris.mulder", "ines.kaya", "karel.dejong", "lina.haddad", "maria.silva", "sven.dekker", "tess.bos", "farid.elamrani"];
    for (const name of people) {
      const page = await visit({ screen: SCREENS.phone });
      await signIn(page, product, `${name}@example.nl`);
      await look(page);
      for (const link of await page.locator('main a[href^="/"]:not([href^="/onderwerpen/"])').evaluateAll((links) => links.map((link) => link.href))) {
        await page.goto(link);
        await look(page);
      }
      await page.context().close();
    }
  });

  story("a tenant corrects what is known of what they do alone, with the keyboard and without scripts", async () => {
    const email = "huurder05@example.nl";
    const row = 'main a[href="/gegevens/hulp-bij/repair"]';
    const known = (page) => page.locator("#hulp-bij").locator("xpath=..").innerText();
    const page = await visit({ screen: SCREENS.desk });
    await signIn(page, product, email, { hand: keyboard });
    await page.goto(`${product.origin}/gegevens`);
    await look(page);
    await keyboard.press(page, row);
    await look(page);
    await keyboard.press(page, SEND);
    await look(page);
    assert.ok(await page.evaluate(() => document.activeElement.matches("[data-errors]")), "the summary takes the focus");
    await keyboard.choose(page, "answer", "help");
    await keyboard.press(page, SEND);
    assert.equal(new URL(page.url()).hash, "#hulp-bij", "back at the row that changed");
    assert.match(await known(page), /U wilt hier hulp bij\.\s+Dat zei u op/);
    await look(page);
    await page.context().close();

    const plain = await visit({ screen: SCREENS.phone, scripts: false });
    await signIn(plain, product, email);
    await plain.goto(`${product.origin}/gegevens`);
    await pointer.press(plain, row);
    assert.match(await plain.locator("main").innerText(), /U wilt hier hulp bij/);
    await pointer.choose(plain, "answer", "unknown");
    await pointer.press(plain, SEND);
    assert.doesNotMatch(await known(plain), /U wilt hier hulp bij/);
    await plain.context().close();
  });

  story("a call is promised, moved to another number and called off, with the keyboard alone", async () => {
    const page = await visit({ screen: SCREENS.phone });
    await signIn(page, product, "huurder06@example.nl", { hand: keyboard });
    await page.goto(`${product.origin}/onderwerpen/repair`);
    await keyboard.press(page, 'main form[action$="/hulp"] button');
    await look(page);
    // The second of two days: folded, unless there is little left of the first.
    const second = page.locator(".kw-slots__day").nth(1);
    await second.locator("summary").focus();
    if (!(await second.evaluate((day) => day.open))) await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    const time = await page.evaluate(() => document.activeElement.labels[0].textContent.replace(" – ", " en "));
    await keyboard.fill(page, "phone", "06 12 34 56 78");
    await keyboard.press(page, SEND);
    await look(page);
    const promise = page.locator('main article:has(a[href^="/terugbellen/"])');
    const words = async () => (await promise.innerText()).replaceAll("\u00a0", " ");
    await page.goto(product.origin);
    await look(page);
    assert.ok((await words()).includes(`tussen ${time} uur op 06 12 34 56 78.`), await words());
    await keyboard.press(page, 'main a[href$="/nummer"]');
    await look(page);
    await keyboard.fill(page, "phone", "050-1234567");
    await keyboard.press(page, SEND);
    assert.match(await words(), /op 050 123 45 67\./);
    await keyboard.press(page, 'main a[href$="/afzegging"]');
    await look(page);
    await keyboard.press(page, SEND);
    assert.equal(await promise.count(), 0);
    await look(page);
    await page.context().close();
  });

  story("pages for anybody have no faults, a page that is not there included", async () => {
    for (const screen of [SCREENS.phone, SCREENS.desk]) {
      const page = await visit({ screen });
      for (const path of OPEN_PAGES) {
        await page.goto(product.origin + path);
        await look(page);
      }
      await page.context().close();
    }
  });

  story("everything fits at 200 %", async () => {
    const page = await visit({ screen: SCREENS.desk, zoom: 2 });
    await signIn(page, product, "bram.devries@example.nl");
    for (const path of OWN_PAGES) {
      await page.goto(product.origin + path);
      await look(page);
    }
    await page.context().close();
  });
}

/** Asks again until it fits, for twenty seconds; the last answer, or nothing. */
async function until(ask, fits) {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await ask();
    if (fits(answer)) return answer;
    await new Promise((done) => setTimeout(done, 100));
  }
  return undefined;
}
