import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { TherapyKind } from "../../domain/therapy.ts";
import { ENOUGH_SESSIONS } from "../therapy/before-after.ts";
import { matchedChanges, soreDaysOf } from "../therapy/matched-days.ts";
import { normalQuantile } from "./statistics/distributions.ts";
import { cannotTell, type Estimated, type Interval } from "./statistics/estimated.ts";
import { quantileOfSorted } from "./statistics/quantile.ts";
import type { SeededRandom } from "./statistics/seeded-random.ts";

export interface MassageOptions {
  readonly random: SeededRandom;
  /** When soreness was rated again: 1 or 2 days later. */
  readonly horizonDays: 1 | 2;
  /** Default `massage`. */
  readonly kind?: TherapyKind;
  /** Default 1,000. */
  readonly replicates?: number;
}

/** A mean change of soreness in NRS points with its 95 % interval; negative is less sore. */
export interface MeanChange extends Interval {
  readonly mean: number;
}

/** What soreness did after sessions, and what it does without one on days that were as sore. */
export type MassageEffect = Estimated<{
  readonly horizonDays: 1 | 2;
  /** Sessions with both numbers and at least one matched day. */
  readonly sessions: number;
  readonly matchedDays: number;
  /** Before and after sessions: what anybody sees, and what flatters every treatment. */
  readonly naive: MeanChange;
  /** What matched untreated days did: regression to the mean, and healing. */
  readonly untreated: MeanChange;
  /** The one minus the other. */
  readonly difference: MeanChange;
  /** Sessions that would be needed to see 0.7 points with a chance of 80 %. */
  readonly sessionsNeeded: number;
  readonly text: string;
}>;

/** The difference that a trial of massage after a 10 km run found, in NRS points. */
const TRIAL_NRS = 0.7;
const REPLICATES = 1000;

interface Matched {
  readonly change: number;
  /** Places in the list of matched days, and their changes. */
  readonly days: readonly number[];
}

interface Sample {
  readonly sessions: readonly Matched[];
  readonly dayChanges: readonly number[];
}

/**
 * The change of soreness after sessions against untreated days of the same body part that were as sore, the regression to the mean
 * beside the naive number. Intervals by drawing sessions and matched days again.
 *
 * @param asOf later entries and sessions are left out
 * @returns `cannot-tell` below 10 sessions with a match, with how many there are
 * @see docs/METHODS.md#massage-and-soreness — Bland and Altman 1994, BMJ 309:780
 */
export function massageEffect(
  history: Pick<RunnerHistory, "pain" | "noPain" | "therapy">,
  asOf: LocalDay,
  options: MassageOptions,
): MassageEffect {
  const sample = matchedSample(history, asOf, options);
  const { sessions } = sample;
  if (sessions.length < ENOUGH_SESSIONS) {
    return cannotTell(
      `that takes ${ENOUGH_SESSIONS} sessions with days as sore to compare; there are ${sessions.length}`,
    );
  }
  const once = new Uint8Array(sample.dayChanges.length).fill(1);
  const found = meansOf(sessions, sample.dayChanges, once);
  if (found === null) return cannotTell("no session has a day to compare");
  const drawn = draws(sample, options);
  const told = {
    horizonDays: options.horizonDays,
    sessions: sessions.length,
    matchedDays: sample.dayChanges.length,
    naive: withInterval(found, drawn, ({ naive }) => naive),
    untreated: withInterval(found, drawn, ({ untreated }) => untreated),
    difference: withInterval(found, drawn, ({ naive, untreated }) => naive - untreated),
    sessionsNeeded: sessionsNeeded(sample),
  };
  return { kind: "estimated", ...told, text: effectWords(told) };
}

