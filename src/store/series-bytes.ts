import {
  type DayState,
  type LoadMethod,
  type MissingInput,
  RATIO_NAMES,
  type RatioName,
  type SpikeCategory,
} from "../domain/load.ts";
import type { DayRange, LocalDay } from "../domain/local-day.ts";
import type { MethodSeries, RatioColumn, SeriesCarry, SeriesDay } from "../domain/series.ts";

/** Days of one load method, as they are put together from blocks. */
interface MethodDays extends MethodSeries {
  readonly why: (MissingInput | null)[];
}

/** One block of a part: the numbers of some days that follow each other. */
export interface SeriesBlock {
  readonly part: LoadMethod | "days";
  readonly first: LocalDay;
  readonly bytes: Uint8Array;
}

const DOUBLE_B = 8;
const CARRIED = [
  "ewma7",
  "ewma28",
  "ctl",
  "atl",
  "rediWeighted",
  "rediWeights",
  "redi",
] as const satisfies readonly (keyof SeriesCarry)[];
/** The load and every ratio; beside each a code: what the load lacks, or why a ratio has no number. */
const QUANTITIES = 1 + RATIO_NAMES.length;
const METHOD_DAY_B = QUANTITIES * (DOUBLE_B + 1);
const CARRY_B = CARRIED.length * DOUBLE_B;

/** What a day lacked, as a byte; 0 when it lacked nothing. A code is never given to another input. */
const MISSING_CODES: Readonly<Record<MissingInput, number>> = {
  NO_DISTANCE: 1,
  NO_DURATION: 2,
  NO_ELAPSED_TIME: 3,
  NO_RPE: 4,
  NO_HEART_RATE: 5,
  HEART_RATE_GAPS: 6,
  HR_MAX_UNKNOWN: 7,
  HR_REST_UNKNOWN: 8,
  SEX_FOR_TRIMP_UNKNOWN: 9,
  HR_RANGE_INVALID: 10,
  LTHR_UNKNOWN: 11,
  VENTILATORY_THRESHOLDS_UNKNOWN: 12,
  LAB_FIT_UNKNOWN: 13,
  THRESHOLD_SPEED_UNKNOWN: 14,
  NO_GRADED_SPEED: 15,
  NO_CADENCE: 16,
  NO_GROUND_CONTACT: 17,
  NO_POWER: 18,
};
const MISSING_INPUTS = namesByCode(MISSING_CODES);

/** Entries `from` up to, not including, `to` of a method as bytes, and the running averages of the day before. */
export function bytesOfMethod(
  { loads, why, ratios }: MethodSeries,
  { from, to }: { readonly from: number; readonly to: number },
  before: SeriesCarry,
): Uint8Array {
  const length = to - from;
  const bytes = new Uint8Array(CARRY_B + length * METHOD_DAY_B);
  const numbers = new Float64Array(bytes.buffer, 0, CARRIED.length + QUANTITIES * length);
  const codes = bytes.subarray(numbers.byteLength);
  for (const [place, name] of CARRIED.entries()) numbers[place] = before[name];
  numbers.set(loads.subarray(from, to), CARRIED.length);
  for (let row = 0; row < length; row++) {
    const missing = why[from + row] ?? null;
    if (missing !== null) codes[row] = MISSING_CODES[missing];
  }
  for (const [index, name] of RATIO_NAMES.entries()) {
    const { values, reasons } = ratios[name];
    numbers.set(values.subarray(from, to), CARRIED.length + (index + 1) * length);
    codes.set(reasons.subarray(from, to), (index + 1) * length);
  }
  return bytes;
}

/** Several parts as one row of bytes: how long each is, then each from a whole double on. */
export function bytesOfParts(parts: readonly Uint8Array[]): Uint8Array {
  const head = parts.length * DOUBLE_B;
  const bytes = new Uint8Array(parts.reduce((length, part) => length + wholeDoubles(part.length), head));
  new Float64Array(bytes.buffer, 0, parts.length).set(parts.map(({ length }) => length));
  let at = head;
  for (const part of parts) {
    bytes.set(part, at);
    at += wholeDoubles(part.length);
  }
  return bytes;
}

/** The parts of a row of bytes. */
export function partsOfBytes(bytes: Uint8Array, count: number): readonly Uint8Array[] {
  let at = count * DOUBLE_B;
  return Array.from(doublesOf(bytes, count), (length) => {
    const part = bytes.subarray(at, at + length);
    at += wholeDoubles(length);
    return part;
  });
}

const wholeDoubles = (length: number): number => Math.ceil(length / DOUBLE_B) * DOUBLE_B;

/** The running averages of the day before a block. */
export function carryOfBytes(bytes: Uint8Array): SeriesCarry {
  const numbers = doublesOf(bytes, CARRIED.length);
  return Object.fromEntries(CARRIED.map((name, place) => [name, numbers[place]])) as unknown as SeriesCarry;
}

