import type { Sport } from "../../domain/activity.ts";

/** No one runs faster: the fastest ever measured is 12.4 m/s, for a few seconds. */
const ON_FOOT = 12.5;
const ON_WHEELS = 40;

/** Faster than this is a leap of the receiver. */
export const FASTEST_M_PER_S: Readonly<Record<Sport, number>> = {
  run: ON_FOOT,
  walk: ON_FOOT,
  swim: ON_FOOT,
  strength: ON_FOOT,
  ride: ON_WHEELS,
  other: ON_WHEELS,
};
