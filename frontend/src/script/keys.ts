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

/** The first visible element with `data-key="x"`: fields get the focus, buttons and links are pressed. */
function press(key: string): boolean {
  const candidates = document.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  const target = [...candidates].find((element) => element.offsetParent !== null);
  if (!target) return false;
  if (target.matches("input, textarea, select")) {
    target.focus();
    if (target instanceof HTMLInputElement) target.select();
  } else {
    target.focus();
    target.click();
  }
  return true;
}

function showKeys(dialog: HTMLDialogElement): void {
  if (!dialog.open) dialog.showModal();
}

/** Starts the keys and the dialog that explains them. */
export function startKeys(): void {
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
