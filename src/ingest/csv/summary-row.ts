import type { Activity, SourceFormat } from "../../domain/activity.ts";
import type { UtcInstant } from "../../domain/instant.ts";
import { type LocalDay, localDayOf } from "../../domain/local-day.ts";
import { instantFromZonedWallClock, zoneOffsetMin } from "../zone.ts";

type Where = Pick<Activity, "localDay" | "startedAt" | "utcOffsetMin" | "zoneSource">;

const SILENT = {
  sport: "other",
  sportLabel: null,
  title: null,
  note: null,
  durationS: null,
  movingS: null,
  elapsedS: null,
  distanceM: null,
  ascentM: null,
  descentM: null,
  avgHeartRateBpm: null,
  maxHeartRateBpm: null,
  avgCadenceSpm: null,
  avgPowerW: null,
  avgGroundContactS: null,
  avgVerticalOscillationM: null,
  avgStrideM: null,
  groundContactBalanceLeftFrac: null,
  rpe0To10: null,
  device: null,
  samples: 0,
  laps: [],
  histograms: [],
  flags: [],
} as const;

/** An activity of one summary row that says when it was and, so far, nothing else. */
export function summaryActivity(format: SourceFormat, indexInFile: number, where: Where): Activity {
  return { ...SILENT, format, indexInFile, ...where };
}

/** A wall-clock reading without a zone, taken as the clock at home: the day is as written, the instant follows. */
export function startAtHome(localDay: LocalDay, timeOfDayS: number, homeZone: string): Where {
  const startedAt = instantFromZonedWallClock(localDay, timeOfDayS, homeZone);
  return { localDay, startedAt, utcOffsetMin: zoneOffsetMin(startedAt, homeZone), zoneSource: "home" };
}

/** An instant whose place is not known: the day is the one the clock at home showed. */
export function instantAtHome(startedAt: UtcInstant, homeZone: string): Where {
  const utcOffsetMin = zoneOffsetMin(startedAt, homeZone);
  const localDay = Math.floor((startedAt / 60_000 + utcOffsetMin) / 1440) as LocalDay;
  return { localDay, startedAt, utcOffsetMin, zoneSource: "home" };
}

const EARLIEST = localDayOf(1970, 1, 1);
const LATEST = localDayOf(2099, 12, 31);

/** False for a slip such as the year 0226: one such day would stretch the history over centuries. */
export function isPlausibleDay(day: LocalDay): boolean {
  return day >= EARLIEST && day <= LATEST;
}
