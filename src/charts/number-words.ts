import { kmFromM } from "../domain/units.ts";
import type { Words } from "../messages/words.ts";

/** `42.1 km`; an unknown distance is `unknown`, never zero. */
export const kmWords = (distanceM: number | null): string =>
  distanceM === null ? "unknown" : `${kmFromM(distanceM).toFixed(1)} km`;

/** `12.8 km`, rounded down: a limit itself must not be over it. */
export const kmWordsDown = (distanceM: number): string => kmWords(Math.floor(distanceM / 100) * 100);

/** `+24 %` for a ratio of 1.24. */
export const percentOver = (ratio: number): string => {
  const percent = Math.round((ratio - 1) * 100);
  return `${percent < 0 ? "−" : "+"}${Math.abs(percent)} %`;
};

/** `4:05`, `1:04:05`: seconds as a clock shows them. */
export function clockWords(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** `42.1 km`, `26.2 mi`; an unknown distance is `unknown`, never zero. */
export const distanceOrUnknown = (distanceM: number | null, words: Words): string =>
  distanceM === null ? words.say("unit.unknown") : words.distance(distanceM);
