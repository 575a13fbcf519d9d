import type { LocalDay } from "./local-day.ts";
import type { Region } from "./pain.ts";

export const EXERCISE_KINDS = ["stretch", "strength", "cue"] as const;
/** A posture cue such as "shorter steps" is a thing to practise too. */
export type ExerciseKind = (typeof EXERCISE_KINDS)[number];

/** Something to do at home, as a therapist gave it or the runner chose it. Its key names it for good. */
export interface ExercisePlan {
  /** Lower-case words joined by dashes, made from the title once. */
  readonly key: string;
  readonly kind: ExerciseKind;
  readonly title: string;
  readonly regions: readonly Region[];
  /** How often a week it should be done; null when nobody said. */
  readonly timesPerWeek: number | null;
  readonly from: LocalDay;
  /** Last day; null is "until further notice". */
  readonly until: LocalDay | null;
  /** Who gave it; null when the runner chose it. */
  readonly by: string | null;
}

/** One exercise done on one day. `key` may name no plan: then it was done without one. */
export interface ExerciseDone {
  readonly day: LocalDay;
  readonly key: string;
}
