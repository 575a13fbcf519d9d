import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { PlannedRun, ReturnPlan } from "../domain/plan.ts";
import { flag, num, numOrNull, text, textOrNull } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** Writes a run to come; one of the same day and slot is replaced as a whole. */
export async function putPlannedRun(tx: Tx, athlete: AthleteId, run: PlannedRun): Promise<void> {
  await tx.run("planned-run-put", {
    athlete,
    local_day: run.day,
    slot: run.slot,
    distance_m: run.distanceM,
    duration_s: run.durationS,
    kind: run.kind,
    title: run.title,
  });
  tx.changed(athlete, "no-day");
}

/** Takes a run to come off the plan. */
export async function removePlannedRun(
  tx: Tx,
  athlete: AthleteId,
  { day, slot }: { readonly day: LocalDay; readonly slot: number },
): Promise<void> {
  await tx.run("planned-run-remove", { athlete, local_day: day, slot });
  tx.changed(athlete, "no-day");
}

/** Every run that was planned, ascending by day, then slot. */
export async function plannedRuns(reader: Reader, athlete: AthleteId): Promise<readonly PlannedRun[]> {
  return reader.query("planned-runs", { athlete }, (row) => ({
    day: num(row, "local_day"),
    slot: num(row, "slot"),
    distanceM: num(row, "distance_m"),
    durationS: numOrNull(row, "duration_s"),
    kind: text(row, "kind"),
    title: textOrNull(row, "title"),
  }));
}

/** Writes where the return-to-run levels begin; null leaves them. */
export async function putReturnPlan(tx: Tx, athlete: AthleteId, plan: ReturnPlan | null): Promise<void> {
  if (plan === null) await tx.run("return-plan-remove", { athlete });
  else await tx.run("return-plan-put", { athlete, from_day: plan.from, is_ready: plan.isReady });
  tx.changed(athlete, "no-day");
}

/** Where the return-to-run levels begin; null when the runner is not on them. */
export async function returnPlan(reader: Reader, athlete: AthleteId): Promise<ReturnPlan | null> {
  const [plan] = await reader.query("return-plan", { athlete }, (row) => ({
    from: num<LocalDay>(row, "from_day"),
    isReady: flag(row, "is_ready"),
  }));
  return plan ?? null;
}
