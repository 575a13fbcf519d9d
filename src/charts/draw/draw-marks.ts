import type { BarMark, ChartSpec, Layer, LineMark, PointMark, RectMark, TextMark } from "../chart-spec.ts";
import { type MarkStyle, markStyles, pagePalette } from "../theme.ts";
import { monotonePath, straightPath } from "./monotone-path.ts";
import { type Placed, placed } from "./plot.ts";
import { attributes, letterDrop, percent, px, textOf } from "./svg-words.ts";

const STYLES = markStyles(pagePalette);
const FONT_PX = 11;
const ANCHORS = { left: "start", center: "middle", right: "end" } as const;

const lookOf = ({ style }: Layer["mark"]): MarkStyle => STYLES[style ?? ""] ?? {};

/** Across the plot, a line's path counts so many places. */
const ACROSS = 1000;

/** The marks of one layer. */
export function drawMarks(layer: Layer, spec: ChartSpec): string {
  const { mark } = layer;
  if (layer.data.values.length === 0 || mark.opacity === 0) return "";
  const look = lookOf(mark);
  const rows = placed(layer, spec);
  switch (mark.type) {
    case "rect":
      return group(
        filled(look, mark.opacity),
        rows.map((row) => rectOf(row, radiusOf(mark, look))),
      );
    case "bar":
      return bars(mark, look, rows, spec);
    case "rule":
      return group(stroked(look, mark.opacity), rows.map(lineOf));
    case "line":
      return lines(mark, layer, within(mark, rows, spec), spec);
    case "point":
      return group(
        filled(look, mark.opacity),
        within(mark, rows, spec).map((row) => pointOf(mark, row)),
      );
    case "text":
      return texts(mark, look, layer, rows);
    default:
      return mark satisfies never;
  }
}

type Named = Readonly<Record<string, string | number | undefined>>;

const group = (named: Named, each: readonly string[]): string => `<g${attributes(named)}>${each.join("")}</g>`;

const stroked = ({ stroke, strokeWidth, strokeDash, strokeJoin }: MarkStyle, opacity?: number): Named => ({
  stroke,
  "stroke-width": strokeWidth === 1 ? undefined : strokeWidth,
  "stroke-dasharray": strokeDash?.join(","),
  "stroke-linejoin": strokeJoin,
  opacity,
});

const filled = (look: MarkStyle, opacity?: number): Named => ({ fill: look.color, ...stroked(look, opacity) });

const radiusOf = (mark: RectMark, look: MarkStyle): number => mark.cornerRadius ?? look.cornerRadius ?? 0;

/** A rectangle, whichever of its ends was named first. */
function rectOf({ x, x2, y, y2 }: Placed, radius: number, deeperPx = 0): string {
  const [top, height] = [Math.min(y, y2), Math.abs(y2 - y)];
  if (x === x2 || height === 0) return "";
  const [left, width] = [percent(Math.min(x, x2)), percent(Math.abs(x2 - x))];
  const round = Math.min(radius, height / 2);
  const named = { y: px(top), width, height: px(height + deeperPx), rx: round === 0 ? undefined : px(round) };
  return `<rect x="${left}"${attributes(named)}/>`;
}

/** Round at the top alone: they reach deeper than the plot, which cuts them off. */
function bars(mark: BarMark, look: MarkStyle, rows: readonly Placed[], { height }: ChartSpec): string {
  const radius = mark.cornerRadiusTopLeft;
  const each = rows.map((row) => rectOf(row, radius, radius === 0 ? 0 : 2 * radius));
  return `<svg width="100%" height="${height}">${group(filled(look, mark.opacity), each)}</svg>`;
}

const lineOf = ({ x, x2, y, y2 }: Placed): string =>
  `<line x1="${percent(x)}" x2="${percent(x2)}" y1="${px(y)}" y2="${px(y2)}"/>`;

/** What a mark may not leave the plot with lies at its edge. */
function within(mark: LineMark | PointMark, rows: readonly Placed[], { height }: ChartSpec): readonly Placed[] {
  if (mark.clip !== true) return rows;
  return rows.map((row) => ({ ...row, y: Math.min(height, Math.max(0, row.y)) }));
}

function pathOf(mark: LineMark, { encoding }: Layer, rows: readonly Placed[]): string {
  const byDetail = new Map<unknown, Placed[]>();
  for (const row of rows) {
    const key = encoding.detail === undefined ? "" : row.row[encoding.detail.field];
    const own = byDetail.get(key);
    if (own === undefined) byDetail.set(key, [row]);
    else own.push(row);
  }
  const through = mark.interpolate === "monotone" ? monotonePath : straightPath;
  const stretches = [...byDetail.values()].filter(({ length }) => length > 1);
  return stretches.map((points) => through(points.map(({ x, y }) => ({ x: x * ACROSS, y })))).join("");
}

/** A path knows no percentages: it lies in a box of its own that is stretched, while its stroke is not. */
function lines(mark: LineMark, layer: Layer, rows: readonly Placed[], { height }: ChartSpec): string {
  const d = pathOf(mark, layer, rows);
  if (d === "") return "";
  const box = `width="100%" height="${height}" viewBox="0 0 ${ACROSS} ${height}" preserveAspectRatio="none"`;
  const named = { ...stroked(lookOf(mark), mark.opacity), fill: "none", "vector-effect": "non-scaling-stroke" };
  return `<svg ${box} overflow="visible"><path d="${d}"${attributes(named)}/></svg>`;
}

/** A shape of the same area as the live chart's. */
function pointOf(mark: PointMark, row: Placed): string {
  const [x, y, radius] = [percent(row.x), px(row.y + (mark.yOffset ?? 0)), Math.sqrt(mark.size) / 2];
  const { shape } = mark;
  switch (shape) {
    case "diamond":
    case "triangle-up":
      return `<svg x="${x}" y="${y}" overflow="visible"><path d="${CORNERS[shape](radius)}"/></svg>`;
    case "circle":
    case undefined:
      return `<circle cx="${x}" cy="${y}" r="${px(radius)}"/>`;
    default:
      return shape satisfies never;
  }
}

const CORNERS = {
  diamond: (radius: number) => `M-${px(radius)},0L0,-${px(radius)}L${px(radius)},0L0,${px(radius)}z`,
  "triangle-up": (radius: number) => {
    const half = px((Math.sqrt(3) / 2) * radius);
    return `M0,-${half}L-${px(radius)},${half}L${px(radius)},${half}z`;
  },
} as const;

function texts(mark: TextMark, look: MarkStyle, { encoding }: Layer, rows: readonly Placed[]): string {
  const fontSize = look.fontSize ?? FONT_PX;
  const drop = letterDrop(mark.baseline, fontSize) + (mark.dy ?? 0) + (mark.yOffset ?? 0);
  const each = rows.map(({ x, y, row }) =>
    textOf({
      x,
      dx: mark.dx ?? 0,
      y: y + drop,
      words: String(row[encoding.text?.field ?? ""] ?? ""),
      anchor: ANCHORS[mark.align ?? "center"],
    }),
  );
  const named = {
    fill: look.color,
    "font-size": fontSize === FONT_PX ? undefined : fontSize,
    "font-weight": look.fontWeight,
    "font-style": look.fontStyle,
  };
  return `<g${attributes(named)}>${each.join("")}</g>`;
}
