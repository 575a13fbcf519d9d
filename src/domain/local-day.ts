/**
 * A calendar day in the runner's own life, as a whole number: days since 1970-01-01. It has no zone and no clock.
 * Arithmetic on it is integer arithmetic, so daylight saving cannot touch it.
 */
export type LocalDay = number & { readonly __brand: "LocalDay" };

/** Days from `from` to `to`, both included. */
export interface DayRange {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

const DAYS_PER_ERA = 146_097;

/** Day number of a Gregorian date. Does not check its arguments: {@link parseLocalDay} does. */
export function localDayOf(year: number, month: number, dayOfMonth: number): LocalDay {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * DAYS_PER_ERA + dayOfEra - 719_468) as LocalDay;
}

/** Year, month (1–12) and day of month (1–31). */
export function civilOf(day: LocalDay): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** Reads `YYYY-MM-DD`; null for anything else, including days that do not exist. */
export function parseLocalDay(text: string): LocalDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const day = localDayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return formatLocalDay(day) === text ? day : null;
}

/** `YYYY-MM-DD`. */
export function formatLocalDay(day: LocalDay): string {
  const { year, month, dayOfMonth } = civilOf(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

export function addDays(day: LocalDay, count: number): LocalDay {
  return (day + count) as LocalDay;
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function isoWeekday(day: LocalDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the day's ISO week. */
export function isoWeekStart(day: LocalDay): LocalDay {
  return addDays(day, 1 - isoWeekday(day));
}

/** Every day of a range, ascending; empty when `to` is before `from`. */
export function daysOf(range: DayRange): LocalDay[] {
  return Array.from({ length: Math.max(0, range.to - range.from + 1) }, (_, i) => addDays(range.from, i));
}

/** The `count` days that end with `last`, last included. */
export function windowEnding(last: LocalDay, count: number): DayRange {
  return { from: addDays(last, 1 - count), to: last };
}

export function isWithin(day: LocalDay, range: DayRange): boolean {
  return day >= range.from && day <= range.to;
}
