import type { WeekSummary } from "../domain/assessment.ts";
import { isoWeekStart, type LocalDay } from "../domain/local-day.ts";
import { type PainEntry, type PainSite, siteKey } from "../domain/pain.ts";
import { siteWords } from "../domain/site-words.ts";
import type { Chart, ChartTable } from "./chart.ts";
import { shortDay, shortDayAndYear } from "./day-words.ts";
import { type ChartFrame, weekColumn } from "./frame.ts";
import { type Layer, pixelY, stackChart, type TimeX, timeAxis } from "./stack-chart.ts";

const MOST_ROWS = 6;
const ROW_PX = 40;
const LABEL_PX = 17;
const CELL_PX = 18;

interface SiteRow {
  readonly site: PainSite;
  /** Highest score of each week that has an entry for this site. */
  readonly maxNrs: ReadonlyMap<LocalDay, number>;
}

/** The latest trouble first: a site sore this week comes before one that was sore in spring. */
function siteRows(frame: ChartFrame, pain: readonly PainEntry[]): readonly SiteRow[] {
  const shown = new Set(frame.weekStarts);
  const rows = new Map<string, { site: PainSite; maxNrs: Map<LocalDay, number> }>();
  for (const entry of pain) {
    const week = isoWeekStart(entry.day);
    if (!shown.has(week)) continue;
    const key = siteKey(entry);
    const row = rows.get(key) ?? { site: { region: entry.region, side: entry.side }, maxNrs: new Map() };
    row.maxNrs.set(week, Math.max(entry.nrs, row.maxNrs.get(week) ?? 0));
    rows.set(key, row);
  }
  const latestSore = (row: SiteRow) =>
    Math.max(0, ...[...row.maxNrs].filter(([, nrs]) => nrs > 0).map(([week]) => week));
  const sum = (row: SiteRow) => [...row.maxNrs.values()].reduce((total, nrs) => total + nrs, 0);
  return [...rows.values()]
    .filter((row) => sum(row) > 0)
    .sort((a, b) => latestSore(b) - latestSore(a) || sum(b) - sum(a));
}

/** 0, 1–2, 3–4, 5–6, 7–8, 9–10. */
/** The step of colour of a number from 0 to 10: 0 for none, 5 for the worst. */
export const painBand = (nrs: number): number => Math.min(5, Math.ceil(nrs / 2));

/** Pain by place and week: the number stands in the cell, so that colour only repeats it. */
export function painStripChart(frame: ChartFrame, pain: readonly PainEntry[], weeks: readonly WeekSummary[]): Chart {
  const all = siteRows(frame, pain);
  const rows = all.slice(0, MOST_ROWS);
  const answered = new Set(weeks.filter((week) => week.maxNrs !== null).map((week) => week.weekStart));
  const description = describe(rows, frame);
  const common = {
    id: "pain-strip",
    title: "Pain by week",
    hint:
      all.length > rows.length
        ? `0–10, worst of the week · ${all.length - rows.length} more in the table`
        : "0–10, worst of the week",
    empty:
      answered.size > 0 ? "No pain logged in these weeks." : "Nothing logged yet. A quiet day is worth logging too.",
    description,
    table: tableOf(all, frame),
    places: all.map(({ site }) => site),
  } as const;
  if (rows.length === 0) return { ...common, spec: null };
  const heightPx = rows.length * ROW_PX;
  const timeX = timeAxis(frame, false);
  const cells = rows.flatMap((row, index) => cellsOf(row, index, frame, answered));
  const layers = [
    ...noAnswerLayers(cells, timeX, heightPx),
    ...[0, 1, 2, 3, 4, 5].flatMap((band) => bandLayers(cells, band, timeX, heightPx)),
    ...labelLayers(rows, frame, timeX, heightPx),
  ];
  return { ...common, spec: stackChart({ frame, description, heightPx, showMonths: false, layers }) };
}

