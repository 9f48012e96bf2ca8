// A cell with boxes to tick says in words what is ticked, also while its boxes are folded away.

/**
 * `<details data-ticks data-any="alles">` with boxes in labels: the words of the ticked ones stand in `[data-words]` of
 * its summary, or the word for anything when none or all are ticked. Escape folds it; so does leaving it.
 */
export function startTickWords(): void {
  for (const cell of document.querySelectorAll<HTMLDetailsElement>("details[data-ticks]")) {
    const words = cell.querySelector<HTMLElement>("[data-words]");
    const boxes = [...cell.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
    cell.addEventListener("change", () => {
      const ticked = boxes.filter((box) => box.checked);
      const said = ticked.map((box) => box.labels?.[0]?.textContent?.trim() ?? box.value).join(", ");
      if (words) words.textContent = ticked.length === 0 || ticked.length === boxes.length ? (cell.dataset["any"] ?? "") : said;
    });
    cell.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !cell.open) return;
      cell.open = false;
      cell.querySelector("summary")?.focus();
    });
    cell.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node) || !cell.contains(event.relatedTarget)) cell.open = false;
    });
  }
}
