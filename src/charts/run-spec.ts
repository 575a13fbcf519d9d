import type { ChartSpec, Layer, Position } from "./chart-spec.ts";
import { LEFT_PX, RIGHT_PX } from "./frame.ts";
import type { HoverBand } from "./run-hover.ts";
import { type RunPlot, roomOf } from "./run-plot.ts";
import { valueAxis } from "./stack-chart.ts";
import { tickWords } from "./tick-words.ts";

/** A quantity along a run as a chart that answers to a pointer. */
export function runSpec(plot: RunPlot, description: string, hover: readonly HoverBand[]): ChartSpec {
  const { line, plotPx, heightPx } = plot;
  const { topPx, bottomPx } = roomOf(plot);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description,
    width: plotPx,
    height: heightPx,
    autosize: { type: "none" },
    padding: { left: LEFT_PX, right: RIGHT_PX, top: topPx, bottom: bottomPx },
    layer: [
      band("unknown-band", plot, line.gaps),
      ...lineLayers(plot),
      ...(hover.length === 0 ? [] : [hoverLayer(plot, hover)]),
    ],
  };
}

function band(style: string, plot: RunPlot, values: readonly object[]): Layer {
  return {
    data: { values: [...values] },
    mark: { type: "rect", style },
    encoding: { x: positionX(plot, "x1"), x2: { field: "x2" } },
  };
}

function hoverLayer(plot: RunPlot, values: readonly HoverBand[]): Layer {
  return {
    data: { values: [...values] },
    mark: { type: "rect", opacity: 0 },
    encoding: { x: positionX(plot, "x1"), x2: { field: "x2" }, tooltip: { field: "said" } },
  };
}

function lineLayers(plot: RunPlot): readonly Layer[] {
  const encoding = { x: positionX(plot, "x"), y: quantityY(plot, "y") };
  return [
    {
      data: { values: [...plot.line.points] },
      mark: { type: "line", style: "run-line", clip: true },
      encoding: { ...encoding, detail: { field: "stretch", type: "nominal" } },
    },
    {
      data: { values: [...plot.line.alone] },
      mark: { type: "point", style: "run-point", filled: true, size: 8, clip: true },
      encoding,
    },
  ];
}

function positionX({ axis, isLast }: RunPlot, field: string): Position {
  return {
    field,
    type: "quantitative",
    scale: { domain: [0, axis.end], nice: false, zero: false, padding: 0 },
    axis: {
      title: null,
      values: [...axis.ticks],
      grid: true,
      labels: isLast,
      labelFlush: true,
      labelOverlap: false,
      labelExpr: tickWords(axis.ticks, axis.tickWords),
    },
  };
}

const quantityY = ({ quantity, domain, ticks }: RunPlot, field: string): Position =>
  valueAxis({ domain, ticks, words: quantity.tickWords, isReversed: quantity.isReversed })(field);
