import type { Histogram } from "../domain/activity.ts";
import type { SessionSummary } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import { flag, num, numList, numOrNull, type Row, text } from "./row.ts";
import type { Reader } from "./session.ts";

/** Every activity that counts, of every sport, ascending by day, start and id, with the runner's own rating. */
export async function sessionSummaries(reader: Reader, athlete: AthleteId): Promise<readonly SessionSummary[]> {
  return reader.query("session-summaries", { athlete }, summaryFromRow);
}

function summaryFromRow(row: Row): SessionSummary {
  return {
    id: text(row, "id"),
    sport: text(row, "sport"),
    localDay: num(row, "local_day"),
    startedAt: numOrNull(row, "started_at"),
    durationS: numOrNull(row, "duration_s"),
    elapsedS: numOrNull(row, "elapsed_s"),
    distanceM: numOrNull(row, "distance_m"),
    rpe0To10: numOrNull(row, "rpe_0_to_10"),
    avgHeartRateBpm: numOrNull(row, "avg_heart_rate_bpm"),
    heartRate: heartRateFromRow(row),
    treadmill: flag(row, "treadmill"),
  };
}

function heartRateFromRow(row: Row): Histogram | null {
  if (row["seconds_s"] === null) return null;
  return {
    kind: "heartRateBpm",
    lowest: num(row, "lowest"),
    width: num(row, "width"),
    secondsS: numList(row, "seconds_s"),
  };
}
