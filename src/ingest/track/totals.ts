import { LEAP_S, type Samples, type Series } from "./samples.ts";
import { recordedS, type TimerStop } from "./weights.ts";

/** What the file itself says; null where it is silent. */
export interface StatedTotals {
  /** Seconds on the clock of the samples. */
  readonly startS: number | null;
  readonly timerS: number | null;
  readonly elapsedS: number | null;
  readonly distanceM: number | null;
}

/** Time and distance of a session, and whether its own summary had to give way to its records. */
export interface Totals {
  readonly durationS: number | null;
  readonly elapsedS: number | null;
  readonly distanceM: number | null;
  /** The summary lacked a total that the records have. */
  readonly filledIn: boolean;
  /** The summary says what the records show cannot be; then its averages are not believed either. */
  readonly contradicted: boolean;
}

/** What the records show. */
interface Measured {
  /** Time with records no more than 10 s apart, pauses left out. */
  readonly denseS: number | null;
  /** The same with gaps of up to a minute: watches that record only changes leave such gaps. */
  readonly coveredS: number | null;
  /** From the first record to the last, leaps of the clock left out. */
  readonly spanS: number | null;
  /** The clock leapt although the timer was not stopped: stated times may hold the leap. */
  readonly clockLeapt: boolean;
  readonly distanceM: number | null;
}

/** A watch rounds; summary and records may differ by this much in time. */
const SLACK_S = 30;
const SLACK_FRAC = 0.02;
const INVERTED_SLACK_S = 5;
/** Records come on whole seconds, summaries in thousandths. */
const ROUNDING_S = 1;
const LONGEST_SPARSE_GAP_S = 60;
/** A treadmill run is often calibrated afterwards, in the summary only; a factor beyond this is no calibration. */
const BELIEVABLE_FACTOR = 1.5;
const FASTEST_M_PER_S = 40;
const NEAR_START_M = 100;

/**
 * The totals to believe. The summary counts unless it is absent, runs against itself (more timer than elapsed time) or
 * the records show more than it allows. In a truncated file the records may show less: then the summary stands.
 */
export function totalsOf(
  summary: StatedTotals,
  samples: Samples,
  stops: readonly TimerStop[],
  truncated: boolean,
): Totals {
  const measured = measure(samples, stops, summary.startS);
  const stated = truncated ? summary : withoutClockLeaps(summary, measured);
  const time = chooseTime(stated, measured);
  const distance = chooseDistance(summary.distanceM, measured.distanceM, truncated);
  return {
    durationS: time.durationS,
    elapsedS: notShorterThanRecords(time.elapsedS, measured.denseS),
    distanceM: distance.distanceM,
    filledIn: time.filledIn || distance.filledIn,
    contradicted: stated.timerS !== summary.timerS || time.contradicted || distance.contradicted,
  };
}

function measure({ timeS, of }: Samples, stops: readonly TimerStop[], startS: number | null): Measured {
  const enough = timeS.length > 1;
  return {
    denseS: enough ? recordedS(timeS, stops) : null,
    coveredS: enough ? recordedS(timeS, stops, LONGEST_SPARSE_GAP_S) : null,
    spanS: enough ? recordedS(timeS, [], LEAP_S) : null,
    clockLeapt: leapsUnstopped(timeS, stops),
    distanceM: distanceCovered(of.distance, timeS, startS),
  };
}

/** A leap is a real pause where the timer was stopped before it and started after it. */
function leapsUnstopped(timeS: Series, stops: readonly TimerStop[]): boolean {
  for (let i = 1; i < timeS.length; i++) {
    const [fromS, toS] = [timeS[i - 1] as number, timeS[i] as number];
    if (toS - fromS <= LEAP_S) continue;
    if (!stops.some((stop) => stop.fromS <= fromS + SLACK_S && stop.toS >= toS - SLACK_S)) return true;
  }
  return false;
}

/**
 * Times of a clock that leapt are no longer than the samples support. The timer gives way to the time with records.
 *
 * @see docs/METHODS.md#clock-leaps
 */
