import type { Sport, StoredActivity } from "../domain/activity.ts";
import type { ActivityId, AthleteId, BatchId, Sha256 } from "../domain/ids.ts";
import type { ImportedActivity } from "../domain/import-outcome.ts";
import type { LocalDay } from "../domain/local-day.ts";
import {
  ACTIVITY_COLUMNS,
  activityFromRow,
  HISTOGRAM_COLUMNS,
  histogramFromRow,
  LAP_COLUMNS,
  lapFromRow,
  type OwnedHistogram,
  type OwnedLap,
} from "./activity-rows.ts";
import { listsOf } from "./columns.ts";
import { flag, num, numOrNull, type Row, text, textOrNull } from "./row.ts";
import { reachOfActivities, reachOfImport } from "./series-state.ts";
import type { Reader, Tx } from "./session.ts";

/** What is needed to tell whether two activities are one session, and which of them says more. */
export interface ActivityHead
  extends Pick<
    StoredActivity,
    | "id"
    | "sourceSha256"
    | "indexInFile"
    | "format"
    | "sport"
    | "startedAt"
    | "utcOffsetMin"
    | "zoneSource"
    | "localDay"
    | "durationS"
    | "elapsedS"
    | "distanceM"
    | "samples"
    | "supersededBy"
  > {
  readonly isSportAssumed: boolean;
  readonly correctedSport: Sport | null;
  /** How many measures it states. */
  readonly measures: number;
  /** Every import that brought its file was undone. */
  readonly isWithdrawn: boolean;
}

/** Which activity counts instead of another; null makes it count itself. */
export interface Superseded {
  readonly id: ActivityId;
  readonly by: ActivityId | null;
}

/** Writes one activity with its laps and histograms, in place of what was known under its id. */
export async function insertActivity(tx: Tx, activity: StoredActivity): Promise<void> {
  await insertActivities(tx, [activity]);
}

/** Writes many activities at once: a table of a thousand runs costs hardly more than one run. Ids must differ. */
export async function insertActivities(tx: Tx, activities: readonly StoredActivity[]): Promise<void> {
  if (activities.length === 0) return;
  const ids = activities.map((activity) => activity.id);
  const known = new Set(await tx.query("activities-known", { id: ids }, (row) => text<ActivityId>(row, "id")));
  const athletes = new Set(activities.map(({ athlete }) => athlete));
  for (const athlete of athletes) tx.changed(athlete, await reachOfActivities(tx, athlete, [...known]));
  await addNew(
    tx,
    activities.filter(({ id }) => !known.has(id)),
  );
  await replaceKnown(
    tx,
    activities.filter(({ id }) => known.has(id)),
  );
  for (const athlete of athletes) tx.changed(athlete, await reachOfActivities(tx, athlete, ids));
}

/** An activity that is not known has neither laps nor histograms: they are written with it, or not at all. */
async function addNew(tx: Tx, activities: readonly StoredActivity[]): Promise<void> {
  await tx.append("activity", ACTIVITY_COLUMNS, activities);
  await tx.append("lap", LAP_COLUMNS, lapsOf(activities));
  await tx.append("histogram", HISTOGRAM_COLUMNS, histogramsOf(activities));
}

async function replaceKnown(tx: Tx, activities: readonly StoredActivity[]): Promise<void> {
  if (activities.length === 0) return;
  const ids = activities.map((activity) => activity.id);
  const [laps, histograms] = [lapsOf(activities), histogramsOf(activities)];
  await tx.run("activities-put", listsOf(ACTIVITY_COLUMNS, activities));
  await tx.run("laps-clear", { activity_id: ids });
  await tx.run("histograms-clear", { activity_id: ids });
  if (laps.length > 0) await tx.run("laps-add", listsOf(LAP_COLUMNS, laps));
  if (histograms.length > 0) await tx.run("histograms-add", listsOf(HISTOGRAM_COLUMNS, histograms));
}

const lapsOf = (activities: readonly StoredActivity[]): readonly OwnedLap[] =>
  activities.flatMap((owner) => owner.laps.map((lap) => ({ ...lap, owner })));

const histogramsOf = (activities: readonly StoredActivity[]): readonly OwnedHistogram[] =>
  activities.flatMap((owner) => owner.histograms.map((histogram) => ({ ...histogram, owner })));

