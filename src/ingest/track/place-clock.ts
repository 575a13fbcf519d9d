import type { ZoneSource } from "../../domain/activity.ts";
import { localDayAt, parseIso, type UtcInstant } from "../../domain/instant.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { isZone, zoneOffsetMin, zoneOfPosition } from "../zone.ts";
import type { Tracks } from "./samples.ts";

/**
 * 3 July 1998. Watches that do not know the time count from switching on, and write it as seconds after the end of 1989;
 * what they write stays before this day.
 */
export const FIRST_DATE_S = 899_501_056;

/** When a track began, on the runner's own clock and calendar. */
export interface PlaceClock {
  readonly utcOffsetMin: number;
  readonly zoneSource: ZoneSource;
  readonly localDay: LocalDay;
}

/**
 * The clock at the place where a track began. Without a place, the offset that its times state counts, and without that
 * the home zone. The place comes first because some watches (Polar) state an offset that is an hour wrong.
 */
export function placeClock(at: UtcInstant, tracks: Tracks, timeText: string | null, homeZone: string): PlaceClock {
  const [utcOffsetMin, zoneSource] = offsetAt(at, tracks, timeText, homeZone);
  return { utcOffsetMin, zoneSource, localDay: localDayAt(at, utcOffsetMin) };
}

function offsetAt(at: UtcInstant, tracks: Tracks, timeText: string | null, homeZone: string): [number, ZoneSource] {
  const zone = zoneOfStart(tracks);
  if (zone !== null) return [zoneOffsetMin(at, zone), "position"];
  const stated = statedOffsetMin(timeText);
  if (stated !== null) return [stated, "file"];
  return [zoneOffsetMin(at, isZone(homeZone) ? homeZone : "UTC"), "home"];
}

function zoneOfStart({ positionLat, positionLong }: Tracks): string | null {
  const first = positionLat.findIndex((lat, i) => !Number.isNaN(lat + (positionLong[i] as number)) && lat !== 0);
  return first < 0 ? null : zoneOfPosition(positionLat[first] as number, positionLong[first] as number);
}

/** The offset that a time states; null where it states none, or UTC, which says nothing about the place. */
function statedOffsetMin(timeText: string | null): number | null {
  const offset = parseIso(timeText ?? "")?.utcOffsetMin ?? null;
  return offset === null || offset === 0 || Math.abs(offset) > 14 * 60 ? null : offset;
}
