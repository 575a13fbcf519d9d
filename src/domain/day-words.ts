import { civilOf, type LocalDay } from "./local-day.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `16 Nov 2026`, in English. */
export function shortDayAndYear(day: LocalDay): string {
  const { dayOfMonth, month, year } = civilOf(day);
  return `${dayOfMonth} ${MONTHS[month - 1]} ${year}`;
}