type Cell = ReturnType<typeof cellsOf>[number];

function cellsOf(row: SiteRow, index: number, frame: ChartFrame, answered: ReadonlySet<LocalDay>) {
  const top = index * ROW_PX + LABEL_PX;
  return frame.weekStarts.map((week) => {
    const nrs = row.maxNrs.get(week) ?? (answered.has(week) ? 0 : null);
    return {
      ...weekColumn(week),
      top,
      bottom: top + CELL_PX,
      centre: top + CELL_PX / 2,
      nrs,
      band: nrs === null ? null : painBand(nrs),
      number: row.maxNrs.has(week) ? String(nrs) : "",
      said: `${siteWords(row.site)}, week of ${shortDay(week)}: ${nrs === null ? "no answer" : `${nrs} of 10`}`,
    };
  });
}

function bandLayers(cells: readonly Cell[], band: number, timeX: TimeX, heightPx: number): readonly Layer[] {
  const values = cells.filter((cell) => cell.band === band);
  if (values.length === 0) return [];
  return [
    {
      data: { values },
      mark: { type: "rect", style: `pain-cell-${band}` },
      encoding: {
        x: timeX("x1"),
        x2: { field: "x2" },
        y: pixelY("top", heightPx),
        y2: { field: "bottom" },
        tooltip: { field: "said" },
      },
    },
    {
      data: { values: values.filter((cell) => cell.number !== "") },
      mark: { type: "text", style: `pain-number-${band}`, baseline: "middle" },
      encoding: { x: timeX("mid"), y: pixelY("centre", heightPx), text: { field: "number" } },
    },
  ];
}

/** A week in which nobody was asked is a thin line, not an empty cell. */
function noAnswerLayers(cells: readonly Cell[], timeX: TimeX, heightPx: number): readonly Layer[] {
  return [
    {
      data: { values: cells.filter((cell) => cell.nrs === null) },
      mark: { type: "rule", style: "no-answer", opacity: 0.55 },
      encoding: { x: timeX("x1"), x2: { field: "x2" }, y: pixelY("centre", heightPx), tooltip: { field: "said" } },
    },
  ];
}

function labelLayers(rows: readonly SiteRow[], frame: ChartFrame, timeX: TimeX, heightPx: number): readonly Layer[] {
  const first = frame.weekStarts[0];
  if (first === undefined) return [];
  return [
    {
      data: {
        values: rows.map((row, i) => ({
          x: weekColumn(first).x1,
          y: i * ROW_PX + LABEL_PX / 2,
          words: siteWords(row.site),
        })),
      },
      mark: { type: "text", style: "row-label", align: "left", baseline: "middle" },
      encoding: { x: timeX("x"), y: pixelY("y", heightPx), text: { field: "words" } },
    },
  ];
}

function describe(rows: readonly SiteRow[], frame: ChartFrame): string {
  if (rows.length === 0) return "Pain by week. None logged in these weeks.";
  const sites = rows.map((row) => {
    const worst = Math.max(...row.maxNrs.values());
    const weeks = [...row.maxNrs.values()].filter((nrs) => nrs > 0).length;
    return `${siteWords(row.site)}: ${weeks} ${weeks === 1 ? "week" : "weeks"} with pain, worst ${worst} of 10`;
  });
  return `Pain by week over ${frame.weekStarts.length} weeks. ${sites.join(". ")}.`;
}

function tableOf(rows: readonly SiteRow[], frame: ChartFrame): ChartTable {
  const weeks = frame.weekStarts.filter((week) => rows.some((row) => row.maxNrs.has(week)));
  return {
    headers: ["Week of", ...rows.map((row) => siteWords(row.site))],
    rows: weeks
      .map((week) => [
        shortDayAndYear(week),
        ...rows.map((row) => {
          const nrs = row.maxNrs.get(week);
          return nrs === undefined ? "–" : `${nrs} / 10`;
        }),
      ])
      .reverse(),
  };
}
