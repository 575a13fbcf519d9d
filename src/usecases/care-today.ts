import { type ExerciseKept, exercisesKept } from "../analysis/therapy/exercises-kept.ts";
import type { ExerciseDone } from "../domain/exercise.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { Deps } from "./deps.ts";

/** What the log of a day asks beside pain: the exercises that are planned, and the night before. */
export interface CareToday {
  /** Exercises in force on the day. */
  readonly exercises: readonly ExerciseKept[];
  readonly doneToday: readonly ExerciseDone[];
  /** Time asleep as the runner said it; null while they did not. */
  readonly sleepS: number | null;
}

/** Reads the few rows that the log of a day shows, without the history of the runs. */
export async function careToday({ store, tables }: Deps, athlete: AthleteId, day: LocalDay): Promise<CareToday> {
  return store.read(async (reader) => {
    const plans = await tables.exercises.exercisePlans(reader, athlete);
    const done = await tables.exercises.exercisesDone(reader, athlete);
    const wellness = await tables.wellness.wellnessDays(reader, athlete);
    const own = wellness.find((one) => one.day === day && one.source === "runner");
    const inForce = plans.filter(({ until }) => until === null || until >= day);
    return {
      exercises: exercisesKept(inForce, done, day),
      doneToday: done.filter((one) => one.day === day),
      sleepS: own?.sleepS ?? null,
    };
  });
}
