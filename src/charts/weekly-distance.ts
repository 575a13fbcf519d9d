import type { DayRecord, WeekSummary } from "../domain/assessment.ts";
import { isoWeekStart, type LocalDay } from "../domain/local-day.ts";
import { kmFromM } from "../domain/units.ts";
import type { Chart, ChartTable } from "./chart.ts";
import { shortDay, shortDayAndYear } from "./day-words.ts";
import { type ChartFrame, weekColumn } from "./frame.ts";
import { kmWords, percentOver } from "./number-words.ts";
import { type Layer, stackChart, type TimeX, timeAxis, valueY } from "./stack-chart.ts";
import { unknownLayers, unknownStretches } from "./unknown-stretches.ts";

const SPIKES: ReadonlySet<string> = new Set(["small", "moderate", "large"]);
/** Room above the highest bar for the spike mark and its number. */
const HEADROOM = 1.22;

interface WeekRow {
  readonly weekStart: LocalDay;
  readonly distanceM: number | null;
  readonly longestRunM: number | null;
  readonly coverage: number;
  /** Longest run of the week over the longest of the 30 days before it; null without a spike. */
  readonly spikeRatio: number | null;
  readonly isNow: boolean;
}

/** A week without a run says something only when every day of it is known: a day nobody told us about is not rest. */
const saidDistanceM = ({ distanceM, coverage }: WeekSummary): number | null =>
  distanceM === 0 && coverage < 1 ? null : distanceM;

function weekRows(
  frame: ChartFrame,
  weeks: readonly WeekSummary[],
  days: readonly DayRecord[],
  asOf: LocalDay,
): readonly WeekRow[] {
  const byStart = new Map(weeks.map((week) => [week.weekStart, week]));
  const spikes = new Map<LocalDay, number>();
  for (const { day, spike } of days) {
    if (spike.value === null || !SPIKES.has(spike.category)) continue;
    const start = isoWeekStart(day);
    spikes.set(start, Math.max(spike.value, spikes.get(start) ?? 0));
  }
  return frame.weekStarts.map((weekStart) => {
    const week = byStart.get(weekStart);
    return {
      weekStart,
      distanceM: week === undefined ? null : saidDistanceM(week),
      longestRunM: week?.longestRunM ?? null,
      coverage: week?.coverage ?? 0,
      spikeRatio: spikes.get(weekStart) ?? null,
      isNow: weekStart === isoWeekStart(asOf),
    };
  });
}

/** Steps of the distance axis, in km: about four lines, at round numbers. */
function distanceTicks(highestKm: number): readonly number[] {
  const step = [5, 10, 20, 25, 50, 100, 200].find((candidate) => highestKm / candidate <= 4) ?? 500;
  return Array.from({ length: Math.floor(highestKm / step) + 1 }, (_, i) => i * step);
}

function said(row: WeekRow): string {
  const parts = [`Week of ${shortDay(row.weekStart)}: ${kmWords(row.distanceM)}`];
  if (row.longestRunM !== null) parts.push(`longest run ${kmWords(row.longestRunM)}`);
  if (row.spikeRatio !== null) parts.push(`${percentOver(row.spikeRatio)} over the 30 days before`);
  if (row.coverage < 1) parts.push(`${Math.round(row.coverage * 7)} of 7 days known`);
  return parts.join(", ");
}

/** Kilometres a week as bars, the week's longest run as a tick, a spike as a triangle, and gaps where nothing is known. */
export function weeklyDistanceChart(
  frame: ChartFrame,
  weeks: readonly WeekSummary[],
  days: readonly DayRecord[],
  asOf: LocalDay,
): Chart {
  const rows = weekRows(frame, weeks, days, asOf);
  const known = rows.filter((row) => row.distanceM !== null);
  const description = describe(rows, known);
  const common = {
    id: "weekly-distance",
    title: "Distance a week",
    hint: known.some(isPartial)
      ? "km · line: longest run · ▲ spike · dashed: days missing"
      : "km · line: longest run · ▲ spike",
    empty: "No runs in these weeks.",
    description,
    table: tableOf(rows),
  } as const;
  if (known.length === 0) return { ...common, spec: null };
  const heightPx = frame.isNarrow ? 132 : 156;
  const highestKm = Math.max(5, ...known.map((row) => kmFromM(row.distanceM ?? 0)));
  const timeX = timeAxis(frame, true);
  const distanceY = (field: string) => valueY(field, [0, highestKm * HEADROOM], distanceTicks(highestKm));
  const gaps = unknownStretches(frame, asOf, (day) => {
    const row = rows.find((candidate) => candidate.weekStart === isoWeekStart(day));
    return row !== undefined && row.distanceM !== null;
  });
  const layers = [
    ...unknownLayers(timeX, heightPx, gaps, "no data"),
    ...restLayers(known, timeX, heightPx),
    ...barLayers(known, timeX, distanceY),
    ...tickLayers(known, timeX, distanceY),
    ...spikeLayers(known, frame, timeX, distanceY),
  ];
  return { ...common, spec: stackChart({ frame, description, heightPx, showMonths: true, layers }) };
}

/** Some days are missing, so the bar may be too low. The week that still runs is not missing them. */
const isPartial = (row: WeekRow): boolean => row.coverage < 1 && !row.isNow;

type DistanceY = (field: string) => ReturnType<typeof valueY>;

