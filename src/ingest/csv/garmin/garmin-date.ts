import { parseIso } from "../../../domain/instant.ts";
import { formatLocalDay, type LocalDay, localDayOf, parseLocalDay } from "../../../domain/local-day.ts";
import { monthOf } from "../clock-text.ts";
import { isPlausibleDay } from "../summary-row.ts";

/** A wall-clock reading. */
export interface WallClock {
  readonly day: LocalDay;
  readonly timeOfDayS: number;
}

/** `Fr, 25 Mai 2012 20:31`, as lists of 2012 had it; English lists put the month first and add AM or PM. */
const WORDED =
  /^(?:\p{L}+\.?,?\s+)?(?:(\d{1,2})\.?\s+(\p{L}+)\.?|(\p{L}+)\.?\s+(\d{1,2})),?\s+(\d{4}),?\s+(\d{1,2}):(\d{2})\s*([ap]m)?$/iu;

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
}

function wordedClock(text: string): WallClock | null {
  const match = WORDED.exec(text);
  if (match === null) return null;
  const month = monthOf(match[2] ?? match[3] ?? "");
  const dayOfMonth = Number(match[1] ?? match[4]);
  const hour = hourOf(Number(match[6]), match[8]);
  if (month === null || hour > 23 || Number(match[7]) > 59) return null;
  const day = localDayOf(Number(match[5]), month, dayOfMonth);
  if (parseLocalDay(formatLocalDay(day)) === null || dayOfMonth < 1 || dayOfMonth > 31) return null;
  return { day, timeOfDayS: hour * 3600 + Number(match[7]) * 60 };
}

/** The wall clock of a Garmin list; null for a text that is no date, or one that a spreadsheet has rewritten. */
export function garminDate(text: string): WallClock | null {
  const iso = parseIso(text);
  const read = iso ?? wordedClock(text);
  return read !== null && isPlausibleDay(read.day) ? { day: read.day, timeOfDayS: read.timeOfDayS } : null;
}
