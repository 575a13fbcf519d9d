import type { ActivityId, AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { RunSummary } from "../domain/run-summary.ts";
import type { Columns } from "./columns.ts";
import { num, numList, numOrNull, type Row, text } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** The summary of a recording, with whose it is. */
export interface OwnedSummary extends RunSummary {
  readonly activityId: ActivityId;
  readonly athlete: AthleteId;
}

const RUN_SUMMARY_COLUMNS: Columns<OwnedSummary> = {
  activity_id: (s) => s.activityId,
  athlete: (s) => s.athlete,
  smoothing_s: (s) => s.smoothingS,
  graded_s: (s) => s.gradedS,
  gap_speed_m_per_s: (s) => s.gapSpeedMPerS,
  gap_speed4_m_per_s: (s) => s.gapSpeed4MPerS,
  efficiency_first: (s) => s.efficiencyFirst,
  efficiency_second: (s) => s.efficiencySecond,
  steps: (s) => s.steps,
  step_load: (s) => s.stepLoad,
  power_work_kj: (s) => s.powerWorkKj,
  heart_rate_metres_lowest_bpm: (s) => s.heartRateMetresLowestBpm,
  heart_rate_metres_width_bpm: (s) => s.heartRateMetresWidthBpm,
  heart_rate_metres_m: (s) => s.heartRateMetresM,
  highest_heart_rate_bpm: (s) => s.highestHeartRateBpm,
  best20_min_speed_m_per_s: (s) => s.best20MinSpeedMPerS,
  best30_min_speed_m_per_s: (s) => s.best30MinSpeedMPerS,
  best60_min_speed_m_per_s: (s) => s.best60MinSpeedMPerS,
  best30_min_heart_rate_bpm: (s) => s.best30MinHeartRateBpm,
};

/**
 * Writes the summaries of activities in place of what was known of them. It goes with the writing of the activities, which
 * says whose data change.
 *
 * @param ids every activity that is written, with a summary or without
 */
export async function putRunSummaries(
  tx: Tx,
  ids: readonly ActivityId[],
  summaries: readonly OwnedSummary[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.run("run-summaries-clear", { activity_id: ids });
  await tx.append("run_summary", RUN_SUMMARY_COLUMNS, summaries);
}

/** The summaries of a runner's recordings that are not withdrawn, by source; of all or of those from a day on. */
export async function runSummaries(
  reader: Reader,
  athlete: AthleteId,
  from: LocalDay | null = null,
): Promise<ReadonlyMap<ActivityId, RunSummary>> {
  const rows = await reader.query("run-summaries", { athlete, from_day: from }, (row): [ActivityId, RunSummary] => [
    text<ActivityId>(row, "activity_id"),
    summaryFromRow(row),
  ]);
  return new Map(rows);
}

/** The summaries of some recordings, by source. */
export async function summariesOf(
  reader: Reader,
  athlete: AthleteId,
  ids: readonly ActivityId[],
): Promise<ReadonlyMap<ActivityId, RunSummary>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.query(
    "run-summaries-of-activities",
    { athlete, activity_id: ids },
    (row): [ActivityId, RunSummary] => [text<ActivityId>(row, "activity_id"), summaryFromRow(row)],
  );
  return new Map(rows);
}

function summaryFromRow(row: Row): RunSummary {
  return {
    smoothingS: num(row, "smoothing_s"),
    gradedS: numOrNull(row, "graded_s"),
    gapSpeedMPerS: numOrNull(row, "gap_speed_m_per_s"),
    gapSpeed4MPerS: numOrNull(row, "gap_speed4_m_per_s"),
    efficiencyFirst: numOrNull(row, "efficiency_first"),
    efficiencySecond: numOrNull(row, "efficiency_second"),
    steps: numOrNull(row, "steps"),
    stepLoad: numOrNull(row, "step_load"),
    powerWorkKj: numOrNull(row, "power_work_kj"),
    heartRateMetresLowestBpm: num(row, "heart_rate_metres_lowest_bpm"),
    heartRateMetresWidthBpm: num(row, "heart_rate_metres_width_bpm"),
    heartRateMetresM: numList(row, "heart_rate_metres_m"),
    highestHeartRateBpm: numOrNull(row, "highest_heart_rate_bpm"),
    best20MinSpeedMPerS: numOrNull(row, "best20_min_speed_m_per_s"),
    best30MinSpeedMPerS: numOrNull(row, "best30_min_speed_m_per_s"),
    best60MinSpeedMPerS: numOrNull(row, "best60_min_speed_m_per_s"),
    best30MinHeartRateBpm: numOrNull(row, "best30_min_heart_rate_bpm"),
  };
}
