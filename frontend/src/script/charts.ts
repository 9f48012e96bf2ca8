// Draws a table as lines over time: the table stays, the picture shows what one cannot see in figures. The numbers are
// those of the table itself, so picture and table cannot differ.
import uPlot from "uplot";

interface Series {
  label: string;
  colour: string;
  values: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
}

const HEIGHT = 260;
/** The least room between two weeks that are named on the axis, in pixels. */
const ROOM = 76;

/** The number in an attribute; nothing where it is too few to tell. */
const number = (cell: Element | undefined, name: string): number | null => {
  const text = cell?.getAttribute(name);
  return text ? Number(text) : null;
};

/** A colour of the theme, as it is now: light or dark. */
const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function read(table: HTMLTableElement): { moments: number[]; series: Series[] } {
  const rows = [...table.querySelectorAll("tbody tr")];
  const moments = rows.map((row) => Number(row.getAttribute("data-moment")));
  const heads = [...table.querySelectorAll("thead th")];
  const series: Series[] = [];
  heads.forEach((head, at) => {
    const token = head.getAttribute("data-colour");
    if (token === null) return;
    const cells = rows.map((row) => row.children[at]);
    series.push({
      label: head.textContent?.trim() ?? "",
      colour: colour(token),
      values: cells.map((cell) => number(cell, "data-value")),
      low: cells.map((cell) => number(cell, "data-low")),
      high: cells.map((cell) => number(cell, "data-high")),
    });
  });
  return { moments, series };
}

/** The weeks of the table that are named on the axis: every one, every other one …, as many as there is room for. */
function named(moments: number[], from: number, until: number, width: number): number[] {
  const within = moments.filter((moment) => moment >= from && moment <= until);
  const every = Math.max(1, Math.ceil((within.length * ROOM) / Math.max(width, ROOM)));
  return within.filter((_, at) => at % every === 0);
}

function draw(figure: HTMLElement): void {
  const table = figure.querySelector("table");
  const place = figure.querySelector<HTMLElement>("[data-chart-place]");
  if (!table || !place) return;
  const { moments, series } = read(table);
  // One point is no line.
  if (moments.length < 2) return;
  const ink = colour("--kw-ink-soft");
  const line = colour("--kw-line");
  const language = document.documentElement.lang;
  const percent = figure.dataset.chart === "share";
  const say = (value: number | null): string => {
    if (value === null) return figure.dataset.few ?? "";
    return percent ? `${Math.round(value * 100)} %` : value.toLocaleString(language, { maximumFractionDigits: 1 });
  };
  const day = (seconds: number): string =>
    new Date(seconds * 1000).toLocaleDateString(language, { day: "numeric", month: "short", timeZone: "Europe/Amsterdam" });
  const bands: uPlot.Band[] = [];
  const lines: uPlot.Series[] = [{ label: figure.dataset.moment ?? "", value: (_, at) => (at === null ? "" : day(at)) }];
  const data: (number | null)[][] = [moments];
  for (const one of series) {
    // Without a pointer there is nothing to say; with one, what is missing was too few.
    const value = (chart: uPlot, at: number | null): string => (chart.cursor.idx == null ? "" : say(at));
    lines.push({ label: one.label, stroke: one.colour, width: 2, points: { size: 6 }, value });
    data.push(one.values);
    if (one.low.some((value) => value !== null)) {
      const edge = { stroke: "transparent", width: 0, points: { show: false }, class: "kw-chart__edge" };
      lines.push({ ...edge, label: "" }, { ...edge, label: "" });
      data.push(one.high, one.low);
      bands.push({ series: [data.length - 2, data.length - 1], fill: `${one.colour}22` });
    }
  }
  const axis = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, font: `13px ${colour("--kw-font")}` };
  const options: uPlot.Options = {
    width: place.clientWidth,
    height: HEIGHT,
    series: lines,
    bands,
    scales: percent ? { y: { range: [0, 1] } } : { y: { range: (_, __, most) => [0, (most || 1) * 1.08] } },
    axes: [
      {
        ...axis,
        splits: (_, __, from, until) => named(moments, from, until, place.clientWidth - 80),
        values: (_, splits) => splits.map(day),
      },
      { ...axis, size: 60, values: (_, splits) => splits.map(say) },
    ],
    cursor: { drag: { x: true, y: false } },
  };
  // Only a picture that is drawn is one: without scripts there is just the table.
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", place.dataset.chartPlace ?? "");
  const chart = new uPlot(options, data as uPlot.AlignedData, place);
  new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height: HEIGHT })).observe(place);
  // With the picture in sight the table may be folded.
  figure.querySelector("details")?.removeAttribute("open");
}

/** Draws every table of the page that is marked with `data-chart`. */
export function startCharts(): void {
  for (const figure of document.querySelectorAll<HTMLElement>("[data-chart]")) draw(figure);
}
