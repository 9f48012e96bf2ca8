// What the build does to CSS beyond bundling: drop component rules no template uses, and arrange dark mode.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import postcss from "postcss";

/** Every word that occurs in a template, a view model or our own script: a class not among them cannot be on a page. */
export async function usedWords(root) {
  const words = new Set();
  const folders = ["../crates/web/templates", "../crates/web/src", "src"];
  for (const folder of folders) {
    for (const file of await filesBelow(join(root, folder))) {
      if (!/\.(html|rs|ts)$/.test(file)) continue;
      for (const word of (await readFile(file, "utf8")).match(/[A-Za-z_][\w-]*/g) ?? []) words.add(word);
    }
  }
  return words;
}

async function filesBelow(folder) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesBelow(path)));
    else found.push(path);
  }
  return found;
}

/** Removes NL Design System selectors whose class no template uses: the components bring many states we never set. */
export function prune(css, words) {
  const root = postcss.parse(css);
  root.walkRules((rule) => {
    if (rule.parent.type === "atrule" && rule.parent.name.endsWith("keyframes")) return;
    const kept = rule.selectors.filter((selector) =>
      // A class inside :not() or :has() is a condition, not a demand.
      [...selector.replace(/:(not|has)\((?:[^()]|\([^()]*\))*\)/g, "").matchAll(/\.([A-Za-z_][\w-]*)/g)].every(
        ([, name]) => words.has(name) || !/^(nl|utrecht)-/.test(name),
      ),
    );
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
  root.walkAtRules((rule) => {
    if (rule.nodes && rule.nodes.length === 0) rule.remove();
  });
  return root.toString();
}

const isDark = (rule) => rule.selector.includes('data-theme="dark"') || rule.selector.includes("data-theme=dark");

/** Repeats every rule for the dark theme for people who left the choice to their device. */
export function repeatDarkForAuto(css) {
  const root = postcss.parse(css);
  root.walkRules((rule) => {
    if (!isDark(rule)) return;
    const media = postcss.atRule({ name: "media", params: "(prefers-color-scheme: dark)" });
    const copy = rule.clone();
    copy.selector = rule.selector.replaceAll(/data-theme="?dark"?/g, 'data-theme="auto"');
    media.append(copy);
    rule.after(media);
  });
  return root.toString();
}

/** Tenant pages are light only, and need not carry the dark theme. */
export function dropDark(css) {
  const root = postcss.parse(css);
  root.walkRules((rule) => {
    if (isDark(rule) || rule.selector.includes("data-face=balie") || rule.selector.includes('data-face="balie"')) rule.remove();
  });
  return root.toString();
}
