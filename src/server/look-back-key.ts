import type { Worked } from "../usecases/kept-answers.ts";
import type { LookBack } from "../usecases/look-back.ts";

/** Changes whenever a page that shows this would. */
export function lookBackKey(lookBack: LookBack | null): string {
  return lookBack === null ? "none" : `${keyOf(lookBack.link)} ${keyOf(lookBack.backtest)}`;
}

const keyOf = (worked: Worked<unknown>): string =>
  worked.kind === "ready" ? `${worked.version}${worked.isCurrent ? "" : "-before"}` : worked.kind;

/** A line for whoever runs the server about each part that failed. */
export function logFailures(lookBack: LookBack, log: (line: string) => void): void {
  for (const [name, worked] of Object.entries(lookBack) as [string, Worked<unknown>][]) {
    if (worked.kind === "failed") log(`working out the ${name} failed: ${worked.why}`);
  }
}
