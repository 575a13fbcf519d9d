import { civilOf, isoWeekday, type LocalDay } from "./local-day.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** `November`. */
export const monthWord = (day: LocalDay): string => MONTHS[civilOf(day).month - 1] ?? "";

/** `Sunday`. */
export const weekdayWord = (day: LocalDay): string => WEEKDAYS[isoWeekday(day) - 1] ?? "";

/** `16 November`. */
export const dayAndMonth = (day: LocalDay): string => `${civilOf(day).dayOfMonth} ${monthWord(day)}`;

/** `16 Nov`. */
export const shortDay = (day: LocalDay): string => `${civilOf(day).dayOfMonth} ${monthWord(day).slice(0, 3)}`;

/** `16 Nov 2026`. */
export const shortDayAndYear = (day: LocalDay): string => `${shortDay(day)} ${civilOf(day).year}`;

/** `Sun 15 Nov`. */
export const weekdayAndDay = (day: LocalDay): string => `${weekdayWord(day).slice(0, 3)} ${shortDay(day)}`;
