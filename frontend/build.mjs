// Builds the bundles (tenant, staff, and the charts of Stuur) into dist/: hashed names, a manifest, gzip beside every text file.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { faultsOf } from "./build/colours.mjs";
import { dropDark, prune, repeatDarkForAuto, usedWords } from "./build/css.mjs";
import { foldTokens } from "./build/tokens.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, "dist");

/** The longest a tenant's bundle may be, uncompressed: HTML, styles, script and icons together stay under 100 kB. */
const TENANT_BUDGET_BYTES = 72_000;

const hashed = (name, bytes) => {
  const dot = name.lastIndexOf(".");
  const mark = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  return `${name.slice(0, dot)}-${mark}${name.slice(dot)}`;
};

async function bundle(entry) {
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    outdir: dist,
    target: ["es2020", "safari14.1", "chrome90", "firefox90"],
    format: "iife",
    loader: { ".woff2": "file", ".svg": "file" },
    assetNames: "[name]-[hash]",
    legalComments: "none",
    logLevel: "warning",
  });
  return result.outputFiles;
}

const faults = faultsOf(await readFile(join(root, "theme/kanaalwijzer.css"), "utf8"));
if (faults.length > 0) {
  console.error(`The theme cannot be read by everybody:\n  ${faults.join("\n  ")}`);
  process.exit(1);
}

const manifest = {};
const files = new Map();

const words = await usedWords(root);
for (const entry of ["src/mijn.css", "src/balie.css", "src/charts.css", "src/mijn.ts", "src/balie.ts", "src/charts.ts"]) {
  for (const file of await bundle(entry)) {
    const name = file.path.slice(dist.length + 1);
    if (name.endsWith(".css")) {
      const tenant = entry.includes("mijn");
      const pruned = prune(file.text, words);
      const css = foldTokens(tenant ? dropDark(pruned) : repeatDarkForAuto(pruned));
      const { code } = await esbuild.transform(css, { loader: "css", minify: true, target: ["safari14.1", "chrome90", "firefox90"] });
      add(name, Buffer.from(code));
    } else if (name.endsWith(".js")) {
      add(name, Buffer.from(file.contents));
    } else {
      // Typefaces and pictures already carry esbuild's hash; the manifest knows them by their plain name.
      manifest[name.replace(/-[A-Z0-9]{8}(\.\w+)$/, "$1")] = name;
      files.set(name, Buffer.from(file.contents));
    }
  }
}
const icons = await readFile(join(root, "icons/icons.svg"), "utf8");
add("icons.svg", Buffer.from(icons.replace(/<!--[\s\S]*?-->/g, "").replace(/>\s+</g, "><").trim()));

add("favicon.svg", await readFile(join(root, "icons/favicon.svg")));

function add(name, bytes) {
  manifest[name] = hashed(name, bytes);
  files.set(manifest[name], bytes);
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
for (const [name, bytes] of files) {
  await writeFile(join(dist, name), bytes);
  if (/\.(css|js|svg)$/.test(name)) await writeFile(join(dist, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}
const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => a.localeCompare(b)));
await writeFile(join(dist, "manifest.json"), `${JSON.stringify(sorted, null, 2)}\n`);

for (const name of (await readdir(dist)).sort()) {
  if (!name.endsWith(".gz") && files.has(name)) console.log(`${String(files.get(name).length).padStart(7)}  ${name}`);
}
const tenant = ["mijn.css", "mijn.js", "icons.svg"].reduce((sum, name) => sum + files.get(manifest[name]).length, 0);
console.log(`${String(tenant).padStart(7)}  tenant bundle (budget ${TENANT_BUDGET_BYTES})`);
if (tenant > TENANT_BUDGET_BYTES) {
  console.error("The tenant bundle is over its budget: a tenant page must stay under 100 kB in all.");
  process.exit(1);
}
