import { instantFromWallClock, parseIso, type UtcInstant } from "../../../domain/instant.ts";
import { formatLocalDay, type LocalDay, localDayOf, parseLocalDay } from "../../../domain/local-day.ts";
import { monthOf } from "../clock-text.ts";
import { isPlausibleDay } from "../summary-row.ts";

const CLOCK = /(?:,|\s|\sà|\sa las)?\s*(\d{1,2}):(\d{2}):(\d{2})\s*([ap])?\.?m?\.?$/iu;
const MONTH_FIRST = /^(\p{L}+)\.?\s+(\d{1,2}),\s*(\d{4})$/u;
const DAY_FIRST = /^(\d{1,2})\.?\s+(?:de\s+)?(\p{L}+)\.?\s+(?:de\s+)?(\d{4})$/u;
const DOTTED = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/;

function checkedDay(year: number, month: number | null, dayOfMonth: number): LocalDay | null {
  if (month === null || month < 1 || month > 12) return null;
  const day = localDayOf(year, month, dayOfMonth);
  const written = `${year}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
  return formatLocalDay(day) === written ? day : null;
}

function dayOf(text: string): LocalDay | null {
  const iso = parseLocalDay(text);
  if (iso !== null) return iso;
  const dotted = DOTTED.exec(text);
  if (dotted !== null) return checkedDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null)
    return checkedDay(Number(monthFirst[3]), monthOf(monthFirst[1] ?? ""), Number(monthFirst[2]));
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst === null) return null;
  return checkedDay(Number(dayFirst[3]), monthOf(dayFirst[2] ?? ""), Number(dayFirst[1]));
}

function secondsOfDay(match: RegExpExecArray): number | null {
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const half = match[4]?.toLowerCase();
  if (hour > 23 || minute > 59 || second > 59 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  const hourOfDay = half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0);
  return hourOfDay * 3600 + minute * 60 + second;
}

/**
 * The instant of an activity date, which Strava writes in UTC and in the language of the account:
 * `May 6, 2024, 4:02:34 AM`, `09.12.2022, 15:24:49`, `6. 9. 2026 11:18:40`, `2018-09-12 15:02:23`. Any kind of space
 * may stand before AM and PM. Null for another text.
 */
export function stravaDate(text: string): UtcInstant | null {
  const plain = text.replace(/\s+/gu, " ").trim();
  const iso = parseIso(plain);
  if (iso !== null) {
    return isPlausibleDay(iso.day) ? instantFromWallClock(iso.day, iso.timeOfDayS, iso.utcOffsetMin ?? 0) : null;
  }
  const clock = CLOCK.exec(plain);
  if (clock === null) return null;
  const timeOfDayS = secondsOfDay(clock);
  const day = dayOf(plain.slice(0, clock.index).replace(/,$/, "").trim());
  return day === null || timeOfDayS === null || !isPlausibleDay(day) ? null : instantFromWallClock(day, timeOfDayS, 0);
}
