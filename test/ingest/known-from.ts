import type { Activity } from "../../src/domain/activity.ts";
import type { ActivityId, Sha256 } from "../../src/domain/ids.ts";
import type { KnownRun } from "../../src/ingest/reconcile.ts";

/** The activities of one file as sessions that are known. */
export function knownFrom(path: string, activities: readonly Activity[]): KnownRun[] {
  return activities.map((activity) => ({
    ...activity,
    id: `${path}#${activity.indexInFile}` as ActivityId,
    sourceSha256: `sha of ${path}` as Sha256,
    mergedSources: [],
  }));
}
