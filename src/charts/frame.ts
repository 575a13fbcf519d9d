import { addDays, civilOf, type DayRange, isoWeekStart, type LocalDay, localDayOf } from "../domain/local-day.ts";
import { ENGLISH, type Words } from "../messages/words.ts";

/** Below this width, which the style sheet knows as well, a chart is on a phone: lower, and with fewer words. */
export const NARROW_BELOW_PX = 560;
const MILLIS_PER_DAY = 86_400_000;
/** Share of a column's width left free on each side. */
const GAP_FRAC = 0.09;
/** A column narrower than this is hard to see: then each holds more days. */
const LEAST_COLUMN_PX = { week: 4.5, month: 2 } as const;
/** Room a name of a month needs under the axis, and how far from the right edge the last may begin. */
const TICK_ROOM_PX = 38;
const LAST_TICK_PX = 27;
const TICK_MONTHS = [1, 2, 3, 6, 12, 24, 60, 120] as const;

/** Room left of the plot for the numbers of the y axis, and right of it. The same in every chart: that lines them up. */
export const LEFT_PX = 34;
export const RIGHT_PX = 8;

/** How many days a column of the stack holds. */
export type FrameStep = "week" | "month" | "quarter";

/** What all charts of one stack share: the columns shown and the width. */
export interface ChartFrame {
  readonly step: FrameStep;
  /** Whole weeks from Monday to Sunday, whole months or whole quarters: ascending, dense. */
  readonly columns: readonly DayRange[];
  readonly widthPx: number;
  readonly isNarrow: boolean;
  /** What the charts are labelled in. */
  readonly words: Words;
}

/** The weeks that end with the one of `last`. */
export const weeksEnding = (last: LocalDay, weeks: number): DayRange => {
  const monday = isoWeekStart(last);
  return { from: addDays(monday, -7 * (weeks - 1)), to: addDays(monday, 6) };
};

/** The frame that shows these days, in weeks where there is room for them, else in months or quarters. */
export function chartFrame(range: DayRange, widthPx: number, words: Words = ENGLISH): ChartFrame {
  const plotPx = widthPx - LEFT_PX - RIGHT_PX;
  const dayPx = plotPx / (range.to - range.from + 1);
  const step = dayPx * 7 >= LEAST_COLUMN_PX.week ? "week" : dayPx * 30 >= LEAST_COLUMN_PX.month ? "month" : "quarter";
  return { step, columns: columnsOf(range, step), widthPx, isNarrow: widthPx < NARROW_BELOW_PX, words };
}

function columnsOf({ from, to }: DayRange, step: FrameStep): readonly DayRange[] {
  const columns: DayRange[] = [];
  for (let start = columnStart(from, step); start <= to; ) {
    const next = nextStart(start, step);
    columns.push({ from: start, to: addDays(next, -1) });
    start = next;
  }
  return columns;
}

function columnStart(day: LocalDay, step: FrameStep): LocalDay {
  if (step === "week") return isoWeekStart(day);
  const { year, month } = civilOf(day);
  return localDayOf(year, step === "month" ? month : month - ((month - 1) % 3), 1);
}

function nextStart(start: LocalDay, step: FrameStep): LocalDay {
  return step === "week" ? addDays(start, 7) : monthsLater(start, step === "month" ? 1 : 3);
}

function monthsLater(start: LocalDay, count: number): LocalDay {
  const { year, month } = civilOf(start);
  const at = month - 1 + count;
  return localDayOf(year + Math.floor(at / 12), (at % 12) + 1, 1);
}

/** First day shown, and the last. */
export function frameDays({ columns }: ChartFrame): DayRange {
  const [first, last] = [columns[0], columns.at(-1)];
  if (first === undefined || last === undefined) throw new Error("a chart frame holds at least one column");
  return { from: first.from, to: last.to };
}

/** Gives the first day of the column that a day lies in; null outside the frame. */
export function columnFinder(frame: ChartFrame): (day: LocalDay) => LocalDay | null {
  const { from, to } = frameDays(frame);
  return (day) => (day < from || day > to ? null : columnStart(day, frame.step));
}

export const plotWidthPx = (frame: ChartFrame): number => frame.widthPx - LEFT_PX - RIGHT_PX;

/** How wide a column of the frame is on average. */
export const columnWidthPx = (frame: ChartFrame): number => plotWidthPx(frame) / frame.columns.length;

/** How wide a stretch of days is. */
export function daysWidthPx(frame: ChartFrame, days: number): number {
  const { from, to } = frameDays(frame);
  return (plotWidthPx(frame) * days) / (to - from + 1);
}

/** Milliseconds since the epoch at the day's UTC midnight: the number on every time axis. */
export const millisOf = (day: LocalDay): number => day * MILLIS_PER_DAY;

/** The domain of every time axis of the stack. */
export function timeDomain(frame: ChartFrame): [number, number] {
  const { from, to } = frameDays(frame);
  return [millisOf(from), millisOf(addDays(to, 1))];
}

/** Left edge, right edge and middle of a column. */
export function columnEdges({ from, to }: DayRange): {
  readonly x1: number;
  readonly x2: number;
  readonly mid: number;
} {
  const [start, end] = [millisOf(from), millisOf(addDays(to, 1))];
  const gap = (end - start) * GAP_FRAC;
  return { x1: start + gap, x2: end - gap, mid: (start + end) / 2 };
}

/** Left edge, right edge and middle of a day's column. */
export function dayColumn(day: LocalDay): { readonly x1: number; readonly x2: number; readonly mid: number } {
  return { x1: millisOf(day), x2: millisOf(addDays(day, 1)), mid: millisOf(day) + MILLIS_PER_DAY / 2 };
}

/** First days of months inside the frame, as many as have room; one too near the right edge for its name is left out. */
export function timeTicks(frame: ChartFrame): number[] {
  const { from, to } = frameDays(frame);
  const months = TICK_MONTHS.find((count) => daysWidthPx(frame, count * 30.4) >= TICK_ROOM_PX) ?? 240;
  const { year, month } = civilOf(from);
  const aligned = months > 12 ? localDayOf(year - (year % (months / 12)), 1, 1) : localDayOf(year, 1, 1);
  const ticks: LocalDay[] = [];
  for (let start = months === 1 ? localDayOf(year, month, 1) : aligned; start <= to; start = monthsLater(start, months))
    if (start >= from && daysWidthPx(frame, to - start + 1) >= LAST_TICK_PX) ticks.push(start);
  return ticks.map(millisOf);
}
