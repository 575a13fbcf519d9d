import type { ChartSpec } from "../chart-spec.ts";
import { drawAxes } from "./draw-axes.ts";
import { drawMarks } from "./draw-marks.ts";

/**
 * Draws a chart as SVG text: what the chart library draws of the same spec, in a hundredth of its time. Colours are
 * references to the page's custom properties, so one picture serves light and dark. As wide as its container; the
 * figure around it speaks for its parts.
 *
 * @throws when a value has no number where one is drawn, which is our mistake
 */
export function drawChart(spec: ChartSpec): string {
  const { width, height, padding } = spec;
  const box = `0 0 ${padding.left + width + padding.right} ${padding.top + height + padding.bottom}`;
  const marks = spec.layer.map((layer) => drawMarks(layer, spec)).join("");
  return (
    `<svg class="chart-picture" viewBox="${box}" width="100%" aria-hidden="true" focusable="false" font-size="11">` +
    `<g transform="translate(${padding.left},${padding.top})">${drawAxes(spec)}${marks}</g></svg>`
  );
}
