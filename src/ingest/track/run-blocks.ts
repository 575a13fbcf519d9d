import type { RunBlocks } from "../../domain/activity.ts";
import type { SettledCadence } from "../quality/cadence-unit.ts";
import { blockClimbs } from "./block-climbs.ts";
import type { Samples, Series } from "./samples.ts";

const BLOCK_S = 30;
/** Share of a block's time that must have a quantity. */
const ENOUGH_FRAC = 0.8;
const MS_PER_S = 1000;
const SECONDS_PER_MIN = 60;

/** The blocks of checked samples; nothing for a sport without steps. */
export function blocksOnFoot(
  { samples, cadence }: { readonly samples: Samples; readonly cadence: Pick<SettledCadence, "stepsPerCount"> | null },
  weights: Float64Array,
): { readonly blocks?: RunBlocks } {
  const blocks = cadence === null ? null : runBlocks(samples, weights, cadence.stepsPerCount);
  return blocks === null ? {} : { blocks };
}

/**
 * A recording on foot in blocks of 30 s of timer time; null where nothing was recorded. Plain loops over columns: this runs
 * for every file.
 *
 * @param samples the checked samples
 * @param weights seconds each sample stands for, 0 across pauses and gaps
 * @param stepsPerCount what the cadence column has to be multiplied by to be steps of both feet a minute
 * @see docs/METHODS.md#grade-adjusted-pace
 */
export function runBlocks({ of }: Samples, weights: Float64Array, stepsPerCount: number): RunBlocks | null {
  const cuts = cutsOf(weights);
  const { ends, secondsS } = cuts;
  if (ends.length === 0) return null;
  const { heartRate, counts, stepping } = heartAndSteps(of, weights, ends);
  const none = ends.map(() => null);
  const silent = (series: Series) => (isSilent(series) ? null : readingsOf(series, weights, ends));
  const [contact, power] = [silent(of.stanceTime), silent(of.power)];
  return {
    lengthS: BLOCK_S,
    secondsS,
    distanceM: distancesOf(of, weights, cuts),
    climbM: blockClimbs(of.altitude, weights, ends),
    heartRateBpm: meansOf(heartRate, secondsS, 1),
    steps: stepsOf(counts, secondsS, stepsPerCount),
    cadenceSpm: meansOf(stepping, stepping.timeS, stepsPerCount),
    groundContactS: contact === null ? none : meansOf(aboveZero(contact), stepping.timeS, 1 / MS_PER_S),
    powerW: power === null ? none : meansOf(power, secondsS, 1),
  };
}

function stepsOf(counts: Readings, secondsS: readonly number[], stepsPerCount: number): (number | null)[] {
  const steps = meansOf(counts, secondsS, stepsPerCount / SECONDS_PER_MIN);
  for (let block = 0; block < steps.length; block++) {
    const perSecond = steps[block] ?? null;
    if (perSecond !== null) steps[block] = perSecond * (secondsS[block] as number);
  }
  return steps;
}

/**
 * Where each block ends, after the sample that fills it; its seconds; and whether time without a record lies in it, which
 * fills nothing.
 */
interface Cuts {
  readonly ends: readonly number[];
  readonly secondsS: readonly number[];
  readonly isBroken: readonly boolean[];
}

function cutsOf(weights: Float64Array): Cuts {
  const ends: number[] = [];
  const secondsS: number[] = [];
  const isBroken: boolean[] = [];
  let filledS = 0;
  let recorded = 0;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    const weightS = weights[i] as number;
    if (weightS === 0) continue;
    filledS += weightS;
    recorded++;
    last = i + 1;
    if (filledS < BLOCK_S) continue;
    isBroken.push(last - (ends.at(-1) ?? 0) > recorded);
    ends.push(last);
    secondsS.push(filledS);
    filledS = 0;
    recorded = 0;
  }
  if (filledS > 0) {
    isBroken.push(last - (ends.at(-1) ?? 0) > recorded);
    ends.push(last);
    secondsS.push(filledS);
  }
  return { ends, secondsS, isBroken };
}

/** Whether a column holds nothing at all; one that holds something says so early. */
function isSilent(series: Series): boolean {
  for (let i = 0; i < series.length; i++) if (!Number.isNaN(series[i] as number)) return false;
  return true;
}

/** A quantity block by block: its sum by time, and the time that counts for it. */
interface Readings {
  readonly sum: Float64Array;
  readonly timeS: Float64Array;
}

