import type { DayRecord } from "../domain/assessment.ts";
import { addDays, civilOf, isoWeekday, type LocalDay } from "../domain/local-day.ts";
import type { Words } from "../messages/words.ts";
import type { Chart, ChartTable } from "./chart.ts";
import type { Layer } from "./chart-spec.ts";
import { type ChartFrame, frameDays, millisOf, timeDomain } from "./frame.ts";
import { stackChart, type TimeX, timeAxis, type ValueY, valueAxis } from "./stack-chart.ts";
import { unknownLayers, unknownStretches } from "./unknown-stretches.ts";

interface RatioRow {
  readonly day: LocalDay;
  readonly ratio: number;
}

const HALF_DAY_MS = 43_200_000;

/**
 * The coupled acute:chronic ratio of distance as a plain line: it describes how load changed and carries no colour.
 * @see docs/METHODS.md#load-ratio
 */
export function loadRatioChart(
  frame: ChartFrame,
  days: readonly DayRecord[],
  asOf: LocalDay,
  { isLive }: { readonly isLive: boolean },
): Chart {
  const { from, to } = frameDays(frame);
  const known = days.flatMap((record): RatioRow[] => {
    // Days outside are left alone: a record makes its ratios when they are asked for.
    if (record.day < from || record.day > to) return [];
    const ratio = ratioOf(record);
    return ratio === null ? [] : [{ day: record.day, ratio }];
  });
  const { words } = frame;
  const { say } = words;
  const description = describe(known, asOf, words);
  const isDaily = frame.step === "week";
  const common = {
    id: "load-ratio",
    title: say("chart.ratio.title"),
    hint: hintOf(known, asOf, words),
    empty: say("chart.ratio.empty"),
    description,
    table: tableOf(known, isDaily, words),
  } as const;
  // Elsewhere in the history there is a ratio: then the empty chart keeps its place.
  if (known.length === 0 && !days.some((record) => ratioOf(record) !== null)) return { ...common, spec: null };
  const heightPx = frame.isNarrow ? 84 : 96;
  const top = Math.max(2, Math.ceil(Math.max(...known.map((row) => row.ratio)) * 2) / 2);
  const timeX = timeAxis(frame, false);
  const ratioY = valueAxis({ domain: [0, top], ticks: top > 3 ? [0, 1, Math.floor(top)] : [0, 1, 2] });
  const knownDays = new Set(known.map((row) => row.day));
  const gaps = unknownStretches(frame, asOf, (day) => knownDays.has(day));
  const drawn = stretches(isDaily ? known : onePerWeek(known), isDaily ? 1 : 7, words);
  const layers = [
    // The word keeps off the rule at 1.
    ...unknownLayers({
      frame,
      timeX,
      heightPx,
      stretches: gaps,
      word: say("chart.ratio.cannot-say"),
      wordPx: heightPx / 4,
    }),
    ...usualLayers(frame, timeX, ratioY),
    ...lineLayers(drawn, timeX, ratioY),
    ...(isLive ? [hoverLayer(drawn, timeX, ratioY)] : []),
    ...lastLayers(drawn, timeX, ratioY),
  ];
  return { ...common, spec: stackChart({ frame, description, heightPx, showMonths: false, layers }) };
}

function ratioOf({ ratios }: DayRecord): number | null {
  const ratio = ratios.distance.acwrCoupled;
  return ratio.kind === "known" ? ratio.value : null;
}

/** The rule at 1.0: this week is like the last four. */
function usualLayers(frame: ChartFrame, timeX: TimeX, ratioY: ValueY): readonly Layer[] {
  const [x1, x2] = timeDomain(frame);
  return [
    {
      data: { values: [{ x1, x2, one: 1 }] },
      mark: { type: "rule", style: "usual-rule" },
      encoding: { x: timeX("x1"), x2: { field: "x2" }, y: ratioY("one") },
    },
  ];
}

/** Over years the last day of each week stands for it: a daily line would be a band of noise. */
const onePerWeek = (rows: readonly RatioRow[]): readonly RatioRow[] => rows.filter(({ day }) => isoWeekday(day) === 7);

