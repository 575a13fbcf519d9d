import { type LocalDay, parseLocalDay } from "../../domain/local-day.ts";
import { isPlausibleDay } from "../csv/summary-row.ts";
import { epochSFromText, numberFromText, roundedToMs } from "./xml-values.ts";

const ZERO = 48;
const NINE = 57;
const MINUS = 45;
const PLUS = 43;
const POINT = 46;
const COMMA = 44;
const MOST_DECIMALS = 22;
const POWERS_OF_TEN = Float64Array.from({ length: MOST_DECIMALS + 1 }, (_, i) => Number(`1e${i}`));
/** No number and no time is longer. */
const LONGEST_VALUE = 400;

const isBlank = (byte: number) => byte === 32 || (byte >= 9 && byte <= 13);

/** First byte of a range that is no blank; `to` when there is none. */
export function skipBlanks(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(bytes[at] as number)) at++;
  return at;
}

function endBeforeBlanks(bytes: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(bytes[end - 1] as number)) end--;
  return end;
}

/** The same number as {@link numberFromText} gives for the text of a range of bytes. */
export function numberFromBytes(bytes: Uint8Array, from: number, to: number): number {
  const start = skipBlanks(bytes, from, to);
  const end = endBeforeBlanks(bytes, start, to);
  const isNegative = bytes[start] === MINUS;
  const value = plainDecimal(bytes, isNegative || bytes[start] === PLUS ? start + 1 : start, end);
  if (Number.isNaN(value)) return numberFromText(asciiOf(bytes, start, end));
  return isNegative ? -value : value;
}

/**
 * A decimal that two exact numbers make: its digits as a whole number below 2^53, divided by a power of ten up to 10^22.
 * The quotient is rounded once, so it is what Number() reads. NaN for every other text, also when it is a number.
 */
function plainDecimal(bytes: Uint8Array, from: number, end: number): number {
  let mantissa = 0;
  let point = -1;
  for (let at = from; at < end; at++) {
    const byte = bytes[at] as number;
    if (isDigit(byte)) mantissa = mantissa * 10 + (byte - ZERO);
    else if (point < 0 && isPoint(byte)) point = at;
    else return Number.NaN;
  }
  if (end - from === (point < 0 ? 0 : 1)) return Number.NaN;
  return quotient(mantissa, point < 0 ? 0 : end - point - 1);
}

function quotient(mantissa: number, decimals: number): number {
  if (mantissa > Number.MAX_SAFE_INTEGER || decimals > MOST_DECIMALS) return Number.NaN;
  return decimals === 0 ? mantissa : mantissa / (POWERS_OF_TEN[decimals] as number);
}

const isDigit = (byte: number) => byte >= ZERO && byte <= NINE;
const isPoint = (byte: number) => byte === POINT || byte === COMMA;

/** A short value as text. What is not ASCII in it is no number and no time, whatever the encoding. */
function asciiOf(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.min(to - from, LONGEST_VALUE)).toString("latin1");
}

/** Reads times out of bytes. Remembers the last date it saw, because the points of a track share it. */
export class TimeReader {
  private lastDate = -1;
  private lastDay: LocalDay | null = null;

  /** The same seconds as {@link epochSFromText} gives for the text of a range of bytes. */
  epochS(bytes: Uint8Array, from: number, to: number): number {
    const start = skipBlanks(bytes, from, to);
    const end = endBeforeBlanks(bytes, start, to);
    const fast = end - start >= 20 ? this.plainEpochS(bytes, start, end) : Number.NaN;
    return Number.isNaN(fast) ? epochSFromText(asciiOf(bytes, start, end)) : fast;
  }

  /** `2026-03-01T07:00:00Z`, with or without a fraction; NaN for every other way to write a time. */
  private plainEpochS(bytes: Uint8Array, at: number, end: number): number {
    if (bytes[end - 1] !== 90 || bytes[at + 10] !== 84 || bytes[at + 13] !== 58 || bytes[at + 16] !== 58)
      return Number.NaN;
    const hour = twoDigits(bytes, at + 11);
    const minute = twoDigits(bytes, at + 14);
    const second = twoDigits(bytes, at + 17);
    if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
    const day = this.dayAt(bytes, at);
    const fractionS = end - 1 === at + 19 ? 0 : fractionOf(bytes, at + 19, end - 1);
    return day === null ? Number.NaN : day * 86_400 + hour * 3600 + minute * 60 + second + fractionS;
  }

  private dayAt(bytes: Uint8Array, at: number): LocalDay | null {
    const date =
      twoDigits(bytes, at) * 1_000_000 +
      twoDigits(bytes, at + 2) * 10_000 +
      twoDigits(bytes, at + 5) * 100 +
      twoDigits(bytes, at + 8);
    if (date !== this.lastDate || bytes[at + 4] !== MINUS || bytes[at + 7] !== MINUS) {
      const day = parseLocalDay(asciiOf(bytes, at, at + 10));
      this.lastDay = day !== null && isPlausibleDay(day) ? day : null;
      this.lastDate = date;
    }
    return this.lastDay;
  }
}

/** The number of two digits; NaN for anything else. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** A point and digits, to the millisecond; NaN for anything else. */
function fractionOf(bytes: Uint8Array, from: number, to: number): number {
  if (bytes[from] !== POINT || to === from + 1) return Number.NaN;
  for (let at = from + 1; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte < ZERO || byte > NINE) return Number.NaN;
  }
  return roundedToMs(numberFromBytes(bytes, from, to));
}
