import type { Activity, Histogram } from "../domain/activity.ts";
import type { ActivityId, AthleteId, Sha256 } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { num, numOrNull, type Row, text, textList, textOrNull } from "./row.ts";
import type { Reader } from "./session.ts";

/** What one source says of a session, in short. */
export interface RunSourceRow
  extends Pick<
    Activity,
    | "indexInFile"
    | "format"
    | "sport"
    | "title"
    | "startedAt"
    | "utcOffsetMin"
    | "localDay"
    | "durationS"
    | "elapsedS"
    | "distanceM"
    | "avgHeartRateBpm"
    | "avgCadenceSpm"
    | "avgPowerW"
    | "avgGroundContactS"
    | "groundContactBalanceLeftFrac"
    | "rpe0To10"
    | "samples"
    | "flags"
  > {
  readonly id: ActivityId;
  readonly sourceSha256: Sha256;
  /** The source that counts instead; null when this one does. */
  readonly supersededBy: ActivityId | null;
  readonly measures: number;
}

/** Every source of every session that is not withdrawn, or those from a day on; ascending by day, start and id. */
export async function runSources(
  reader: Reader,
  athlete: AthleteId,
  from: LocalDay | null = null,
): Promise<readonly RunSourceRow[]> {
  return reader.query("run-sources", { athlete, from_day: from }, sourceFromRow);
}

/** The heart rate of sources in bands, by source; of all or of those from a day on. */
export async function heartRateHistograms(
  reader: Reader,
  athlete: AthleteId,
  from: LocalDay | null = null,
): Promise<ReadonlyMap<ActivityId, Histogram>> {
  const rows = await reader.columns("heart-rate-histograms", { athlete, from_day: from });
  const ids = rows.texts("activity_id");
  const [lowest, width] = [rows.numbers("lowest"), rows.numbers("width")];
  return new Map(
    rows
      .numberLists("seconds_s")
      .map((secondsS, row): [ActivityId, Histogram] => [
        ids[row] as ActivityId,
        { kind: "heartRateBpm", lowest: lowest[row] ?? 0, width: width[row] ?? 1, secondsS },
      ]),
  );
}

function sourceFromRow(row: Row): RunSourceRow {
  return {
    id: text(row, "id"),
    supersededBy: textOrNull(row, "superseded_by"),
    sourceSha256: text(row, "source_sha256"),
    indexInFile: num(row, "index_in_file"),
    format: text(row, "format"),
    sport: text(row, "sport"),
    title: textOrNull(row, "title"),
    startedAt: numOrNull(row, "started_at"),
    utcOffsetMin: numOrNull(row, "utc_offset_min"),
    localDay: num(row, "local_day"),
    durationS: numOrNull(row, "duration_s"),
    elapsedS: numOrNull(row, "elapsed_s"),
    distanceM: numOrNull(row, "distance_m"),
    avgHeartRateBpm: numOrNull(row, "avg_heart_rate_bpm"),
    avgCadenceSpm: numOrNull(row, "avg_cadence_spm"),
    avgPowerW: numOrNull(row, "avg_power_w"),
    avgGroundContactS: numOrNull(row, "avg_ground_contact_s"),
    groundContactBalanceLeftFrac: numOrNull(row, "ground_contact_balance_left_frac"),
    rpe0To10: numOrNull(row, "rpe_0_to_10"),
    samples: num(row, "samples"),
    measures: num(row, "measures"),
    flags: textList(row, "flags"),
  };
}
