import type { DayRecord } from "../domain/assessment.ts";
import type { RunnerHistory, SessionSummary } from "../domain/history.ts";
import {
  type DailyLoad,
  type DayRatios,
  type DayState,
  type LoadMethod,
  ofEachMethod,
  type SessionLoad,
} from "../domain/load.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { dailyLoads, runsOfEachDay } from "./load/daily-loads.ts";
import { type CalendarDay, dayStates } from "./load/day-states.ts";
import { measured } from "./load/measured.ts";
import { dayRatios, NO_RATIOS } from "./ratio/day-ratios.ts";
import { RATIO_RULES } from "./ratio/ratio-rules.ts";
import { spikes } from "./ratio/spike.ts";
import { wholeRuns } from "./ratio/whole-runs.ts";

/**
 * Everything the numbers say about each day of a runner, from the first known day to `asOf`.
 *
 * @returns dense and ascending, one entry a calendar day; empty when nothing is known by `asOf`
 * @see docs/METHODS.md#conventions
 */
export function dailyRecords(history: RunnerHistory, asOf: LocalDay): DayRecord[] {
  const days = dayStates(history, asOf);
  const runsByDay = runsOfEachDay(history.sessions);
  const columns = ofEachMethod((method) => methodColumns(history, days, method));
  return spikes(days, wholeRuns(history.sessions)).map((spike, i) => {
    const state = days[i]?.state ?? "unknown";
    const runs = runsByDay.get(spike.day) ?? [];
    return {
      day: spike.day,
      state,
      distanceM: totalOf(state, runs, (run) => run.distanceM),
      durationS: totalOf(state, runs, (run) => run.durationS),
      loads: ofEachMethod((method) => columns[method].loads[i] ?? null),
      ratios: ofEachMethod((method) => columns[method].ratios[i] ?? NO_RATIOS),
      spike,
    };
  });
}

interface MethodColumns {
  readonly loads: readonly (SessionLoad | null)[];
  readonly ratios: readonly DayRatios[];
}

function methodColumns(history: RunnerHistory, days: readonly CalendarDay[], method: LoadMethod): MethodColumns {
  const daily = dailyLoads(days, history.sessions, method, history.settings);
  return { loads: daily.map(loadOfDay), ratios: dayRatios(daily, RATIO_RULES[method]) };
}

/** A rest day is a measured zero; an unknown day has no load at all. */
function loadOfDay(daily: DailyLoad): SessionLoad | null {
  switch (daily.state) {
    case "observed":
      return daily.load;
    case "rest":
      return { kind: "measured", load: 0 };
    case "unknown":
      return null;
    default:
      throw new Error(`unknown day state: ${String(daily satisfies never)}`);
  }
}

/** The sum over a day's runs; null on an unknown day and when a run lacks the quantity. */
function totalOf(
  state: DayState,
  runs: readonly SessionSummary[],
  read: (run: SessionSummary) => number | null,
): number | null {
  if (state === "unknown") return null;
  return runs.reduce<number | null>((total, run) => {
    const one = measured(read(run));
    return total === null || one === null ? null : total + one;
  }, 0);
}
