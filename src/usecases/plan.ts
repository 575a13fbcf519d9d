import { type ReturnState, returnState } from "../analysis/plan/return-levels.ts";
import { RETURN_LEVELS, type ReturnLevel } from "../analysis/plan/return-table.ts";
import { type WhatIf, whatIf } from "../analysis/plan/what-if.ts";
import { assess } from "../analysis/risk/assess.ts";
import { dayRecords } from "../analysis/series/day-records.ts";
import type { Assessment, DayRecord } from "../domain/assessment.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import { LOAD_METHODS } from "../domain/load.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { PlannedRun } from "../domain/plan.ts";
import type { Deps } from "./deps.ts";
import { runnerOn } from "./weekly-report.ts";

/** The fortnight ahead: what is planned, what the rules would say about it, and the way back to running. */
export interface PlanReport extends WhatIf {
  readonly athlete: AthleteId;
  readonly asOf: LocalDay;
  /** Today's verdict: a plan comes after it. */
  readonly today: Pick<Assessment, "headline" | "level" | "sentence" | "said">;
  /** Null when the runner is not on the return-to-run levels. */
  readonly returning: ReturnState | null;
  /** The whole table of return-to-run levels. */
  readonly levels: readonly ReturnLevel[];
  /** Every planned run, those that are over included, ascending. */
  readonly planned: readonly PlannedRun[];
}

/** Reads one runner's history and says what their plan means. Reading changes nothing. */
export async function planReport(deps: Deps, athlete: AthleteId, asOf: LocalDay): Promise<PlanReport> {
  return deps.store.read(async (reader) => {
    const { history, series } = await runnerOn(deps, reader, athlete, { asOf, methods: LOAD_METHODS });
    return planFrom(history, dayRecords(series), athlete, asOf);
  });
}

function planFrom(history: RunnerHistory, days: readonly DayRecord[], athlete: AthleteId, asOf: LocalDay): PlanReport {
  const assessment = assess(history, days, asOf);
  const { headline, level, sentence, said } = assessment;
  return {
    athlete,
    asOf,
    today: { headline, level, sentence, ...(said === undefined ? {} : { said }) },
    ...whatIf(history, days, asOf),
    returning: returnState(history, days, assessment),
    levels: RETURN_LEVELS,
    planned: [...history.planned].sort((a, b) => a.day - b.day || a.slot - b.slot),
  };
}
