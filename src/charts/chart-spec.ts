import type { TickWords } from "./tick-words.ts";

// The part of Vega-Lite that our charts are written in. A live chart is drawn by Vega, a still one by `draw/`; what is
// not in here cannot be written, so that the two never differ. Lists are not readonly because those of Vega-Lite are not.

export interface ChartSpec {
  $schema: string;
  description: string;
  /** Of the plot. */
  width: number;
  height: number;
  autosize: { type: "none" };
  padding: { left: number; right: number; top: number; bottom: number };
  layer: Layer[];
}

/** One layer of a chart: a mark for each value, or one line through them. */
export interface Layer {
  data: { values: object[] };
  mark: Mark;
  encoding: Encoding;
}

export type Mark = RectMark | BarMark | RuleMark | LineMark | PointMark | TextMark;

interface AnyMark {
  /** The name of a look in the theme. */
  style?: string;
  opacity?: number;
}

export interface RectMark extends AnyMark {
  type: "rect";
  cornerRadius?: number;
}

/** A rectangle that may be round at its top. */
export interface BarMark extends AnyMark {
  type: "bar";
  cornerRadiusTopLeft: number;
  cornerRadiusTopRight: number;
  orient: "vertical";
}

export interface RuleMark extends AnyMark {
  type: "rule";
}

/** A line for each value of the `detail` field. */
export interface LineMark extends AnyMark {
  type: "line";
  interpolate?: "monotone";
  clip?: true;
}

export interface PointMark extends AnyMark {
  type: "point";
  filled: true;
  /** Square pixels of a square around it. */
  size: number;
  shape?: "circle" | "diamond" | "triangle-up";
  yOffset?: number;
  clip?: true;
}

export interface TextMark extends AnyMark {
  type: "text";
  baseline: "top" | "middle" | "bottom";
  align?: "left" | "center" | "right";
  dx?: number;
  dy?: number;
  yOffset?: number;
}

/** Where and what: each field is a number of the value, but `text` and `tooltip`, which are words. */
export interface Encoding {
  x: Position;
  x2?: Field;
  /** Without it a rectangle reaches from top to bottom. */
  y?: Position | { value: number };
  y2?: Field;
  text?: Field;
  tooltip?: Field;
  detail?: { field: string; type: "nominal" };
}

interface Field {
  field: string;
}

/** A field on a scale. All of one direction in a chart have the same scale, and the same axis or none. */
export interface Position extends Field {
  type: "quantitative";
  scale: { domain: number[]; range?: number[]; nice: false; zero: false; padding?: 0; reverse?: boolean };
  axis: Axis | null;
}

export interface Axis {
  title: null;
  values: number[];
  labelExpr: TickWords;
  grid: true;
  labelOverlap: false;
  /** Lines only. */
  labels?: boolean;
  labelAlign?: "left";
  labelOffset?: number;
  /** The first and the last word stay over the plot. */
  labelFlush?: true;
  minExtent?: number;
  maxExtent?: number;
}
