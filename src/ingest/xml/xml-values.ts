import { parseIso } from "../../domain/instant.ts";
import { isPlausibleDay } from "../csv/summary-row.ts";

const NUMBER = /^[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d{1,3})?$/;

/** A decimal number, with a point or a comma; NaN for anything else. */
export function numberFromText(text: string): number {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) return Number.NaN;
  const value = Number(trimmed.replace(",", "."));
  return Number.isFinite(value) ? value : Number.NaN;
}

/**
 * Seconds since 1970 of an ISO 8601 time, to the millisecond; a time without an offset is UTC. NaN for anything else, and
 * for a year such as 9999, in which no watch was worn.
 */
export function epochSFromText(text: string): number {
  const reading = parseIso(text.replace(/([tz])/g, (letter) => letter.toUpperCase()));
  if (reading === null || !isPlausibleDay(reading.day)) return Number.NaN;
  const { day, timeOfDayS, utcOffsetMin } = reading;
  const wholeS = Math.floor(timeOfDayS);
  return day * 86_400 + wholeS - (utcOffsetMin ?? 0) * 60 + roundedToMs(timeOfDayS - wholeS);
}

/** A fraction of a second, to the millisecond. */
export const roundedToMs = (fractionS: number): number => Math.round(fractionS * 1000) / 1000;
