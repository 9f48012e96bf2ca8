// The product as a browser story meets it: the real binary with the demo association, in a folder and on ports of its own.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Milliseconds until the product must have said where it answers: the demo association moves in first. */
const PATIENCE = 180_000;
/** Milliseconds until a mail must have been delivered. */
const DELIVERED = 30_000;

/**
 * Starts `binary demo` and waits until it says where it answers.
 * Gives `{ origin, erp, code(email), secondFactor(), counts(), staff, stop() }`; `staff` is who signed in before (balie.mjs);
 * `stop` removes everything it kept.
 */
export async function startProduct(binary) {
  const folder = await mkdtemp(join(tmpdir(), "kanaalwijzer-browser-"));
  const child = spawn(binary, ["demo", "--erp-listen", "127.0.0.1:0"], {
    env: { ...process.env, KANAALWIJZER_DATA: folder, KANAALWIJZER_LISTEN: "127.0.0.1:0", KANAALWIJZER_ERP_SETTLE: "0s" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async () => {
    const gone = new Promise((done) => child.once("exit", done));
    if (child.exitCode === null) {
      child.kill("SIGTERM");
      await gone;
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { origin, erp } = await addresses(child);
    return { origin, erp, stop, staff: new Map(), ...mailbox(origin), counts: async () => (await fetch(new URL("/_telling", erp))).json() };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addresses(child) {
  return new Promise((found, failed) => {
    const late = setTimeout(() => failed(new Error("the product did not say where it answers")), PATIENCE);
    child.once("exit", (code) => failed(new Error(`the product stopped with ${code}`)));
    const known = {};
    createInterface({ input: child.stdout }).on("line", (line) => {
      known.origin ??= line.match(/demo association: (http:\/\/\S+)/)?.[1];
      known.erp ??= line.match(/^ {2}ERP\s+(http:\/\/\S+)/)?.[1];
      if (known.origin && known.erp && line.startsWith("Stop with")) {
        clearTimeout(late);
        found(known);
      }
    });
  });
}

/** What the mail page of the demo tells: codes to sign in with. */
function mailbox(origin) {
  const read = async (email) => (await fetch(`${origin}/demo/post?aan=${encodeURIComponent(email)}`)).text();
  const given = new Set();
  return {
    /** A code mailed to this address that was not given before; waits until it was delivered. */
    async code(email) {
      for (const until = Date.now() + DELIVERED; Date.now() < until; ) {
        const mailed = (await read(email)).matchAll(/(\d{3})[\s ]?(\d{3}) is (?:uw code|your code)/g);
        const code = [...mailed].map((found) => found[1] + found[2])[0];
        if (code && !given.has(`${email} ${code}`)) {
          given.add(`${email} ${code}`);
          return code;
        }
        await new Promise((done) => setTimeout(done, 100));
      }
      throw new Error(`no code was mailed to ${email}`);
    },
    /** The code of everybody's second factor at this moment. */
    async secondFactor() {
      const code = (await read("")).match(/<strong>(\d{3})\s?(\d{3})<\/strong>/);
      if (!code) throw new Error("the mail page shows no second factor");
      return code[1] + code[2];
    },
  };
}
