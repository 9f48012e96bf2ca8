// Checks a form while it is filled in: sends it in the background and shows what the server says about it.
const PAUSE = 500;

/**
 * A form with `data-live-check="/address"` is posted there after a pause; the answer, a piece of a page, takes the place
 * of what stands in `[data-live-check-answer]`, which is a live region. Without an answer what stood there stays.
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
    try {
      const answer = await fetch(address, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
      // A later question makes an earlier answer stale.
      if (!answer.ok || number !== asked) return;
      answerPlace.innerHTML = await answer.text();
      mark(form, answerPlace);
    } catch {
      // The line may be bad: the button "check" still works.
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  });
  mark(form, answerPlace);
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
