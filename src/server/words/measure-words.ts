import type { Words } from "../../messages/words.ts";

const PER_MIN = 60;
const PER_HOUR = 3600;

/** `5:15 /km`; null where there is no distance or no time to divide. */
export function paceWords(distanceM: number | null, durationS: number | null, { pace }: Words): string | null {
  if (distanceM === null || durationS === null || distanceM <= 0 || durationS <= 0) return null;
  return pace(distanceM / durationS);
}

/** Reads `1:05:12`, `42:10` or `42` (minutes) as seconds; null for anything else. */
export function secondsFromClock(text: string): number | null {
  const match = /^(?:(\d{1,3}):)?(\d{1,4})(?::(\d{2}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, first, second, third] = match;
  if (third !== undefined) return first === undefined ? null : asSeconds(Number(first), Number(second), Number(third));
  if (first === undefined) return asSeconds(0, Number(second), 0);
  return asSeconds(0, Number(first), Number(second));
}

function asSeconds(hours: number, minutes: number, seconds: number): number | null {
  if (seconds >= PER_MIN || (hours > 0 && minutes >= PER_MIN)) return null;
  return hours * PER_HOUR + minutes * PER_MIN + seconds;
}
