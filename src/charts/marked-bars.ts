import type { Layer } from "./chart-spec.ts";
import type { TimeX, ValueY } from "./stack-chart.ts";

/** A bar from `base` to `top` between two instants, with a triangle at `mark` where `isMarked`. */
export interface MarkedBar {
  readonly x1: number;
  readonly x2: number;
  readonly mid: number;
  readonly base: number;
  readonly top: number;
  readonly mark: number;
  readonly isMarked: boolean;
  /** What a pointer over it is told. */
  readonly said: string;
}

/** Bars in the colour of a week, with the mark of a spike over those that stand out. */
export function markedBars(bars: readonly MarkedBar[], timeX: TimeX, y: ValueY): readonly Layer[] {
  return [
    {
      data: { values: [...bars] },
      mark: { type: "rect", style: "week-bar" },
      encoding: {
        x: timeX("x1"),
        x2: { field: "x2" },
        y: y("base"),
        y2: { field: "top" },
        tooltip: { field: "said" },
      },
    },
    {
      data: { values: bars.filter(({ isMarked }) => isMarked) },
      mark: { type: "point", style: "spike-mark", shape: "triangle-up", filled: true, size: 70 },
      encoding: { x: timeX("mid"), y: y("mark"), tooltip: { field: "said" } },
    },
  ];
}
