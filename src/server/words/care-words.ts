import type { ExerciseKind } from "../../domain/exercise.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { Region } from "../../domain/pain.ts";
import { regionWords } from "../../domain/site-words.ts";
import type { TherapySession } from "../../domain/therapy.ts";

export const EXERCISE_WORDS: Readonly<Record<ExerciseKind, string>> = {
  stretch: "Stretch",
  strength: "Strength",
  cue: "Posture cue",
};

/** `today`, `yesterday`, `30 days ago`. */
export function agoWords(days: number): string {
  if (days <= 0) return "today";
  return days === 1 ? "yesterday" : `${days} days ago`;
}

/** `Calf, lower back`; empty when no place was named. */
export function placesWords(regions: readonly Region[]): string {
  return regions.map((region, i) => (i === 0 ? regionWords(region) : regionWords(region).toLowerCase())).join(", ");
}

/** `3 a week`; null when nobody said how often. */
export function timesWords(timesPerWeek: number | null): string | null {
  return timesPerWeek === null ? null : `${timesPerWeek} a week`;
}

/** The name of one session in an address or an id. */
export const sessionKey = ({ day, kind }: TherapySession): string => `${kind}-${formatLocalDay(day)}`;

/** `Sore before 4, right after 2, after a day 3`; empty without a number. */
export function scoresWords({ nrsBefore, nrsAfter, nrs24h, nrs48h }: TherapySession): string {
  const scores: readonly (readonly [string, number | null])[] = [
    ["before", nrsBefore],
    ["right after", nrsAfter],
    ["a day later", nrs24h],
    ["two days later", nrs48h],
  ];
  const said = scores.flatMap(([when, nrs]) => (nrs === null ? [] : [`${nrs} ${when}`]));
  return said.length === 0 ? "" : `Sore ${said.join(", ")}`;
}

/** A later number can still be said for this many days: after that nobody remembers. */
const REMEMBERED_DAYS = 7;

/** Which numbers of a session are still to come and can be said now. */
export function scoresDue(session: TherapySession, today: LocalDay): readonly ("nrs24h" | "nrs48h")[] {
  const ago = today - session.day;
  if (session.nrsBefore === null || ago > REMEMBERED_DAYS) return [];
  return [
    ...(ago >= 1 && session.nrs24h === null ? (["nrs24h"] as const) : []),
    ...(ago >= 2 && session.nrs48h === null ? (["nrs48h"] as const) : []),
  ];
}
