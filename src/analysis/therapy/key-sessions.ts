import type { DayRecord } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import { type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { PlanKind } from "../../domain/plan.ts";
import { openPlans } from "../risk/spike-events.ts";
import { recordsWithin } from "../series/records-within.ts";

const KEY_KINDS: readonly PlanKind[] = ["long", "workout", "race"];
/** A key session further away than this is nothing to plan a massage around yet. */
const LOOK_AHEAD_DAYS = 14;
/** A race is felt for about this long. Ours. */
const RACE_FELT_DAYS = 7;

/**
 * The day of the next planned long run, workout or race, today included; null when none is planned within 14 days.
 *
 * @param days day records up to `asOf`
 * @see docs/METHODS.md#massage
 */
export function nextKeyDay(
  history: Pick<RunnerHistory, "planned">,
  days: readonly DayRecord[],
  asOf: LocalDay,
): LocalDay | null {
  const plans = openPlans(history, days, asOf, LOOK_AHEAD_DAYS);
  return plans.find(({ kind }) => KEY_KINDS.includes(kind))?.day ?? null;
}

/**
 * The day of the latest race of the last 7 days: one that was planned, on a day with a run.
 *
 * @param days day records up to `asOf`
 * @see docs/METHODS.md#massage
 */
export function recentRaceDay(
  { planned }: Pick<RunnerHistory, "planned">,
  days: readonly DayRecord[],
  asOf: LocalDay,
): LocalDay | null {
  const window = windowEnding(asOf, RACE_FELT_DAYS);
  const ran = new Set(recordsWithin(days, window).flatMap(({ day, state }) => (state === "observed" ? [day] : [])));
  const races = planned.filter(({ kind, day }) => kind === "race" && ran.has(day));
  return races.reduce<LocalDay | null>((last, { day }) => (last === null || day > last ? day : last), null);
}
