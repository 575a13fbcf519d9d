import { addDays, formatLocalDay, type LocalDay } from "../domain/local-day.ts";
import type { PlannedRun } from "../domain/plan.ts";
import type { PlanReport } from "./plan.ts";
import type { TherapyReport } from "./therapy.ts";

/** One whole-day entry of the runner's calendar. `key` names it for good, whichever day it moves to. */
export type CalendarDay = { readonly key: string; readonly day: LocalDay } & (
  | { readonly kind: "run"; readonly run: PlannedRun }
  | { readonly kind: "rest" }
  | { readonly kind: "massage"; readonly rhythmDays: number; readonly mustAnswer: boolean }
);

/** Planned runs that are over stay in the calendar for this long. */
const KEPT_DAYS = 28;
/** No massage in the two days before a key session. */
const DAYS_BEFORE_KEY = 2;

/**
 * What a calendar shows: the planned runs, the days without one up to the last of them, and the day a massage is due by the
 * runner's rhythm. Under a red flag, or when a safety answer speaks against it, there is no massage.
 *
 * @returns ascending by day
 */
export function calendarDays(plan: PlanReport, therapy: TherapyReport): readonly CalendarDay[] {
  const runs = plan.planned.filter(({ day }) => day >= addDays(plan.asOf, -KEPT_DAYS));
  const days: CalendarDay[] = [
    ...runs.map(
      (run) => ({ kind: "run", key: `run-${formatLocalDay(run.day)}-${run.slot}`, day: run.day, run }) as const,
    ),
    ...restDays(plan),
    ...massageDue(plan, therapy),
  ];
  return days.sort((a, b) => a.day - b.day);
}

/** Days of the fortnight without a planned run, while one is still to come. */
function restDays({ days }: PlanReport): readonly CalendarDay[] {
  const last = days.findLastIndex(({ runs }) => runs.length > 0);
  return days
    .slice(1, Math.max(1, last))
    .filter(({ runs }) => runs.length === 0)
    .map(({ day }) => ({ kind: "rest", key: `rest-${formatLocalDay(day)}`, day }) as const);
}

function massageDue(plan: PlanReport, { massage, rhythm, asOf }: TherapyReport): readonly CalendarDay[] {
  const { rhythmDays, daysSinceLast, isQuestioned } = rhythm;
  if (massage === null || massage.gate === "closed" || rhythmDays === null || isQuestioned) return [];
  const rest = daysSinceLast === null ? 0 : Math.max(0, Math.ceil(rhythmDays - daysSinceLast));
  const day = afterKeySessions(addDays(asOf, rest), plan.planned);
  const since = daysSinceLast === null ? "first" : formatLocalDay(addDays(asOf, -daysSinceLast));
  return [{ kind: "massage", key: `massage-after-${since}`, day, rhythmDays, mustAnswer: massage.gate === "ask" }];
}

/** The day itself, or the first after the key sessions that it comes too close to. */
function afterKeySessions(due: LocalDay, planned: readonly PlannedRun[]): LocalDay {
  const keyDays = planned.filter(({ kind }) => kind !== "easy" && kind !== "walk-run").map(({ day }) => day);
  const near = keyDays.find((day) => day >= due && day - due <= DAYS_BEFORE_KEY);
  return near === undefined ? due : afterKeySessions(addDays(near, 1), planned);
}
