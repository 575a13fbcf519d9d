import type { WeekSummary } from "../domain/assessment.ts";
import { addDays, type DayRange, type LocalDay } from "../domain/local-day.ts";
import { type PainEntry, type PainSite, siteKey } from "../domain/pain.ts";
import type { Chart, ChartTable } from "./chart.ts";
import type { Layer } from "./chart-spec.ts";
import { type ChartFrame, columnEdges, columnFinder, columnWidthPx } from "./frame.ts";
import { periodCell, periodHeader, periodWords } from "./period-words.ts";
import { pixelY, stackChart, type TimeX, timeAxis } from "./stack-chart.ts";

const MOST_ROWS = 6;
const ROW_PX = 40;
const LABEL_PX = 17;
const CELL_PX = 18;
/** In a narrower cell a number does not fit: then the height of the cell says it. */
const LEAST_NUMBER_PX = 14;
const LOWEST_PX = 3;

interface SiteRow {
  readonly site: PainSite;
  /** Highest score of each column that has an entry for this site, by its first day. */
  readonly maxNrs: ReadonlyMap<LocalDay, number>;
}

/** The latest trouble first: a site sore this week comes before one that was sore in spring. */
function siteRows(frame: ChartFrame, pain: readonly PainEntry[]): readonly SiteRow[] {
  const columnOf = columnFinder(frame);
  const rows = new Map<string, { site: PainSite; maxNrs: Map<LocalDay, number> }>();
  for (const entry of pain) {
    const start = columnOf(entry.day);
    if (start === null) continue;
    const key = siteKey(entry);
    const row = rows.get(key) ?? { site: { region: entry.region, side: entry.side }, maxNrs: new Map() };
    row.maxNrs.set(start, Math.max(entry.nrs, row.maxNrs.get(start) ?? 0));
    rows.set(key, row);
  }
  const latestSore = (row: SiteRow) =>
    Math.max(0, ...[...row.maxNrs].filter(([, nrs]) => nrs > 0).map(([start]) => start));
  const sum = (row: SiteRow) => [...row.maxNrs.values()].reduce((total, nrs) => total + nrs, 0);
  return [...rows.values()]
    .filter((row) => sum(row) > 0)
    .sort((a, b) => latestSore(b) - latestSore(a) || sum(b) - sum(a));
}

const isSore = ({ maxNrs }: SiteRow): boolean => [...maxNrs.values()].some((nrs) => nrs > 0);

/** Sites that were sore at another time, the latest first: a chart has the same rows whatever time it shows. */
function quietRows(shown: readonly SiteRow[], pain: readonly PainEntry[]): readonly SiteRow[] {
  const known = new Set(shown.map(({ site }) => siteKey(site)));
  const latest = new Map<string, PainEntry>();
  for (const entry of pain) {
    const key = siteKey(entry);
    if (entry.nrs > 0 && !known.has(key) && (latest.get(key)?.day ?? entry.day) <= entry.day) latest.set(key, entry);
  }
  return [...latest.values()]
    .sort((a, b) => b.day - a.day)
    .map(({ region, side }) => ({ site: { region, side }, maxNrs: new Map() }));
}

/** First days of the columns in which somebody answered. A week that reaches past a month speaks for neither. */
function answeredColumns(frame: ChartFrame, weeks: readonly WeekSummary[]): ReadonlySet<LocalDay> {
  const columnOf = columnFinder(frame);
  return new Set(
    weeks.flatMap(({ weekStart, maxNrs }) => {
      const start = maxNrs === null ? null : columnOf(weekStart);
      return start !== null && start === columnOf(addDays(weekStart, 6)) ? [start] : [];
    }),
  );
}

/** The step of colour of a number from 0 to 10: 0 for none, 5 for the worst. */
export const painBand = (nrs: number): number => Math.min(5, Math.ceil(nrs / 2));

/** Pain by place and week: the number stands in the cell, or its height says it, so that colour only repeats it. */
export function painStripChart(frame: ChartFrame, pain: readonly PainEntry[], weeks: readonly WeekSummary[]): Chart {
  const sore = siteRows(frame, pain);
  const all = [...sore, ...quietRows(sore, pain)];
  const rows = all.slice(0, MOST_ROWS);
  const answered = answeredColumns(frame, weeks);
  const description = describe(rows.filter(isSore), frame);
  const { say } = frame.words;
  const common = {
    id: "pain-strip",
    title: say(`chart.pain.title.${frame.step}`),
    hint: [
      say(`chart.pain.hint.${frame.step}`),
      ...(sore.length > rows.length ? [say("chart.pain.more", { count: sore.length - rows.length })] : []),
    ].join(" · "),
    empty: say(answered.size > 0 ? "chart.pain.empty.answered" : "chart.pain.empty.nothing"),
    description,
    table: tableOf(sore, frame),
    places: all.map(({ site }) => site),
  } as const;
  if (rows.length === 0) return { ...common, spec: null };
  const heightPx = rows.length * ROW_PX;
  const timeX = timeAxis(frame, false);
  const cells = rows.flatMap((row, index) => cellsOf(row, index, frame, answered));
  const layers = [
    ...noAnswerLayers(cells, timeX, heightPx, say("chart.pain.no-answer")),
    ...[0, 1, 2, 3, 4, 5].flatMap((band) => bandLayers(cells, band, timeX, heightPx)),
    ...labelLayers(rows, frame, timeX, heightPx),
  ];
  return { ...common, spec: stackChart({ frame, description, heightPx, showMonths: false, layers }) };
}