function withoutClockLeaps(stated: StatedTotals, { clockLeapt, coveredS, spanS }: Measured): StatedTotals {
  if (!clockLeapt || spanS === null) return stated;
  const isTooLong = (timeS: number | null) => timeS !== null && timeS > spanS + Math.max(SLACK_S, SLACK_FRAC * spanS);
  return {
    ...stated,
    timerS: isTooLong(stated.timerS) ? coveredS : stated.timerS,
    elapsedS: isTooLong(stated.elapsedS) ? spanS : stated.elapsedS,
  };
}

interface Time {
  readonly durationS: number | null;
  readonly elapsedS: number | null;
  readonly filledIn: boolean;
  readonly contradicted: boolean;
}

function chooseTime({ timerS, elapsedS }: StatedTotals, measured: Measured): Time {
  const { denseS, coveredS, spanS } = measured;
  if (timerS === null) {
    const durationS = coveredS !== null && coveredS > 0 ? coveredS : elapsedS;
    return { durationS, elapsedS: elapsedS ?? spanS, filledIn: durationS !== null, contradicted: false };
  }
  const longestS = Math.max(timerS, elapsedS ?? 0);
  if (denseS !== null && denseS > longestS + Math.max(SLACK_S, SLACK_FRAC * longestS))
    return { durationS: coveredS, elapsedS: Math.max(coveredS ?? 0, longestS), filledIn: false, contradicted: true };
  if (elapsedS !== null && timerS > elapsedS + INVERTED_SLACK_S) return invertedTime(timerS, elapsedS, denseS);
  return { durationS: timerS, elapsedS: longerOf(timerS, elapsedS ?? spanS), filledIn: false, contradicted: false };
}

/** A summary within the slack is believed, but a session lasts as long as its records: they are not shown beyond its end. */
const notShorterThanRecords = (elapsedS: number | null, denseS: number | null) =>
  elapsedS !== null && denseS !== null && denseS > elapsedS + ROUNDING_S ? denseS : elapsedS;

const longerOf = (timerS: number, elapsedS: number | null) => (elapsedS === null ? null : Math.max(timerS, elapsedS));

/** More timer than elapsed time: the two were swapped, unless the records last as long as the timer says. */
function invertedTime(timerS: number, elapsedS: number, denseS: number | null): Time {
  const timerHolds = denseS !== null && Math.abs(denseS - timerS) < Math.abs(denseS - elapsedS);
  return { durationS: timerHolds ? timerS : elapsedS, elapsedS: timerS, filledIn: false, contradicted: true };
}

function chooseDistance(statedM: number | null, coveredM: number | null, truncated: boolean) {
  if (coveredM === null || coveredM <= 0) return { distanceM: statedM, filledIn: false, contradicted: false };
  if (statedM === null) return { distanceM: coveredM, filledIn: true, contradicted: false };
  const tooLong = coveredM > statedM * BELIEVABLE_FACTOR;
  const tooShort = !truncated && coveredM * BELIEVABLE_FACTOR < statedM;
  const contradicted = tooLong || tooShort;
  return { distanceM: contradicted ? coveredM : statedM, filledIn: false, contradicted };
}

/** Metres covered according to the records' running distance; steps back, and leaps no one can make, are left out. */
function distanceCovered(distanceM: Series, timeS: Series, startS: number | null): number | null {
  let total: number | null = null;
  let [lastM, lastS] = [0, 0];
  for (let i = 0; i < distanceM.length; i++) {
    const atM = distanceM[i] as number;
    if (Number.isNaN(atM)) continue;
    const nowS = timeS[i] as number;
    if (total === null) total = isPossible(atM, nowS - (startS ?? nowS)) ? atM : 0;
    else if (isPossible(atM - lastM, nowS - lastS)) total += atM - lastM;
    lastM = atM;
    lastS = nowS;
  }
  return total;
}

/** Whether anyone can cover `byM` in `inS`: after a leap of the clock nothing is believed. */
function isPossible(byM: number, inS: number): boolean {
  return byM >= 0 && inS <= LEAP_S && byM <= NEAR_START_M + FASTEST_M_PER_S * Math.max(0, inS);
}
