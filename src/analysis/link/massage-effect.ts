import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { Said, SaidValue } from "../../domain/said.ts";
import type { TherapyKind } from "../../domain/therapy.ts";
import { said } from "../../messages/said.ts";
import { ENGLISH } from "../../messages/words.ts";
import { ENOUGH_SESSIONS } from "../therapy/before-after.ts";
import { matchedChanges, soreDaysOf } from "../therapy/matched-days.ts";
import { ENOUGH_DAYS, type MatchedSession, type MeanChange, matchedEffect } from "../therapy/matched-effect.ts";
import { normalQuantile } from "./statistics/distributions.ts";
import { cannotTell, type Estimated } from "./statistics/estimated.ts";

export interface MassageOptions {
  /** When soreness was rated again: 1 or 2 days later. */
  readonly horizonDays: 1 | 2;
  /** Default `massage`. */
  readonly kind?: TherapyKind;
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
  /** English. */
  readonly text: string;
  readonly said: Said;
}>;

/** The difference that a trial of massage after a 10 km run found, in NRS points. */
const TRIAL_NRS = 0.7;

/**
 * The change of soreness after sessions against untreated days of the same body part that were as sore, the regression to the mean
 * beside the naive number.
 *
 * @param asOf later entries and sessions are left out
 * @returns `cannot-tell` below 10 sessions with a match, with how many there are, or with too few days to compare
 * @see docs/METHODS.md#massage-and-soreness — Bland and Altman 1994, BMJ 309:780
 */
export function massageEffect(
  history: Pick<RunnerHistory, "pain" | "noPain" | "therapy">,
  asOf: LocalDay,
  options: MassageOptions,
): MassageEffect {
  const sessions = matchedSessions(history, asOf, options);
  if (sessions.length < ENOUGH_SESSIONS) {
    return cannotTell(said("therapy.effect.few-sessions", { wanted: ENOUGH_SESSIONS, sessions: sessions.length }));
  }
  const found = matchedEffect(sessions);
  if (found === null) return cannotTell(said("therapy.effect.few-days", { days: ENOUGH_DAYS }));
  const told = {
    horizonDays: options.horizonDays,
    sessions: sessions.length,
    matchedDays: new Set(sessions.flatMap(({ days }) => days.map(({ day }) => day))).size,
    naive: found.sessions,
    untreated: found.without,
    difference: found.difference,
    sessionsNeeded: sessionsNeeded(found.spread),
  };
  const words = effectWords(told);
  return { kind: "estimated", ...told, text: ENGLISH.tell(words), said: words };
}

function matchedSessions(
  history: Pick<RunnerHistory, "pain" | "noPain" | "therapy">,
  asOf: LocalDay,
  { kind = "massage", horizonDays }: MassageOptions,
): MatchedSession[] {
  const soreDays = soreDaysOf(history, asOf);
  return history.therapy.flatMap((session): MatchedSession[] => {
    const { nrsBefore } = session;
    const later = horizonDays === 1 ? session.nrs24h : session.nrs48h;
    if (session.kind !== kind || session.day > asOf || nrsBefore === null || later === null) return [];
    const days = matchedChanges(session, nrsBefore, horizonDays, soreDays);
    return days.length === 0 ? [] : [{ nrsBefore, change: later - nrsBefore, days }];
  });
}

function sessionsNeeded(spread: number): number {
  const z = normalQuantile(0.975) + normalQuantile(0.8);
  return Math.max(ENOUGH_SESSIONS, Math.ceil((spread * z) ** 2 / TRIAL_NRS ** 2));
}

function effectWords(told: {
  readonly horizonDays: 1 | 2;
  readonly sessions: number;
  readonly naive: MeanChange;
  readonly untreated: MeanChange;
  readonly difference: MeanChange;
  readonly sessionsNeeded: number;
}): Said {
  const { mean, lower, upper } = told.difference;
  const before = said(`therapy.effect.${told.horizonDays}`, {
    sessions: told.sessions,
    own: movedWords(told.naive.mean),
    without: movedWords(told.untreated.mean),
  });
  const gap = { mean: points(mean), lower: points(lower), upper: points(upper) };
  const isUnclear = lower <= 0 && upper >= 0;
  const next = isUnclear
    ? said("therapy.effect.unclear", { ...gap, needed: told.sessionsNeeded, points: points(TRIAL_NRS) })
    : said("therapy.effect.clear", gap);
  return said("list.sentences", { before, next });
}

function movedWords(change: number): SaidValue {
  const size = Number(Math.abs(change).toFixed(1));
  if (size === 0) return said("therapy.effect.same");
  return said(change < 0 ? "therapy.moved.down" : "therapy.moved.up", { points: points(size) });
}

/** With one digit, and no sign where that leaves nothing. */
const points = (change: number): SaidValue => ({ number: Number(change.toFixed(1)), digits: 1 });
