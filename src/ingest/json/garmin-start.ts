import type { Activity, QualityFlag } from "../../domain/activity.ts";
import { instantFromWallClock, localDayAt, parseIso, type UtcInstant } from "../../domain/instant.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { instantAtHome, isPlausibleDay, startAtHome } from "../csv/summary-row.ts";
import type { JsonRecord } from "./json-record.ts";

export interface GarminStart {
  readonly where: Pick<Activity, "localDay" | "startedAt" | "utcOffsetMin" | "zoneSource">;
  readonly flags: readonly QualityFlag[];
}

const MS_PER_DAY = 86_400_000;
const QUARTER_HOUR_MIN = 15;
const LARGEST_OFFSET_MIN = 14 * 60;

/** Milliseconds since 1970, written as a number, or as a date and a time without an offset. */
function millisOf(record: JsonRecord, name: string): number | null {
  const number = record.measured(name);
  if (number !== null) return number;
  const read = parseIso(record.text(name) ?? "");
  return read === null ? null : instantFromWallClock(read.day, read.timeOfDayS, 0);
}

const isPlausible = (millis: number): boolean => isPlausibleDay(Math.floor(millis / MS_PER_DAY) as LocalDay);

/** When and where a session began, from whichever of its three times are there; null without any. */
export function garminStart(record: JsonRecord, homeZone: string): GarminStart | null {
  const utc =
    millisOf(record, "beginTimestamp") ?? millisOf(record, "startTimeGmt") ?? millisOf(record, "startTimeGMT");
  const wall = millisOf(record, "startTimeLocal");
  if (!isPlausible(utc ?? wall ?? Number.NaN)) return null;
  if (utc === null) {
    const day = Math.floor((wall ?? 0) / MS_PER_DAY) as LocalDay;
    return { where: startAtHome(day, ((wall ?? 0) - day * MS_PER_DAY) / 1000, homeZone), flags: [] };
  }
  const startedAt = Math.round(utc) as UtcInstant;
  const utcOffsetMin = offsetOf(startedAt, wall);
  if (utcOffsetMin === null) return { where: instantAtHome(startedAt, homeZone), flags: ["ZONE_ASSUMED"] };
  const localDay = localDayAt(startedAt, utcOffsetMin);
  return { where: { startedAt, utcOffsetMin, localDay, zoneSource: "file" }, flags: [] };
}

/** Minutes from UTC to the wall clock; null where the two do not make an offset that any place has. */
function offsetOf(utc: number, wall: number | null): number | null {
  if (wall === null) return null;
  const offsetMin = Math.round((wall - utc) / 60_000 / QUARTER_HOUR_MIN) * QUARTER_HOUR_MIN;
  const isOffset = Math.abs(offsetMin) <= LARGEST_OFFSET_MIN && Math.abs(wall - utc - offsetMin * 60_000) <= 60_000;
  return isOffset ? offsetMin : null;
}
