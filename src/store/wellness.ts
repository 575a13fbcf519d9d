import type { AthleteId } from "../domain/ids.ts";
import { laterOver, type WellnessDay } from "../domain/wellness.ts";
import type { Columns } from "./columns.ts";
import { type Owned, ownedBy, putRows } from "./put-rows.ts";
import { num, numOrNull, text } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

const WELLNESS_COLUMNS: Columns<Owned<WellnessDay>> = {
  athlete: (wellness) => wellness.athlete,
  local_day: (wellness) => wellness.day,
  source: (wellness) => wellness.source,
  sleep_s: (wellness) => wellness.sleepS,
  resting_heart_rate_bpm: (wellness) => wellness.restingHeartRateBpm,
  hrv_rmssd_s: (wellness) => wellness.hrvRmssdS,
  hrv_sdnn_s: (wellness) => wellness.hrvSdnnS,
  steps: (wellness) => wellness.steps,
  soreness_0_to_10: (wellness) => wellness.soreness0To10,
};

/** Writes days of wellness, field by field: a source that says nothing about a field leaves what it said before. */
export async function putWellnessDays(tx: Tx, athlete: AthleteId, days: readonly WellnessDay[]): Promise<void> {
  await putRows(tx, "wellness-days-put", WELLNESS_COLUMNS, ownedBy(athlete, oneOfEach(days)));
}

/** Days as if they had been written one after another: a statement may touch each row once. */
function oneOfEach(days: readonly WellnessDay[]): readonly WellnessDay[] {
  const byKey = new Map<string, WellnessDay>();
  for (const wellness of days) {
    const key = `${wellness.day}/${wellness.source}`;
    const before = byKey.get(key);
    byKey.set(key, before === undefined ? wellness : laterOver(before, wellness));
  }
  return [...byKey.values()];
}

/** All days of wellness, ascending by day, then source. */
export async function wellnessDays(reader: Reader, athlete: AthleteId): Promise<readonly WellnessDay[]> {
  return reader.query("wellness-days", { athlete }, (row) => ({
    day: num(row, "local_day"),
    source: text(row, "source"),
    sleepS: numOrNull(row, "sleep_s"),
    restingHeartRateBpm: numOrNull(row, "resting_heart_rate_bpm"),
    hrvRmssdS: numOrNull(row, "hrv_rmssd_s"),
    hrvSdnnS: numOrNull(row, "hrv_sdnn_s"),
    steps: numOrNull(row, "steps"),
    soreness0To10: numOrNull(row, "soreness_0_to_10"),
  }));
}
