import type { ExerciseDone, ExercisePlan } from "../domain/exercise.ts";
import type { AthleteId } from "../domain/ids.ts";
import { num, numOrNull, text, textList, textOrNull } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** Writes an exercise that is to be done; one of the same key is replaced as a whole. */
export async function putExercisePlan(tx: Tx, athlete: AthleteId, plan: ExercisePlan): Promise<void> {
  await tx.run("exercise-plan-put", {
    athlete,
    plan_key: plan.key,
    kind: plan.kind,
    title: plan.title,
    regions: plan.regions,
    times_per_week: plan.timesPerWeek,
    from_day: plan.from,
    until_day: plan.until,
    given_by: plan.by,
  });
  tx.changed(athlete, "no-day");
}

/** Takes an exercise off the list. The days on which it was done stay. */
export async function removeExercisePlan(tx: Tx, athlete: AthleteId, key: string): Promise<void> {
  await tx.run("exercise-plan-remove", { athlete, plan_key: key });
  tx.changed(athlete, "no-day");
}

/** Every exercise on the list, ascending by first day, then key. */
export async function exercisePlans(reader: Reader, athlete: AthleteId): Promise<readonly ExercisePlan[]> {
  return reader.query("exercise-plans", { athlete }, (row) => ({
    key: text(row, "plan_key"),
    kind: text(row, "kind"),
    title: text(row, "title"),
    regions: textList(row, "regions"),
    timesPerWeek: numOrNull(row, "times_per_week"),
    from: num(row, "from_day"),
    until: numOrNull(row, "until_day"),
    by: textOrNull(row, "given_by"),
  }));
}

/** Writes that an exercise was done on a day. */
export async function putExerciseDone(tx: Tx, athlete: AthleteId, { day, key }: ExerciseDone): Promise<void> {
  await tx.run("exercise-done-put", { athlete, local_day: day, plan_key: key });
  tx.changed(athlete, "no-day");
}

/** Takes back that an exercise was done on a day. */
export async function removeExerciseDone(tx: Tx, athlete: AthleteId, { day, key }: ExerciseDone): Promise<void> {
  await tx.run("exercise-done-remove", { athlete, local_day: day, plan_key: key });
  tx.changed(athlete, "no-day");
}

/** Every exercise that was done, ascending by day, then key. */
export async function exercisesDone(reader: Reader, athlete: AthleteId): Promise<readonly ExerciseDone[]> {
  return reader.query("exercises-done", { athlete }, (row) => ({
    day: num(row, "local_day"),
    key: text(row, "plan_key"),
  }));
}
