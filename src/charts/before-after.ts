import type { Chart, ChartTable } from "./chart.ts";
import type { ChartSpec, Layer, Position } from "./chart-spec.ts";
import { LEFT_PX } from "./frame.ts";
import { valueAxis } from "./stack-chart.ts";
import { plainTick } from "./tick-words.ts";

/** A mean change of soreness in NRS points; negative is less sore. Bounds are null where there are too few to give them. */
export interface MeanSoreness {
  readonly mean: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Sessions behind it. */
  readonly n: number;
}

/** How soreness had changed at one moment after a session, and on days as sore without one. */
export interface SorenessAt {
  readonly moment: "after" | "24h" | "48h";
  readonly withSession: MeanSoreness | null;
  readonly without: MeanSoreness | null;
}

const MOMENTS = ["before", "after", "24h", "48h"] as const;
const MOMENT_WORDS: Readonly<Record<(typeof MOMENTS)[number], string>> = {
  before: "before",
  after: "right after",
  "24h": "a day later",
  "48h": "two days later",
};

/** What stands under the plot of a phone as well. */
const SHORT_WORDS: Readonly<Record<(typeof MOMENTS)[number], string>> = {
  before: "before",
  after: "right after",
  "24h": "1 day",
  "48h": "2 days",
};

/** Room for the two names at the end of the lines. */
const RIGHT_PX = 92;
const TOP_PX = 12;
const BOTTOM_PX = 26;
const HEIGHT_PX = 132;
/** The two series stand a little apart, so that a shared value does not hide one. */
const APART = 0.02;

/**
 * How soreness went on after a massage, beside days as sore without one, in points from where it began.
 * @see docs/METHODS.md#before-and-after
 */
export function beforeAfterChart(points: readonly SorenessAt[], widthPx: number): Chart {
  const description = describe(points);
  const common = {
    id: "before-after",
    title: "Soreness after massage",
    hint: "points from before; lower is less sore",
    empty: "No massage has a number from before and from later. Two numbers are enough to begin.",
    description,
    table: tableOf(points),
  } as const;
  const own = seriesOf(points, ({ withSession }) => withSession, -APART);
  if (own.length < 2) return { ...common, spec: null };
  const plain = seriesOf(points, ({ without }) => without, APART);
  const domain = domainOf([...own, ...plain]);
  const spec: ChartSpec = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description,
    width: widthPx - LEFT_PX - RIGHT_PX,
    height: HEIGHT_PX,
    autosize: { type: "none" },
    padding: { left: LEFT_PX, right: RIGHT_PX, top: TOP_PX, bottom: BOTTOM_PX },
    layer: [
      momentLayer(domain),
      ...seriesLayers(plain, PLAIN, domain),
      ...seriesLayers(own, OWN, domain),
      ...nameLayers(own, plain, domain),
    ],
  };
  return { ...common, spec };
}

interface Place extends MeanSoreness {
  readonly at: number;
  readonly said: string;
}

/** Begins at nothing, because every change is counted from before; a moment that is not known is left out. */
function seriesOf(
  points: readonly SorenessAt[],
  read: (point: SorenessAt) => MeanSoreness | null,
  shift: number,
): readonly Place[] {
  const known = points.flatMap((point): Place[] => {
    const value = read(point);
    if (value === null) return [];
    const said = `${MOMENT_WORDS[point.moment]}: ${signed(value.mean)} over ${value.n}${intervalWords(value)}`;
    return [{ ...value, at: MOMENTS.indexOf(point.moment) + shift, said }];
  });
  if (known.length === 0) return [];
  return [{ at: shift, mean: 0, lower: null, upper: null, n: 0, said: "before" }, ...known];
}

function domainOf(places: readonly Place[]): readonly [number, number] {
  const all = places.flatMap(({ mean, lower, upper }) => [mean, lower ?? mean, upper ?? mean]);
  return [Math.min(-1, Math.floor(Math.min(...all))), Math.max(1, Math.ceil(Math.max(...all)))];
}

type Domain = readonly [number, number];
const xOf = (field: string): Position => ({
  field,
  type: "quantitative",
  scale: { domain: [-0.15, MOMENTS.length - 0.85], nice: false, zero: false },
  axis: null,
});
const yOf = (field: string, domain: Domain): Position =>
  valueAxis({
    domain,
    ticks: Array.from({ length: domain[1] - domain[0] + 1 }, (_, i) => domain[0] + i),
    words: (tick) => `${tick > 0 ? "+" : ""}${plainTick(tick)}`,
  })(field);

