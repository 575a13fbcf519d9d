import type { TopLevelSpec } from "vega-lite";
import type { Chart, ChartId } from "./chart.ts";

/** A chance at one load, in cases per 1,000, with its 95 % interval. */
export interface EffectPoint {
  /** Kilometres a week. */
  readonly load: number;
  readonly per1000: number;
  readonly lower: number;
  readonly upper: number;
}

/** A chart that only a live page draws: it may use all of the chart language. */
export interface EffectChart extends Omit<Chart, "spec"> {
  readonly spec: TopLevelSpec | null;
}

type Layer = Extract<TopLevelSpec, { layer: unknown }>["layer"][number];

/** Which load the curve is over; the others are held at the squad's middle. */
export type EffectKind = "recent" | "chronic";

const TITLES: Readonly<Record<EffectKind, string>> = {
  recent: "New episodes by the load of 7 days",
  chronic: "New episodes by the load of the 21 days before those",
};
const IDS = { recent: "effect-recent", chronic: "effect-chronic" } as const satisfies Record<EffectKind, ChartId>;

const LEFT_PX = 34;
const RIGHT_PX = 12;
const TOP_PX = 12;
const BOTTOM_PX = 40;
const HEIGHT_PX = 170;
/** Steps of the axis, in cases per 1,000. */
const NICE_STEPS = [0.5, 1, 2, 5, 10, 20, 50, 100, 200];
const MOST_STEPS = 5;
/** A band may rise so many times above the highest of the curve before it is cut off: the line must stay to be seen. */
const BAND_ROOM = 4;

/**
 * The chance of a new episode over a load as a line with its band, in cases per 1,000 days: what it is, not what it is
 * times. It begins at 0, so that a small difference looks small.
 * @see docs/METHODS.md#squad-model
 */
export function effectCurveChart(kind: EffectKind, points: readonly EffectPoint[], widthPx: number): EffectChart {
  const description = describe(kind, points);
  const common = {
    id: IDS[kind],
    title: TITLES[kind],
    hint: "per 1,000 days without pain, with the 95 % band",
    empty: "There are too few athletes or episodes for a curve.",
    description,
    table: {
      headers: ["Kilometres a week", "New episodes per 1,000 days", "95 % interval"],
      rows: points.map(({ load, per1000, lower, upper }) => [
        load.toFixed(1),
        per1000.toFixed(1),
        `${lower.toFixed(1)} to ${upper.toFixed(1)}`,
      ]),
    },
  } as const;
  if (points.length < 2) return { ...common, spec: null };
  const spec: TopLevelSpec = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description,
    width: widthPx - LEFT_PX - RIGHT_PX,
    height: HEIGHT_PX,
    autosize: { type: "none" },
    padding: { left: LEFT_PX, right: RIGHT_PX, top: TOP_PX, bottom: BOTTOM_PX },
    layer: layersOf(points),
  };
  return { ...common, spec };
}

function layersOf(points: readonly EffectPoint[]): Layer[] {
  const loads = points.map(({ load }) => load);
  const highest = Math.max(...points.map(({ per1000 }) => per1000));
  const room = Math.min(Math.max(...points.map(({ upper }) => upper)), BAND_ROOM * highest);
  const step = NICE_STEPS.find((nice) => room / nice <= MOST_STEPS) ?? 200;
  const top = Math.ceil(room / step) * step;
  const x = {
    field: "load",
    type: "quantitative" as const,
    scale: { domain: [Math.min(...loads), Math.max(...loads)], nice: false, zero: false },
    axis: { title: "km a week", titleFontWeight: "normal" as const, tickCount: 6, labelOverlap: true, grid: false },
  };
  const y = (field: string) => ({
    field,
    type: "quantitative" as const,
    scale: { domain: [0, top], nice: false, zero: true },
    axis: {
      title: null,
      values: Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step),
      minExtent: LEFT_PX,
      maxExtent: LEFT_PX,
      grid: true,
    },
  });
  const values = points.map((point) => ({ ...point, upper: Math.min(point.upper, top), said: saidOf(point) }));
  return [
    {
      data: { values },
      mark: { type: "area", style: "effect-band" },
      encoding: { x, y: y("upper"), y2: { field: "lower" } },
    },
    { data: { values }, mark: { type: "line", style: "effect-line" }, encoding: { x, y: y("per1000") } },
    {
      data: { values },
      mark: { type: "point", style: "effect-line", filled: true, size: 60, opacity: 0 },
      encoding: { x, y: y("per1000"), tooltip: { field: "said" } },
    },
  ];
}

const saidOf = ({ load, per1000, lower, upper }: EffectPoint): string =>
  `${load.toFixed(0)} km a week: ${per1000.toFixed(1)} of 1,000 days (${lower.toFixed(1)} to ${upper.toFixed(1)})`;

function describe(kind: EffectKind, points: readonly EffectPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  const what = `${TITLES[kind]}, per 1,000 days without pain.`;
  if (first === undefined || last === undefined || points.length < 2) return `${what} There is no curve yet.`;
  return `${what} From ${saidOf(first)} to ${saidOf(last)}.`;
}
