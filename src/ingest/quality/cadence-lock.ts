import type { Series } from "../track/samples.ts";
import type { Stretch } from "./stretch.ts";

/** Heart rate and steps a minute are the same number when they are this close. */
export const SAME_WITHIN = 3;
/** A stretch of equal numbers shorter than this is chance; one interrupted for less than the other goes on. */
export const SHORTEST_LOCK_S = 60;
export const LONGEST_BREAK_S = 10;
/** A lock is spoken of when it holds for so long, and for this share of the time with steps. */
export const LEAST_LOCKED_S = 600;
export const LEAST_LOCKED_FRAC = 0.5;
/** Slower counts are walking; a heart rate can be there without any lock. */
export const SLOWEST_STEPS_PER_MIN = 120;
/** The two move together when their changes over some seconds correlate like this, over so many real changes. */
export const CHANGE_OVER_S = 5;
export const REAL_CHANGE = 2;
export const LEAST_CHANGES = 40;
export const TOGETHER_CORRELATION = 0.7;
/** Or the lock began with a leap that no heart makes. */
export const ONSET_LEAP_BPM = 20;
export const ONSET_WITHIN_S = 5;

/** The columns that the rule reads, one entry a sample; cadence in steps a minute. */
export interface LockInput {
  readonly timeS: Series;
  readonly heartRate: Series;
  readonly stepsSpm: Series;
  readonly weights: Float64Array;
}

/**
 * Stretches in which an optical sensor counted steps for heart beats; empty unless they fill half of the run, ten
 * minutes at least, and either the two numbers change together or heart rate leapt onto the cadence.
 *
 * @see docs/METHODS.md#cadence-lock
 */
export function cadenceLocks(input: LockInput): Stretch[] {
  const locks = equalStretches(input);
  const lockedS = locks.reduce((sum, lock) => sum + timeOf(input, lock), 0);
  if (lockedS < LEAST_LOCKED_S || lockedS < LEAST_LOCKED_FRAC * runningS(input)) return [];
  return changeTogether(input, locks) || locks.some((lock) => leapsOnto(input, lock)) ? locks : [];
}

function isEqual({ heartRate, stepsSpm }: LockInput, i: number): boolean {
  const steps = stepsSpm[i] as number;
  return steps >= SLOWEST_STEPS_PER_MIN && Math.abs((heartRate[i] as number) - steps) <= SAME_WITHIN;
}

function equalStretches(input: LockInput): Stretch[] {
  const { timeS } = input;
  const found: Stretch[] = [];
  let open: Stretch | null = null;
  for (let i = 0; i < timeS.length; i++) {
    if (!isEqual(input, i)) continue;
    const goesOn: boolean = open !== null && (timeS[i] as number) - (timeS[open.to - 1] as number) <= LONGEST_BREAK_S;
    if (!goesOn && open !== null) found.push(open);
    open = { from: goesOn && open !== null ? open.from : i, to: i + 1 };
  }
  if (open !== null) found.push(open);
  return found.filter(({ from, to }) => (timeS[to - 1] as number) - (timeS[from] as number) >= SHORTEST_LOCK_S);
}

function timeOf({ weights }: LockInput, { from, to }: Stretch): number {
  let time = 0;
  for (let i = from; i < to; i++) time += weights[i] as number;
  return time;
}

function runningS({ stepsSpm, weights }: LockInput): number {
  let time = 0;
  for (let i = 0; i < stepsSpm.length; i++)
    if ((stepsSpm[i] as number) >= SLOWEST_STEPS_PER_MIN) time += weights[i] as number;
  return time;
}

/** Whether heart rate follows each change of the steps at once. A heart needs half a minute for that. */
function changeTogether(input: LockInput, locks: readonly Stretch[]): boolean {
  const changes = locks.flatMap((lock) => changesIn(input, lock));
  return changes.length >= LEAST_CHANGES && correlation(changes) >= TOGETHER_CORRELATION;
}

type Change = readonly [heart: number, steps: number];

function changesIn({ timeS, heartRate, stepsSpm }: LockInput, { from, to }: Stretch): Change[] {
  const changes: Change[] = [];
  let before = from;
  for (let i = from + 1; i < to; i++) {
    while ((timeS[i] as number) - (timeS[before] as number) > CHANGE_OVER_S) before++;
    const heart = (heartRate[i] as number) - (heartRate[before] as number);
    const steps = (stepsSpm[i] as number) - (stepsSpm[before] as number);
    if (Math.abs(steps) >= REAL_CHANGE && !Number.isNaN(heart)) changes.push([heart, steps]);
  }
  return changes;
}

/** Correlation of changes around zero; 0 where heart rate never changed. */
function correlation(changes: readonly Change[]): number {
  let [both, hearts, steps] = [0, 0, 0];
  for (const [heart, step] of changes) {
    both += heart * step;
    hearts += heart * heart;
    steps += step * step;
  }
  return hearts === 0 ? 0 : both / Math.sqrt(hearts * steps);
}

function leapsOnto({ timeS, heartRate }: LockInput, { from }: Stretch): boolean {
  const onsetS = timeS[from] as number;
  for (let i = from - 1; i >= 0 && onsetS - (timeS[i] as number) <= ONSET_WITHIN_S; i--)
    if (Math.abs((heartRate[from] as number) - (heartRate[i] as number)) >= ONSET_LEAP_BPM) return true;
  return false;
}
