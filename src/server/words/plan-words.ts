import type { PlanKind } from "../../domain/plan.ts";

export const PLAN_KIND_WORDS: Readonly<Record<PlanKind, string>> = {
  easy: "Easy",
  long: "Long",
  workout: "Workout",
  race: "Race",
  "walk-run": "Walk and run",
};