interface Drawn {
  readonly at: number;
  readonly ratio: number;
  readonly stretch: number;
  readonly said: string;
}

/** Days in a row share a stretch; a day without a ratio ends it, and the line with it. */
function stretches(rows: readonly RatioRow[], apartDays: number, words: Words): readonly Drawn[] {
  let stretch = 0;
  return rows.map((row, i) => {
    const previous = rows[i - 1];
    if (previous !== undefined && addDays(previous.day, apartDays) !== row.day) stretch += 1;
    const day = words.day(row.day, apartDays === 1 ? "weekday-short" : "short-year");
    return {
      at: millisOf(row.day) + HALF_DAY_MS,
      ratio: rounded(row.ratio),
      stretch,
      said: words.say("chart.ratio.said", { day, ratio: words.number(row.ratio, 2) }),
    };
  });
}

/** A thousandth is finer than any screen, and shorter to send. */
const rounded = (ratio: number): number => Math.round(ratio * 1000) / 1000;

function lineLayers(values: readonly Drawn[], timeX: TimeX, ratioY: ValueY): readonly Layer[] {
  const alone = values.filter(
    ({ stretch }, i) => values[i - 1]?.stretch !== stretch && values[i + 1]?.stretch !== stretch,
  );
  return [
    {
      data: { values: values.map(({ at, ratio, stretch }) => ({ at, ratio, stretch })) },
      mark: { type: "line", style: "ratio-line", interpolate: "monotone" },
      encoding: { x: timeX("at"), y: ratioY("ratio"), detail: { field: "stretch", type: "nominal" } },
    },
    {
      data: { values: alone },
      mark: { type: "point", style: "ratio-point", filled: true, size: 22 },
      encoding: { x: timeX("at"), y: ratioY("ratio") },
    },
  ];
}

/** Places that answer to a pointer; nothing of them is seen, so a still picture goes without. */
const hoverLayer = (values: readonly Drawn[], timeX: TimeX, ratioY: ValueY): Layer => ({
  data: { values: [...values] },
  mark: { type: "point", filled: true, size: 120, opacity: 0 },
  encoding: { x: timeX("at"), y: ratioY("ratio"), tooltip: { field: "said" } },
});

function lastLayers(values: readonly Drawn[], timeX: TimeX, ratioY: ValueY): readonly Layer[] {
  return [
    {
      data: { values: values.slice(-1) },
      mark: { type: "point", style: "ratio-point", filled: true, size: 44 },
      encoding: { x: timeX("at"), y: ratioY("ratio") },
    },
  ];
}

function hintOf(rows: readonly RatioRow[], asOf: LocalDay, { say, number }: Words): string {
  const last = rows.at(-1);
  return last?.day === asOf ? say("chart.ratio.hint.now", { ratio: number(last.ratio, 2) }) : say("chart.ratio.hint");
}

function describe(rows: readonly RatioRow[], asOf: LocalDay, { say, number, day }: Words): string {
  const last = rows.at(-1);
  if (last === undefined) return say("chart.ratio.none");
  const highest = rows.reduce((best, row) => (row.ratio > best.ratio ? row : best), last);
  const now =
    last.day === asOf
      ? say("chart.ratio.now", { ratio: number(last.ratio, 2) })
      : say("chart.ratio.last", { ratio: number(last.ratio, 2), day: day(last.day, "short") });
  return say("chart.ratio.describe", { now, ratio: number(highest.ratio, 2), day: day(highest.day, "short") });
}

/** One row a week or a month, its last known day: a hundred days read out one by one help nobody. */
function tableOf(rows: readonly RatioRow[], isWeekly: boolean, words: Words): ChartTable {
  const isLast = ({ day }: RatioRow) => (isWeekly ? isoWeekday(day) === 7 : civilOf(addDays(day, 1)).dayOfMonth === 1);
  return {
    headers: [words.say("chart.table.day"), words.say("chart.ratio.title")],
    rows: rows
      .filter((row, i) => isLast(row) || i === rows.length - 1)
      .map((row) => [words.day(row.day, isWeekly ? "weekday-short" : "short-year"), words.number(row.ratio, 2)])
      .reverse(),
  };
}
