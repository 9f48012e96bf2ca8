// Light, dark, or as the device asks: kept in a cookie so that the server sends the right page at once.
import { announce, textOf } from "./page";

const YEAR = 31_536_000;
const ORDER = ["auto", "light", "dark"] as const;
type Theme = (typeof ORDER)[number];

const current = (): Theme => ORDER.find((theme) => theme === document.documentElement.dataset["theme"]) ?? "auto";

/** Makes each button with `data-theme-switch` go on to the next theme; it carries a word for each. */
export function startTheme(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-theme-switch]")) {
    button.addEventListener("click", () => {
      const next = ORDER[(ORDER.indexOf(current()) + 1) % ORDER.length] ?? "auto";
      document.documentElement.dataset["theme"] = next;
      const secure = location.protocol === "https:" ? "; Secure" : "";
      document.cookie = `theme=${next}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
      announce(textOf(button, next), true);
    });
  }
}