/** What nearly every watch records, in one loop: heart rate, and the counts of the cadence with and without standing. */
function heartAndSteps(of: Samples["of"], weights: Float64Array, ends: readonly number[]) {
  const column = () => new Float64Array(ends.length);
  const [steps, steppingS] = [column(), column()];
  const sums = {
    heartRate: { sum: column(), timeS: column() },
    counts: { sum: steps, timeS: column() },
    stepping: { sum: steps, timeS: steppingS },
  };
  let from = 0;
  for (let block = 0; block < ends.length; block++) {
    const to = ends[block] as number;
    takeHeartAndSteps(of, weights, { from, to, block }, sums);
    from = to;
  }
  return sums;
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly block: number;
}

function takeHeartAndSteps(
  { heartRate, cadence, fractionalCadence }: Samples["of"],
  weights: Float64Array,
  { from, to, block }: Place,
  sums: Readonly<Record<"heartRate" | "counts" | "stepping", Readings>>,
): void {
  let beats = 0;
  let heardS = 0;
  let counts = 0;
  let steppingS = 0;
  let standingS = 0;
  for (let i = from; i < to; i++) {
    const weightS = weights[i] as number;
    const count = cadence[i] as number;
    if ((heartRate[i] as number) > 0) {
      beats += (heartRate[i] as number) * weightS;
      heardS += weightS;
    }
    if (count > 0) {
      counts += count * weightS;
      steppingS += weightS;
    } else if (count === 0) standingS += weightS;
    if ((fractionalCadence[i] as number) >= 0) counts += (fractionalCadence[i] as number) * weightS;
  }
  sums.heartRate.sum[block] = beats;
  sums.heartRate.timeS[block] = heardS;
  sums.counts.sum[block] = counts;
  sums.counts.timeS[block] = steppingS + standingS;
  sums.stepping.timeS[block] = steppingS;
}

/** The readings of a column, and how much of their time was above zero. */
interface AllReadings extends Readings {
  readonly aboveZeroS: Float64Array;
}

function readingsOf(series: Series, weights: Float64Array, ends: readonly number[]): AllReadings {
  const sum = new Float64Array(ends.length);
  const timeS = new Float64Array(ends.length);
  const aboveZeroS = new Float64Array(ends.length);
  let i = 0;
  for (let block = 0; block < ends.length; block++) {
    let total = 0;
    let above = 0;
    let zero = 0;
    for (; i < (ends[block] as number); i++) {
      const value = series[i] as number;
      const weightS = weights[i] as number;
      if (value > 0) {
        total += value * weightS;
        above += weightS;
      } else if (value === 0) zero += weightS;
    }
    sum[block] = total;
    timeS[block] = above + zero;
    aboveZeroS[block] = above;
  }
  return { sum, timeS, aboveZeroS };
}

const aboveZero = ({ sum, aboveZeroS }: AllReadings): Readings => ({ sum, timeS: aboveZeroS });

/** Means of blocks in which the quantity has enough of the time. */
function meansOf({ sum, timeS }: Readings, ofS: ArrayLike<number>, factor: number): (number | null)[] {
  const means: (number | null)[] = [];
  for (let block = 0; block < sum.length; block++) {
    const seconds = timeS[block] as number;
    const isEnough = seconds > 0 && seconds >= ENOUGH_FRAC * (ofS[block] as number);
    means.push(isEnough ? (factor * (sum[block] as number)) / seconds : null);
  }
  return means;
}

/** Metres of each block by the running distance; by speed where there is no distance. */
function distancesOf(
  { distance, speed }: Pick<Samples["of"], "distance" | "speed">,
  weights: Float64Array,
  { ends, isBroken }: Cuts,
): readonly (number | null)[] {
  if (isSilent(distance)) {
    const { sum, timeS } = readingsOf(speed, weights, ends);
    return ends.map((_, block) => ((timeS[block] as number) > 0 ? (sum[block] as number) : null));
  }
  let from = 0;
  return ends.map((to, block) => {
    const plainM = (distance[to] as number) - (distance[from] as number);
    const metres = plainM >= 0 && isBroken[block] === false ? plainM : metresRun(distance, weights, from, to);
    from = to;
    return metres;
  });
}

/** Metres between some samples; what was covered while the timer stood still is left out, and a step back is none. */
function metresRun(distanceM: Series, weights: Float64Array, from: number, to: number): number | null {
  let metres: number | null = null;
  let lastM = distanceM[from] as number;
  for (let i = from; i < to; i++) {
    const nextM = distanceM[i + 1] ?? Number.NaN;
    const isRunning = (weights[i] as number) > 0;
    if (isRunning && Number.isNaN(nextM)) continue;
    if (isRunning && nextM >= lastM) metres = (metres ?? 0) + nextM - lastM;
    lastM = nextM;
  }
  return metres;
}
