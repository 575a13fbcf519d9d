import type { RunAxis } from "./run-axis.ts";
import type { RunLine } from "./run-line.ts";
import type { RunQuantity } from "./run-quantities.ts";

/** Everything that is drawn of one quantity, with the room there is: what a picture and a live chart have in common. */
export interface RunPlot {
  readonly quantity: RunQuantity;
  readonly axis: RunAxis;
  readonly line: RunLine;
  /** Lowest and highest value with a place in the plot. */
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly plotPx: number;
  readonly heightPx: number;
  /** The last of the stack: it carries the numbers of the axis that all share. */
  readonly isLast: boolean;
}

/** Room above and below the plot, in pixels. */
export const roomOf = ({ isLast }: Pick<RunPlot, "isLast">): { readonly topPx: number; readonly bottomPx: number } => ({
  topPx: 8,
  bottomPx: isLast ? 20 : 4,
});
