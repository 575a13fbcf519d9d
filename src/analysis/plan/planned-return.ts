import type { DayRecord, Finding } from "../../domain/assessment.ts";
import type { DayState, Spike } from "../../domain/load.ts";
import { addDays, daysOf, type LocalDay } from "../../domain/local-day.ts";
import type { PlannedRun } from "../../domain/plan.ts";
import { said } from "../../messages/said.ts";
import { ENGLISH } from "../../messages/words.ts";
import { returnBreakFinding } from "../risk/return-break.ts";

/** From this many rest days in a row on, days without a plan are taken as more of the same break. Ours. */
const BREAK_LIKE_DAYS = 7;

interface ReturnContext {
  readonly days: readonly DayRecord[];
  readonly asOf: LocalDay;
  readonly open: readonly PlannedRun[];
}

/**
 * RETURN_BREAK as it would be on the day of a planned run: at least 14 days in a row without a run within the 21 that end
 * with it. A coming day without a plan counts as rest only when the runner has been resting for a week already; otherwise
 * nobody knows, and a plan of long runs alone would look like a break.
 *
 * @param spike of the planned day
 * @see docs/METHODS.md#plan
 */
export function plannedReturn(spike: Spike, context: ReturnContext): Finding[] {
  const days = asIfRun(spike.day, context);
  const finding = returnBreakFinding({ days, asOf: spike.day, nextPlan: null });
  if (finding.kind === "flagged") {
    const text = said("plan.return", { day: { day: spike.day, as: "weekday-short" }, days: finding.value ?? 0 });
    return [{ ...finding, text: ENGLISH.tell(text), said: { ...finding.said, text } }];
  }
  return finding.kind === "cannot-say" && spike.category === "return-from-break" ? [finding] : [];
}

/** The days up to a planned one, as they would be known on it. */
function asIfRun(day: LocalDay, { days, asOf, open }: ReturnContext): Pick<DayRecord, "day" | "state">[] {
  if (days.length === 0) return [];
  const planned = new Set(open.map((run) => run.day));
  const between: DayState = restDaysTo(days) >= BREAK_LIKE_DAYS ? "rest" : "unknown";
  const stateOf = (coming: LocalDay): DayState => (planned.has(coming) ? "observed" : between);
  const coming = daysOf({ from: addDays(asOf, 1), to: day }).map((each) => ({ day: each, state: stateOf(each) }));
  const done = days.map((known) => (planned.has(known.day) ? { day: known.day, state: "observed" as const } : known));
  return [...done, ...coming];
}

/** Rest days in a row up to the last known day; a day that is not known yet is passed over when it is the last. */
function restDaysTo(days: readonly DayRecord[]): number {
  const upTo = days.at(-1)?.state === "unknown" ? days.slice(0, -1) : days;
  return upTo.length - 1 - upTo.findLastIndex(({ state }) => state !== "rest");
}
