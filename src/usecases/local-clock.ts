import type { UtcInstant } from "../domain/instant.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { instantFromZonedWallClock, isZone, localDayInZone } from "../ingest/zone.ts";

/** The clock on the wall of a place. */
export interface LocalClock {
  /** The calendar day there at an instant. */
  dayAt(instant: UtcInstant): LocalDay;
  /**
   * The instant at which the clock shows `timeOfDayS` seconds after midnight of a day: the first of two where clocks go
   * back, moved on by the gap where they go forward.
   */
  instantOf(day: LocalDay, timeOfDayS: number): UtcInstant;
}

/** The clock of a zone; null for a name that the zone database does not know. */
export function localClock(zone: string): LocalClock | null {
  if (!isZone(zone)) return null;
  return {
    dayAt: (instant) => localDayInZone(instant, zone),
    instantOf: (day, timeOfDayS) => instantFromZonedWallClock(day, timeOfDayS, zone),
  };
}
