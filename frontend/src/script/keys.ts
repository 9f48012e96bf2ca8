// The keyboard of the Balie: j and k move, other letters press what carries them, ? shows them all.

const STORE = "kanaalwijzer-keys";

/** Whether single-letter keys are on: people who dictate must be able to switch them off (WCAG 2.1.4). */
const enabled = (): boolean => localStorage.getItem(STORE) !== "off";

/** Whether a letter typed here belongs to the field and not to us. */
function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])"))
  );
}

function move(by: 1 | -1): void {
  const items = [...document.querySelectorAll<HTMLElement>("[data-items] [data-item]")];
  if (items.length === 0) return;
  const focused = items.indexOf(document.activeElement as HTMLElement);
  const here = focused >= 0 ? focused : items.findIndex((item) => item.hasAttribute("aria-current"));
  const next = items[here < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, here + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/**
 * The first visible element with `data-key="x"`: fields get the focus, buttons and links are pressed, what opens gives
 * the focus to its first field. In a list a letter belongs to the row that has the focus.
 */
function press(key: string): boolean {
  const wanted = `[data-key="${CSS.escape(key)}"]`;
  const row = document.activeElement?.closest("[data-items] > li")?.querySelectorAll<HTMLElement>(wanted) ?? [];
  const outside = document.querySelectorAll<HTMLElement>(wanted);
  const inLists = document.querySelector(`[data-items] ${wanted}`) !== null;
  const candidates = inLists ? [...row] : [...outside];
  const target = candidates.find((element) => element.getClientRects().length > 0);
  if (!target) return false;
  target.focus();
  if (target instanceof HTMLInputElement) target.select();
  if (target.matches("input, textarea, select")) return true;
  target.click();
  const opened = target.matches("summary") ? target.closest("details[open]") : null;
  firstField(opened ?? linkedTo(target))?.focus();
  return true;
}

/** The part of this page that a link leads to. */
function linkedTo(element: HTMLElement): Element | null {
  const hash = element instanceof HTMLAnchorElement && element.getAttribute("href")?.startsWith("#") ? element.hash : "";
  return hash ? document.getElementById(hash.slice(1)) : null;
}

const FIELDS = "input:not([type=hidden]), select, textarea";

function firstField(part: Element | null): HTMLElement | null {
  if (!part) return null;
  return part.matches(FIELDS) ? (part as HTMLElement) : part.querySelector<HTMLElement>(FIELDS);
}

/** Coming back to a list, the row one left has the focus; the case shown beside a list is in sight. */
function findPlace(): void {
  const left = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  if (left?.matches("[data-item]")) left.focus();
  showInPane(document.querySelector<HTMLElement>("[data-item][aria-current]"));
}

/** Scrolls the pane of a row until the row is in sight, and nothing but that pane: the page itself stays where it is. */
function showInPane(row: HTMLElement | null): void {
  const pane = row?.closest<HTMLElement>(".kw-pane");
  if (!row || !pane) return;
  const [inside, around] = [row.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (inside.top < around.top) pane.scrollTop += inside.top - around.top;
  else if (inside.bottom > around.bottom) pane.scrollTop += inside.bottom - around.bottom;
}

function showKeys(dialog: HTMLDialogElement): void {
  if (!dialog.open) dialog.showModal();
}

/** Starts the keys and the dialog that explains them. */
export function startKeys(): void {
  findPlace();
  const dialog = document.querySelector<HTMLDialogElement>("[data-keys]");
  for (const opener of document.querySelectorAll("[data-show-keys]")) {
    opener.addEventListener("click", () => dialog && showKeys(dialog));
  }
  const box = dialog?.querySelector<HTMLInputElement>("[data-keys-on]");
  if (box) {
    box.checked = enabled();
    box.addEventListener("change", () => localStorage.setItem(STORE, box.checked ? "on" : "off"));
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.key === "Escape" && typing(event.target)) {
      (event.target as HTMLElement).blur();
      return;
    }
    if (!enabled() || typing(event.target) || dialog?.open) return;
    if (event.key === "?" && dialog) showKeys(dialog);
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (!press(event.key)) return;
    event.preventDefault();
  });
}
