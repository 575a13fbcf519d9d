import type { Sport } from "../domain/activity.ts";
import { type NamedSport, sportOfName } from "./csv/sport-names.ts";

/** The part of a key that tells the sport, for keys that no table of names has. First match wins. */
const PARTS: readonly (readonly [RegExp, Sport])[] = [
  [/\b(?:running|run|jogging)\b/, "run"],
  [/\b(?:cycling|biking|bike|ride)\b/, "ride"],
  [/\b(?:swimming|swim)\b/, "swim"],
  [/\b(?:walking|hiking|walk|hike)\b/, "walk"],
  [/\bstrength\b/, "strength"],
];
const INDOOR = /\b(?:treadmill|indoor|virtual)\b/;
/** Several sports in one session, or a run on wheels: its distance is no running distance. */
const NOT_ON_FOOT = /\b(?:multi ?sport|triathlon|duathlon|swimrun|swim bike run|transition|wheelchair)\b/;

/** The sport of a key such as `trail_running`, `TREADMILL_RUNNING` or `HighIntensityIntervalTraining`. */
export function sportOfKey(key: string): NamedSport {
  const words = key
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_\s/-]+/g, " ")
    .trim()
    .toLowerCase();
  const named = sportOfName(words);
  if (named.sport !== "other" || NOT_ON_FOOT.test(words)) return named;
  const sport = PARTS.find(([part]) => part.test(words))?.[1] ?? "other";
  return { sport, treadmill: sport === "run" && INDOOR.test(words) };
}
