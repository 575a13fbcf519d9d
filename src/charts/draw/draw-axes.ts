import type { Axis, ChartSpec, Position } from "../chart-spec.ts";
import { pagePalette } from "../theme.ts";
import { tickTable } from "../tick-words.ts";
import { placeX, placeY } from "./plot.ts";
import { letterDrop, percent, px, textOf, type Word } from "./svg-words.ts";

const FONT_PX = 11;
/** From the plot to its words. */
const GAP_PX = 6;
/** A hairline stands on the middle of a pixel. */
const CRISP_PX = 0.5;
/** A word that begins nearer to the right edge than this would reach past it. */
const FLUSH_PX = 20;

/** The lines of a chart's ticks and their words, which lie under its marks. */
export function drawAxes(spec: ChartSpec): string {
  const x = spec.layer.map(({ encoding }) => encoding.x).find(({ axis }) => axis !== null);
  const y = spec.layer.flatMap(({ encoding }) =>
    encoding.y === undefined || "value" in encoding.y || encoding.y.axis === null ? [] : [encoding.y],
  )[0];
  const upright = x?.axis?.values.map((tick) => upLine(x, tick, spec)) ?? [];
  const level = y?.axis?.values.map((tick) => levelLine(y, tick, spec)) ?? [];
  const words = [...xWords(x, spec), ...yWords(y, spec)].map(textOf);
  const lines = `<g stroke="${pagePalette("hairline")}" shape-rendering="crispEdges">${[...upright, ...level].join("")}</g>`;
  return words.length === 0 ? lines : `${lines}<g fill="${pagePalette("quiet")}">${words.join("")}</g>`;
}

function upLine(x: Position, tick: number, { height }: ChartSpec): string {
  const at = percent(placeX(x)(tick));
  return `<line x1="${at}" x2="${at}" y2="${height}"/>`;
}

function levelLine(y: Position, tick: number, spec: ChartSpec): string {
  const at = px(Math.round(placeY(y, spec)(tick)) + CRISP_PX);
  return `<line x2="100%" y1="${at}" y2="${at}"/>`;
}

function xWords(x: Position | undefined, spec: ChartSpec): readonly Word[] {
  const axis = x?.axis ?? null;
  if (x === undefined || axis === null || axis.labels === false) return [];
  const [table, place] = [tickTable(axis.labelExpr), placeX(x)];
  return axis.values.map((tick) => {
    const at = place(tick);
    return {
      x: at,
      dx: CRISP_PX + (axis.labelOffset ?? 0),
      y: spec.height + CRISP_PX + GAP_PX + letterDrop("top", FONT_PX),
      words: table[String(tick)] ?? "",
      anchor: anchorOf(axis, at * spec.width, spec.width),
    };
  });
}

function anchorOf({ labelAlign, labelFlush }: Axis, at: number, width: number): Word["anchor"] {
  if (labelAlign === "left") return "start";
  if (labelFlush !== true) return "middle";
  return at < 1 ? "start" : at > width - FLUSH_PX ? "end" : "middle";
}

function yWords(y: Position | undefined, spec: ChartSpec): readonly Word[] {
  const axis = y?.axis ?? null;
  if (y === undefined || axis === null) return [];
  const [table, place] = [tickTable(axis.labelExpr), placeY(y, spec)];
  return axis.values.map((tick) => ({
    x: 0,
    dx: CRISP_PX - GAP_PX,
    y: place(tick) + CRISP_PX + letterDrop("middle", FONT_PX),
    words: table[String(tick)] ?? "",
    anchor: "end",
  }));
}
