import type { DayRange, LocalDay } from "../../domain/local-day.ts";

/**
 * The days of a range: they are dense, so their places follow from the first.
 *
 * @param days dense and ascending
 * @see docs/METHODS.md#daily-series
 */
export function recordsWithin<D extends { readonly day: LocalDay }>(
  days: readonly D[],
  { from, to }: DayRange,
): readonly D[] {
  const first = days[0]?.day ?? from;
  return days.slice(Math.max(0, from - first), Math.max(0, to - first + 1));
}
