// Checks a form while it is filled in: sends it in the background and shows what the server says about it.
const PAUSE = 500;

/**
 * A form with `data-live-check="/address"` is posted there after a pause; the answer, a piece of a page, takes the place
 * of what stands in `[data-live-check-answer]`, which is a live region. From the first change until there is an answer it
 * says that it does not know yet (`data-busy`), and without an answer that it does not know (`data-large`: too much to
 * send; `data-failed`: anything else). Who leaves with changes that are not kept is asked whether they mean it.
 */
export function startLiveCheck(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-live-check]")) watch(form);
}

function watch(form: HTMLFormElement): void {
  const address = form.dataset["liveCheck"] ?? "";
  const answerPlace = document.querySelector<HTMLElement>("[data-live-check-answer]");
  if (!address || !answerPlace) return;
  let timer: number | undefined;
  let asked = 0;

  const check = async (): Promise<void> => {
    const number = ++asked;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    let piece = "";
    let trouble = "failed";
    try {
      const answer = await fetch(address, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
      if (answer.status === 413) trouble = "large";
      if (answer.ok) piece = await answer.text();
    } catch {
      // The line may be bad: the button "check" still works.
    }
    // A later question makes an earlier answer stale.
    if (number !== asked) return;
    if (piece.includes("kw-proof")) answerPlace.innerHTML = piece;
    else unknown(answerPlace, trouble);
    mark(form, answerPlace);
  };

  form.addEventListener("input", (event) => {
    if (event.target instanceof HTMLElement && event.target.closest("[data-not-checked]")) return;
    form.dataset["unsaved"] = "yes";
    asked += 1;
    unknown(answerPlace, "busy");
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  });
  form.addEventListener("submit", () => delete form.dataset["unsaved"]);
  addEventListener("beforeunload", (event) => {
    if (form.dataset["unsaved"] !== undefined) event.preventDefault();
  });
  mark(form, answerPlace);
}

/** Says that what was proved before says nothing about the form as it is now. */
function unknown(place: HTMLElement, why: string): void {
  const proof = place.querySelector<HTMLElement>(".kw-proof");
  const word = proof?.querySelector("strong");
  if (!proof || !word || proof.dataset["why"] === why) return;
  proof.dataset["why"] = why;
  proof.dataset["state"] = "unknown";
  word.textContent = place.dataset[why] ?? "";
  for (const finding of proof.querySelectorAll(".kw-proof__finding")) finding.remove();
}

/** Marks the rows of the table that the answer speaks of (`data-rules="1 4"`). */
function mark(form: HTMLFormElement, answer: HTMLElement): void {
  const spoken = new Set<string>();
  for (const part of answer.querySelectorAll<HTMLElement>("[data-rules]")) {
    for (const number of (part.dataset["rules"] ?? "").split(" ")) spoken.add(number);
  }
  for (const row of form.querySelectorAll<HTMLElement>("[data-rule]")) {
    row.toggleAttribute("data-spoken", spoken.has(row.dataset["rule"] ?? ""));
  }
}
