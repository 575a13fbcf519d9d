import { civilOf, isoWeekday, type LocalDay } from "../../domain/local-day.ts";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/**
 * A day as findings name it.
 *
 * @see docs/METHODS.md#rules
 * @example dayWords(localDayOf(2026, 11, 22)) // "Sun 22 Nov"
 */
export function dayWords(day: LocalDay): string {
  const { month, dayOfMonth } = civilOf(day);
  return `${WEEKDAYS[isoWeekday(day) - 1]} ${dayOfMonth} ${MONTHS[month - 1]}`;
}
