import type { Sport } from "../../domain/activity.ts";
import type { Words } from "../../messages/words.ts";

/** What a session is called: its title, or its sport where it has none. */
export const runTitle = (run: { readonly title: string | null; readonly sport: Sport }, { say }: Words): string =>
  run.title === null || run.title.trim() === "" ? say(`sport.${run.sport}`) : run.title;

/** What some sessions come to: how many, and the sums over those that have the quantity. */
export interface RunSum {
  readonly counted: number;
  readonly distanceM: number;
  readonly durationS: number;
  readonly withoutDistance: number;
  readonly withoutDuration: number;
}

/** The sum of sums. */
export function sumOf(parts: readonly RunSum[]): RunSum {
  const total = (name: keyof RunSum) => parts.reduce((sum, part) => sum + part[name], 0);
  return {
    counted: total("counted"),
    distanceM: total("distanceM"),
    durationS: total("durationS"),
    withoutDistance: total("withoutDistance"),
    withoutDuration: total("withoutDuration"),
  };
}

const SECONDS_PER_HOUR = 3600;

/** `14 runs · 142 km · 13.2 h`; what is not known is said, and counts for nothing. */
export function sumWords(sum: RunSum, sport: Sport, words: Words): string {
  const { counted, distanceM, durationS, withoutDistance, withoutDuration } = sum;
  const { say, grouped, distanceIn, distanceUnit } = words;
  const fewDigits = (value: number): string => (value < 99.95 ? words.number(value, 1) : grouped(value));
  const parts = [say(`run.sum.${sport}`, { count: counted, shown: grouped(counted) })];
  if (withoutDistance < counted) parts.push(`${fewDigits(distanceIn(distanceM))} ${distanceUnit}`);
  if (withoutDuration < counted) parts.push(`${fewDigits(durationS / SECONDS_PER_HOUR)} h`);
  if (withoutDistance > 0 && withoutDistance < counted)
    parts.push(say("run.sum.without-distance", { shown: grouped(withoutDistance) }));
  // A number and its word stay on one line.
  return parts.map((part) => part.replaceAll(" ", "\u00a0")).join(" · ");
}
