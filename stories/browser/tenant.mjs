// A tenant in a browser: signs in with a mailed code and answers questions, with a pointer or with the keyboard alone.
import { pointer } from "./hands.mjs";

/** The button that sends the form of a page. */
export const SEND = 'main form[method="post"] button[type="submit"]';

/** What a plain tenant answers; questions that are not asked are passed over. */
export const PLAIN_ANSWERS = {
  choices: {
    situation: "everyone", reason: "work", "address-kind": "unknown", viewing: "yes",
    "ask-pre-inspection": "no", "ask-final-inspection": "no", "contact-by": "email",
  },
  lines: { iban: "NL91ABNA0417164300", holder: "A. Bakker", phone: "0612345678" },
};

/** Signs in as `email` on a page that is open at the product. */
export async function signIn(page, product, email, { hand = pointer, seen = async () => {} } = {}) {
  await page.goto(`${product.origin}/inloggen`);
  await seen(page);
  await hand.fill(page, "email", email);
  await hand.press(page, SEND);
  await seen(page);
  await hand.fill(page, "code", await product.code(email));
  await hand.press(page, SEND);
}

/**
 * Ends the first lease on the home page, question by question, until it stands on the page of the case.
 * `seen` is called with every page on the way. Gives the paths that were passed.
 */
export async function endLease(page, { hand = pointer, answers = PLAIN_ANSWERS, seen = async () => {} } = {}) {
  const passed = [];
  await seen(page);
  await hand.press(page, 'main a[href^="/onderwerpen/lease-termination"]');
  await seen(page);
  await hand.press(page, 'main a[href*="/regelen/"]');
  for (let pages = 0; pages < 25; pages += 1) {
    const path = new URL(page.url()).pathname;
    passed.push(path);
    await seen(page);
    if (path.startsWith("/zaken/")) return passed;
    await answer(page, hand, answers);
    const begins = (await page.locator('main form[data-autosave]').count()) === 0 && !path.endsWith("/controleren");
    await hand.press(page, begins ? 'main a[href*="/regelen/"]' : SEND);
  }
  throw new Error(`no end to the questions: ${passed.join(" ")}`);
}

/** Fills in what is asked on this page. */
async function answer(page, hand, { choices, lines }) {
  const asked = await page.evaluate(() =>
    [...document.querySelectorAll("main form[data-autosave] [name]")]
      .filter((field) => field.type !== "hidden" && field.type !== "submit" && field.offsetParent !== null)
      .map((field) => ({ name: field.name, type: field.type, value: field.value, shown: field.defaultValue })),
  );
  const first = new Map();
  for (const field of asked) if (!first.has(field.name)) first.set(field.name, field);
  const date = endDate();
  for (const { name, type, value } of first.values()) {
    if (type === "radio") await hand.choose(page, name, choices[name] ?? value);
    else if (name.startsWith("end-date-")) await hand.fill(page, name, date[name.slice("end-date-".length)]);
    else if (lines[name]) await hand.fill(page, name, lines[name]);
  }
}

/** A day about three months from now, in parts. */
function endDate() {
  const day = new Date(Date.now() + 95 * 24 * 3600 * 1000);
  return { day: String(day.getDate()), month: String(day.getMonth() + 1), year: String(day.getFullYear()) };
}
