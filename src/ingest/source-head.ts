import type { Activity, Sport } from "../domain/activity.ts";
import type { ActivityId, Sha256 } from "../domain/ids.ts";
import { measuresKnown } from "../domain/run.ts";
import type { SourceHead } from "./match-sources.ts";

/** Whose activity it is beside what it says. */
export interface Sourced {
  readonly id: ActivityId;
  readonly sourceSha256: Sha256;
  readonly correctedSport: Sport | null;
}

/** What grouping needs to know of an activity. */
export function sourceHead(activity: Activity, { id, sourceSha256, correctedSport }: Sourced): SourceHead {
  const { sport, startedAt, utcOffsetMin, zoneSource, localDay, format, indexInFile } = activity;
  const { durationS, elapsedS, distanceM, samples, flags } = activity;
  return {
    ...{ id, sourceSha256, correctedSport, sport, startedAt, utcOffsetMin, zoneSource, localDay, format, indexInFile },
    ...{ durationS, elapsedS, distanceM, samples },
    isSportAssumed: flags.includes("SPORT_ASSUMED"),
    measures: measuresKnown(activity),
  };
}
