import { pick, placesWhere } from "./places.ts";
import type { Series } from "./samples.ts";

/** The grade at a sample is measured between points at least this far apart: shorter ones measure the barometer's noise. */
const WINDOW_M = 30;
/** Further apart than this, the two points say nothing about the place between them. */
const LONGEST_WINDOW_M = 300;
const SMOOTHED_SAMPLES = 5;

/** Rise over run around each sample, as a fraction; NaN where altitude or distance is missing or the runner stood still. */
export function gradeSeries(distanceM: Series, altitudeM: Series): Series {
  const grades = new Float64Array(distanceM.length).fill(Number.NaN);
  const known = placesWhere(distanceM.length, (i) => isKnown(distanceM, altitudeM, i));
  const along = pick(distanceM, known);
  const smooth = movingMean(pick(altitudeM, known));
  let behind = 0;
  let ahead = 0;
  for (let k = 0; k < known.length; k++) {
    const here = along[k] as number;
    behind = lastUpTo(along, here - WINDOW_M / 2, behind);
    ahead = firstFrom(along, Math.max(here + WINDOW_M / 2, (along[behind] as number) + WINDOW_M), ahead);
    const runM = (along[ahead] as number) - (along[behind] as number);
    if (runM >= WINDOW_M && runM <= LONGEST_WINDOW_M)
      grades[known[k] as number] = ((smooth[ahead] as number) - (smooth[behind] as number)) / runM;
  }
  return grades;
}

const isKnown = (distanceM: Series, altitudeM: Series, i: number) =>
  !Number.isNaN((distanceM[i] as number) + (altitudeM[i] as number));

function lastUpTo(along: Float64Array, limit: number, from: number): number {
  let at = from;
  while (at + 1 < along.length && (along[at + 1] as number) <= limit) at++;
  return at;
}

function firstFrom(along: Float64Array, limit: number, from: number): number {
  let at = from;
  while (at + 1 < along.length && (along[at] as number) < limit) at++;
  return at;
}

/** Centred mean over a few samples. */
function movingMean(series: Float64Array): Float64Array {
  const sums = new Float64Array(series.length + 1);
  for (let i = 0; i < series.length; i++) sums[i + 1] = (sums[i] as number) + (series[i] as number);
  const means = new Float64Array(series.length);
  for (let i = 0; i < means.length; i++) {
    const from = Math.max(0, i - SMOOTHED_SAMPLES);
    const to = Math.min(series.length, i + SMOOTHED_SAMPLES + 1);
    means[i] = ((sums[to] as number) - (sums[from] as number)) / (to - from);
  }
  return means;
}
