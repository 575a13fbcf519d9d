import tzLookup from "@photostructure/tz-lookup";
import { instantFromWallClock, localDayAt, type UtcInstant } from "../domain/instant.ts";
import { type LocalDay, localDayOf } from "../domain/local-day.ts";

const MINUTES_PER_DAY = 1440;
const NAME = /^[A-Za-z][A-Za-z0-9_+/-]*$/;

const formats = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
}

/** True for a name that the zone database knows, such as `Europe/Berlin` or `UTC`. */
export function isZone(name: string): boolean {
  if (!NAME.test(name)) return false;
  try {
    clockOf(name);
    return true;
  } catch {
    // Intl has no question "is this a zone": it throws RangeError for a name it does not know.
    return false;
  }
}

/**
 * Minutes that clocks in the zone are ahead of UTC at an instant.
 *
 * @throws RangeError for a zone that {@link isZone} refuses, or an instant outside ±100 million days
 */
export function zoneOffsetMin(instant: UtcInstant, ianaZone: string): number {
  const wholeS = Math.floor(instant / 1000);
  const read = new Map(
    clockOf(ianaZone)
      .formatToParts(wholeS * 1000)
      .map((part) => [part.type, Number(part.value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => read.get(type) ?? 0;
  const day = localDayOf(part("year"), part("month"), part("day"));
  const wallS = day * 86_400 + part("hour") * 3600 + part("minute") * 60 + part("second");
  return Math.round((wallS - wholeS) / 60);
}

/** The zone of a place, in degrees; null for a position that is not on Earth, or 0/0, which watches write for "no fix". */
export function zoneOfPosition(latDeg: number, lonDeg: number): string | null {
  if (!(Math.abs(latDeg) <= 90 && Math.abs(lonDeg) <= 180)) return null;
  if (latDeg === 0 && lonDeg === 0) return null;
  const zone = tzLookup(latDeg, lonDeg);
  return isZone(zone) ? zone : null;
}

/**
 * The instant at which clocks in the zone show `timeOfDayS` seconds after midnight on `day`.
 *
 * A reading that occurs twice (clocks go back) is the first of the two. A reading that never occurs (clocks go
 * forward) is moved on by the length of the gap, as the watch that was not yet adjusted would have shown it.
 *
 * @throws RangeError for a zone that {@link isZone} refuses
 */
export function instantFromZonedWallClock(day: LocalDay, timeOfDayS: number, zone: string): UtcInstant {
  const before = zoneOffsetMin(instantFromWallClock(day, timeOfDayS, MINUTES_PER_DAY), zone);
  const after = zoneOffsetMin(instantFromWallClock(day, timeOfDayS, -MINUTES_PER_DAY), zone);
  const first = instantFromWallClock(day, timeOfDayS, before);
  if (before === after || zoneOffsetMin(first, zone) === before) return first;
  const second = instantFromWallClock(day, timeOfDayS, after);
  return zoneOffsetMin(second, zone) === after ? second : first;
}

/** The runner's calendar day at an instant, by the clocks of a zone. */
export function localDayInZone(instant: UtcInstant, zone: string): LocalDay {
  return localDayAt(instant, zoneOffsetMin(instant, zone));
}