function momentLayer(domain: Domain): Layer {
  return {
    data: { values: MOMENTS.map((moment, at) => ({ at, y: domain[0], label: SHORT_WORDS[moment] })) },
    mark: { type: "text", style: "moment-label", baseline: "top", dy: 10, align: "center" },
    encoding: { x: xOf("at"), y: yOf("y", domain), text: { field: "label" } },
  };
}

interface SeriesLook {
  readonly name: "care" | "plain";
  readonly shape: "diamond" | "circle";
  readonly sizePx2: number;
}
const OWN: SeriesLook = { name: "care", shape: "diamond", sizePx2: 110 };
const PLAIN: SeriesLook = { name: "plain", shape: "circle", sizePx2: 62 };

function seriesLayers(places: readonly Place[], { name, shape, sizePx2 }: SeriesLook, domain: Domain): Layer[] {
  const bounded = places.filter(({ lower, upper }) => lower !== null && upper !== null);
  if (places.length === 0) return [];
  return [
    {
      data: { values: [...places] },
      mark: { type: "line", style: `${name}-line` },
      encoding: { x: xOf("at"), y: yOf("mean", domain) },
    },
    {
      data: { values: bounded },
      mark: { type: "rule", style: `${name}-interval` },
      encoding: { x: xOf("at"), y: yOf("lower", domain), y2: { field: "upper" } },
    },
    {
      data: { values: [...places] },
      mark: { type: "point", style: `${name}-point`, shape, filled: true, size: sizePx2 },
      encoding: { x: xOf("at"), y: yOf("mean", domain), tooltip: { field: "said" } },
    },
  ];
}

/** Names at the end of each line; pushed apart when both end at about the same height. */
function nameLayers(own: readonly Place[], plain: readonly Place[], domain: Domain): Layer[] {
  const ownEnd = own.at(-1);
  const plainEnd = plain.at(-1);
  if (ownEnd === undefined) return [];
  const pxPerPoint = HEIGHT_PX / (domain[1] - domain[0]);
  const gapPx = plainEnd === undefined ? 99 : Math.abs(ownEnd.mean - plainEnd.mean) * pxPerPoint;
  const push = gapPx < 15 ? (15 - gapPx) / 2 : 0;
  const isOwnAbove = plainEnd === undefined || ownEnd.mean >= plainEnd.mean;
  const name = (end: Place, label: string, style: string, dy: number): Layer => ({
    data: { values: [{ at: end.at, y: end.mean, label }] },
    mark: { type: "text", style, align: "left", baseline: "middle", dx: 11, dy },
    encoding: { x: xOf("at"), y: yOf("y", domain), text: { field: "label" } },
  });
  return [
    name(ownEnd, "after massage", "care-label", isOwnAbove ? -push : push),
    ...(plainEnd === undefined ? [] : [name(plainEnd, "days without", "plain-label", isOwnAbove ? push : -push)]),
  ];
}

function signed(change: number): string {
  const size = Math.abs(change).toFixed(1);
  if (size === "0.0") return "0.0";
  return change < 0 ? `−${size}` : `+${size}`;
}

const intervalWords = ({ lower, upper }: MeanSoreness): string =>
  lower === null || upper === null ? "" : ` (95 % interval ${signed(lower)} to ${signed(upper)})`;

function describe(points: readonly SorenessAt[]): string {
  const said = points.flatMap(({ moment, withSession, without }) => {
    if (withSession === null) return [];
    const beside = without === null ? "" : `, and ${signed(without.mean)} on days as sore without one`;
    return [`${MOMENT_WORDS[moment]} ${signed(withSession.mean)}${beside}`];
  });
  return said.length === 0
    ? "Soreness after massage. No numbers yet."
    : `Soreness after massage, in points from before: ${said.join("; ")}.`;
}

function tableOf(points: readonly SorenessAt[]): ChartTable {
  const cell = (value: MeanSoreness | null) => (value === null ? "–" : `${signed(value.mean)}${intervalWords(value)}`);
  return {
    headers: ["When", "After massage", "Sessions", "Days without"],
    rows: points
      .filter(({ withSession }) => withSession !== null)
      .map(({ moment, withSession, without }) => [
        MOMENT_WORDS[moment],
        cell(withSession),
        String(withSession?.n ?? "–"),
        cell(without),
      ]),
  };
}
