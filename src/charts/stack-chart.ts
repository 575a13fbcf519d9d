import { civilOf, type LocalDay } from "../domain/local-day.ts";
import type { Words } from "../messages/words.ts";
import type { ChartSpec, Layer, Position } from "./chart-spec.ts";
import { type ChartFrame, LEFT_PX, millisOf, plotWidthPx, RIGHT_PX, timeDomain, timeTicks } from "./frame.ts";
import { plainTick, tickWords } from "./tick-words.ts";

export interface StackChart {
  readonly frame: ChartFrame;
  /** What a screen reader says in place of the picture. */
  readonly description: string;
  readonly heightPx: number;
  /** Whether the months are named under this chart; their lines are drawn in every one. */
  readonly showMonths: boolean;
  readonly layers: readonly Layer[];
}

const MONTHS_PX = 20;
const TOP_PX = 8;
const BOTTOM_PX = 4;

/**
 * A chart of the stack. Size and padding are fixed, not measured, so that the plots of all charts begin and end at the
 * same pixel whatever their labels say.
 */
export function stackChart(chart: StackChart): ChartSpec {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: chart.description,
    width: plotWidthPx(chart.frame),
    height: chart.heightPx,
    autosize: { type: "none" },
    padding: { left: LEFT_PX, right: RIGHT_PX, top: TOP_PX, bottom: chart.showMonths ? MONTHS_PX : BOTTOM_PX },
    layer: [...chart.layers],
  };
}

/** The shared time axis of one chart, for a field that holds milliseconds of UTC midnights. */
export type TimeX = ReturnType<typeof timeAxis>;

export function timeAxis(frame: ChartFrame, showMonths: boolean) {
  const values = timeTicks(frame);
  const labelExpr = tickWords(values, (millis) => monthOrYear(millis, frame.words));
  return (field: string): Position => ({
    field,
    type: "quantitative",
    scale: { domain: timeDomain(frame), nice: false, zero: false, padding: 0 },
    axis: {
      title: null,
      values,
      grid: true,
      labels: showMonths,
      labelAlign: "left",
      labelOffset: 1,
      labelOverlap: false,
      labelExpr,
    },
  });
}

/** January stands as its year: shorter, and it says both. */
function monthOrYear(millis: number, words: Words): string {
  const day = (millis / millisOf(1 as LocalDay)) as LocalDay;
  const { year, month } = civilOf(day);
  return month === 1 ? String(year) : words.day(day, "month-short");
}

/** A scale of numbers, and what is said at its ticks. */
export interface ValueScale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly words?: (tick: number) => string;
  readonly isReversed?: boolean;
}

/** The y axis of a field: same room in every chart. */
export type ValueY = (field: string) => Position;

export function valueAxis({ domain, ticks, words = plainTick, isReversed = false }: ValueScale): ValueY {
  const labelExpr = tickWords(ticks, words);
  return (field) => ({
    field,
    type: "quantitative",
    scale: { domain: [...domain], nice: false, zero: false, ...(isReversed ? { reverse: true } : {}) },
    axis: {
      title: null,
      values: [...ticks],
      minExtent: LEFT_PX,
      maxExtent: LEFT_PX,
      grid: true,
      labelOverlap: false,
      labelExpr,
    },
  });
}

/** Rows laid out by hand: the field holds pixels from the top of the plot. */
export function pixelY(field: string, heightPx: number): Position {
  return {
    field,
    type: "quantitative",
    scale: { domain: [0, heightPx], range: [0, heightPx], nice: false, zero: false },
    axis: null,
  };
}
