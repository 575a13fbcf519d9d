import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { chartConfig, pagePalette } from "../charts/theme.ts";

/**
 * Draws a chart as SVG text, without a browser and without a canvas. Colours are references to the page's custom
 * properties, so one picture serves light and dark; it holds no style element and no script. As wide as its container.
 *
 * @throws when the chart is not a valid one, which is our mistake
 */
export async function renderChart(spec: TopLevelSpec): Promise<string> {
  const compiled = compile(spec, { config: chartConfig(pagePalette) });
  const view = new View(parse(compiled.spec, {}, { ast: true }), { renderer: "none", expr: expressionInterpreter });
  const svg = await view.toSVG();
  view.finalize();
  return asPagePart(svg);
}

/** Takes the fixed size from the root, hides the parts from screen readers: the figure around it speaks for it. */
function asPagePart(svg: string): string {
  const viewBox = /viewBox="([^"]*)"/.exec(svg)?.[1] ?? "";
  const inner = svg.slice(svg.indexOf(">") + 1);
  return `<svg class="chart-picture" viewBox="${viewBox}" width="100%" aria-hidden="true" focusable="false">${inner}`;
}
