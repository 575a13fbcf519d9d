import { RATIO_REASONS, type RatioReason, type RatioValue } from "../../domain/load.ts";

/** A number, or why there is none. */
export type Shown = number | RatioReason;

/** One ratio of each day of a column: its number, or the reason beside a NaN. */
export class RatioColumn {
  readonly values: Float64Array;
  /** 0 for a number, else one more than the place of the reason in `RATIO_REASONS`. */
  readonly reasons: Uint8Array;

  constructor(length: number) {
    this.values = new Float64Array(length);
    this.reasons = new Uint8Array(length);
  }

  set(index: number, shown: Shown): void {
    if (typeof shown === "number") this.values[index] = shown;
    else {
      this.values[index] = Number.NaN;
      this.reasons[index] = REASON_CODES[shown];
    }
  }

  at(index: number): RatioValue {
    const code = this.reasons[index] ?? NO_HISTORY_CODE;
    if (code === 0) return { kind: "known", value: this.values[index] ?? 0 };
    return { kind: "unknown", reason: RATIO_REASONS[code - 1] ?? "NO_HISTORY" };
  }
}

const REASON_CODES = Object.fromEntries(RATIO_REASONS.map((reason, index) => [reason, index + 1])) as Readonly<
  Record<RatioReason, number>
>;
const NO_HISTORY_CODE = REASON_CODES.NO_HISTORY;
