import type { ZoneSource } from "../../domain/activity.ts";
import { epochSOf, instantFromEpochS, localDayAt, type UtcInstant } from "../../domain/instant.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { instantFromZonedWallClock, isZone, zoneOffsetMin, zoneOfPosition } from "../zone.ts";
import { type FitPart, messagesOf, numberOf } from "./fit-messages.ts";
import { FIELD, FIRST_ABSOLUTE_STAMP, FIT_EPOCH_S, MESSAGE, TIMESTAMP } from "./profile.ts";

/** When a session began, on the runner's own clock and calendar. */
export interface LocalClock {
  readonly startedAt: UtcInstant;
  readonly utcOffsetMin: number;
  readonly zoneSource: ZoneSource;
  readonly localDay: LocalDay;
  /** Seconds to add to the file's stamps to get seconds since 1970. */
  readonly epochShiftS: number;
  /** The stamps count from switching on: only the wall clock is known from the file. */
  readonly relative: boolean;
}

export interface Position {
  readonly latDeg: number;
  readonly longDeg: number;
}

const LARGEST_OFFSET_S = 14 * 3600;
const QUARTER_S = 900;
const DAY_S = 86_400;
/** Watches set their two clocks seconds apart. */
const OFFSET_SLACK_S = 60;

/** The clock of a session that began at `startS` (FIT seconds); null when the file holds no date at all. */
export function localClock(
  part: FitPart,
  startS: number,
  position: Position | null,
  homeZone: string,
): LocalClock | null {
  if (startS < FIRST_ABSOLUTE_STAMP) return clockOfRelativeStamps(part, startS, homeZone);
  const startedAt = instantFromEpochS(startS + FIT_EPOCH_S);
  const [utcOffsetMin, zoneSource] = offsetOf(part, startedAt, position, homeZone);
  const localDay = localDayAt(startedAt, utcOffsetMin);
  return { startedAt, utcOffsetMin, zoneSource, localDay, epochShiftS: FIT_EPOCH_S, relative: false };
}

function offsetOf(part: FitPart, at: UtcInstant, position: Position | null, homeZone: string): [number, ZoneSource] {
  const stated = statedOffsetMin(part);
  if (stated !== null) return [stated, "file"];
  const zone = position === null ? null : zoneOfPosition(position.latDeg, position.longDeg);
  if (zone !== null) return [zoneOffsetMin(at, zone), "position"];
  const set = settingsOffsetMin(part);
  return set === null ? [zoneOffsetMin(at, knownZone(homeZone)), "home"] : [set, "file"];
}

/** A home zone that this machine's tables do not have must not stop an import; the activity says that its zone was assumed. */
const knownZone = (homeZone: string) => (isZone(homeZone) ? homeZone : "UTC");

/** Local minus UTC from the activity message, else from a correlation of both clocks. */
function statedOffsetMin(part: FitPart): number | null {
  const pairs = [
    ...messagesOf(part, MESSAGE.activity).map((m) => [m, FIELD.activity.localTimestamp] as const),
    ...messagesOf(part, MESSAGE.timestampCorrelation).map(
      (m) => [m, FIELD.timestampCorrelation.localTimestamp] as const,
    ),
  ];
  for (const [message, field] of pairs) {
    const [localS, utcS] = [numberOf(message, field), numberOf(message, TIMESTAMP)];
    const offset = localS === null || utcS === null ? null : saneOffsetMin(localS - utcS);
    if (offset !== null) return offset;
  }
  return null;
}

/** The offset the watch is set to; 0 is what watches write that do not know. */
function settingsOffsetMin(part: FitPart): number | null {
  const raw = numberOf(messagesOf(part, MESSAGE.deviceSettings)[0], FIELD.deviceSettings.timeOffset);
  return raw === null || raw === 0 ? null : saneOffsetMin(raw | 0);
}

/** Whole quarter hours, in minutes; null for what no zone has (some apps write rubbish here). */
function saneOffsetMin(offsetS: number): number | null {
  const quarters = Math.round(offsetS / QUARTER_S);
  const isSane = Math.abs(offsetS) <= LARGEST_OFFSET_S && Math.abs(offsetS - quarters * QUARTER_S) <= OFFSET_SLACK_S;
  return isSane ? quarters * 15 : null;
}

/**
 * Some old watches count from switching on. The activity message then still has the wall clock: its local time minus its
 * stamp carries every stamp over. The zone stays unknown, so the home zone stands in for it.
 */
function clockOfRelativeStamps(part: FitPart, startS: number, homeZone: string): LocalClock | null {
  for (const message of messagesOf(part, MESSAGE.activity)) {
    const localS = numberOf(message, FIELD.activity.localTimestamp);
    const stampS = numberOf(message, TIMESTAMP);
    if (localS === null || stampS === null || localS < FIRST_ABSOLUTE_STAMP) continue;
    const wallS = startS + (localS - stampS) + FIT_EPOCH_S;
    const localDay = Math.floor(wallS / DAY_S) as LocalDay;
    const startedAt = instantFromZonedWallClock(localDay, wallS - localDay * DAY_S, knownZone(homeZone));
    return {
      startedAt,
      utcOffsetMin: Math.round(wallS / 60 - epochSOf(startedAt) / 60),
      zoneSource: "home",
      localDay,
      epochShiftS: epochSOf(startedAt) - startS,
      relative: true,
    };
  }
  return null;
}
