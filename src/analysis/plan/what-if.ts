import type { DayRecord, Finding } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import type { Spike } from "../../domain/load.ts";
import { addDays, type DayRange, type LocalDay } from "../../domain/local-day.ts";
import type { PlannedRun } from "../../domain/plan.ts";
import { painVerdicts } from "../pain/pain-verdicts.ts";
import { spikeOn } from "../ratio/spike.ts";
import { painFindings } from "../risk/pain-findings.ts";
import { doneSpikes } from "../risk/spike-events.ts";
import { type DayLimit, longestEachDay } from "./longest-each-day.ts";
import { type PlanContext, plannedFindings } from "./plan-findings.ts";
import { type PlanNote, planNotes } from "./plan-notes.ts";
import { planDistances, plannedWeekChangePct, type Taper, taperBefore } from "./plan-weeks.ts";
import { PLAN_DAYS, planRuns } from "./planned-runs.ts";
import { plannedSpikeEvent } from "./planned-spike.ts";

/** One day of the fortnight, before it happens. */
export interface PlannedDay extends DayLimit {
  readonly runs: readonly PlannedRun[];
  /** The day's longest planned run against the longest of the 30 days before it, done and planned. */
  readonly spike: Spike;
  /** 7 days to this one against the 7 before, if the plan is run as written and nothing else, in percent. */
  readonly weekChangePct: number | null;
  /** What the rules would say; empty on a day without a planned run. */
  readonly findings: readonly Finding[];
  /** Plain remarks: a race, a taper, a sore place to look at again. */
  readonly notes: readonly PlanNote[];
}

/** Spikes of runs done further back than this no longer count for a plan. */
const STANDS_DAYS = 42;

/** The fortnight as it is planned. */
export interface WhatIf {
  readonly window: DayRange;
  /** Today and the 14 days after it, ascending. */
  readonly days: readonly PlannedDay[];
  readonly taper: Taper | null;
}

/**
 * What the rules would say about the runs planned for today and the next 14 days, if the plan is run as written.
 *
 * @param days dense and ascending day records of the same history; later days are left out
 * @see docs/METHODS.md#plan
 */
export function whatIf(history: RunnerHistory, days: readonly DayRecord[], asOf: LocalDay): WhatIf {
  const known = days.filter(({ day }) => day <= asOf);
  const runs = planRuns(history, known, asOf);
  const distances = planDistances(known, runs.open, asOf);
  const taper = taperBefore(distances, runs.open);
  const all = [...runs.done, ...runs.planned];
  const spikeOf = (day: LocalDay): Spike => spikeOn(day, all, known[0]?.day ?? null);
  const verdicts = painVerdicts(history, known, asOf);
  const context: PlanContext = {
    days: known,
    asOf,
    open: runs.open,
    events: [...new Set(runs.open.map(({ day }) => day))].flatMap((day) => plannedSpikeEvent(spikeOf(day))),
    done: doneSpikes(known.slice(-STANDS_DAYS)),
    verdicts,
    isAnyPainFlagged: painFindings(verdicts).some(({ kind, rule }) => kind === "flagged" && rule.startsWith("PAIN_")),
    distances,
    taper,
  };
  return {
    window: { from: asOf, to: addDays(asOf, PLAN_DAYS) },
    days: longestEachDay(runs, asOf).map((limit) => plannedDay(limit, spikeOf(limit.day), context)),
    taper,
  };
}

function plannedDay(limit: DayLimit, spike: Spike, context: PlanContext): PlannedDay {
  const runs = context.open.filter(({ day }) => day === limit.day);
  // A run of today that is done is no plan any more: what it was is in the report of the week.
  const isPlanned = runs.length > 0;
  return {
    ...limit,
    runs,
    spike: isPlanned ? spike : { ...spike, value: null, category: "none", sessionM: null },
    weekChangePct: plannedWeekChangePct(context.distances, limit.day),
    findings: isPlanned ? plannedFindings(spike, context) : [],
    notes: isPlanned ? planNotes(runs, spike, context) : [],
  };
}
