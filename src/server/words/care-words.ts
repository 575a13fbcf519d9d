import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { Region } from "../../domain/pain.ts";
import type { TherapySession } from "../../domain/therapy.ts";
import { regionLabel } from "../../messages/region-words.ts";
import type { Words } from "../../messages/words.ts";

/** `today`, `yesterday`, `30 days ago`. */
export function agoWords(days: number, { say }: Words): string {
  if (days <= 0) return say("ago.today");
  return days === 1 ? say("ago.yesterday") : say("ago.days", { days });
}

/** A name inside a sentence: English makes it small. */
export const insideWords = (name: string, { say }: Words): string =>
  say("finding.lower-after-colon") === "yes" ? name.toLowerCase() : name;

/** `Calf, lower back`, and `calf, lower back` inside a sentence; empty when no place was named. */
export function placesWords(regions: readonly Region[], words: Words, at: "start" | "inside" = "start"): string {
  return regions
    .map((region) => regionLabel(region, words))
    .map((name, i) => (i > 0 || at === "inside" ? insideWords(name, words) : name))
    .join(", ");
}

/** `3 a week`; null when nobody said how often. */
export function timesWords(timesPerWeek: number | null, { say }: Words): string | null {
  return timesPerWeek === null ? null : say("exercise.times", { times: timesPerWeek });
}

/** The name of one session in an address or an id. */
export const sessionKey = ({ day, kind }: TherapySession): string => `${kind}-${formatLocalDay(day)}`;

/** `Sore before 4, right after 2, after a day 3`; empty without a number. */
export function scoresWords({ nrsBefore, nrsAfter, nrs24h, nrs48h }: TherapySession, { say }: Words): string {
  const scores = [
    ["before", nrsBefore],
    ["after", nrsAfter],
    ["day", nrs24h],
    ["two-days", nrs48h],
  ] as const;
  const said = scores.flatMap(([when, nrs]) => (nrs === null ? [] : [say(`therapy.scores.${when}`, { nrs })]));
  return said.length === 0 ? "" : say("therapy.scores", { scores: said.join(", ") });
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
