import type { LinkDays } from "../episodes/link-days.ts";
import { naturalSpline } from "../statistics/natural-spline.ts";

/** Lags in days: 0 is the day before. */
export const LAG_DAYS = 28;
/** Knots over the lags: finer near the day, coarser far back. */
const LAG_KNOTS = [0, 3, 10, LAG_DAYS - 1];

/** Columns over the lags: a constant and a natural spline, lag by lag. */
export const LAG_BASIS: readonly (readonly number[])[] = Array.from({ length: LAG_DAYS }, (_, lag) => [
  1,
  ...naturalSpline(lag, LAG_KNOTS).map((value) => value / (LAG_DAYS - 1)),
]);

export const LAG_COLUMNS = LAG_KNOTS.length;

/**
 * The columns over one day's load: 0 on a rest day, so that everything is told against rest.
 *
 * @see docs/METHODS.md#distributed-lags
 */
export function loadBasis(load: number, knots: readonly number[]): number[] {
  const range = knots.at(-1) as number;
  const scaled = knots.map((knot) => knot / range);
  const rest = naturalSpline(0, scaled);
  return naturalSpline(load / range, scaled).map((value, j) => value - (rest[j] as number));
}

/**
 * The cross-basis of each day of one athlete: the sum over the lags of load columns times lag columns.
 *
 * @returns day by day, load columns × lag columns; days without 28 known days before them are left at NaN
 * @see docs/METHODS.md#distributed-lags — Gasparrini, Armstrong and Kenward 2010, Stat Med 29:2224
 */
export function crossBasis(days: Pick<LinkDays, "length" | "known" | "load">, knots: readonly number[]): Float64Array {
  const loadColumns = knots.length - 1;
  const columns = loadColumns * LAG_COLUMNS;
  const bases = Array.from(days.load, (load) => (load === 0 ? null : loadBasis(load, knots)));
  const cross = new Float64Array(days.length * columns).fill(Number.NaN);
  let knownInARow = 0;
  for (let t = 0; t < days.length; t++) {
    if (knownInARow >= LAG_DAYS) addLags(cross.subarray(t * columns, (t + 1) * columns).fill(0), t, bases);
    knownInARow = days.known[t] === 1 ? knownInARow + 1 : 0;
  }
  return cross;
}

function addLags(to: Float64Array, t: number, bases: readonly (readonly number[] | null)[]): void {
  for (let lag = 0; lag < LAG_DAYS; lag++) {
    const load = bases[t - 1 - lag] ?? null;
    if (load === null) continue;
    const lags = LAG_BASIS[lag] as readonly number[];
    for (let j = 0, at = 0; j < load.length; j++) {
      for (let k = 0; k < LAG_COLUMNS; k++, at++) {
        to[at] = (to[at] as number) + (load[j] as number) * (lags[k] as number);
      }
    }
  }
}