/** Days of a method without a number yet. */
export function emptyMethodDays(length: number): MethodDays {
  const empty = (): RatioColumn => ({
    values: new Float64Array(length).fill(Number.NaN),
    reasons: new Uint8Array(length),
  });
  return {
    loads: new Float64Array(length).fill(Number.NaN),
    why: new Array<MissingInput | null>(length).fill(null),
    ratios: Object.fromEntries(RATIO_NAMES.map((name) => [name, empty()])) as Record<RatioName, RatioColumn>,
  };
}

/** Puts the days of a block that lie in the range where they belong. */
export function putMethodDays(into: MethodDays, range: DayRange, { first, bytes }: SeriesBlock): void {
  const length = (bytes.length - CARRY_B) / METHOD_DAY_B;
  const numbers = doublesOf(bytes, CARRIED.length + QUANTITIES * length);
  const codes = bytes.subarray(numbers.byteLength);
  const { skip, keep, at } = overlap(range, first, length);
  const own = (quantity: number) => {
    const start = CARRIED.length + quantity * length + skip;
    return numbers.subarray(start, start + keep);
  };
  into.loads.set(own(0), at);
  for (let row = 0; row < keep; row++) {
    const code = codes[skip + row] ?? 0;
    if (code !== 0) into.why[at + row] = MISSING_INPUTS[code] ?? null;
  }
  for (const [index, name] of RATIO_NAMES.entries()) {
    const start = (index + 1) * length + skip;
    into.ratios[name].values.set(own(index + 1), at);
    into.ratios[name].reasons.set(codes.subarray(start, start + keep), at);
  }
}

const STATE_CODES: Readonly<Record<DayState, number>> = { observed: 1, rest: 2, unknown: 3 };
const STATES = namesByCode(STATE_CODES);
const SPIKE_CODES: Readonly<Record<SpikeCategory, number>> = {
  reference: 1,
  small: 2,
  moderate: 3,
  large: 4,
  "return-from-break": 5,
  none: 6,
};
const SPIKES = namesByCode(SPIKE_CODES);
const DAY_NUMBERS = 7;
const DAY_CODES = 3;
const DAY_B = DAY_NUMBERS * DOUBLE_B + DAY_CODES;

/** What days add up to, as bytes. */
export function bytesOfDays(days: readonly SeriesDay[]): Uint8Array {
  const { length } = days;
  const bytes = new Uint8Array(length * DAY_B);
  const numbers = new Float64Array(bytes.buffer, 0, length * DAY_NUMBERS);
  const codes = bytes.subarray(numbers.byteLength);
  for (const [row, { state, runs, others, distanceM, durationS, spike }] of days.entries()) {
    const { value, category, provisional, longestPrior30dM, sessionM } = spike;
    const own = [runs, others, distanceM, durationS, value, longestPrior30dM, sessionM];
    for (const [place, number] of own.entries()) numbers[place * length + row] = number ?? Number.NaN;
    codes[row] = STATE_CODES[state];
    codes[length + row] = SPIKE_CODES[category];
    codes[2 * length + row] = provisional ? 1 : 0;
  }
  return bytes;
}

/** The days of a block, or those that lie in a range. */
export function daysOfBytes({ first, bytes }: SeriesBlock, range: DayRange | null = null): SeriesDay[] {
  const length = bytes.length / DAY_B;
  const numbers = doublesOf(bytes, length * DAY_NUMBERS);
  const codes = bytes.subarray(numbers.byteLength);
  const { skip, keep } = range === null ? { skip: 0, keep: length } : overlap(range, first, length);
  const numberOf = (place: number, row: number) => numbers[place * length + row] ?? Number.NaN;
  const orNull = (place: number, row: number): number | null => {
    const number = numberOf(place, row);
    return Number.isNaN(number) ? null : number;
  };
  return Array.from({ length: keep }, (_, index): SeriesDay => {
    const row = skip + index;
    const day = (first + row) as LocalDay;
    return {
      day,
      state: STATES[codes[row] ?? 0] ?? "unknown",
      runs: numberOf(0, row),
      others: numberOf(1, row),
      distanceM: orNull(2, row),
      durationS: orNull(3, row),
      spike: {
        day,
        value: orNull(4, row),
        category: SPIKES[codes[length + row] ?? 0] ?? "none",
        provisional: codes[2 * length + row] === 1,
        longestPrior30dM: orNull(5, row),
        sessionM: orNull(6, row),
      },
    };
  });
}

/** Which of a block's days lie in a range: how many to skip, how many to keep, and the place of the first kept one in it. */
function overlap({ from, to }: DayRange, first: LocalDay, length: number) {
  const skip = Math.max(0, from - first);
  return { skip, keep: Math.max(0, Math.min(length, to - first + 1) - skip), at: first + skip - from };
}

/** The first numbers of a block; it begins on a whole double. */
function doublesOf(bytes: Uint8Array, length: number): Float64Array {
  return new Float64Array(bytes.buffer, bytes.byteOffset, length);
}

function namesByCode<T extends string>(codes: Readonly<Record<T, number>>): readonly (T | undefined)[] {
  const names: (T | undefined)[] = [];
  for (const name of Object.keys(codes) as T[]) names[codes[name]] = name;
  return names;
}
