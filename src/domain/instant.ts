import { formatLocalDay, type LocalDay, parseLocalDay } from "./local-day.ts";

/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z, without leap seconds. */
export type UtcInstant = number & { readonly __brand: "UtcInstant" };

const MILLIS_PER_DAY = 86_400_000;

export function instantFromEpochS(epochS: number): UtcInstant {
  return Math.round(epochS * 1000) as UtcInstant;
}

export function epochSOf(instant: UtcInstant): number {
  return instant / 1000;
}

/** The calendar day at a place whose clock is `utcOffsetMin` ahead of UTC. */
export function localDayAt(instant: UtcInstant, utcOffsetMin: number): LocalDay {
  return Math.floor((instant + utcOffsetMin * 60_000) / MILLIS_PER_DAY) as LocalDay;
}

/** The instant of a wall-clock reading: `day` plus `timeOfDayS` seconds at `utcOffsetMin`. */
export function instantFromWallClock(day: LocalDay, timeOfDayS: number, utcOffsetMin: number): UtcInstant {
  return Math.round(day * MILLIS_PER_DAY + timeOfDayS * 1000 - utcOffsetMin * 60_000) as UtcInstant;
}

/** `2026-11-22T07:34:00Z`; milliseconds appear only when they are not zero. */
export function isoFromInstant(instant: UtcInstant): string {
  const day = Math.floor(instant / MILLIS_PER_DAY) as LocalDay;
  const ofDay = instant - day * MILLIS_PER_DAY;
  const two = (n: number) => String(n).padStart(2, "0");
  const clock = `${two(Math.floor(ofDay / 3_600_000))}:${two(Math.floor(ofDay / 60_000) % 60)}:${two(Math.floor(ofDay / 1000) % 60)}`;
  const millis = ofDay % 1000;
  return `${formatLocalDay(day)}T${clock}${millis === 0 ? "" : `.${String(millis).padStart(3, "0")}`}Z`;
}

const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** What an ISO 8601 text says: a wall-clock reading and, when it states one, its offset from UTC. */
export interface IsoReading {
  readonly day: LocalDay;
  readonly timeOfDayS: number;
  readonly utcOffsetMin: number | null;
}

/** Reads `2026-11-22T07:34:00+01:00`, with or without seconds and offset; null for anything else. */
export function parseIso(text: string): IsoReading | null {
  const match = ISO.exec(text.trim());
  if (match === null) return null;
  const day = parseLocalDay(match[1] ?? "");
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (day === null || hour > 23 || minute > 59 || second > 59) return null;
  const timeOfDayS = hour * 3600 + minute * 60 + second + Number(match[5] ?? 0);
  const zone = match[6];
  if (zone === undefined) return { day, timeOfDayS, utcOffsetMin: null };
  if (zone === "Z") return { day, timeOfDayS, utcOffsetMin: 0 };
  const sign = zone.startsWith("-") ? -1 : 1;
  const digits = zone.slice(1).replace(":", "");
  return { day, timeOfDayS, utcOffsetMin: sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) };
}

/** The instant an ISO 8601 text with its offset names; null for any other text. */
export function instantFromIso(text: string): UtcInstant | null {
  const said = parseIso(text);
  if (said === null || said.utcOffsetMin === null) return null;
  return instantFromWallClock(said.day, said.timeOfDayS, said.utcOffsetMin);
}
