import type { ReturnState } from "../analysis/plan/return-levels.ts";
import type { ReturnAttempt } from "../analysis/plan/return-walk.ts";
import type { PlannedDay } from "../analysis/plan/what-if.ts";
import type { LongestNoSpike } from "../analysis/ratio/longest-no-spike.ts";
import { formatLocalDay, type LocalDay } from "../domain/local-day.ts";
import type { PlannedRun } from "../domain/plan.ts";
import type { PlanReport } from "./plan.ts";
import { findingJson, type Json } from "./report-json.ts";

/** The stable machine form of the plan (ARCHITECTURE.md, "The JSON contract"). Days as dates, null for what is not known. */
export function planJson(report: PlanReport): Json {
  const { taper, returning } = report;
  const { headline, level, sentence } = report.today;
  return {
    asOf: formatLocalDay(report.asOf),
    athlete: report.athlete,
    today: { headline, level, sentence },
    days: report.days.map(dayJson),
    taper: taper === null ? null : { ...taper, raceDay: formatLocalDay(taper.raceDay) },
    returning: returning === null ? null : returnJson(returning),
    planned: report.planned.map(runJson),
  };
}

function dayJson(day: PlannedDay): Json {
  const { value, category, provisional, longestPrior30dM } = day.spike;
  return {
    day: formatLocalDay(day.day),
    runs: day.runs.map(runJson),
    longestNoSpike: limitJson(day.limit),
    restsOnPlan: day.restsOnPlan,
    longestNoSpikeFromDone: limitJson(day.limitFromDone),
    spike: { value, category, provisional, longestPrior30dM },
    weekChangePct: day.weekChangePct,
    findings: day.findings.map(findingJson),
    notes: day.notes.map(({ kind, text }) => ({ kind, text })),
  };
}

/** A planned run, its day as a date. */
export function runJson(run: PlannedRun): Json {
  return { ...run, day: formatLocalDay(run.day) };
}

function limitJson(limit: LongestNoSpike | null): Json {
  if (limit === null) return null;
  const { day, distanceM } = limit.prior;
  return { limitM: limit.limitM, prior: { day: formatLocalDay(day), distanceM } };
}

function returnJson(state: ReturnState): Json {
  const dayOrNull = (day: LocalDay | null) => (day === null ? null : formatLocalDay(day));
  return {
    from: formatLocalDay(state.from),
    isReady: state.isReady,
    isClosed: state.isClosed,
    outcome: state.outcome,
    reason: state.reason,
    missing: state.missing,
    level: state.level === null ? null : { ...state.level },
    times: state.times,
    timesNeeded: state.timesNeeded,
    nextRunFrom: dayOrNull(state.nextRunFrom),
    isFinished: state.isFinished,
    attempts: state.attempts.map(attemptJson),
    volume: state.volume === null ? null : { ...state.volume },
  };
}

function attemptJson({ day, distanceM, level, result, text }: ReturnAttempt): Json {
  return { day: formatLocalDay(day), distanceM, level, result, text };
}
