// Saves a draft while the tenant types: the same form, sent in the background, with a visible word about it.
import { announce, textOf } from "./page";

const PAUSE = 1500;

/**
 * A form with `data-autosave="/address"` is posted there after a pause in typing and when the page is left.
 * Its status line (`data-saved-status`) carries the words: `data-saving`, `data-saved`, `data-failed`.
 */
export function startAutosave(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosave]")) watch(form);
}

function watch(form: HTMLFormElement): void {
  const address = textOf(form, "autosave");
  const status = form.querySelector<HTMLElement>("[data-saved-status]");
  let timer: number | undefined;
  let kept = state(form);

  const show = (word: "saving" | "saved" | "failed"): void => {
    if (!status) return;
    const text = textOf(status, word);
    const changed = status.dataset["state"] !== word;
    status.dataset["state"] = word;
    status.textContent = text;
    if (word === "failed" && changed) announce(text);
  };

  const save = async (): Promise<void> => {
    clearTimeout(timer);
    const body = state(form);
    if (body === kept || form.dataset["sent"]) return;
    show("saving");
    try {
      const answer = await fetch(address, {
        method: "POST",
        body,
        headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
        credentials: "same-origin",
        keepalive: true,
        redirect: "manual",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      kept = body;
      show("saved");
    } catch {
      // The line may be bad: say so, keep what was typed, try again.
      show("failed");
      timer = setTimeout(save, 10_000);
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void save();
  });
}

/** What the form would send, without files: those go with the form itself. */
function state(form: HTMLFormElement): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") pairs.append(name, value);
  }
  return pairs.toString();
}
