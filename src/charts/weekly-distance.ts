import type { DayRecord, WeekSummary } from "../domain/assessment.ts";
import { addDays, type DayRange, type LocalDay } from "../domain/local-day.ts";
import { capitalised } from "../domain/site-words.ts";
import type { Words } from "../messages/words.ts";
import type { Chart, ChartTable } from "./chart.ts";
import type { Layer } from "./chart-spec.ts";
import { type ChartFrame, columnEdges, columnWidthPx, daysWidthPx, type FrameStep } from "./frame.ts";
import { distanceOrUnknown, percentOver } from "./number-words.ts";
import { type PeriodSum, periodSums } from "./period-sums.ts";
import { periodCell, periodHeader, periodWords } from "./period-words.ts";
import { stackChart, type TimeX, timeAxis, type ValueY, valueAxis } from "./stack-chart.ts";
import { unknownLayers } from "./unknown-stretches.ts";

/** Room above the highest bar for the spike mark and its number. */
const HEADROOM = 1.22;
/** Room a spike's number needs. */
const LABEL_PX = 38;
/** Bars narrower than this carry no mark for the longest run: it would fill them. */
const LEAST_TICK_PX = 4;

/** Steps of the distance axis, in kilometres or miles: about four lines, at round numbers. */
function distanceTicks(highest: number): readonly number[] {
  const step = [5, 10, 20, 25, 50, 100, 200].find((candidate) => highest / candidate <= 4) ?? 500;
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, i) => i * step);
}

function said(row: PeriodSum, { step, words }: ChartFrame): string {
  const { say, distance } = words;
  const parts = [`${capitalised(periodWords(row.range, step, words))}: ${distanceOrUnknown(row.distanceM, words)}`];
  if (row.longestRunM !== null) parts.push(say("chart.distance.said.longest", { distance: distance(row.longestRunM) }));
  if (row.spikeRatio !== null) parts.push(say("chart.distance.said.over", { percent: percentOver(row.spikeRatio) }));
  if (row.coverage < 1) parts.push(coverageWords(row, step, words));
  return parts.join(", ");
}

const coverageWords = ({ coverage }: PeriodSum, step: FrameStep, { say, percent }: Words): string =>
  step === "week"
    ? say("chart.distance.said.days-known", { days: Math.round(coverage * 7) })
    : say("chart.distance.said.share-known", { percent: percent(Math.round(coverage * 100)) });

/**
 * Kilometres a week as bars, the longest run as a tick, a spike as a triangle, and gaps where nothing is known. Over
 * years a bar is a month or a quarter.
 */
export function weeklyDistanceChart(
  frame: ChartFrame,
  weeks: readonly WeekSummary[],
  days: readonly DayRecord[],
  asOf: LocalDay,
): Chart {
  const rows = periodSums(frame, weeks, days, asOf);
  const known = rows.filter((row) => row.distanceM !== null);
  const { say, distanceIn } = frame.words;
  const description = describe(rows, known, frame);
  const common = {
    id: "weekly-distance",
    title: say(`chart.distance.title.${frame.step}`),
    hint: hintOf(known, frame),
    empty: say("chart.distance.empty"),
    description,
    table: tableOf(rows, frame),
  } as const;
  // Elsewhere in the history there are runs: then the empty chart keeps its place.
  if (known.length === 0 && weeks.every(({ distanceM }) => distanceM === null)) return { ...common, spec: null };
  const heightPx = frame.isNarrow ? 132 : 156;
  const highest = Math.max(5, ...known.map((row) => distanceIn(row.distanceM ?? 0)));
  const timeX = timeAxis(frame, true);
  const place: Place = {
    frame,
    timeX,
    distanceY: valueAxis({
      domain: [0, highest * HEADROOM],
      ticks: distanceTicks(highest),
      words: frame.words.grouped,
    }),
  };
  const layers = [
    ...unknownLayers({
      frame,
      timeX,
      heightPx,
      stretches: unknownColumns(rows, asOf),
      word: say("chart.distance.no-data"),
    }),
    ...restLayers(known, place, heightPx),
    ...barLayers(known, place),
    ...tickLayers(known, place),
    ...spikeLayers(known, place),
  ];
  return { ...common, spec: stackChart({ frame, description, heightPx, showMonths: true, layers }) };
}

