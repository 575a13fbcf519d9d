import type { LocalDay } from "./local-day.ts";

/** Whose word a day's values are, `runner` being what a person says themself: each source keeps a row of its own, and none overwrites another's. */
export const WELLNESS_SOURCES = ["garmin", "apple-health", "pmsys", "runner"] as const;
export type WellnessSource = (typeof WELLNESS_SOURCES)[number];

/** What one source says about how a runner was on one day. Null is "not measured", never zero. */
export interface WellnessDay {
  /** For sleep the day of waking up. */
  readonly day: LocalDay;
  readonly source: WellnessSource;
  /** Time asleep, without the time awake in bed. */
  readonly sleepS: number | null;
  readonly restingHeartRateBpm: number | null;
  /** Heart rate variability overnight, root mean square of successive differences. */
  readonly hrvRmssdS: number | null;
  /** Heart rate variability as a standard deviation (SDNN): another quantity, not to be mixed with the one above. */
  readonly hrvSdnnS: number | null;
  /** Steps of the whole day. A day with steps or sleep is one on which the device was worn. */
  readonly steps: number | null;
  /** The runner's own rating of soreness, 0 none to 10 worst. */
  readonly soreness0To10: number | null;
}

const WELLNESS_MEASURES = [
  "sleepS",
  "restingHeartRateBpm",
  "hrvRmssdS",
  "hrvSdnnS",
  "steps",
  "soreness0To10",
] as const satisfies readonly (keyof WellnessDay)[];

/** A day of which nothing is known so far. */
export function emptyWellnessDay(day: LocalDay, source: WellnessSource): WellnessDay {
  return {
    day,
    source,
    sleepS: null,
    restingHeartRateBpm: null,
    hrvRmssdS: null,
    hrvSdnnS: null,
    steps: null,
    soreness0To10: null,
  };
}

/** False for a day about which a source says nothing. */
export function saysAnything(wellness: WellnessDay): boolean {
  return WELLNESS_MEASURES.some((name) => wellness[name] !== null);
}

/** Two readings of one day and source as one: the later value of each field, where it has one. */
export function laterOver(earlier: WellnessDay, later: WellnessDay): WellnessDay {
  const known = WELLNESS_MEASURES.flatMap((name) => (later[name] === null ? [] : [[name, later[name]] as const]));
  return { ...earlier, ...Object.fromEntries(known) };
}
