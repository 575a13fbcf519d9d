import type { RatioReason } from "../../domain/load.ts";
import type { LoadColumn } from "./load-column.ts";
import type { RatioRules } from "./ratio-rules.ts";

const ACUTE_DAYS = 7;
const CHRONIC_DAYS = 28;

/**
 * Why a window of days cannot carry a number; null when enough of it is known. `UNMEASURED` when the days are accounted
 * for but their load is missing, `COVERAGE` when nobody has told us about the days.
 *
 * @param window positions in the column, both included, within it
 * @see docs/METHODS.md#conventions
 */
export function coverageGap(
  column: LoadColumn,
  window: { readonly from: number; readonly to: number },
  minCoverageFrac: number,
): "COVERAGE" | "UNMEASURED" | null {
  const days = window.to - window.from + 1;
  let known = 0;
  let unmeasured = 0;
  for (let i = window.from; i <= window.to; i++) {
    if (column.knowledge[i] === "known") known++;
    else if (column.knowledge[i] === "unmeasured") unmeasured++;
  }
  if (known / days >= minCoverageFrac) return null;
  return (known + unmeasured) / days >= minCoverageFrac ? "UNMEASURED" : "COVERAGE";
}

/**
 * Why no ratio is shown on a day, before any arithmetic: too short a history, or too little known of the 28 or the 7
 * days that end with it; null when the ratio may be shown.
 *
 * @param index position of the day in the column
 * @see docs/METHODS.md#conventions
 */
export function suppressionAt(column: LoadColumn, index: number, rules: RatioRules): RatioReason | null {
  if (index + 1 < Math.max(rules.minHistoryDays, CHRONIC_DAYS)) return "WARMUP";
  return (
    coverageGap(column, { from: index - CHRONIC_DAYS + 1, to: index }, rules.minCoverage28dFrac) ??
    coverageGap(column, { from: index - ACUTE_DAYS + 1, to: index }, rules.minCoverage7dFrac)
  );
}
