import type { Activity } from "../../domain/activity.ts";
import type { ReadWorkout } from "./workout-activity.ts";

/** Two workouts that share more than this of the shorter one are one: nobody runs twice at a time. */
const SHARED = 0.5;
const MOST_AT_A_TIME = 20;

const known = ({ activity }: ReadWorkout): number =>
  Object.values(activity satisfies Activity).filter((value) => value !== null).length;

/** The one that says more; of two that say the same the first in the file. */
const richer = (a: ReadWorkout, b: ReadWorkout): ReadWorkout => (known(b) > known(a) ? b : a);

function isSame(a: ReadWorkout, b: ReadWorkout): boolean {
  if (a.activity.sport !== b.activity.sport) return false;
  const sharedMs = Math.min(a.toAt, b.toAt) - Math.max(a.fromAt, b.fromAt);
  return sharedMs > SHARED * Math.min(a.toAt - a.fromAt, b.toAt - b.fromAt);
}

/** Health keeps a run once for each app that saw it. One of each stays. */
export function withoutDoubles(workouts: readonly ReadWorkout[]): readonly ReadWorkout[] {
  const byStart = workouts.toSorted((a, b) => a.fromAt - b.fromAt || a.activity.indexInFile - b.activity.indexInFile);
  const kept = new Set<ReadWorkout>();
  /** Workouts that may still be going on. */
  let recent: ReadWorkout[] = [];
  for (const workout of byStart) {
    recent = recent.filter(({ toAt }) => toAt > workout.fromAt).slice(-MOST_AT_A_TIME);
    const same = recent.find((other) => isSame(other, workout));
    const stays = same === undefined ? workout : richer(same, workout);
    if (same !== undefined) {
      kept.delete(same);
      recent.splice(recent.indexOf(same), 1);
    }
    kept.add(stays);
    recent.push(stays);
  }
  return [...kept].toSorted((a, b) => a.activity.indexInFile - b.activity.indexInFile);
}
