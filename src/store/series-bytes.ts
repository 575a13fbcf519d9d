import { type DayState, type MissingInput, RATIO_NAMES, type RatioName, type SpikeCategory } from "../domain/load.ts";
import type { DayRange, LocalDay } from "../domain/local-day.ts";
import type { MethodSeries, RatioColumn, SeriesCarry, SeriesDay } from "../domain/series.ts";
import {
  CARRIED,
  column,
  columnsOfBlock,
  DAYS_LAYOUT,
  dayBytes,
  doublesOf,
  METHOD_LAYOUT,
  type SeriesBlock,
} from "./series-blocks.ts";

/** The loads of some days by one method. */
export type MethodLoads = Pick<MethodSeries, "loads" | "why">;

/** Days of one load method, as they are put together from blocks. */
interface LoadsOfDays extends MethodLoads {
  readonly why: (MissingInput | null)[];
}
interface MethodDays extends MethodSeries, LoadsOfDays {
  readonly why: (MissingInput | null)[];
}

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

/** Entries `from` up to, not including, `to` of a method as bytes, and the running averages of the day before; zeros without. */
export function bytesOfMethod(
  { loads, why, ratios }: MethodSeries,
  { from, to }: { readonly from: number; readonly to: number },
  before: SeriesCarry | null,
): Uint8Array {
  const length = to - from;
  const bytes = new Uint8Array(METHOD_LAYOUT.headB + length * dayBytes(METHOD_LAYOUT));
  const head = doublesOf(bytes, CARRIED.length);
  for (const [place, name] of CARRIED.entries()) head[place] = before?.[name] ?? 0;
  const { numbers, codes } = columnsOfBlock(bytes, METHOD_LAYOUT);
  numbers.set(loads.subarray(from, to));
  for (let row = 0; row < length; row++) {
    const missing = why[from + row] ?? null;
    if (missing !== null) codes[row] = MISSING_CODES[missing];
  }
  for (const [index, name] of RATIO_NAMES.entries()) {
    const { values, reasons } = ratios[name];
    numbers.set(values.subarray(from, to), (index + 1) * length);
    codes.set(reasons.subarray(from, to), (index + 1) * length);
  }
  return bytes;
}

/** The running averages of the day before a block. */
export function carryOfBytes(bytes: Uint8Array): SeriesCarry {
  const numbers = doublesOf(bytes, CARRIED.length);
  return Object.fromEntries(CARRIED.map((name, place) => [name, numbers[place]])) as unknown as SeriesCarry;
}

/** Days without a load yet. */
export function emptyLoads(length: number): LoadsOfDays {
  return {
    loads: new Float64Array(length).fill(Number.NaN),
    why: new Array<MissingInput | null>(length).fill(null),
  };
}

/** Days of a method without a number yet. */
export function emptyMethodDays(length: number): MethodDays {
  const empty = (): RatioColumn => ({
    values: new Float64Array(length).fill(Number.NaN),
    reasons: new Uint8Array(length),
  });
  return {
    ...emptyLoads(length),
    ratios: Object.fromEntries(RATIO_NAMES.map((name) => [name, empty()])) as Record<RatioName, RatioColumn>,
  };
}

/** Puts the loads of a block's days that lie in the range where they belong. */
export function putLoads(into: LoadsOfDays, range: DayRange, { first, bytes }: SeriesBlock): void {
  const { length, numbers, codes } = columnsOfBlock(bytes, METHOD_LAYOUT);
  const { skip, keep, at } = overlap(range, first, length);
  into.loads.set(column(numbers, skip, keep), at);
  for (let row = 0; row < keep; row++) {
    const code = codes[skip + row] ?? 0;
    if (code !== 0) into.why[at + row] = MISSING_INPUTS[code] ?? null;
  }
}

/** Puts the days of a block that lie in the range where they belong. */
export function putMethodDays(into: MethodDays, range: DayRange, block: SeriesBlock): void {
  putLoads(into, range, block);
  const { length, numbers, codes } = columnsOfBlock(block.bytes, METHOD_LAYOUT);
  const { skip, keep, at } = overlap(range, block.first, length);
  for (const [index, name] of RATIO_NAMES.entries()) {
    const start = (index + 1) * length + skip;
    into.ratios[name].values.set(column(numbers, start, keep), at);
    into.ratios[name].reasons.set(column(codes, start, keep), at);
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

/** What days add up to, as bytes. */
export function bytesOfDays(days: readonly SeriesDay[]): Uint8Array {
  const { length } = days;
  const bytes = new Uint8Array(length * dayBytes(DAYS_LAYOUT));
  const { numbers, codes } = columnsOfBlock(bytes, DAYS_LAYOUT);
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
  const { length, numbers, codes } = columnsOfBlock(bytes, DAYS_LAYOUT);
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

function namesByCode<T extends string>(codes: Readonly<Record<T, number>>): readonly (T | undefined)[] {
  const names: (T | undefined)[] = [];
  for (const name of Object.keys(codes) as T[]) names[codes[name]] = name;
  return names;
}
