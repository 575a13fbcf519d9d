import type { Words } from "../messages/words.ts";

/** `+24 %` for a ratio of 1.24. */
export const percentOver = (ratio: number): string => {
  const percent = Math.round((ratio - 1) * 100);
  return `${percent < 0 ? "−" : "+"}${Math.abs(percent)} %`;
};

/** `42.1 km`, `26.2 mi`; an unknown distance is `unknown`, never zero. */
export const distanceOrUnknown = (distanceM: number | null, words: Words): string =>
  distanceM === null ? words.say("unit.unknown") : words.distance(distanceM);
