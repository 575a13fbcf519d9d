import type { TopLevelSpec } from "vega-lite";
import { type ChartFrame, LEFT_PX, plotWidthPx, RIGHT_PX, timeDomain, timeTicks } from "./frame.ts";

/** One layer of a Vega-Lite chart. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>["layer"][number];

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
export function stackChart(chart: StackChart): TopLevelSpec {
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
  return (field: string) => ({
    field,
    type: "quantitative" as const,
    scale: { domain: timeDomain(frame), nice: false, zero: false, padding: 0 },
    axis: {
      title: null,
      values: timeTicks(frame),
      grid: true,
      labels: showMonths,
      labelAlign: "left" as const,
      labelOffset: 1,
      labelOverlap: false,
      // January stands as its year: shorter, and it says both.
      labelExpr: "utcFormat(datum.value, utcmonth(datum.value) === 0 ? '%Y' : '%b')",
    },
  });
}

/** The numbers of the y axis: same room in every chart. */
export function valueY(field: string, domain: readonly [number, number], ticks: readonly number[]) {
  return {
    field,
    type: "quantitative" as const,
    scale: { domain: [...domain], nice: false, zero: false },
    axis: {
      title: null,
      values: [...ticks],
      minExtent: LEFT_PX,
      maxExtent: LEFT_PX,
      grid: true,
      labelOverlap: false,
    },
  };
}

/** Rows laid out by hand: the field holds pixels from the top of the plot. */
export function pixelY(field: string, heightPx: number) {
  return {
    field,
    type: "quantitative" as const,
    scale: { domain: [0, heightPx], range: [0, heightPx], nice: false, zero: false },
    axis: null,
  };
}
