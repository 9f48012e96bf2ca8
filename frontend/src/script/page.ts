// What every page does: mark that scripts run, move to the error summary, count characters, copy, announce.

/** Says something to people who listen rather than look, and shows it for a moment when asked. */
export function announce(message: string, show = false): void {
  const region = document.querySelector<HTMLElement>("[data-toasts]");
  if (!region) return;
  const note = document.createElement("p");
  note.textContent = message;
  note.className = show ? "kw-toast" : "kw-hidden";
  region.append(note);
  setTimeout(() => note.remove(), 6000);
}

/** A text the server put on an element for the script to say, such as `data-saved="Bewaard"`. */
export function textOf(element: HTMLElement, name: string): string {
  return element.dataset[name] ?? "";
}

function focusErrors(): void {
  const summary = document.querySelector<HTMLElement>("[data-errors]");
  if (!summary) return;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const named = link && document.getElementById(link.hash.slice(1));
    // A group (a date, choices) is not focusable itself: its first field is.
    const field = named?.matches("input, select, textarea") ? named : named?.querySelector<HTMLElement>("input, select, textarea");
    if (!field) return;
    event.preventDefault();
    field.focus();
    (field.closest(".utrecht-form-field, .utrecht-form-fieldset") ?? field).scrollIntoView({ block: "start" });
  });
}

function countCharacters(): void {
  for (const field of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-most]")) {
    const count = document.getElementById(`${field.id}-count`);
    if (!count) continue;
    const most = Number(field.dataset["most"]);
    let spoken: number | undefined;
    const show = (): void => {
      const left = most - [...field.value].length;
      const words = left < 0 ? textOf(count, "many") : textOf(count, "left");
      count.textContent = words.replace("{n}", String(Math.abs(left)));
      count.toggleAttribute("data-over", left < 0);
      // Speak only after a pause and near the end: a voice at every letter drowns the writer.
      clearTimeout(spoken);
      if (left < most / 10) spoken = setTimeout(() => announce(count.textContent ?? ""), 1200);
    };
    field.addEventListener("input", show);
    show();
  }
}

function copyButtons(): void {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-copy]") : null;
    if (!button) return;
    navigator.clipboard.writeText(textOf(button, "copy")).then(
      () => announce(textOf(button, "copied"), true),
      () => announce(textOf(button, "failed"), true),
    );
  });
}

function printButtons(): void {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => print());
  }
}

/** A form sent twice asks twice: the second press on a button that is already sending does nothing. */
function sendOnce(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method === "get") return;
    if (form.dataset["sent"]) event.preventDefault();
    form.dataset["sent"] = "yes";
    setTimeout(() => delete form.dataset["sent"], 5000);
  });
  // Coming back with the browser's back button shows the page as it was: it may be sent again.
  addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset["sent"];
  });
}

/** Starts everything that both faces share. */
export function startPage(): void {
  document.documentElement.dataset["script"] = "yes";
  focusErrors();
  countCharacters();
  copyButtons();
  printButtons();
  sendOnce();
}
