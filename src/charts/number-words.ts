import { kmFromM } from "../domain/units.ts";

/** `42.1 km`; an unknown distance is `unknown`, never zero. */
export const kmWords = (distanceM: number | null): string =>
  distanceM === null ? "unknown" : `${kmFromM(distanceM).toFixed(1)} km`;

/** `+24 %` for a ratio of 1.24. */
export const percentOver = (ratio: number): string => {
  const percent = Math.round((ratio - 1) * 100);
  return `${percent < 0 ? "−" : "+"}${Math.abs(percent)} %`;
};
