import type { FileOutcome } from "../domain/import-outcome.ts";
import { isoFromInstant } from "../domain/instant.ts";
import { formatLocalDay } from "../domain/local-day.ts";
import type { ImportCounts } from "./app.ts";

/** One line per file of `import --json`. */
export function outcomeJson(outcome: FileOutcome): object {
  return {
    path: outcome.path,
    outcome: outcome.outcome,
    reason: outcome.reason,
    detail: outcome.detail,
    sha256: outcome.sha256,
    activities: outcome.activities.map((activity) => ({
      activityId: activity.activityId,
      sport: activity.sport,
      startedAt: activity.startedAt === null ? null : isoFromInstant(activity.startedAt),
      localDay: formatLocalDay(activity.localDay),
      utcOffsetMin: activity.utcOffsetMin,
      durationS: activity.durationS,
      elapsedS: activity.elapsedS,
      distanceM: activity.distanceM,
      avgHeartRateBpm: activity.avgHeartRateBpm,
      avgCadenceSpm: activity.avgCadenceSpm,
      ascentM: activity.ascentM,
      samples: activity.samples,
      source: activity.source,
    })),
  };
}

/** The last line of `import --json`. */
export function summaryJson(counts: ImportCounts, cancelled = false): object {
  return cancelled ? { summary: counts, cancelled } : { summary: counts };
}
