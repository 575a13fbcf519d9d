import { RATIO_REASONS, type RatioReason, type RatioValue } from "../../domain/load.ts";
import type { RatioColumn } from "../../domain/series.ts";

/** A number, or why there is none. */
export type Shown = number | RatioReason;

const REASON_CODES = Object.fromEntries(RATIO_REASONS.map((reason, index) => [reason, index + 1])) as Readonly<
  Record<RatioReason, number>
>;

/**
 * A column without a number yet.
 *
 * @see docs/METHODS.md#conventions
 */
export function emptyRatioColumn(length: number): RatioColumn {
  return { values: new Float64Array(length), reasons: new Uint8Array(length) };
}

/**
 * Puts a number, or the reason there is none, into a column.
 *
 * @see docs/METHODS.md#conventions
 */
export function setRatio(column: RatioColumn, index: number, shown: Shown): void {
  const isNumber = typeof shown === "number";
  column.values[index] = isNumber ? shown : Number.NaN;
  column.reasons[index] = isNumber ? 0 : REASON_CODES[shown];
}

/**
 * What a column says of a day; `NO_HISTORY` outside of it.
 *
 * @see docs/METHODS.md#conventions
 */
export function ratioAt(column: RatioColumn, index: number): RatioValue {
  const code = column.reasons[index] ?? REASON_CODES.NO_HISTORY;
  if (code === 0) return { kind: "known", value: column.values[index] ?? 0 };
  return { kind: "unknown", reason: RATIO_REASONS[code - 1] ?? "NO_HISTORY" };
}
