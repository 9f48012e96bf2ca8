// A small hand on Chromium for browser stories: start, open, screenshot, axe. Debian's Chromium, no downloads.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** The screens every page is looked at on. */
export const SCREENS = {
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
  desk: { width: 1280, height: 900 },
};

/** Starts Chromium (`KANAALWIJZER_CHROMIUM` names another one). Close it with `browser.close()`. */
export async function start() {
  return chromium.launch({
    executablePath: process.env.KANAALWIJZER_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * Opens `url` in a fresh context and gives the page; what the page complained about is in `page.complaints`:
 * script errors, blocked requests, failed requests, and every request to another origin.
 * Options: `screen` (of SCREENS), `scripts` (false: without JavaScript), `dark`, `reducedMotion`, `zoom` (2 = 200 %).
 */
export async function open(browser, url, { screen = SCREENS.desk, scripts = true, dark = false, zoom = 1, ...more } = {}) {
  const context = await browser.newContext({
    viewport: { width: Math.round(screen.width / zoom), height: Math.round(screen.height / zoom) },
    deviceScaleFactor: zoom,
    javaScriptEnabled: scripts,
    colorScheme: dark ? "dark" : "light",
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    ...more,
  });
  const page = await context.newPage();
  page.complaints = [];
  const own = new URL(url).origin;
  page.on("console", (message) => {
    // A page may be an answer such as "not found" or "this cannot be right"; what it needs may not.
    const ownStatus = message.text().startsWith("Failed to load resource") && message.location().url === page.url();
    if (["error", "warning"].includes(message.type()) && !ownStatus) page.complaints.push(message.text());
  });
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  // What the browser itself gave up because the reader went on is nobody's fault.
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED") page.complaints.push(`failed: ${request.url()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith("data:")) page.complaints.push(`elsewhere: ${request.url()}`);
  });
  await page.goto(url, { waitUntil: "load" });
  if (scripts) await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

/** Writes a picture of the page, as long as the page is unless `full` is false. */
export async function screenshot(page, path, { full = true } = {}) {
  await page.screenshot({ path, fullPage: full, animations: "disabled" });
}

/** What axe finds on the page, for WCAG 2.2 AA and good practice: `[{ id, impact, help, where }]`; empty is good. */
export async function axe(page) {
  await page.evaluate(await readFile(AXE, "utf8"));
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    }),
  );
  return found.violations.map(({ id, impact, help, nodes }) => ({
    id,
    impact,
    help,
    where: nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  }));
}

/** Whether the page scrolls sideways: what sticks out, or an empty list. */
export async function sticksOut(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
      .slice(0, 10);
  });
}

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" };

/** The policy under which the product serves pages: nothing inline, nothing from elsewhere. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Serves a folder of static pages on a free port of this machine, under the product's content security policy. */
export async function serveFolder(folder) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://here").pathname));
    try {
      const body = await readFile(join(folder, path));
      response.setHeader("Content-Type", TYPES[extname(path)] ?? "application/octet-stream");
      response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
