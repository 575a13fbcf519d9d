import type { RunnerHistory } from "../../../domain/history.ts";
import type { DailyLoad, LoadMethod, SpikeCategory } from "../../../domain/load.ts";
import type { LocalDay } from "../../../domain/local-day.ts";
import { dailyLoads } from "../../load/daily-loads.ts";
import { dayStates } from "../../load/day-states.ts";
import { longestOfEachDay, longestPriorTo, SPIKE_WINDOW_DAYS } from "../../ratio/longest-runs.ts";
import { spikeCategory, spikeRatio, spikes } from "../../ratio/spike.ts";
import { type WholeRun, wholeRuns } from "../../ratio/whole-runs.ts";
import { OUTCOME_RULES, type OutcomeRules, outcomesOf } from "../backtest/outcomes.ts";
import { nextMornings } from "./next-morning.ts";

/** What a run was against the longest of the 30 days before it; `no-run` and `unknown` are about days. */
export const SPIKE_LEVELS = ["no-run", "reference", "small", "moderate", "large", "return", "unknown"] as const;
export type SpikeLevel = (typeof SPIKE_LEVELS)[number];
/** The place of each level in {@link SPIKE_LEVELS}, as it is kept in columns. */
export const SPIKE_CODE: Readonly<Record<SpikeLevel, number>> = {
  "no-run": 0,
  reference: 1,
  small: 2,
  moderate: 3,
  large: 4,
  return: 5,
  unknown: 6,
};

/** One run of a runner, with its day as a number from the first day on. */
export interface LinkRun {
  readonly dayNumber: number;
  readonly level: SpikeLevel;
}

/** One runner's calendar in columns, from the first known day to the last. 1 is yes. */
export interface LinkDays {
  readonly from: LocalDay;
  readonly length: number;
  readonly method: LoadMethod;
  /** The day's load is known: a measured run, or a confirmed rest day. */
  readonly known: Uint8Array;
  /** In the unit of the load method; only to be read where `known` is 1. */
  readonly load: Float64Array;
  /** The code of the day's longest run, see {@link SPIKE_CODE}. */
  readonly spike: Uint8Array;
  readonly runs: readonly LinkRun[];
  /** A new episode began. */
  readonly onset: Uint8Array;
  /** The day counts: no episode is going on or ended within the quiet days before, and the pain log was being kept. */
  readonly atRisk: Uint8Array;
  /** The pain log has an answer on the day, "no pain" included. */
  readonly answered: Uint8Array;
  /** An answer within the last days. */
  readonly kept: Uint8Array;
  /** Pain of the morning can be set beside the day before. */
  readonly compared: Uint8Array;
  /** It was up by 2 or more; only to be read where `compared` is 1. */
  readonly rise: Uint8Array;
}

/** Days just before each day that windows can leave out. Pain that was felt and not yet written down has changed them. Ours. */
export const PRODROME_DAYS = 3;

export interface LinkOptions {
  readonly method?: LoadMethod;
  readonly rules?: OutcomeRules;
  /** Days just before each day that are left out of its windows; default none, or 3 where load had dropped on them before episodes. */
  readonly lagDays?: number;
}

/**
 * The calendar of one runner for the question of load before pain.
 *
 * @returns null when nothing is known by `asOf`
 * @see docs/METHODS.md#days-at-risk
 */
export function linkDays(history: RunnerHistory, asOf: LocalDay, options: LinkOptions = {}): LinkDays | null {
  const days = dayStates(history, asOf);
  const from = days[0]?.day;
  if (from === undefined) return null;
  const method = options.method ?? "distance";
  const loads = dailyLoads(days, history.sessions, method, history.settings);
  const runs = wholeRuns(history.sessions).filter(({ day }) => day <= asOf);
  const { onset, answered, kept } = outcomesOf(history, { from, to: asOf }, options.rules);
  const atRisk = atRiskOf(history, { from, to: asOf }, options.rules ?? OUTCOME_RULES);
  return {
    from,
    length: days.length,
    method,
    known: Uint8Array.from(loads, (load) => (loadOf(load) === null ? 0 : 1)),
    load: Float64Array.from(loads, (load) => loadOf(load) ?? 0),
    spike: Uint8Array.from(spikes(days, runs), (spike, i) =>
      days[i]?.state === "unknown"
        ? SPIKE_CODE.unknown
        : SPIKE_CODE[levelOf(spike.category, spike.provisional, loads[i])],
    ),
    runs: levelsOfRuns(runs, from),
    onset: onset.map((isOnset, i) => isOnset & (atRisk[i] as number)),
    atRisk,
    answered,
    kept,
    ...nextMornings(history, { from, to: asOf }),
  };
}

function loadOf(daily: DailyLoad): number | null {
  if (daily.state === "unknown") return null;
  if (daily.state === "rest") return 0;
  return daily.load.kind === "measured" ? daily.load.load : null;
}

function levelOf(category: SpikeCategory, isProvisional: boolean, daily: DailyLoad | undefined): SpikeLevel {
  if (daily?.state === "rest") return "no-run";
  if (category === "none" || isProvisional) return "unknown";
  return category === "return-from-break" ? "return" : category;
}

function levelsOfRuns(runs: readonly WholeRun[], from: LocalDay): LinkRun[] {
  const byDay = longestOfEachDay(runs);
  return runs.map(({ day, distanceM }) => {
    const prior = longestPriorTo(day, byDay);
    const dayNumber = day - from;
    const isShort = dayNumber < SPIKE_WINDOW_DAYS || prior.isPartial;
    const ratio = distanceM === null || prior.longest === null ? null : spikeRatio(distanceM, prior.longest.distanceM);
    if (isShort) return { dayNumber, level: "unknown" };
    if (prior.runDays === 0) return { dayNumber, level: "return" };
    return { dayNumber, level: ratio === null ? "unknown" : spikeCategory(ratio) };
  });
}

/** At risk on a day: no sore day among the quiet days before it, and an answer in the days just before it. */
function atRiskOf(
  history: Pick<RunnerHistory, "pain" | "noPain">,
  span: { readonly from: LocalDay; readonly to: LocalDay },
  rules: OutcomeRules,
): Uint8Array {
  const { kept, sore } = outcomesOf(history, span, rules);
  let lastSore = Number.NEGATIVE_INFINITY;
  return sore.map((isSore, i) => {
    const isQuiet = i - lastSore > rules.quietDays;
    if (isSore === 1) lastSore = i;
    return isQuiet && kept[i - 1] === 1 ? 1 : 0;
  });
}
