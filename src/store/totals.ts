import type { AthleteId } from "../domain/ids.ts";
import { num, text } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** What one athlete's tables hold. Before and after a rebuild they must be equal. */
export interface AthleteTotals {
  readonly athlete: AthleteId;
  readonly activities: number;
  readonly distanceM: number;
  readonly durationS: number;
  readonly painEntries: number;
  readonly therapySessions: number;
  /** Days of wellness, each source counted. */
  readonly wellnessDays: number;
}

/** Totals of every athlete who has any, ascending by name. Superseded activities are not counted. */
export async function athleteTotals(reader: Reader): Promise<readonly AthleteTotals[]> {
  return reader.query("athlete-totals", {}, (row) => ({
    athlete: text(row, "athlete"),
    activities: num(row, "activities"),
    distanceM: num(row, "distance_m"),
    durationS: num(row, "duration_s"),
    painEntries: num(row, "pain_entries"),
    therapySessions: num(row, "therapy_sessions"),
    wellnessDays: num(row, "wellness_days"),
  }));
}

/**
 * Empties every table that the journal and the originals can rebuild. What was answered stays on record, and the data
 * versions go on rising, so that no page is served from before.
 */
export async function clearDerived(tx: Tx): Promise<void> {
  for (const { athlete } of await athleteTotals(tx)) tx.changed(athlete);
  await tx.run("clear-derived", {});
}

/** The same for one athlete: what people decided stays as well. */
export async function clearDerivedOf(tx: Tx, athlete: AthleteId): Promise<void> {
  await tx.run("clear-derived-of", { athlete });
  tx.changed(athlete);
}

/** Deletes every row of an athlete. Their data version stays, until {@link forgetVersion}. */
export async function eraseRows(tx: Tx, athlete: AthleteId): Promise<void> {
  await clearDerivedOf(tx, athlete);
  await tx.run("erase-the-rest-of", { athlete });
}

/** Forgets the name under which an erased athlete's data version was kept. */
export async function forgetVersion(tx: Tx, athlete: AthleteId): Promise<void> {
  await tx.run("data-version-forget", { athlete });
}