/** What every layer needs to know of its chart. */
interface Place {
  readonly frame: ChartFrame;
  readonly timeX: TimeX;
  readonly distanceY: ValueY;
}

function hintOf(known: readonly PeriodSum[], frame: ChartFrame): string {
  const { say, distanceUnit } = frame.words;
  return [
    distanceUnit,
    ...(columnWidthPx(frame) < LEAST_TICK_PX ? [] : [say("chart.distance.hint.longest")]),
    say("chart.distance.hint.spike"),
    ...(known.some(({ isPartial }) => isPartial) ? [say("chart.distance.hint.partial")] : []),
  ].join(" · ");
}

/** Columns in a row of which nothing is known, up to today. */
function unknownColumns(rows: readonly PeriodSum[], asOf: LocalDay): readonly DayRange[] {
  const stretches: DayRange[] = [];
  for (const { range, distanceM } of rows) {
    if (distanceM !== null || range.from > asOf) continue;
    const to = range.to < asOf ? range.to : asOf;
    const previous = stretches.at(-1);
    if (previous !== undefined && addDays(previous.to, 1) === range.from)
      stretches[stretches.length - 1] = { from: previous.from, to };
    else stretches.push({ from: range.from, to });
  }
  return stretches;
}

function barLayers(rows: readonly PeriodSum[], { frame, timeX, distanceY }: Place): readonly Layer[] {
  const styleOf = (row: PeriodSum) => (row.isPartial ? "week-bar-part" : row.isNow ? "week-bar-now" : "week-bar");
  const corner = columnWidthPx(frame) < 6 ? 0 : 2.5;
  return ["week-bar", "week-bar-part", "week-bar-now"].map((style) => ({
    data: {
      values: rows
        .filter((row) => styleOf(row) === style)
        .map((row) => ({
          ...columnEdges(row.range),
          km: frame.words.distanceIn(row.distanceM ?? 0),
          base: 0,
          said: said(row, frame),
        })),
    },
    mark: { type: "bar", style, cornerRadiusTopLeft: corner, cornerRadiusTopRight: corner, orient: "vertical" },
    encoding: {
      x: timeX("x1"),
      x2: { field: "x2" },
      y: distanceY("km"),
      y2: { field: "base" },
      tooltip: { field: "said" },
    },
  }));
}

/** A longer stretch that is known and without a run gets a word: an empty place could also mean a missing file. */
function restLayers(rows: readonly PeriodSum[], { frame, timeX }: Place, heightPx: number): readonly Layer[] {
  const stretches: PeriodSum[][] = [];
  for (const row of rows.filter((candidate) => candidate.distanceM === 0)) {
    const stretch = stretches.at(-1);
    const previous = stretch?.at(-1);
    if (stretch !== undefined && previous !== undefined && addDays(previous.range.to, 1) === row.range.from)
      stretch.push(row);
    else stretches.push([row]);
  }
  const values = stretches.flatMap((stretch) => {
    const [first, last] = [stretch[0], stretch.at(-1)];
    if (first === undefined || last === undefined) return [];
    const range = { from: first.range.from, to: last.range.to };
    const days = range.to - range.from + 1;
    if (days < 21 || daysWidthPx(frame, days) < LABEL_PX) return [];
    return [{ mid: columnEdges(range).mid, word: frame.words.say("chart.distance.no-runs") }];
  });
  return [
    {
      data: { values },
      mark: { type: "text", style: "unknown-label", baseline: "bottom" },
      encoding: { x: timeX("mid"), y: { value: heightPx - 5 }, text: { field: "word" } },
    },
  ];
}

function tickLayers(rows: readonly PeriodSum[], { frame, timeX, distanceY }: Place): readonly Layer[] {
  if (columnWidthPx(frame) < LEAST_TICK_PX) return [];
  const values = rows
    .filter((row) => row.longestRunM !== null && row.longestRunM > 0)
    .map((row) => ({ ...columnEdges(row.range), km: frame.words.distanceIn(row.longestRunM ?? 0) }));
  return ["longest-halo", "longest-tick"].map((style) => ({
    data: { values },
    mark: { type: "rule", style },
    encoding: { x: timeX("x1"), x2: { field: "x2" }, y: distanceY("km") },
  }));
}