function barLayers(rows: readonly WeekRow[], timeX: TimeX, distanceY: DistanceY): readonly Layer[] {
  const styleOf = (row: WeekRow) => (isPartial(row) ? "week-bar-part" : row.isNow ? "week-bar-now" : "week-bar");
  return ["week-bar", "week-bar-part", "week-bar-now"].map((style) => ({
    data: {
      values: rows
        .filter((row) => styleOf(row) === style)
        .map((row) => ({ ...weekColumn(row.weekStart), km: kmFromM(row.distanceM ?? 0), base: 0, said: said(row) })),
    },
    mark: { type: "bar", style, cornerRadiusTopLeft: 2.5, cornerRadiusTopRight: 2.5, orient: "vertical" },
    encoding: {
      x: timeX("x1"),
      x2: { field: "x2" },
      y: distanceY("km"),
      y2: { field: "base" },
      tooltip: { field: "said" },
    },
  }));
}

/** Three weeks and more that are known and without a run get a word: an empty place could also mean a missing file. */
function restLayers(rows: readonly WeekRow[], timeX: TimeX, heightPx: number): readonly Layer[] {
  const stretches: WeekRow[][] = [];
  for (const row of rows.filter((candidate) => candidate.distanceM === 0)) {
    const stretch = stretches.at(-1);
    if (stretch !== undefined && stretch.at(-1)?.weekStart === row.weekStart - 7) stretch.push(row);
    else stretches.push([row]);
  }
  const values = stretches.flatMap((stretch) => {
    const [first, last] = [stretch[0], stretch.at(-1)];
    if (stretch.length < 3 || first === undefined || last === undefined) return [];
    return [{ mid: (weekColumn(first.weekStart).mid + weekColumn(last.weekStart).mid) / 2, word: "no runs" }];
  });
  return [
    {
      data: { values },
      mark: { type: "text", style: "unknown-label", baseline: "bottom" },
      encoding: { x: timeX("mid"), y: { value: heightPx - 5 }, text: { field: "word" } },
    },
  ];
}

function tickLayers(rows: readonly WeekRow[], timeX: TimeX, distanceY: DistanceY): readonly Layer[] {
  const values = rows
    .filter((row) => row.longestRunM !== null && row.longestRunM > 0)
    .map((row) => ({ ...weekColumn(row.weekStart), km: kmFromM(row.longestRunM ?? 0) }));
  return ["longest-halo", "longest-tick"].map((style) => ({
    data: { values },
    mark: { type: "rule", style },
    encoding: { x: timeX("x1"), x2: { field: "x2" }, y: distanceY("km") },
  }));
}

function spikeLayers(
  rows: readonly WeekRow[],
  frame: ChartFrame,
  timeX: TimeX,
  distanceY: DistanceY,
): readonly Layer[] {
  const values = rows.flatMap((row) =>
    row.spikeRatio === null
      ? []
      : [
          {
            ...weekColumn(row.weekStart),
            km: kmFromM(row.distanceM ?? 0),
            over: percentOver(row.spikeRatio),
            align: alignOf(row, frame),
            said: said(row),
          },
        ],
  );
  return [
    {
      data: { values },
      mark: { type: "point", style: "spike-mark", shape: "triangle-up", size: 64, yOffset: -8, filled: true },
      encoding: { x: timeX("mid"), y: distanceY("km"), tooltip: { field: "said" } },
    },
    ...labelLayers(withoutCrowding(values), timeX, distanceY),
  ];
}

function alignOf({ weekStart }: WeekRow, { weekStarts }: ChartFrame): SpikeValue["align"] {
  if (weekStart === weekStarts[0]) return "left";
  return weekStart === weekStarts.at(-1) ? "right" : "center";
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
function labelLayers(values: readonly SpikeValue[], timeX: TimeX, distanceY: DistanceY): readonly Layer[] {
  const anchors = { left: "x1", center: "mid", right: "x2" } as const;
  return (["left", "center", "right"] as const).map((align) => ({
    data: { values: values.filter((value) => value.align === align) },
    mark: { type: "text", style: "spike-label", align, baseline: "bottom", yOffset: -15 },
    encoding: { x: timeX(anchors[align]), y: distanceY("km"), text: { field: "over" } },
  }));
}

/** Of labels nearer than three weeks, the later one stays. */
function withoutCrowding<T extends { readonly mid: number }>(values: readonly T[]): readonly T[] {
  const room = 3 * 7 * 86_400_000;
  return values.filter((value, i) => {
    const next = values[i + 1];
    return next === undefined || next.mid - value.mid >= room;
  });
}

function describe(rows: readonly WeekRow[], known: readonly WeekRow[]): string {
  const now = rows.at(-1);
  const highest = known.reduce<WeekRow | null>(
    (best, row) => (best === null || (row.distanceM ?? 0) > (best.distanceM ?? 0) ? row : best),
    null,
  );
  const spikes = known.filter((row) => row.spikeRatio !== null).length;
  if (now === undefined || highest === null) return "Distance a week. No runs in these weeks.";
  return [
    `Distance a week over ${rows.length} weeks.`,
    `This week ${kmWords(now.distanceM)}.`,
    `Highest ${kmWords(highest.distanceM)} in the week of ${shortDay(highest.weekStart)}.`,
    `${spikes} ${spikes === 1 ? "week" : "weeks"} with a spike, ${rows.length - known.length} without data.`,
  ].join(" ");
}

function tableOf(rows: readonly WeekRow[]): ChartTable {
  return {
    headers: ["Week of", "Distance", "Longest run", "Spike", "Days known"],
    rows: rows
      .map((row) => [
        shortDayAndYear(row.weekStart),
        kmWords(row.distanceM),
        row.longestRunM === null ? "–" : kmWords(row.longestRunM),
        row.spikeRatio === null ? "–" : percentOver(row.spikeRatio),
        `${Math.round(row.coverage * 100)} %`,
      ])
      .reverse(),
  };
}
