import type { ChartFrame } from "./frame.ts";
import type { TimeX } from "./stack-chart.ts";

export const ROW_PX = 38;
export const LABEL_PX = 17;

/** One row of the chart of care: its name, and where it stands. */
export interface CareRow {
  readonly label: string;
  readonly top: number;
  readonly heightPx: number;
  readonly frame: ChartFrame;
  readonly timeX: TimeX;
}

/** The line that a row's marks stand on, in pixels from the top. */
export const rowLinePx = ({ top }: CareRow): number => top + LABEL_PX + 10;