function spikeLayers(rows: readonly PeriodSum[], place: Place): readonly Layer[] {
  const { frame, timeX, distanceY } = place;
  const isDense = columnWidthPx(frame) < 8;
  const values = rows.flatMap((row) =>
    row.spikeRatio === null
      ? []
      : [
          {
            ...columnEdges(row.range),
            km: frame.words.distanceIn(row.distanceM ?? 0),
            over: percentOver(row.spikeRatio),
            align: alignOf(row, frame),
            said: said(row, frame),
          },
        ],
  );
  return [
    {
      data: { values },
      mark: {
        type: "point",
        style: "spike-mark",
        shape: "triangle-up",
        size: isDense ? 30 : 64,
        yOffset: isDense ? -6 : -8,
        filled: true,
      },
      encoding: { x: timeX("mid"), y: distanceY("km"), tooltip: { field: "said" } },
    },
    ...(isDense ? [] : labelLayers(withoutCrowding(values, frame), place)),
  ];
}

function alignOf({ range }: PeriodSum, { columns }: ChartFrame): SpikeValue["align"] {
  if (range.from === columns[0]?.from) return "left";
  return range.from === columns.at(-1)?.from ? "right" : "center";
}

interface SpikeValue {
  readonly x1: number;
  readonly x2: number;
  readonly mid: number;
  readonly km: number;
  readonly over: string;
  readonly align: "left" | "center" | "right";
}

/** A label at an end of the frame grows inwards, or it would be cut off. */
function labelLayers(values: readonly SpikeValue[], { timeX, distanceY }: Place): readonly Layer[] {
  const anchors = { left: "x1", center: "mid", right: "x2" } as const;
  return (["left", "center", "right"] as const).map((align) => ({
    data: { values: values.filter((value) => value.align === align) },
    mark: { type: "text", style: "spike-label", align, baseline: "bottom", yOffset: -15 },
    encoding: { x: timeX(anchors[align]), y: distanceY("km"), text: { field: "over" } },
  }));
}

/** Of labels too near to one another, the later one stays. */
function withoutCrowding<T extends { readonly mid: number }>(values: readonly T[], frame: ChartFrame): readonly T[] {
  const widthOf = (millis: number) => daysWidthPx(frame, millis / 86_400_000);
  return values.filter((value, i) => {
    const next = values[i + 1];
    return next === undefined || widthOf(next.mid - value.mid) >= LABEL_PX;
  });
}

function describe(rows: readonly PeriodSum[], known: readonly PeriodSum[], { step, words }: ChartFrame): string {
  const { say } = words;
  const last = rows.at(-1);
  const highest = known.reduce<PeriodSum | null>(
    (best, row) => (best === null || (row.distanceM ?? 0) > (best.distanceM ?? 0) ? row : best),
    null,
  );
  const spikes = known.filter((row) => row.spikeRatio !== null).length;
  if (last === undefined || highest === null)
    return `${say(`chart.distance.title.${step}`)}. ${say("chart.distance.empty")}`;
  const [latest, most] = [last, highest].map((row) => distanceOrUnknown(row.distanceM, words)) as [string, string];
  return [
    say(`chart.distance.over.${step}`, { count: rows.length }),
    last.isNow
      ? say(`chart.distance.now.${step}`, { distance: latest })
      : `${capitalised(periodWords(last.range, step, words))} ${latest}.`,
    say(`chart.distance.highest.${step}`, { distance: most, period: periodWords(highest.range, step, words) }),
    say(`chart.distance.spikes.${step}`, { spikes, unknown: rows.length - known.length }),
  ].join(" ");
}

const COLUMNS = ["distance", "longest", "spike", "days-known"] as const;

function tableOf(rows: readonly PeriodSum[], { step, words }: ChartFrame): ChartTable {
  return {
    headers: [periodHeader(step, words), ...COLUMNS.map((name) => words.say(`chart.distance.table.${name}`))],
    rows: rows
      .map((row) => [
        periodCell(row.range, step, words),
        distanceOrUnknown(row.distanceM, words),
        row.longestRunM === null ? "–" : words.distance(row.longestRunM),
        row.spikeRatio === null ? "–" : percentOver(row.spikeRatio),
        words.percent(Math.round(row.coverage * 100)),
      ])
      .reverse(),
  };
}
