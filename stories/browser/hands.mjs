// Ways to fill in a form: with a pointer, and with nothing but the keyboard. Both know fields by name, as a form does.
import assert from "node:assert/strict";

/** Presses of Tab after which something is out of reach. */
const REACH = 120;

/** With a finger or a mouse; works without scripts too. */
export const pointer = {
  async fill(page, name, value) {
    await page.locator(`main [name="${name}"]`).fill(value);
  },
  async choose(page, name, value) {
    await page.locator(`main label[for="${await idOf(page, name, value)}"]`).click();
  },
  async press(page, selector) {
    await Promise.all([page.waitForEvent("load"), page.locator(selector).first().click()]);
  },
};

/** With the keyboard alone: Tab to it, then what a keyboard does there. */
export const keyboard = {
  async fill(page, name, value) {
    await tabTo(page, `[name="${name}"]`);
    await page.keyboard.press("Control+A");
    await page.keyboard.type(value);
  },
  async choose(page, name, value) {
    await tabTo(page, `[name="${name}"]`);
    await page.keyboard.press("Space");
    for (let moves = 0; moves < REACH; moves += 1) {
      if (await page.evaluate((wanted) => document.activeElement.value === wanted && document.activeElement.checked, value)) return;
      await page.keyboard.press("ArrowDown");
    }
    assert.fail(`the arrows do not reach ${name}=${value}`);
  },
  async press(page, selector, reach = REACH) {
    await tabTo(page, selector, reach);
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  },
};

async function idOf(page, name, value) {
  return page.locator(`main [name="${name}"][value="${value}"]`).first().getAttribute("id");
}

/** Tabs until the focus is on something that fits, and proves that the focus can be seen there. */
async function tabTo(page, selector, reach = REACH) {
  for (let presses = 0; presses < reach; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
      assert.ok(await page.evaluate(focusShows), `the focus cannot be seen on ${selector}`);
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not reach ${selector} on ${page.url()}`);
}

/** Runs in the page: whether the focused element, or the label that stands for it, shows an outline or a ring. */
function focusShows() {
  const element = document.activeElement;
  return [element, ...(element.labels ?? [])].some((shown) => {
    const style = getComputedStyle(shown);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  });
}
