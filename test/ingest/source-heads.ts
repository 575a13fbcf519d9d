import type { Activity } from "../../src/domain/activity.ts";
import type { ActivityId, Sha256 } from "../../src/domain/ids.ts";
import type { UtcInstant } from "../../src/domain/instant.ts";
import type { LocalDay } from "../../src/domain/local-day.ts";
import type { SourceHead } from "../../src/ingest/match-sources.ts";
import { sourceHead } from "../../src/ingest/source-head.ts";

export const START = 1_772_000_000_000;

const HEAD: SourceHead = {
  id: "id-watch" as ActivityId,
  sourceSha256: "sha-watch" as Sha256,
  indexInFile: 0,
  sport: "run",
  isSportAssumed: false,
  correctedSport: null,
  startedAt: START as UtcInstant,
  utcOffsetMin: 60,
  zoneSource: "file",
  localDay: 20_509 as LocalDay,
  durationS: 3000,
  elapsedS: 3100,
  distanceM: 10_000,
  samples: 3001,
  measures: 14,
  format: "fit",
};

let made = 0;

/** A recorded run of 10 km, from a file of its own unless it is said otherwise. */
export function head(some: Partial<SourceHead> = {}): SourceHead {
  made += 1;
  return { ...HEAD, id: `id-${made}` as ActivityId, sourceSha256: `sha-${made}` as Sha256, ...some };
}

export const strava = (some: Partial<SourceHead> = {}): SourceHead =>
  head({ format: "strava-csv", samples: 0, measures: 12, zoneSource: "home", ...some });
export const garmin = (some: Partial<SourceHead> = {}): SourceHead =>
  head({ format: "garmin-csv", samples: 0, measures: 13, zoneSource: "home", ...some });
export const dayOnly = (some: Partial<SourceHead> = {}): SourceHead =>
  head({
    format: "diary-csv",
    samples: 0,
    measures: 1,
    startedAt: null,
    utcOffsetMin: null,
    zoneSource: "stated",
    elapsedS: null,
    durationS: null,
    ...some,
  });

/** A start some seconds after the usual one. */
export const at = (seconds: number) => ({ startedAt: (START + seconds * 1000) as UtcInstant });

/** The activities of one file. */
export function headsOfFile(path: string, activities: readonly Activity[]): readonly SourceHead[] {
  return activities.map((activity) =>
    sourceHead(activity, {
      id: `${path}#${activity.indexInFile}` as ActivityId,
      sourceSha256: `sha of ${path}` as Sha256,
      correctedSport: null,
    }),
  );
}
