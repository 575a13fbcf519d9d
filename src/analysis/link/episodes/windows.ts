import { type LinkDays, SPIKE_CODE } from "./link-days.ts";

/** Shares of a window that must be known; the same as for the load ratio. */
const FULL_WEEK_FRAC = 6 / 7;
const FULL_MONTH_FRAC = 0.75;
/** No value on this day. Kept inside: results are null or `cannot-tell` instead. */
export const NO_VALUE = Number.NaN;

/**
 * For each day the load of the days `t − first` to `t − last` before it, per 7 days: the mean of the known days times 7.
 *
 * @param last at least 1, so that the day itself never counts
 * @returns NaN where too few days of the window are known: 6 of 7 for up to a week, three quarters for longer
 * @see docs/METHODS.md#days-at-risk
 */
export function loadBefore(
  days: Pick<LinkDays, "length" | "known" | "load">,
  first: number,
  last: number,
): Float64Array {
  const span = first - last + 1;
  const atLeast = Math.ceil(span * (span <= 7 ? FULL_WEEK_FRAC : FULL_MONTH_FRAC) - 1e-9);
  const knownUpTo = new Float64Array(days.length + 1);
  const loadUpTo = new Float64Array(days.length + 1);
  for (let i = 0; i < days.length; i++) {
    knownUpTo[i + 1] = (knownUpTo[i] as number) + (days.known[i] as number);
    loadUpTo[i + 1] = (loadUpTo[i] as number) + (days.known[i] === 1 ? (days.load[i] as number) : 0);
  }
  return Float64Array.from({ length: days.length }, (_, t) => {
    if (t - first < 0) return NO_VALUE;
    const known = (knownUpTo[t - last + 1] as number) - (knownUpTo[t - first] as number);
    const load = (loadUpTo[t - last + 1] as number) - (loadUpTo[t - first] as number);
    return known < atLeast ? NO_VALUE : (Math.max(0, load) / known) * 7;
  });
}

/**
 * For each day the longest of the daily loads of the 7 days before it.
 *
 * @param lagDays days just before it that are left out; the 7 days end before them
 * @returns NaN where fewer than 6 of the 7 days are known
 * @see docs/METHODS.md#days-at-risk
 */
export function longestBefore(days: Pick<LinkDays, "length" | "known" | "load">, lagDays = 0): Float64Array {
  return Float64Array.from({ length: days.length }, (_, day) => {
    const t = day - lagDays;
    if (t < 7) return NO_VALUE;
    let known = 0;
    let longest = 0;
    for (let i = t - 7; i < t; i++) {
      if (days.known[i] !== 1) continue;
      known++;
      longest = Math.max(longest, days.load[i] as number);
    }
    return known < 6 ? NO_VALUE : longest;
  });
}

/**
 * For each day the loudest spike of the 7 days before it, as a code: no run and reference are the same, a spike counts
 * before a return from a break, and one unknown day of the seven is allowed as long as no run is among what is not known.
 *
 * @param lagDays days just before it that are left out; the 7 days end before them
 * @returns a code of SPIKE_CODE; `unknown` where it cannot be told
 * @see docs/METHODS.md#days-at-risk
 */
export function spikeBefore(days: Pick<LinkDays, "length" | "known" | "spike">, lagDays = 0): Uint8Array {
  return Uint8Array.from({ length: days.length }, (_, t) =>
    t - lagDays < 7 ? SPIKE_CODE.unknown : loudest(days, t - lagDays),
  );
}

function loudest({ known, spike }: Pick<LinkDays, "known" | "spike">, t: number): number {
  let spikeCode: number = SPIKE_CODE.reference;
  let unknownDays = 0;
  let hasReturn = false;
  for (let i = t - 7; i < t; i++) {
    const code = spike[i] as number;
    if (code === SPIKE_CODE.unknown) {
      if (known[i] === 1) return SPIKE_CODE.unknown;
      unknownDays++;
    } else if (code === SPIKE_CODE.return) hasReturn = true;
    else spikeCode = Math.max(spikeCode, code);
  }
  if (spikeCode > SPIKE_CODE.reference) return spikeCode;
  if (unknownDays > 1) return SPIKE_CODE.unknown;
  return hasReturn ? SPIKE_CODE.return : SPIKE_CODE.reference;
}
