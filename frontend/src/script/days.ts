// Says a chosen day in words beside its field: a wrong month is seen at once, a weekday saves a phone call.

/** The day of a date field (`2026-12-03`) or of the three fields of a group, when there is one. */
function dayOf(year: string, month: string, day: string): Date | undefined {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const real = year.length === 4 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return real ? date : undefined;
}

/** Keeps the words beside every date field right while it changes (`data-day-words="id of the field"`). */
export function startDays(): void {
  const style = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  const words = new Intl.DateTimeFormat(document.documentElement.lang, style);
  for (const place of document.querySelectorAll<HTMLElement>("[data-day-words]")) {
    const field = document.getElementById(place.dataset["dayWords"] ?? "");
    if (!(field instanceof HTMLInputElement)) continue;
    field.addEventListener("input", () => {
      const [year = "", month = "", day = ""] = field.value.split("-");
      const date = dayOf(year, month, day);
      place.textContent = date ? words.format(date) : "";
    });
  }
  for (const group of document.querySelectorAll<HTMLElement>(".kw-date")) {
    const place = document.createElement("p");
    place.className = "kw-soft";
    place.setAttribute("aria-live", "polite");
    group.after(place);
    const show = (): void => {
      const [day = "", month = "", year = ""] = [...group.querySelectorAll("input")].map((input) => input.value.trim());
      const date = dayOf(year, month, day);
      place.textContent = date ? words.format(date) : "";
    };
    group.addEventListener("input", show);
    show();
  }
}