/** Says which activities count instead of others. Ids must differ. */
export async function setSupersededBy(tx: Tx, athlete: AthleteId, superseded: readonly Superseded[]): Promise<void> {
  if (superseded.length === 0) return;
  const ids = superseded.map(({ id }) => id);
  tx.changed(athlete, await reachOfActivities(tx, athlete, ids));
  await tx.run("activities-supersede", { athlete, id: ids, superseded_by: superseded.map(({ by }) => by) });
  tx.changed(athlete, await reachOfActivities(tx, athlete, ids));
}

/**
 * Withdraws the activities of an import's files where every import that brought them was undone, and brings back the
 * others. Which of them are one run is for the caller to work out again.
 */
export async function withdrawUndone(tx: Tx, athlete: AthleteId, batchId: BatchId): Promise<void> {
  await tx.run("activities-withdraw", { athlete, batch_id: batchId });
  tx.changed(athlete, await reachOfImport(tx, athlete, batchId));
}

/** Heads of the activities of some days that are not withdrawn, superseded ones included; ascending by day and id. */
export async function activityHeadsOn(
  reader: Reader,
  athlete: AthleteId,
  days: readonly LocalDay[],
): Promise<readonly ActivityHead[]> {
  return reader.query("activity-heads", { athlete, days, ids: [] }, headFromRow);
}

/**
 * Heads of some activities and of those that stand behind them, withdrawn ones included; ids that are not known are left
 * out.
 */
export async function activityHeadsOf(
  reader: Reader,
  athlete: AthleteId,
  ids: readonly ActivityId[],
): Promise<readonly ActivityHead[]> {
  return reader.query("activity-heads", { athlete, days: [], ids }, headFromRow);
}

/** What files held, by hash, each in the order of the file; a file that held nothing is left out. */
export async function activitiesOfSources(
  reader: Reader,
  athlete: AthleteId,
  sha256s: readonly Sha256[],
): Promise<ReadonlyMap<Sha256, readonly ImportedActivity[]>> {
  const held = new Map<Sha256, ImportedActivity[]>();
  await reader.query("activities-of-sources", { athlete, sha256: sha256s }, (row) => {
    const sha256 = text<Sha256>(row, "source_sha256");
    const activity = importedActivityFromRow(row);
    const before = held.get(sha256);
    if (before === undefined) held.set(sha256, [activity]);
    else before.push(activity);
  });
  return held;
}

/** One activity with its laps and histograms; null when the athlete has none of that id. */
export async function activityById(reader: Reader, athlete: AthleteId, id: ActivityId): Promise<StoredActivity | null> {
  const [activity] = await reader.query("activity-by-id", { athlete, id }, activityFromRow);
  if (activity === undefined) return null;
  const laps = await reader.query("laps-of-activity", { athlete, activity_id: id }, lapFromRow);
  const histograms = await reader.query("histograms-of-activity", { athlete, activity_id: id }, histogramFromRow);
  return { ...activity, laps, histograms };
}

function headFromRow(row: Row): ActivityHead {
  return {
    id: text(row, "id"),
    sourceSha256: text(row, "source_sha256"),
    indexInFile: num(row, "index_in_file"),
    format: text(row, "format"),
    sport: text(row, "sport"),
    isSportAssumed: flag(row, "is_sport_assumed"),
    correctedSport: textOrNull(row, "corrected_sport"),
    startedAt: numOrNull(row, "started_at"),
    utcOffsetMin: numOrNull(row, "utc_offset_min"),
    zoneSource: text(row, "zone_source"),
    localDay: num(row, "local_day"),
    durationS: numOrNull(row, "duration_s"),
    elapsedS: numOrNull(row, "elapsed_s"),
    distanceM: numOrNull(row, "distance_m"),
    samples: num(row, "samples"),
    measures: num(row, "measures"),
    supersededBy: textOrNull(row, "superseded_by"),
    isWithdrawn: flag(row, "withdrawn"),
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

/** How many places for activities each of an athlete's files has, by hash. */
export async function placesOfSources(reader: Reader, athlete: AthleteId): Promise<ReadonlyMap<Sha256, number>> {
  const rows = await reader.query("source-places", { athlete }, (row): [Sha256, number] => [
    text<Sha256>(row, "source_sha256"),
    num(row, "places"),
  ]);
  return new Map(rows);
}
