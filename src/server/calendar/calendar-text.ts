import ical, { ICalEventTransparency } from "ical-generator";
import { instantFromWallClock, isoFromInstant } from "../../domain/instant.ts";
import { addDays, formatLocalDay, type LocalDay } from "../../domain/local-day.ts";

/** One entry that takes a whole day. */
export interface WholeDay {
  /** Names the entry for good: a calendar that sees it again moves it in place of adding another. */
  readonly uid: string;
  readonly day: LocalDay;
  readonly summary: string;
  readonly description: string | null;
}

export interface CalendarFile {
  readonly name: string;
  readonly days: readonly WholeDay[];
  /** When the data behind it last changed, in ISO 8601. */
  readonly stamp: string;
}

const SECONDS_OF_DAY = 86_400;
/** How often a program that follows a calendar may ask again. */
const REFRESH_S = 6 * 3600;
/** What no text of a calendar may hold: control characters other than line ends. */
const CONTROL = /[^\P{Cc}\n]/gu;

/** A stamp made of the day and the version of the data, since nothing here reads a clock. Later data have a later stamp. */
export function stampOf(today: LocalDay, dataVersion: number): string {
  return isoFromInstant(instantFromWallClock(today, dataVersion % SECONDS_OF_DAY, 0));
}

/** The entries as a calendar file (RFC 5545), the same bytes for the same entries. They block no time. */
export function calendarText({ name, days, stamp }: CalendarFile): string {
  const calendar = ical({ name, prodId: { company: "niggle", product: "calendar" }, ttl: REFRESH_S });
  for (const { uid, day, summary, description } of days) {
    calendar.createEvent({
      id: uid,
      allDay: true,
      start: formatLocalDay(day),
      end: formatLocalDay(addDays(day, 1)),
      stamp,
      summary: summary.replaceAll(CONTROL, " "),
      ...(description === null ? {} : { description: description.replaceAll(CONTROL, " ") }),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}
