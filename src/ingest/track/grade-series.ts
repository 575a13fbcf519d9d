import { knownPlaces, pick } from "./places.ts";
import type { Series } from "./samples.ts";

/** The grade at a sample is measured between points at least this far apart: shorter ones measure the barometer's noise. */
const WINDOW_M = 30;
/** Further apart than this, the two points say nothing about the place between them. */
const LONGEST_WINDOW_M = 300;
const SMOOTHED_SAMPLES = 5;

/** Rise over run around each sample, as a fraction; NaN where altitude or distance is missing or the runner stood still. */
export function gradeSeries(distanceM: Series, altitudeM: Series): Series {
  const grades = new Float64Array(distanceM.length).fill(Number.NaN);
  const known = knownPlaces(distanceM, altitudeM);
  const along = pick(distanceM, known);
  const sums = sumsBefore(pick(altitudeM, known));
  let behind = 0;
  let ahead = 0;
  for (let k = 0; k < known.length; k++) {
    const here = along[k] as number;
    behind = lastUpTo(along, here - WINDOW_M / 2, behind);
    ahead = firstFrom(along, Math.max(here + WINDOW_M / 2, (along[behind] as number) + WINDOW_M), ahead);
    const runM = (along[ahead] as number) - (along[behind] as number);
    if (runM >= WINDOW_M && runM <= LONGEST_WINDOW_M)
      grades[known[k] as number] = (meanAround(sums, ahead) - meanAround(sums, behind)) / runM;
  }
  return grades;
}

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

/** The sum of the values before each place, and at the end that of all. */
function sumsBefore(series: Series): Float64Array {
  const sums = new Float64Array(series.length + 1);
  for (let i = 0; i < series.length; i++) sums[i + 1] = (sums[i] as number) + (series[i] as number);
  return sums;
}

/** Centred mean over a few samples. */
function meanAround(sums: Float64Array, place: number): number {
  const from = Math.max(0, place - SMOOTHED_SAMPLES);
  const to = Math.min(sums.length - 1, place + SMOOTHED_SAMPLES + 1);
  return ((sums[to] as number) - (sums[from] as number)) / (to - from);
}
