import type { TopLevelSpec } from "vega-lite";
import { LEFT_PX, RIGHT_PX } from "./frame.ts";
import type { HoverBand } from "./run-hover.ts";
import { type RunPlot, roomOf } from "./run-plot.ts";
import { type Layer, valueY } from "./stack-chart.ts";

/** A quantity along a run as a chart that answers to a pointer. */
export function runSpec(plot: RunPlot, description: string, hover: readonly HoverBand[]): TopLevelSpec {
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

function positionX({ axis, isLast }: RunPlot, field: string) {
  return {
    field,
    type: "quantitative" as const,
    scale: { domain: [0, axis.end], nice: false, zero: false, padding: 0 },
    axis: {
      title: null,
      values: [...axis.ticks],
      grid: true,
      labels: isLast,
      labelFlush: true,
      labelOverlap: false,
      labelExpr: labelsOf(axis.ticks, axis.tickWords),
    },
  };
}

function quantityY({ quantity, domain, ticks }: RunPlot, field: string) {
  const base = valueY(field, domain, ticks);
  return {
    ...base,
    scale: { ...base.scale, reverse: quantity.isReversed },
    axis: { ...base.axis, labelExpr: labelsOf(ticks, quantity.tickWords) },
  };
}

/** The words of the ticks as an expression of the chart language: the same words as in the picture. */
function labelsOf(ticks: readonly number[], words: (tick: number) => string): string {
  return `${JSON.stringify(Object.fromEntries(ticks.map((tick) => [String(tick), words(tick)])))}[datum.value]`;
}
