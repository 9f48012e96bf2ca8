// Shows fields only while they matter: those of a new address only when there is one. Without scripts all are shown.

/**
 * An element with `data-only-field="name"` and `data-only-value="value"` is hidden while the field of that name in
 * its form has another value. What was typed in it is kept and sent.
 */
export function startOnlyWhen(): void {
  for (const group of document.querySelectorAll<HTMLElement>("[data-only-field]")) {
    const form = group.closest("form");
    const name = group.dataset["onlyField"];
    if (!form || !name) continue;
    const show = (): void => {
      group.hidden = new FormData(form).get(name) !== group.dataset["onlyValue"];
    };
    form.addEventListener("change", show);
    show();
  }
}
