import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { Said, SaidValue } from "../../domain/said.ts";
import type { TherapyKind, TherapySession } from "../../domain/therapy.ts";
import { said } from "../../messages/said.ts";
import { ENGLISH } from "../../messages/words.ts";
import { type ChangeSummary, changeSummary } from "./change-summary.ts";
import { matchedChanges, type SoreDays, soreDaysOf } from "./matched-days.ts";
import { ENOUGH_DAYS, type MatchedSession, matchedEffect, withoutSession } from "./matched-effect.ts";

/** Fewer sessions with a comparison than this say nothing. Ours. */
export const ENOUGH_SESSIONS = 10;
/** A difference this small is none: arithmetic alone makes it. */
const NOTHING_NRS = 1e-9;

export const HORIZONS = ["after", "24h", "48h"] as const;
/** When soreness was rated again: right after, a day later, two days later. */
export type Horizon = (typeof HORIZONS)[number];

/** What happened to soreness at one horizon, beside what it does without a session. */
export interface HorizonChange {
  readonly horizon: Horizon;
  /** NRS later minus NRS before, over every session with both numbers; negative is less sore. Null without one. */
  readonly sessions: ChangeSummary | null;
  /** The same over the sessions that have a comparison. */
  readonly compared: ChangeSummary | null;
  /** What matched sore days without a session did from the number of the session: one mean a session. Null for `after`, which has no
   * counterpart. */
  readonly without: ChangeSummary | null;
  /** Days behind `without`, each counted once. */
  readonly matchedDays: number;
  readonly verdict: "cannot-tell" | "eased-more" | "eased-less";
  /** English. */
  readonly text: string;
  readonly said: Said;
}

/** Before and after of one kind of session. */
export interface BeforeAfter {
  readonly kind: TherapyKind;
  readonly sessions: number;
  readonly changes: readonly HorizonChange[];
}

/**
 * How soreness changed after a runner's sessions, beside what days as sore as theirs did without one. Soreness that is
 * high today is lower tomorrow by itself, so the first number alone flatters every session.
 *
 * @param asOf later entries and sessions are left out
 * @see docs/METHODS.md#before-and-after
 */
export function beforeAfter(
  history: Pick<RunnerHistory, "pain" | "noPain" | "therapy">,
  asOf: LocalDay,
  kind: TherapyKind,
): BeforeAfter {
  const sessions = history.therapy.filter((session) => session.kind === kind && session.day <= asOf);
  const soreDays = soreDaysOf(history, asOf);
  return { kind, sessions: sessions.length, changes: HORIZONS.map((at) => changeAt(at, sessions, soreDays)) };
}

const LATER: Readonly<Record<Horizon, { readonly days: number | null; read(session: TherapySession): number | null }>> =
  {
    after: { days: null, read: ({ nrsAfter }) => nrsAfter },
    "24h": { days: 1, read: ({ nrs24h }) => nrs24h },
    "48h": { days: 2, read: ({ nrs48h }) => nrs48h },
  };

function changeAt(horizon: Horizon, sessions: readonly TherapySession[], soreDays: SoreDays): HorizonChange {
  const { days, read } = LATER[horizon];
  const changes: number[] = [];
  const compared: MatchedSession[] = [];
  const matched = new Set<LocalDay>();
  for (const session of sessions) {
    const { nrsBefore } = session;
    const later = read(session);
    if (nrsBefore === null || later === null) continue;
    const change = later - nrsBefore;
    changes.push(change);
    const alike = days === null ? [] : matchedChanges(session, nrsBefore, days, soreDays);
    if (alike.length === 0) continue;
    for (const { day } of alike) matched.add(day);
    compared.push({ nrsBefore, change, days: alike });
  }
  const told = {
    horizon,
    sessions: changeSummary(changes),
    compared: changeSummary(compared.map(({ change }) => change)),
    without: changeSummary(withoutSession(compared)),
    matchedDays: matched.size,
    verdict: verdictOn(compared),
  };
  const words = changeWords(told);
  return { ...told, text: ENGLISH.tell(words), said: words };
}

function verdictOn(compared: readonly MatchedSession[]): HorizonChange["verdict"] {
  const effect = compared.length < ENOUGH_SESSIONS ? null : matchedEffect(compared);
  if (effect === null) return "cannot-tell";
  if (effect.difference.upper < -NOTHING_NRS) return "eased-more";
  return effect.difference.lower > NOTHING_NRS ? "eased-less" : "cannot-tell";
}

const sentences = (...all: readonly Said[]): Said =>
  all.reduce((before, next) => said("list.sentences", { before, next }));

function changeWords(told: Omit<HorizonChange, "text" | "said">): Said {
  const { horizon, sessions, compared, without, matchedDays, verdict } = told;
  if (sessions === null) return said(`therapy.change.none.${horizon}`);
  const own = said(`therapy.change.${horizon}`, { moved: movedWords(sessions.mean), sessions: sessions.n });
  if (horizon === "after") return sentences(own, said("therapy.change.alone"));
  if (compared === null || without === null) return sentences(own, said("therapy.change.no-days"));
  const beside = said("therapy.change.beside", {
    without: movedWords(without.mean),
    own: movedWords(compared.mean),
    sessions: compared.n,
  });
  return sentences(own, beside, verdictWords(verdict, compared.n, matchedDays));
}

function verdictWords(verdict: HorizonChange["verdict"], sessions: number, days: number): Said {
  if (verdict !== "cannot-tell") return said(`therapy.change.${verdict}`);
  if (sessions < ENOUGH_SESSIONS) return said("therapy.change.few-sessions", { sessions, least: ENOUGH_SESSIONS });
  if (days < ENOUGH_DAYS) return said("therapy.change.few-days", { days, least: ENOUGH_DAYS });
  return said("therapy.change.chance");
}

function movedWords(change: number): SaidValue {
  const size = Number(Math.abs(change).toFixed(1));
  if (size === 0) return said("therapy.moved.none");
  return said(change < 0 ? "therapy.moved.down" : "therapy.moved.up", { points: { number: size, digits: 1 } });
}
