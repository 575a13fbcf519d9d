import type { RunSummary } from "../../../src/domain/run-summary.ts";

/** The summary of a recording that says nothing beside its totals. */
export const SILENT_SUMMARY: RunSummary = {
  smoothingS: 30,
  gradedS: null,
  gapSpeedMPerS: null,
  gapSpeed4MPerS: null,
  efficiencyFirst: null,
  efficiencySecond: null,
  steps: null,
  stepLoad: null,
  powerWorkKj: null,
  heartRateMetresLowestBpm: 0,
  heartRateMetresWidthBpm: 5,
  heartRateMetresM: [],
  highestHeartRateBpm: null,
  best20MinSpeedMPerS: null,
  best30MinSpeedMPerS: null,
  best60MinSpeedMPerS: null,
  best30MinHeartRateBpm: null,
};
