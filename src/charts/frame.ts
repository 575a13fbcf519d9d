import { addDays, civilOf, isoWeekStart, type LocalDay, localDayOf } from "../domain/local-day.ts";

/** Below this width a chart shows fewer weeks, so that each stays wide enough to carry a number. */
const NARROW_BELOW_PX = 480;
const WEEKS_NARROW = 16;
const WEEKS_WIDE = 26;
const MILLIS_PER_DAY = 86_400_000;
/** Share of a week's width left free between two weeks, on each side. */
const WEEK_GAP_FRAC = 0.09;

/** Room left of the plot for the numbers of the y axis, and right of it. The same in every chart: that lines them up. */
export const LEFT_PX = 34;
export const RIGHT_PX = 8;

/** What all charts of one stack share: the weeks shown and the width. */
export interface ChartFrame {
  /** Mondays, ascending, dense. */
  readonly weekStarts: readonly LocalDay[];
  readonly widthPx: number;
  readonly isNarrow: boolean;
}

/** The frame whose last week holds `asOf`. */
export function chartFrame(asOf: LocalDay, widthPx: number): ChartFrame {
  const isNarrow = widthPx < NARROW_BELOW_PX;
  const count = isNarrow ? WEEKS_NARROW : WEEKS_WIDE;
  const last = isoWeekStart(asOf);
  return {
    weekStarts: Array.from({ length: count }, (_, i) => addDays(last, 7 * (i + 1 - count))),
    widthPx,
    isNarrow,
  };
}

/** First day shown, and the last: the Sunday of the last week. */
export function frameDays(frame: ChartFrame): { readonly from: LocalDay; readonly to: LocalDay } {
  const from = frame.weekStarts[0];
  const last = frame.weekStarts.at(-1);
  if (from === undefined || last === undefined) throw new Error("a chart frame holds at least one week");
  return { from, to: addDays(last, 6) };
}

export const plotWidthPx = (frame: ChartFrame): number => frame.widthPx - LEFT_PX - RIGHT_PX;

/** Milliseconds since the epoch at the day's UTC midnight: the number on every time axis. */
export const millisOf = (day: LocalDay): number => day * MILLIS_PER_DAY;

/** The domain of every time axis of the stack. */
export function timeDomain(frame: ChartFrame): [number, number] {
  const { from, to } = frameDays(frame);
  return [millisOf(from), millisOf(addDays(to, 1))];
}

/** Left edge, right edge and middle of a week's column. */
export function weekColumn(weekStart: LocalDay): { readonly x1: number; readonly x2: number; readonly mid: number } {
  const start = millisOf(weekStart);
  const gap = 7 * MILLIS_PER_DAY * WEEK_GAP_FRAC;
  return { x1: start + gap, x2: start + 7 * MILLIS_PER_DAY - gap, mid: start + 3.5 * MILLIS_PER_DAY };
}

/** Left edge, right edge and middle of a day's column. */
export function dayColumn(day: LocalDay): { readonly x1: number; readonly x2: number; readonly mid: number } {
  return { x1: millisOf(day), x2: millisOf(addDays(day, 1)), mid: millisOf(day) + MILLIS_PER_DAY / 2 };
}

/** First days of the months inside the frame; one too near the right edge for its label is left out. */
export function monthStarts(frame: ChartFrame): number[] {
  const { from, to } = frameDays(frame);
  const { year, month } = civilOf(from);
  const starts: LocalDay[] = [];
  for (let i = 0; ; i += 1) {
    const start = localDayOf(year + Math.floor((month - 1 + i) / 12), ((month - 1 + i) % 12) + 1, 1);
    if (start > addDays(to, -(frame.isNarrow ? 13 : 10))) return starts.map(millisOf);
    if (start >= from) starts.push(start);
  }
}
