import type { DayRecord, Finding } from "../../domain/assessment.ts";
import type { Spike } from "../../domain/load.ts";
import { addDays, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { PlannedRun } from "../../domain/plan.ts";
import { said } from "../../messages/said.ts";
import type { PainVerdicts } from "../pain/pain-verdicts.ts";
import { cannotSay, infoFinding } from "../risk/finding.ts";
import { SPIKE_LOOK_BACK_DAYS, spikeWindow } from "../risk/load-view.ts";
import { painAfterSpikeFindings } from "../risk/pain-after-spike.ts";
import type { SpikeEvent } from "../risk/spike-events.ts";
import { spikeFindings } from "../risk/spike-rules.ts";
import { isHighestWeek, type PlanDistances, plannedWeekChangePct, type Taper } from "./plan-weeks.ts";
import { plannedReturn } from "./planned-return.ts";

/** What the findings of a planned day are made from. */
export interface PlanContext {
  /** Day records up to `asOf`. */
  readonly days: readonly DayRecord[];
  readonly asOf: LocalDay;
  /** Planned runs, ascending. */
  readonly open: readonly PlannedRun[];
  /** The spikes among them, ascending. */
  readonly events: readonly SpikeEvent[];
  /** The spikes among the runs done that may still count. */
  readonly done: readonly SpikeEvent[];
  readonly verdicts: PainVerdicts;
  readonly isAnyPainFlagged: boolean;
  readonly distances: PlanDistances;
  readonly taper: Taper | null;
}

/** A rise of the week by more than this is told, as everywhere. */
const RISE_PCT = 30;

/**
 * What the rules would say about the planned runs of one day: SPIKE_*, RETURN_BREAK, PAIN_X_SPIKE and WOW_30, by the same
 * rules as for runs done. The spike of a race is a note and never louder: nobody enters a race to be told not to.
 *
 * @param spike of the day, done and planned runs counted
 * @see docs/METHODS.md#plan
 */
export function plannedFindings(spike: Spike, context: PlanContext): Finding[] {
  const event = context.events.find(({ day }) => day === spike.day);
  const found = [
    ...(event === undefined ? unknownSpike(spike) : [...painOnSpike(event, context), ...spikeOfPlan(event, context)]),
    ...plannedReturn(spike, context),
    ...weekRise(spike.day, context),
  ];
  return found;
}

/** The rule about spikes, asked about this run as the one planned, with those planned before it taken as done. */
function spikeOfPlan(event: SpikeEvent, context: PlanContext): Finding[] {
  const { days, asOf, events, done, isAnyPainFlagged } = context;
  const before = events.filter(({ day }) => day < event.day).map((other) => ({ ...other, isPlanned: false }));
  const asked = [...done, ...before, event];
  const isRace = context.open.some(({ day, kind }) => day === event.day && kind === "race");
  return spikeFindings({ days, asOf, events: asked, isAnyPainFlagged }).flatMap((finding) => {
    if (finding.kind !== "flagged" || finding.to !== event.day) return [];
    return [isRace ? { ...finding, level: "note" as const } : finding];
  });
}

/** Pain that stands while a spike is planned within 48 hours. */
function painOnSpike(event: SpikeEvent, { verdicts, asOf }: PlanContext): Finding[] {
  return painAfterSpikeFindings({ verdicts, events: [event], asOf, missing: null }).filter(
    ({ kind }) => kind === "flagged",
  );
}

/** A planned run with nothing to compare it with, though there are runs in the 30 days before it. */
function unknownSpike({ day, value, category }: Spike): Finding[] {
  if (value !== null || category === "return-from-break") return [];
  const missing = said("unknown.prior-run", { days: SPIKE_LOOK_BACK_DAYS, day: { day, as: "weekday-short" } });
  const text = said("unknown.we-do-not-know", { missing });
  return [cannotSay("SPIKE_M", { text, window: spikeWindow(day) }, missing)];
}

/** Only a week above those before it: a runner of every second day has 3 and 4 runs a week in turn. */
function weekRise(day: LocalDay, { distances }: PlanContext): Finding[] {
  const pct = plannedWeekChangePct(distances, day);
  if (pct === null || pct <= RISE_PCT || !isHighestWeek(distances, day)) return [];
  const text = said("plan.week-rise", { day: { day, as: "weekday-short" }, pct: Math.round(pct) });
  const window = { from: addDays(windowEnding(day, 7).from, -7), to: day };
  return [infoFinding("WOW_30", { text, window }, { value: pct, threshold: RISE_PCT })];
}
