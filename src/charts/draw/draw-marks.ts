import type { BarMark, ChartSpec, Layer, LineMark, PointMark, RectMark, TextMark } from "../chart-spec.ts";
import { type MarkStyle, markStyles, pagePalette } from "../theme.ts";
import { monotonePath, straightPath } from "./monotone-path.ts";
import { type Placed, placed } from "./plot.ts";
import { attributes, letterDrop, px, textOf } from "./svg-words.ts";

const STYLES = markStyles(pagePalette);
const FONT_PX = 11;
const ANCHORS = { left: "start", center: "middle", right: "end" } as const;

/** The marks of one layer, as one shape where they can be. */
export function drawMarks(layer: Layer, spec: ChartSpec): string {
  const { mark } = layer;
  if (layer.data.values.length === 0 || mark.opacity === 0) return "";
  const look = STYLES[mark.style ?? ""] ?? {};
  const rows = placed(layer, spec);
  switch (mark.type) {
    case "rect":
      return rects(mark, look, rows);
    case "bar":
      return path(rows.map((row) => barPath(mark, row)).join(""), filled(look, mark.opacity));
    case "rule":
      return path(rows.map(rulePath).join(""), stroked(look, mark.opacity));
    case "line":
      return path(lines(mark, layer, within(mark, rows, spec)), { ...stroked(look, mark.opacity), fill: "none" });
    case "point":
      return points(mark, look, within(mark, rows, spec));
    case "text":
      return texts(mark, look, layer, rows);
    default:
      return mark satisfies never;
  }
}

type Named = Readonly<Record<string, string | number | undefined>>;

const path = (d: string, named: Named): string => (d === "" ? "" : `<path d="${d}"${attributes(named)}/>`);

const stroked = ({ stroke, strokeWidth, strokeDash, strokeJoin }: MarkStyle, opacity?: number): Named => ({
  stroke,
  "stroke-width": strokeWidth === 1 ? undefined : strokeWidth,
  "stroke-dasharray": strokeDash?.join(","),
  "stroke-linejoin": strokeJoin,
  opacity,
});

const filled = (look: MarkStyle, opacity?: number): Named => ({ fill: look.color, ...stroked(look, opacity) });

/** Left, top, width and height, whichever end was named first. */
function boxOf({ x, x2, y, y2 }: Placed): readonly [number, number, number, number] {
  return [Math.min(x, x2), Math.min(y, y2), Math.abs(x2 - x), Math.abs(y2 - y)];
}

function rects(mark: RectMark, look: MarkStyle, rows: readonly Placed[]): string {
  const round = mark.cornerRadius ?? look.cornerRadius ?? 0;
  const named = filled(look, mark.opacity);
  if (round === 0) return path(rows.map((row) => barPath(null, row)).join(""), named);
  const each = rows.map((row) => {
    const [left, top, width, height] = boxOf(row);
    const rx = Math.min(round, width / 2, height / 2);
    return `<rect x="${px(left)}" y="${px(top)}" width="${px(width)}" height="${px(height)}" rx="${px(rx)}"/>`;
  });
  return `<g${attributes(named)}>${each.join("")}</g>`;
}

/** A rectangle, its upper corners round where the mark says so. */
function barPath(mark: BarMark | null, row: Placed): string {
  const [left, top, width, height] = boxOf(row);
  if (width === 0 || height === 0) return "";
  const round = Math.min(mark?.cornerRadiusTopLeft ?? 0, width / 2, height / 2);
  if (round === 0) return `M${px(left)},${px(top)}h${px(width)}v${px(height)}h${px(-width)}z`;
  const corner = (dy: number) => `a${px(round)},${px(round)},0,0,1,${px(round)},${px(dy)}`;
  const side = height - round;
  return `M${px(left)},${px(top + height)}v${px(-side)}${corner(-round)}h${px(width - 2 * round)}${corner(round)}v${px(side)}z`;
}

const rulePath = ({ x, x2, y, y2 }: Placed): string => `M${px(x)},${px(y)}L${px(x2)},${px(y2)}`;

/** What a mark may not leave the plot with lies at its edge. */
function within(mark: LineMark | PointMark, rows: readonly Placed[], { height }: ChartSpec): readonly Placed[] {
  if (mark.clip !== true) return rows;
  return rows.map((row) => ({ ...row, y: Math.min(height, Math.max(0, row.y)) }));
}

/** Each on its own: where two overlap, the later one covers the earlier. */
function points(mark: PointMark, look: MarkStyle, rows: readonly Placed[]): string {
  const each = rows.map((row) => `<path d="${pointPath(mark, row)}"/>`);
  return `<g${attributes(filled(look, mark.opacity))}>${each.join("")}</g>`;
}

function lines(mark: LineMark, { encoding }: Layer, rows: readonly Placed[]): string {
  const byDetail = new Map<unknown, Placed[]>();
  for (const row of rows) {
    const key = encoding.detail === undefined ? "" : row.row[encoding.detail.field];
    const own = byDetail.get(key);
    if (own === undefined) byDetail.set(key, [row]);
    else own.push(row);
  }
  const through = mark.interpolate === "monotone" ? monotonePath : straightPath;
  return [...byDetail.values()]
    .filter(({ length }) => length > 1)
    .map(through)
    .join("");
}

/** The live charts' shapes of the same area. */
function pointPath({ shape, size, yOffset = 0 }: PointMark, row: Placed): string {
  const [x, y, radius] = [row.x, row.y + yOffset, Math.sqrt(size) / 2];
  const [r, across] = [px(radius), px(2 * radius)];
  switch (shape) {
    case "diamond":
      return `M${px(x - radius)},${px(y)}l${r},-${r}l${r},${r}l-${r},${r}z`;
    case "triangle-up": {
      const half = (Math.sqrt(3) / 2) * radius;
      return `M${px(x)},${px(y - half)}l-${r},${px(2 * half)}h${across}z`;
    }
    case "circle":
    case undefined:
      return `M${px(x - radius)},${px(y)}a${r},${r},0,1,1,${across},0a${r},${r},0,1,1,-${across},0z`;
    default:
      return shape satisfies never;
  }
}

function texts(mark: TextMark, look: MarkStyle, { encoding }: Layer, rows: readonly Placed[]): string {
  const fontSize = look.fontSize ?? FONT_PX;
  const drop = letterDrop(mark.baseline, fontSize) + (mark.dy ?? 0) + (mark.yOffset ?? 0);
  const each = rows.map(({ x, y, row }) =>
    textOf({
      x: x + (mark.dx ?? 0),
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
