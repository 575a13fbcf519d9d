import type { Correction, CorrectionField, SaidCorrection, SourceSplit } from "../domain/correction.ts";
import type { ActivityId, AthleteId } from "../domain/ids.ts";
import type { UtcInstant } from "../domain/instant.ts";
import { num, numOrNull, type Row, text, textOrNull } from "./row.ts";
import { reachOfActivities } from "./series-state.ts";
import type { Reader, Tx } from "./session.ts";

/** Writes what a person says about a field of a run in place of its sources. */
export async function putCorrection(tx: Tx, athlete: AthleteId, said: SaidCorrection): Promise<void> {
  const { activityId, field, correction, at } = said;
  const value = correction?.value ?? null;
  await tx.run("run-correction-put", {
    athlete,
    activity_id: activityId,
    field,
    text_value: value === null || typeof value === "number" ? null : String(value),
    number_value: typeof value === "number" ? value : null,
    said_at: at,
  });
  tx.changed(athlete, await reachOfActivities(tx, athlete, [activityId]));
}

/** What a person said about fields of runs, withdrawals of it included. */
export async function saidCorrections(reader: Reader, athlete: AthleteId): Promise<readonly SaidCorrection[]> {
  return reader.query("run-corrections", { athlete }, saidFromRow);
}

function saidFromRow(row: Row): SaidCorrection {
  const field = text<CorrectionField>(row, "field");
  return {
    activityId: text<ActivityId>(row, "activity_id"),
    field,
    correction: correctionFromRow(row, field),
    at: num<UtcInstant>(row, "said_at"),
  };
}

function correctionFromRow(row: Row, field: CorrectionField): Correction | null {
  const number = numOrNull(row, "number_value");
  const word = textOrNull(row, "text_value");
  switch (field) {
    case "distanceM":
    case "durationS":
      return number === null ? null : { field, value: number };
    case "sport":
      return word === null ? null : { field, value: text(row, "text_value") };
    case "heartRate":
      return word === null ? null : { field, value: "excluded" };
    case "deleted":
      return word === null ? null : { field, value: true };
    default:
      return field satisfies never;
  }
}

/** Writes that two activities are two sessions. */
export async function putSplit(tx: Tx, athlete: AthleteId, split: SourceSplit): Promise<void> {
  await tx.run("source-split-put", splitParams(athlete, split));
  tx.changed(athlete, "no-day"); // until the sources are put together again
}

/** Takes back that two activities are two sessions. */
export async function removeSplit(tx: Tx, athlete: AthleteId, split: SourceSplit): Promise<void> {
  await tx.run("source-split-remove", splitParams(athlete, split));
  tx.changed(athlete, "no-day"); // until the sources are put together again
}

/** A pair is one pair whichever of the two is named first. */
function splitParams(athlete: AthleteId, { first, second }: SourceSplit) {
  const [first_id, second_id] = first < second ? [first, second] : [second, first];
  return { athlete, first_id, second_id };
}

/** The pairs of activities that a person called two sessions. */
export async function sourceSplits(reader: Reader, athlete: AthleteId): Promise<readonly SourceSplit[]> {
  return reader.query("source-splits", { athlete }, (row) => ({
    first: text(row, "first_id"),
    second: text(row, "second_id"),
  }));
}
