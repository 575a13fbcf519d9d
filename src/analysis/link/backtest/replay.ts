import type { Assessment, DayRecord, FindingLevel, RuleCode } from "../../../domain/assessment.ts";
import type { RunnerHistory } from "../../../domain/history.ts";
import { addDays, type LocalDay } from "../../../domain/local-day.ts";
import type { PainEntry } from "../../../domain/pain.ts";
import { assess } from "../../risk/assess.ts";
import { RULES } from "../../risk/rules.ts";
import { replayCuts } from "./replay-cut.ts";

/** What one rule said on one day. */
export type RuleState = "flagged" | "clear" | "cannot-say";

/** What the rules, as they are now, would have said at the end of one day. */
export interface ReplayedDay {
  readonly day: LocalDay;
  readonly states: ReadonlyMap<RuleCode, RuleState>;
  /** The loudest flag; null without one. */
  readonly loudest: FindingLevel | null;
}

/** Load rules look back 30 days from a run of the last week, and a little more for a spike before it. */
const LOAD_LOOK_BACK_DAYS = 75;
const TELL_EVERY_DAYS = 30;

/**
 * What `assess` would have said on each of these days with today's rules, and with what is known today about each day up
 * to it: a file that came late counts on the day of its run. Plans are left out, because a history does not tell when they
 * were made.
 *
 * @param records from `dailyRecords` for the same history, up to `asOf` or later
 * @param days to replay, ascending
 * @param onReplayed how many of the days are done, now and then
 * @returns one entry per day, with the states `assess` gives for the whole history
 * @see docs/METHODS.md#replay
 */
export function replayDays(
  history: RunnerHistory,
  records: readonly DayRecord[],
  days: readonly LocalDay[],
  onReplayed: (done: number) => void = () => undefined,
): ReplayedDay[] {
  const last = days.at(-1);
  if (last === undefined) return [];
  const sorted = sortedByDay(history);
  const cutOn = replayCuts(sorted, last);
  const window = slidingHistory(sorted);
  return days.map((day, i) => {
    if (i % TELL_EVERY_DAYS === 0) onReplayed(i);
    return replayed(assess(window(cutOn(day), day), recordsFor(records, day), day));
  });
}

function replayed({ asOf, findings }: Assessment): ReplayedDay {
  const states = new Map<RuleCode, RuleState>();
  let loudest: FindingLevel | null = null;
  for (const finding of findings) {
    if (finding.kind === "info" || RULES[finding.rule].level === null) continue;
    const before = states.get(finding.rule);
    if (finding.kind === "flagged") {
      states.set(finding.rule, "flagged");
      // Findings come loudest first.
      loudest ??= finding.level;
    } else if (before === undefined || (before === "clear" && finding.kind === "cannot-say")) {
      states.set(finding.rule, finding.kind);
    }
  }
  return { day: asOf, states, loudest };
}

/** The day records a load rule can look at: 75 days, and back to the last run where that is longer ago. */
function recordsFor(records: readonly DayRecord[], day: LocalDay): readonly DayRecord[] {
  const first = records[0]?.day;
  if (first === undefined) return [];
  const end = day - first + 1;
  let from = Math.max(0, end - LOAD_LOOK_BACK_DAYS);
  while (from > 0 && !hasRun(records, from, end)) from = Math.max(0, from - LOAD_LOOK_BACK_DAYS);
  return records.slice(from, Math.max(0, end));
}

function hasRun(records: readonly DayRecord[], from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (records[i]?.state === "observed") return true;
  return false;
}

function sortedByDay(history: RunnerHistory): RunnerHistory {
  const byDay = <T extends { readonly day: LocalDay }>(rows: readonly T[]) => [...rows].sort((a, b) => a.day - b.day);
  return {
    ...history,
    sessions: [...history.sessions].sort((a, b) => a.localDay - b.localDay),
    pain: byDay(history.pain),
    noPain: byDay(history.noPain),
    planned: [],
  };
}

/** The part of a history from a cut to a day. */
function slidingHistory(history: RunnerHistory): (from: LocalDay, to: LocalDay) => RunnerHistory {
  const sessions = slicer(history.sessions, ({ localDay }) => localDay);
  const pain = slicer(history.pain, ({ day }) => day);
  const noPain = slicer(history.noPain, ({ day }) => day);
  const signs = history.pain.filter(isSign).map(signAlone);
  return (from, to) => ({
    ...history,
    sessions: sessions(from, to),
    pain: [...signs.filter(({ day }) => day < from), ...pain(from, to)],
    noPain: noPain(from, to),
  });
}

/** It stands until a clinician has seen it, however long ago it was. */
function isSign({ nightPain, quality }: PainEntry): boolean {
  return nightPain === true || quality === "numb";
}

/** The sign without the pain beside it, which was settled or replaced since. */
function signAlone(entry: PainEntry): PainEntry {
  return { ...entry, moment: "daily", nrs: 0, alteredGait: false };
}

/** Items of days `from` to `to`, both included, by halving. */
function slicer<T>(items: readonly T[], dayOf: (item: T) => LocalDay): (from: LocalDay, to: LocalDay) => readonly T[] {
  const days = Int32Array.from(items, dayOf);
  const firstFrom = (day: number) => {
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((days[middle] ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (from, to) => items.slice(firstFrom(from), firstFrom(addDays(to, 1)));
}
