import type { ActivityId } from "../domain/ids.ts";
import type { RunSummary } from "../domain/run-summary.ts";
import { firstStated, sourcesOfWhole } from "../ingest/merge-sources.ts";
import type { RunInShort } from "./read-runs.ts";

/**
 * The recording of a run in short: of its richest source that has one and speaks of the whole of it, without what a person
 * put right. Null without a recording.
 *
 * @see docs/METHODS.md#recording-in-short
 */
export function summaryOfRun(
  { run, sources }: Pick<RunInShort, "run" | "sources">,
  summaries: ReadonlyMap<ActivityId, RunSummary>,
): RunSummary | null {
  const summary = firstStated(sourcesOfWhole(sources), ({ id }) => summaries.get(id) ?? null)?.value ?? null;
  if (summary === null) return null;
  const isCorrected = (name: "heartRate" | "distanceM") => run.corrections.some(({ field }) => field === name);
  return {
    ...summary,
    ...(isCorrected("distanceM") ? WITHOUT_SPEED : {}),
    ...(isCorrected("heartRate") ? WITHOUT_HEART_RATE : {}),
  };
}

const WITHOUT_BOTH = {
  efficiencyFirst: null,
  efficiencySecond: null,
  heartRateMetresM: [],
  best30MinHeartRateBpm: null,
};

const WITHOUT_HEART_RATE = { ...WITHOUT_BOTH, highestHeartRateBpm: null } as const satisfies Partial<RunSummary>;

/** Where the distance was wrong, so were the speeds of the blocks. */
const WITHOUT_SPEED = {
  ...WITHOUT_BOTH,
  gradedS: null,
  gapSpeedMPerS: null,
  gapSpeed4MPerS: null,
  best20MinSpeedMPerS: null,
  best30MinSpeedMPerS: null,
  best60MinSpeedMPerS: null,
} as const satisfies Partial<RunSummary>;
