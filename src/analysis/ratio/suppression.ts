import type { RatioReason } from "../../domain/load.ts";
import { KNOWN, type LoadColumn, UNMEASURED } from "./load-column.ts";
import type { RatioRules } from "./ratio-rules.ts";

const ACUTE_DAYS = 7;
const CHRONIC_DAYS = 28;

/**
 * Why the `days` days that end with a position in a column cannot carry a number; null when enough of them is known.
 * `UNMEASURED` when the days are accounted for but their load is missing, `COVERAGE` when nobody has told us about them.
 *
 * @see docs/METHODS.md#conventions
 */
export function coverageGap(
  column: LoadColumn,
  to: number,
  days: number,
  minCoverageFrac: number,
): "COVERAGE" | "UNMEASURED" | null {
  let known = 0;
  let unmeasured = 0;
  for (let i = to - days + 1; i <= to; i++) {
    const knowledge = column.knowledge[i];
    if (knowledge === KNOWN) known++;
    else if (knowledge === UNMEASURED) unmeasured++;
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
  if (historyDays(column, index) < Math.max(rules.minHistoryDays, CHRONIC_DAYS)) return "WARMUP";
  return (
    coverageGap(column, index, CHRONIC_DAYS, rules.minCoverage28dFrac) ??
    coverageGap(column, index, ACUTE_DAYS, rules.minCoverage7dFrac)
  );
}

/**
 * Calendar days of history on a day, the day itself included.
 *
 * @see docs/METHODS.md#conventions
 */
export function historyDays({ daysBefore }: LoadColumn, index: number): number {
  return daysBefore + index + 1;
}
