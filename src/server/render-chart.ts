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

const LONG_NUMBER = /-?\d+\.\d{3,}/g;
const GEOMETRY = /(\s(?:d|transform|x|y|x2|y2)=")([^"]*)(?=")/g;
/** The page says which font, and the figure around the picture speaks for its parts. */
const SAID_ELSEWHERE = /\s(?:font-family|role|aria-roledescription|aria-hidden)="[^"]*"/g;

/** Takes the fixed size from the root and leaves out what the page says anyway: a third of the bytes remain. */
function asPagePart(svg: string): string {
  const viewBox = /viewBox="([^"]*)"/.exec(svg)?.[1] ?? "";
  const inner = svg
    .slice(svg.indexOf(">") + 1)
    .replace(SAID_ELSEWHERE, "")
    .replace(GEOMETRY, (_, name: string, value: string) => name + value.replace(LONG_NUMBER, shortNumber));
  return `<svg class="chart-picture" viewBox="${viewBox}" width="100%" aria-hidden="true" focusable="false">${inner}`;
}

/** A hundredth of a pixel is finer than any screen. */
const shortNumber = (digits: string): string => String(Math.round(Number(digits) * 100) / 100);
