import { type AthleteSettings, type EffectiveSetting, settingsOn } from "../../domain/athlete.ts";
import type { SessionSummary } from "../../domain/history.ts";
import type { DailyLoad, LoadMethod, SessionLoad } from "../../domain/load.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { CalendarDay } from "./day-states.ts";
import { sessionLoad } from "./session-load.ts";

/**
 * The load of each day by one method: the sum of its runs. One unmeasured run makes the day unmeasured, because the sum
 * of the others would be too small. A rest day carries no number here and counts as zero; an unknown day counts as nothing.
 *
 * @param days dense and ascending, from `dayStates`
 * @param settings effective-dated; each day uses those in force on it
 * @returns one entry per input day; km for `distance`, minutes for `duration`, else arbitrary units
 * @see docs/METHODS.md#daily-loads
 */
export function dailyLoads(
  days: readonly CalendarDay[],
  sessions: readonly SessionSummary[],
  method: LoadMethod,
  settings: readonly EffectiveSetting[],
): DailyLoad[] {
  const runsByDay = runsOfEachDay(sessions);
  const settingsOf = settingsOfDays(settings);
  return days.map(({ day, state }) => {
    switch (state) {
      case "observed":
        return { day, state, load: loadOfRuns(runsByDay.get(day) ?? [], method, settingsOf(day)) };
      case "rest":
      case "unknown":
        return { day, state };
      default:
        throw new Error(`unknown day state: ${String(state satisfies never)}`);
    }
  });
}

/**
 * The load of a day's runs by one method, or the first missing input among them.
 *
 * @see docs/METHODS.md#daily-loads
 */
export function loadOfRuns(
  runs: readonly SessionSummary[],
  method: LoadMethod,
  settings: AthleteSettings,
): SessionLoad {
  return sumOfLoads(runs.map((run) => sessionLoad(run, method, settings)));
}

/**
 * The sum of session loads, or the first missing input among them.
 *
 * @see docs/METHODS.md#daily-loads
 */
export function sumOfLoads(loads: readonly SessionLoad[]): SessionLoad {
  let sum = 0;
  for (const one of loads) {
    if (one.kind === "unmeasured") return one;
    sum += one.load;
  }
  return { kind: "measured", load: sum };
}

/**
 * The settings in force on each day, looked up once for every stretch of days without a change.
 *
 * @see docs/METHODS.md#daily-loads
 */
export function settingsOfDays(settings: readonly EffectiveSetting[]): (day: LocalDay) => AthleteSettings {
  const changes = [...new Set(settings.map(({ from }) => from))].sort((a, b) => a - b);
  let holdsFrom = Number.POSITIVE_INFINITY;
  let holdsTo = Number.NEGATIVE_INFINITY;
  let inForce = settingsOn(0 as LocalDay, []);
  return (day) => {
    if (day < holdsFrom || day >= holdsTo) {
      inForce = settingsOn(day, settings);
      holdsFrom = changes.findLast((from) => from <= day) ?? Number.NEGATIVE_INFINITY;
      holdsTo = changes.find((from) => from > day) ?? Number.POSITIVE_INFINITY;
    }
    return inForce;
  };
}

/**
 * The runs of each day; other sports are left out.
 *
 * @see docs/METHODS.md#daily-loads
 */
export function runsOfEachDay(sessions: readonly SessionSummary[]): ReadonlyMap<LocalDay, readonly SessionSummary[]> {
  const runsByDay = new Map<LocalDay, SessionSummary[]>();
  for (const session of sessions) {
    if (session.sport !== "run") continue;
    const runs = runsByDay.get(session.localDay);
    if (runs === undefined) runsByDay.set(session.localDay, [session]);
    else runs.push(session);
  }
  return runsByDay;
}
