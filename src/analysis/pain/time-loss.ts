import type { LocalDay } from "../../domain/local-day.ts";

export type TimeLossBand = "minor" | "moderate" | "severe" | "very-severe";

/** Ends of the bands in days, each band up to but without its end. */
const BANDS: readonly (readonly [number, TimeLossBand])[] = [
  [7, "minor"],
  [28, "moderate"],
  [84, "severe"],
  [Number.POSITIVE_INFINITY, "very-severe"],
];

export interface TimeLoss {
  readonly days: number;
  readonly band: TimeLossBand;
  /** False while the runner is not back: then the days count so far. */
  readonly isOver: boolean;
}

/**
 * Days lost to an injury, from the day after its onset to full return. The day of onset is day 0, so the number is that of
 * the day of return.
 *
 * @param fullReturn null while the runner is not back
 * @returns null when the onset is after `asOf`, or the return before the onset
 * @see docs/METHODS.md#time-loss
 * @example timeLoss(100, 107, 200) // {"days":7,"band":"moderate","isOver":true}
 */
export function timeLoss(onset: LocalDay, fullReturn: LocalDay | null, asOf: LocalDay): TimeLoss | null {
  const isOver = fullReturn !== null && fullReturn <= asOf;
  const days = (isOver ? fullReturn : asOf) - onset;
  const band = BANDS.find(([end]) => days < end)?.[1];
  return days < 0 || band === undefined ? null : { days, band, isOver };
}
