import type { DailyLoad } from "../../domain/load.ts";

/** Loads as they are written down: one entry a calendar day, oldest first, null where there is no number. */
export type NullableLoads = readonly (number | null)[];

/** What is known of a day's load. */
export const KNOWN = 0;
/** Nobody has told us about the day. */
export const UNKNOWN = 1;
/** The day is accounted for and its load is missing. */
export const UNMEASURED = 2;

/**
 * Daily loads as arithmetic wants them: one entry a calendar day, oldest first. Inside a column NaN stands for "no
 * number"; it never leaves the ratios, which give a reason in its place.
 */
export interface LoadColumn {
  readonly loads: Float64Array;
  /** KNOWN, UNKNOWN or UNMEASURED. */
  readonly knowledge: Uint8Array;
  /** Days of history before the first entry: 0 when the column holds it all. */
  readonly daysBefore: number;
}

/**
 * Daily loads as a column: a rest day is zero, an unknown day and an observed day without a measurement have no number.
 *
 * @throws if the days have a gap or are out of order
 * @see docs/METHODS.md#conventions
 */
export function loadColumn(days: readonly DailyLoad[], daysBefore = 0): LoadColumn {
  const loads = new Float64Array(days.length);
  const knowledge = new Uint8Array(days.length);
  const first = days[0]?.day ?? 0;
  days.forEach((daily, index) => {
    if (daily.day !== first + index)
      throw new Error(`invalid daily loads: day ${daily.day} where ${first + index} should be (want one a day)`);
    const load = loadNumber(daily);
    loads[index] = load ?? Number.NaN;
    knowledge[index] = load !== null ? KNOWN : daily.state === "observed" ? UNMEASURED : UNKNOWN;
  });
  return { loads, knowledge, daysBefore };
}

/**
 * Loads as numbers alone, NaN where there is none.
 *
 * @see docs/METHODS.md#conventions
 */
export function numbersOf(loads: NullableLoads): Float64Array {
  return Float64Array.from(loads, (load) => load ?? Number.NaN);
}

/**
 * A column of numbers, null where there is none.
 *
 * @see docs/METHODS.md#conventions
 */
export function orNulls(numbers: Float64Array): (number | null)[] {
  return Array.from(numbers, (value) => (Number.isFinite(value) ? value : null));
}

function loadNumber(daily: DailyLoad): number | null {
  switch (daily.state) {
    case "rest":
      return 0;
    case "unknown":
      return null;
    case "observed":
      return daily.load.kind === "measured" ? daily.load.load : null;
    default:
      throw new Error(`unknown day state: ${String(daily satisfies never)}`);
  }
}

/**
 * Mean of the known loads of the days `from` to `to` (positions in the column, both included). Over a whole window this is
 * the same as giving each unknown day the mean of the known ones.
 *
 * @returns NaN when the window does not lie in the column or no day of it is known
 * @see docs/METHODS.md#conventions
 */
export function meanOfKnown(loads: Float64Array, from: number, to: number): number {
  if (from < 0 || to >= loads.length) return Number.NaN;
  let sum = 0;
  let known = 0;
  for (let i = from; i <= to; i++) {
    const load = loads[i] ?? Number.NaN;
    if (Number.isNaN(load)) continue;
    sum += load;
    known++;
  }
  return known === 0 ? Number.NaN : sum / known;
}
