import type { StoredActivity } from "../domain/activity.ts";
import type { ActivityId, AthleteId, Sha256 } from "../domain/ids.ts";
import type { ImportedActivity } from "../domain/import-outcome.ts";
import type { DayRange, LocalDay } from "../domain/local-day.ts";
import {
  ACTIVITY_COLUMNS,
  activityFromRow,
  HISTOGRAM_COLUMNS,
  histogramFromRow,
  LAP_COLUMNS,
  lapFromRow,
  measuresFromRow,
} from "./activity-rows.ts";
import { listsOf } from "./columns.ts";
import { num, numOrNull, type Row, text, textOrNull } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** What is needed to tell whether two activities are one session, and which of them says more. */
export interface ActivityHead
  extends Omit<
    StoredActivity,
    "athlete" | "sportLabel" | "title" | "note" | "laps" | "histograms" | "flags" | "indexInFile"
  > {}

/** Writes one activity with its laps and histograms, in place of what was known under its id. */
export async function insertActivity(tx: Tx, activity: StoredActivity): Promise<void> {
  await insertActivities(tx, [activity]);
}

/** Writes many activities at once: a table of a thousand runs costs hardly more than one run. Ids must differ. */
export async function insertActivities(tx: Tx, activities: readonly StoredActivity[]): Promise<void> {
  if (activities.length === 0) return;
  const ids = activities.map((activity) => activity.id);
  const laps = activities.flatMap((owner) => owner.laps.map((lap) => ({ ...lap, owner })));
  const histograms = activities.flatMap((owner) => owner.histograms.map((histogram) => ({ ...histogram, owner })));
  await tx.run("activities-put", listsOf(ACTIVITY_COLUMNS, activities));
  await tx.run("laps-clear", { activity_id: ids });
  await tx.run("histograms-clear", { activity_id: ids });
  if (laps.length > 0) await tx.run("laps-add", listsOf(LAP_COLUMNS, laps));
  if (histograms.length > 0) await tx.run("histograms-add", listsOf(HISTOGRAM_COLUMNS, histograms));
  for (const athlete of new Set(activities.map((activity) => activity.athlete))) tx.changed(athlete);
}

/** Says which activity counts instead of this one; null makes it count again. */
export async function setSupersededBy(
  tx: Tx,
  athlete: AthleteId,
  id: ActivityId,
  by: ActivityId | null,
): Promise<void> {
  await tx.run("activity-superseded-by", { athlete, id, by });
  tx.changed(athlete);
}

/** Heads of the activities of some days, superseded ones included; ascending by day, start and id. */
export async function activityHeadsBetween(
  reader: Reader,
  athlete: AthleteId,
  days: DayRange,
): Promise<readonly ActivityHead[]> {
  return reader.query("activity-heads", { athlete, from_day: days.from, to_day: days.to }, headFromRow);
}

/** What a file held, in the order of the file. */
export async function activitiesOfSource(
  reader: Reader,
  athlete: AthleteId,
  sha256: Sha256,
): Promise<readonly ImportedActivity[]> {
  return reader.query("activities-of-source", { athlete, sha256 }, importedActivityFromRow);
}

/** One activity with its laps and histograms; null when the athlete has none of that id. */
export async function activityById(reader: Reader, athlete: AthleteId, id: ActivityId): Promise<StoredActivity | null> {
  const [activity] = await reader.query("activity-by-id", { athlete, id }, activityFromRow);
  if (activity === undefined) return null;
  const laps = await reader.query("laps-of-activity", { athlete, activity_id: id }, lapFromRow);
  const histograms = await reader.query("histograms-of-activity", { athlete, activity_id: id }, histogramFromRow);
  return { ...activity, laps, histograms };
}

/** Days of the first and the last run that counts; null while there is none. */
export async function historySpan(reader: Reader, athlete: AthleteId): Promise<DayRange | null> {
  const [span] = await reader.query("history-span", { athlete }, (row) => ({
    from: numOrNull<LocalDay>(row, "from_day"),
    to: numOrNull<LocalDay>(row, "to_day"),
  }));
  if (span === undefined || span.from === null || span.to === null) return null;
  return { from: span.from, to: span.to };
}

function headFromRow(row: Row): ActivityHead {
  return {
    id: text(row, "id"),
    sourceSha256: text(row, "source_sha256"),
    sport: text(row, "sport"),
    startedAt: numOrNull(row, "started_at"),
    utcOffsetMin: numOrNull(row, "utc_offset_min"),
    zoneSource: text(row, "zone_source"),
    localDay: num(row, "local_day"),
    ...measuresFromRow(row),
    device: textOrNull(row, "device"),
    samples: num(row, "samples"),
    format: text(row, "format"),
    supersededBy: textOrNull(row, "superseded_by"),
  };
}

/** The short form of an activity, as an import reports it. */
export function importedActivityFromRow(row: Row): ImportedActivity {
  return {
    activityId: text(row, "id"),
    sport: text(row, "sport"),
    startedAt: numOrNull(row, "started_at"),
    localDay: num(row, "local_day"),
    utcOffsetMin: numOrNull(row, "utc_offset_min"),
    durationS: numOrNull(row, "duration_s"),
    elapsedS: numOrNull(row, "elapsed_s"),
    distanceM: numOrNull(row, "distance_m"),
    avgHeartRateBpm: numOrNull(row, "avg_heart_rate_bpm"),
    avgCadenceSpm: numOrNull(row, "avg_cadence_spm"),
    ascentM: numOrNull(row, "ascent_m"),
    samples: num(row, "samples"),
    source: text(row, "format"),
  };
}
