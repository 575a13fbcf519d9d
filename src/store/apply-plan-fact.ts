import type { AthleteId } from "../domain/ids.ts";
import type { JournalFact } from "../domain/journal.ts";
import { putExerciseDone, putExercisePlan, removeExerciseDone, removeExercisePlan } from "./exercises.ts";
import { putOstrcWeek } from "./ostrc.ts";
import { putPlannedRun, putReturnPlan, removePlannedRun } from "./plan.ts";
import { putRedFlagCheck } from "./red-flags.ts";
import type { Tx } from "./session.ts";
import { putTherapist } from "./therapist.ts";

type PlanKind =
  | "ostrc"
  | "red-flag-check"
  | "run-planned"
  | "run-unplanned"
  | "return-plan"
  | "exercise-plan"
  | "exercise-plan-removed"
  | "exercise-done"
  | "exercise-undone"
  | "therapist";

/** What is still to come, what was answered when asked, and whom the runner books with. */
type PlanFact = Extract<JournalFact, { readonly kind: PlanKind }>;

/** Writes such a fact into its table. Applying it again changes nothing. */
export async function applyPlanFact(tx: Tx, athlete: AthleteId, fact: PlanFact): Promise<void> {
  switch (fact.kind) {
    case "ostrc":
      return putOstrcWeek(tx, athlete, fact.entry);
    case "red-flag-check":
      return putRedFlagCheck(tx, athlete, fact.entry);
    case "run-planned":
      return putPlannedRun(tx, athlete, fact.entry);
    case "run-unplanned":
      return removePlannedRun(tx, athlete, fact);
    case "return-plan":
      return putReturnPlan(tx, athlete, fact.entry);
    case "exercise-plan":
      return putExercisePlan(tx, athlete, fact.entry);
    case "exercise-plan-removed":
      return removeExercisePlan(tx, athlete, fact.key);
    case "exercise-done":
      return putExerciseDone(tx, athlete, fact.entry);
    case "exercise-undone":
      return removeExerciseDone(tx, athlete, fact.entry);
    case "therapist":
      return putTherapist(tx, athlete, fact.entry);
    default:
      return fact satisfies never;
  }
}
