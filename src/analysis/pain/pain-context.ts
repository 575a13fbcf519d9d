import type { DayRecord } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { Moment } from "../../domain/pain.ts";
import { recordsWithin } from "../series/records-within.ts";

/** What a pain rule knows beside the diary of its place. */
export interface PainContext {
  readonly asOf: LocalDay;
  /** Days with a run, ascending. */
  readonly runDays: readonly LocalDay[];
  /** Days with any pain answer, "no pain today" included. */
  readonly answeredDays: ReadonlySet<LocalDay>;
}

const RUN_MOMENTS: readonly Moment[] = ["pre", "during", "after"];

/**
 * The days of runs and of answers up to `asOf`. An answer about before, during or after a run says that there was one, so
 * the pain rules work without a single imported file.
 *
 * @param days day records up to `asOf`: they tell the days of runs for a history that holds the last months' sessions only
 * @see docs/METHODS.md#places-and-answers
 */
export function painContext(
  history: Pick<RunnerHistory, "sessions" | "pain" | "noPain">,
  asOf: LocalDay,
  days: readonly DayRecord[] = [],
): PainContext {
  const first = days[0]?.day ?? asOf;
  const ran = recordsWithin(days, { from: first, to: asOf }).filter(({ state }) => state === "observed");
  const runDays = ran.map(({ day }) => day);
  const others = new Set<LocalDay>();
  for (const { sport, localDay } of history.sessions) if (sport === "run") others.add(localDay);
  for (const { moment, day } of history.pain) if (RUN_MOMENTS.includes(moment)) others.add(day);
  const more = [...others].filter((day) => day <= asOf && days[day - first]?.state !== "observed");
  const answered = [...history.pain, ...history.noPain].map(({ day }) => day);
  return {
    asOf,
    runDays: more.length === 0 ? runDays : [...runDays, ...more].sort((a, b) => a - b),
    answeredDays: new Set(answered.filter((day) => day <= asOf)),
  };
}
