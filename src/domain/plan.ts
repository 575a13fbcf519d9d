import type { LocalDay } from "./local-day.ts";

export const PLAN_KINDS = ["easy", "long", "workout", "race", "walk-run"] as const;
/** `long`, `workout` and `race` are key sessions: no massage in the day or two before them. */
export type PlanKind = (typeof PLAN_KINDS)[number];

/** A run that is still to come. Day and slot name it: a second run of a day has slot 2. */
export interface PlannedRun {
  readonly day: LocalDay;
  readonly slot: number;
  readonly distanceM: number;
  readonly durationS: number | null;
  readonly kind: PlanKind;
  readonly title: string | null;
}

/** Takes part in the return-to-run levels from this day on; null level means from the start. */
export interface ReturnPlan {
  readonly from: LocalDay;
  /** The runner says that walking 30 minutes and hopping are pain-free, which is where the levels begin. */
  readonly isReady: boolean;
}
