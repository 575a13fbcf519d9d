import { ENGLISH, type Words } from "../messages/words.ts";
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
export function beforeAfterChart(points: readonly SorenessAt[], widthPx: number, words: Words = ENGLISH): Chart {
  const { say } = words;
  const description = describe(points, words);
  const common = {
    id: "before-after",
    title: say("chart.before-after.title"),
    hint: say("chart.before-after.hint"),
    empty: say("chart.before-after.empty"),
    description,
    table: tableOf(points, words),
  } as const;
  const own = seriesOf(points, ({ withSession }) => withSession, { shift: -APART, words });
  if (own.length < 2) return { ...common, spec: null };
  const plain = seriesOf(points, ({ without }) => without, { shift: APART, words });
  const domain = domainOf([...own, ...plain]);
  const spec: ChartSpec = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description,
    width: widthPx - LEFT_PX - RIGHT_PX,
    height: HEIGHT_PX,
    autosize: { type: "none" },
    padding: { left: LEFT_PX, right: RIGHT_PX, top: TOP_PX, bottom: BOTTOM_PX },
    layer: [
      momentLayer(domain, words),
      ...seriesLayers(plain, PLAIN, domain),
      ...seriesLayers(own, OWN, domain),
      ...nameLayers({ own, plain }, domain, words),
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
  { shift, words }: { readonly shift: number; readonly words: Words },
): readonly Place[] {
  const known = points.flatMap((point): Place[] => {
    const value = read(point);
    if (value === null) return [];
    const said = pointWords(words.say(`chart.before-after.${point.moment}`), value, words);
    return [{ ...value, at: MOMENTS.indexOf(point.moment) + shift, said }];
  });
  if (known.length === 0) return [];
  return [
    { at: shift, mean: 0, lower: null, upper: null, n: 0, said: words.say("chart.before-after.before") },
    ...known,
  ];
}

function pointWords(when: string, { mean, lower, upper, n }: MeanSoreness, words: Words): string {
  const point = { when, change: signed(mean, words), sessions: n };
  return lower === null || upper === null
    ? words.say("chart.before-after.point", point)
    : words.say("chart.before-after.point.interval", {
        ...point,
        lower: signed(lower, words),
        upper: signed(upper, words),
      });
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

function momentLayer(domain: Domain, { say }: Words): Layer {
  return {
    data: {
      values: MOMENTS.map((moment, at) => ({ at, y: domain[0], label: say(`chart.before-after.${moment}.short`) })),
    },
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

interface Series {
  readonly own: readonly Place[];
  readonly plain: readonly Place[];
}

/** Names at the end of each line; pushed apart when both end at about the same height. */
function nameLayers({ own, plain }: Series, domain: Domain, { say }: Words): Layer[] {
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
    name(ownEnd, say("chart.before-after.own"), "care-label", isOwnAbove ? -push : push),
    ...(plainEnd === undefined
      ? []
      : [name(plainEnd, say("chart.before-after.without"), "plain-label", isOwnAbove ? push : -push)]),
  ];
}

function signed(change: number, { number }: Words): string {
  const rounded = Number(change.toFixed(1));
  return `${rounded > 0 ? "+" : ""}${number(rounded, 1)}`;
}

function changeWords({ mean, lower, upper }: MeanSoreness, words: Words): string {
  const change = signed(mean, words);
  if (lower === null || upper === null) return change;
  const bounds = { lower: signed(lower, words), upper: signed(upper, words) };
  return words.say("chart.before-after.interval", { change, ...bounds });
}

function describe(points: readonly SorenessAt[], words: Words): string {
  const { say } = words;
  const said = points.flatMap(({ moment, withSession, without }) => {
    if (withSession === null) return [];
    const own = { when: say(`chart.before-after.${moment}`), change: signed(withSession.mean, words) };
    return without === null
      ? [say("chart.before-after.said", own)]
      : [say("chart.before-after.said.beside", { ...own, without: signed(without.mean, words) })];
  });
  return said.length === 0
    ? say("chart.before-after.none")
    : say("chart.before-after.description", { changes: said.join("; ") });
}

const COLUMNS = ["when", "own", "sessions", "without"] as const;

function tableOf(points: readonly SorenessAt[], words: Words): ChartTable {
  const { say } = words;
  const cell = (value: MeanSoreness | null) => (value === null ? "–" : changeWords(value, words));
  return {
    headers: COLUMNS.map((name) => say(`chart.before-after.table.${name}`)),
    rows: points
      .filter(({ withSession }) => withSession !== null)
      .map(({ moment, withSession, without }) => [
        say(`chart.before-after.${moment}`),
        cell(withSession),
        String(withSession?.n ?? "–"),
        cell(without),
      ]),
  };
}