function matchedSample(
  history: Pick<RunnerHistory, "pain" | "noPain" | "therapy">,
  asOf: LocalDay,
  { kind = "massage", horizonDays }: MassageOptions,
): Sample {
  const soreDays = soreDaysOf(history, asOf);
  const places = new Map<string, number>();
  const dayChanges: number[] = [];
  const sessions = history.therapy.flatMap((session): Matched[] => {
    const later = horizonDays === 1 ? session.nrs24h : session.nrs48h;
    if (session.kind !== kind || session.day > asOf || session.nrsBefore === null || later === null) return [];
    const days = matchedChanges(session, session.nrsBefore, horizonDays, soreDays).map(({ day, change }) => {
      const key = `${day}/${change}`;
      const place = places.get(key) ?? dayChanges.push(change) - 1;
      places.set(key, place);
      return place;
    });
    return days.length === 0 ? [] : [{ change: later - session.nrsBefore, days }];
  });
  return { sessions, dayChanges };
}

interface Means {
  readonly naive: number;
  readonly untreated: number;
}

/** Means over sessions; each session's days count as often as they were drawn. Null when no drawn session has a drawn day. */
function meansOf(sessions: readonly Matched[], dayChanges: readonly number[], times: Uint8Array): Means | null {
  let count = 0;
  let naive = 0;
  let untreated = 0;
  for (const { change, days } of sessions) {
    const weight = days.reduce((sum, day) => sum + (times[day] as number), 0);
    if (weight === 0) continue;
    count++;
    naive += change;
    untreated += days.reduce((sum, day) => sum + (times[day] as number) * (dayChanges[day] as number), 0) / weight;
  }
  return count === 0 ? null : { naive: naive / count, untreated: untreated / count };
}

function draws({ sessions, dayChanges }: Sample, { random, replicates = REPLICATES }: MassageOptions): Means[] {
  const drawn: Means[] = [];
  for (let i = 0; i < replicates; i++) {
    const times = new Uint8Array(dayChanges.length);
    for (let j = 0; j < dayChanges.length; j++) {
      const day = random.integer(dayChanges.length);
      times[day] = (times[day] as number) + 1;
    }
    const again = sessions.map(() => sessions[random.integer(sessions.length)] as Matched);
    const means = meansOf(again, dayChanges, times);
    if (means !== null) drawn.push(means);
  }
  return drawn;
}

function withInterval(found: Means, drawn: readonly Means[], read: (means: Means) => number): MeanChange {
  const sorted = Float64Array.from(drawn.length === 0 ? [found] : drawn, read).sort();
  return { mean: read(found), lower: quantileOfSorted(sorted, 0.025), upper: quantileOfSorted(sorted, 0.975) };
}

function sessionsNeeded({ sessions, dayChanges }: Sample): number {
  const gaps = sessions.map(
    ({ change, days }) => change - days.reduce((sum, day) => sum + (dayChanges[day] as number), 0) / days.length,
  );
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (gaps.length - 1);
  const z = normalQuantile(0.975) + normalQuantile(0.8);
  return Math.max(ENOUGH_SESSIONS, Math.ceil((variance * z * z) / TRIAL_NRS ** 2));
}

function effectWords(told: {
  readonly horizonDays: 1 | 2;
  readonly sessions: number;
  readonly naive: MeanChange;
  readonly untreated: MeanChange;
  readonly difference: MeanChange;
  readonly sessionsNeeded: number;
}): string {
  const when = told.horizonDays === 1 ? "A day" : "Two days";
  const own = `${when} after ${told.sessions} sessions soreness was ${movedWords(told.naive.mean)}`;
  const beside = `on days as sore without one it was ${movedWords(told.untreated.mean)}`;
  const { mean, lower, upper } = told.difference;
  const gap = `The difference is ${signed(mean)} (95 % interval ${signed(lower)} to ${signed(upper)})`;
  const isUnclear = lower <= 0 && upper >= 0;
  const verdict = isUnclear
    ? `so we cannot tell it from none; about ${told.sessionsNeeded} sessions could show 0.7 points`
    : "which is how you rated it, not proof of what did it";
  return `${own}; ${beside}. ${gap}, ${verdict}.`;
}

function movedWords(change: number): string {
  const size = Math.abs(change).toFixed(1);
  if (size === "0.0") return "the same";
  return change < 0 ? `down ${size}` : `up ${size}`;
}

function signed(change: number): string {
  const text = change.toFixed(1);
  return text === "-0.0" ? "0.0" : text.replace("-", "−");
}
