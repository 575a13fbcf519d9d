import type { ChartSpec } from "../chart-spec.ts";
import { drawAxes } from "./draw-axes.ts";
import { drawMarks } from "./draw-marks.ts";

/**
 * Draws a chart as SVG text: what the chart library draws of the same spec, in a hundredth of its time. It has the
 * height of the spec and fits any width, as the plot's places are shares of it; the style sheet leaves the room beside
 * the plot. Colours are references to the page's custom properties, so one picture serves light and dark. The figure
 * around it speaks for its parts.
 *
 * @throws when a value has no number where one is drawn, which is our mistake
 */
export function drawChart(spec: ChartSpec): string {
  const { height, padding } = spec;
  const marks = spec.layer.map((layer) => drawMarks(layer, spec)).join("");
  return (
    `<svg class="chart-picture" height="${padding.top + height + padding.bottom}" aria-hidden="true" focusable="false" font-size="11">` +
    `<g transform="translate(0,${padding.top})">${drawAxes(spec)}${marks}</g></svg>`
  );
}
