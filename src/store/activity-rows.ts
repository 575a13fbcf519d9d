import type { FlagDetails, Histogram, HistogramKind, Lap, StoredActivity } from "../domain/activity.ts";
import { measuresKnown } from "../domain/run.ts";
import type { Columns } from "./columns.ts";
import { num, numList, numOrNull, type Row, text, textList, textOrNull } from "./row.ts";

/** The columns of `activity`, in the order of the table. */
export const ACTIVITY_COLUMNS: Columns<StoredActivity> = {
  id: (a) => a.id,
  athlete: (a) => a.athlete,
  source_sha256: (a) => a.sourceSha256,
  index_in_file: (a) => a.indexInFile,
  format: (a) => a.format,
  sport: (a) => a.sport,
  sport_label: (a) => a.sportLabel,
  title: (a) => a.title,
  note: (a) => a.note,
  started_at: (a) => a.startedAt,
  utc_offset_min: (a) => a.utcOffsetMin,
  zone_source: (a) => a.zoneSource,
  local_day: (a) => a.localDay,
  duration_s: (a) => a.durationS,
  moving_s: (a) => a.movingS,
  elapsed_s: (a) => a.elapsedS,
  distance_m: (a) => a.distanceM,
  ascent_m: (a) => a.ascentM,
  descent_m: (a) => a.descentM,
  avg_heart_rate_bpm: (a) => a.avgHeartRateBpm,
  max_heart_rate_bpm: (a) => a.maxHeartRateBpm,
  avg_cadence_spm: (a) => a.avgCadenceSpm,
  avg_power_w: (a) => a.avgPowerW,
  avg_ground_contact_s: (a) => a.avgGroundContactS,
  avg_vertical_oscillation_m: (a) => a.avgVerticalOscillationM,
  avg_stride_m: (a) => a.avgStrideM,
  ground_contact_balance_left_frac: (a) => a.groundContactBalanceLeftFrac,
  rpe_0_to_10: (a) => a.rpe0To10,
  device: (a) => a.device,
  samples: (a) => a.samples,
  flags: (a) => a.flags,
  superseded_by: (a) => a.supersededBy,
  measures: measuresKnown,
  withdrawn: () => false,
  flag_details: (a) => (a.flagDetails ? JSON.stringify(a.flagDetails) : null),
};

export interface OwnedLap extends Lap {
  readonly owner: StoredActivity;
}

/** The columns of `lap`, in the order of the table. */
export const LAP_COLUMNS: Columns<OwnedLap> = {
  activity_id: (lap) => lap.owner.id,
  lap_index: (lap) => lap.index,
  athlete: (lap) => lap.owner.athlete,
  started_at: (lap) => lap.startedAt,
  duration_s: (lap) => lap.durationS,
  elapsed_s: (lap) => lap.elapsedS,
  distance_m: (lap) => lap.distanceM,
  avg_heart_rate_bpm: (lap) => lap.avgHeartRateBpm,
  max_heart_rate_bpm: (lap) => lap.maxHeartRateBpm,
  avg_cadence_spm: (lap) => lap.avgCadenceSpm,
  ascent_m: (lap) => lap.ascentM,
  avg_power_w: (lap) => lap.avgPowerW,
};

export interface OwnedHistogram extends Histogram {
  readonly owner: StoredActivity;
}

/** The columns of `histogram`, in the order of the table. */
export const HISTOGRAM_COLUMNS: Columns<OwnedHistogram> = {
  activity_id: (histogram) => histogram.owner.id,
  kind: (histogram) => histogram.kind,
  athlete: (histogram) => histogram.owner.athlete,
  lowest: (histogram) => histogram.lowest,
  width: (histogram) => histogram.width,
  seconds_s: (histogram) => histogram.secondsS,
};

export function lapFromRow(row: Row): Lap {
  return {
    index: num(row, "lap_index"),
    startedAt: numOrNull(row, "started_at"),
    durationS: numOrNull(row, "duration_s"),
    elapsedS: numOrNull(row, "elapsed_s"),
    distanceM: numOrNull(row, "distance_m"),
    avgHeartRateBpm: numOrNull(row, "avg_heart_rate_bpm"),
    maxHeartRateBpm: numOrNull(row, "max_heart_rate_bpm"),
    avgCadenceSpm: numOrNull(row, "avg_cadence_spm"),
    ascentM: numOrNull(row, "ascent_m"),
    avgPowerW: numOrNull(row, "avg_power_w"),
  };
}

export function histogramFromRow(row: Row): Histogram {
  return {
    kind: text<HistogramKind>(row, "kind"),
    lowest: num(row, "lowest"),
    width: num(row, "width"),
    secondsS: numList(row, "seconds_s"),
  };
}

/** What was measured over the whole session. */
function measuresFromRow(row: Row) {
  return {
    durationS: numOrNull(row, "duration_s"),
    movingS: numOrNull(row, "moving_s"),
    elapsedS: numOrNull(row, "elapsed_s"),
    distanceM: numOrNull(row, "distance_m"),
    ascentM: numOrNull(row, "ascent_m"),
    descentM: numOrNull(row, "descent_m"),
    avgHeartRateBpm: numOrNull(row, "avg_heart_rate_bpm"),
    maxHeartRateBpm: numOrNull(row, "max_heart_rate_bpm"),
    avgCadenceSpm: numOrNull(row, "avg_cadence_spm"),
    avgPowerW: numOrNull(row, "avg_power_w"),
    avgGroundContactS: numOrNull(row, "avg_ground_contact_s"),
    avgVerticalOscillationM: numOrNull(row, "avg_vertical_oscillation_m"),
    avgStrideM: numOrNull(row, "avg_stride_m"),
    groundContactBalanceLeftFrac: numOrNull(row, "ground_contact_balance_left_frac"),
    rpe0To10: numOrNull(row, "rpe_0_to_10"),
  };
}

/** Only this program writes the column. */
function flagDetailsFromRow(row: Row): { readonly flagDetails?: FlagDetails } {
  const json = textOrNull(row, "flag_details");
  return json === null ? {} : { flagDetails: JSON.parse(json) as FlagDetails };
}

/** A row of `activity`, still without its laps and histograms. */
export function activityFromRow(row: Row): StoredActivity {
  return {
    id: text(row, "id"),
    athlete: text(row, "athlete"),
    sourceSha256: text(row, "source_sha256"),
    indexInFile: num(row, "index_in_file"),
    format: text(row, "format"),
    sport: text(row, "sport"),
    sportLabel: textOrNull(row, "sport_label"),
    title: textOrNull(row, "title"),
    note: textOrNull(row, "note"),
    startedAt: numOrNull(row, "started_at"),
    utcOffsetMin: numOrNull(row, "utc_offset_min"),
    zoneSource: text(row, "zone_source"),
    localDay: num(row, "local_day"),
    ...measuresFromRow(row),
    device: textOrNull(row, "device"),
    samples: num(row, "samples"),
    flags: textList(row, "flags"),
    ...flagDetailsFromRow(row),
    supersededBy: textOrNull(row, "superseded_by"),
    laps: [],
    histograms: [],
  };
}
