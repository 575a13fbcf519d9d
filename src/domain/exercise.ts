import type { LocalDay } from "./local-day.ts";
import type { Region } from "./pain.ts";

export const EXERCISE_KINDS = ["stretch", "strength", "cue"] as const;
/** A posture cue such as "shorter steps" is a thing to practise too. */
export type ExerciseKind = (typeof EXERCISE_KINDS)[number];

/** Something to do at home, as a therapist gave it or the runner chose it. Its key names it for good. */
export interface ExercisePlan {
  /** Lower-case words joined by dashes, made from the title once. */
  readonly key: string;
  readonly kind: ExerciseKind;
  readonly title: string;
  readonly regions: readonly Region[];
  /** How often a week it should be done; null when nobody said. */
  readonly timesPerWeek: number | null;
  readonly from: LocalDay;
  /** Last day; null is "until further notice". */
  readonly until: LocalDay | null;
  /** Who gave it; null when the runner chose it. */
  readonly by: string | null;
}

/** One exercise done on one day. `key` may name no plan: then it was done without one. */
export interface ExerciseDone {
  readonly day: LocalDay;
  readonly key: string;
}

export const MOST_EXERCISE_KEY_CHARS = 80;
const KEY = /^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u;

/**
 * The key of an exercise with this title: its letters and digits in lower case, without accents, joined by dashes; null
 * when it has none.
 *
 * @example exerciseKeyFrom("Calf raises, 3 × 15") // "calf-raises-3-15"
 */
export function exerciseKeyFrom(title: string): string | null {
  const plain = title.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().normalize("NFC");
  const words = plain.match(/[\p{Ll}\p{Lo}\p{N}]+/gu) ?? [];
  const key = [...words.join("-")].slice(0, MOST_EXERCISE_KEY_CHARS).join("").replace(/-$/, "");
  return isExerciseKey(key) ? key : null;
}

/** Whether a text can name an exercise. */
export function isExerciseKey(text: string): boolean {
  return [...text].length <= MOST_EXERCISE_KEY_CHARS && KEY.test(text);
}