type Cell = ReturnType<typeof cellsOf>[number];

function cellsOf(row: SiteRow, index: number, frame: ChartFrame, answered: ReadonlySet<LocalDay>) {
  const top = index * ROW_PX + LABEL_PX;
  const bottom = top + CELL_PX;
  const hasRoom = columnWidthPx(frame) >= LEAST_NUMBER_PX;
  const { words } = frame;
  const name = words.site(row.site, "label");
  const heightOf = (nrs: number) => (hasRoom ? CELL_PX : LOWEST_PX + ((CELL_PX - LOWEST_PX) * nrs) / 10);
  return frame.columns.map((column) => {
    const said = row.maxNrs.get(column.from);
    const nrs = said ?? (answered.has(column.from) ? 0 : null);
    return {
      ...columnEdges(column),
      top: bottom - heightOf(nrs ?? 0),
      bottom,
      centre: bottom - heightOf(0) / 2,
      nrs,
      band: nrs === null ? null : painBand(nrs),
      number: hasRoom && said !== undefined ? String(said) : "",
      said: `${name}, ${periodWords(column, frame.step, words)}: ${nrs === null ? words.say("chart.pain.no-answer") : words.say("chart.pain.of-ten", { nrs })}`,
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

/** A week in which nobody was asked is a thin line, not an empty cell. Next to one another they are one line. */
function noAnswerLayers(cells: readonly Cell[], timeX: TimeX, heightPx: number, said: string): readonly Layer[] {
  const lines: { x1: number; x2: number; centre: number }[] = [];
  for (const [i, { nrs, x1, x2, centre }] of cells.entries()) {
    if (nrs !== null) continue;
    const line = lines.at(-1);
    if (line?.centre === centre && cells[i - 1]?.nrs === null) line.x2 = x2;
    else lines.push({ x1, x2, centre });
  }
  return [
    {
      data: { values: lines.map((line) => ({ ...line, said })) },
      mark: { type: "rule", style: "no-answer", opacity: 0.55 },
      encoding: { x: timeX("x1"), x2: { field: "x2" }, y: pixelY("centre", heightPx), tooltip: { field: "said" } },
    },
  ];
}

function labelLayers(rows: readonly SiteRow[], frame: ChartFrame, timeX: TimeX, heightPx: number): readonly Layer[] {
  const first: DayRange | undefined = frame.columns[0];
  if (first === undefined) return [];
  return [
    {
      data: {
        values: rows.map((row, i) => ({
          x: columnEdges(first).x1,
          y: i * ROW_PX + LABEL_PX / 2,
          words: frame.words.site(row.site, "label"),
        })),
      },
      mark: { type: "text", style: "row-label", align: "left", baseline: "middle" },
      encoding: { x: timeX("x"), y: pixelY("y", heightPx), text: { field: "words" } },
    },
  ];
}

function describe(rows: readonly SiteRow[], { step, columns, words }: ChartFrame): string {
  const { say, site } = words;
  if (rows.length === 0) return say(`chart.pain.none.${step}`);
  const sites = rows.map((row) => {
    const worst = Math.max(...row.maxNrs.values());
    const count = [...row.maxNrs.values()].filter((nrs) => nrs > 0).length;
    return say(`chart.pain.site.${step}`, { place: site(row.site, "label"), count, worst });
  });
  return `${say(`chart.pain.over.${step}`, { count: columns.length })} ${sites.join(". ")}.`;
}

function tableOf(rows: readonly SiteRow[], { step, columns, words }: ChartFrame): ChartTable {
  const answered = columns.filter(({ from }) => rows.some((row) => row.maxNrs.has(from)));
  return {
    headers: [periodHeader(step, words), ...rows.map((row) => words.site(row.site, "label"))],
    rows: answered
      .map((column) => [
        periodCell(column, step, words),
        ...rows.map((row) => {
          const nrs = row.maxNrs.get(column.from);
          return nrs === undefined ? "–" : `${nrs} / 10`;
        }),
      ])
      .reverse(),
  };
}
