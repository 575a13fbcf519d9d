import type { Series } from "./samples.ts";

/** Altitudes this many seconds before and after the edge of a block are averaged. */
const EDGE_S = 10;

/**
 * Metres up less metres down of each block, between the averaged altitudes at its edges; null where an edge has none. A
 * column of zeros is no altitude.
 */
export function blockClimbs(altitudeM: Series, weights: Float64Array, ends: readonly number[]): (number | null)[] {
  if (!isAltitude(altitudeM)) return ends.map(() => null);
  let before = edgeAltitude(altitudeM, weights, 0);
  return ends.map((end) => {
    const after = edgeAltitude(altitudeM, weights, end);
    const climbM = after - before;
    before = after;
    return Number.isNaN(climbM) ? null : climbM;
  });
}

function isAltitude(altitudeM: Series): boolean {
  for (let i = 0; i < altitudeM.length; i++) {
    const height = altitudeM[i] as number;
    if (height !== 0 && !Number.isNaN(height)) return true;
  }
  return false;
}

/** Mean altitude around an edge; never across a pause. NaN without any. */
function edgeAltitude(altitudeM: Series, weights: Float64Array, edge: number): number {
  const from = firstAround(weights, edge);
  const to = lastAround(weights, edge);
  let [sum, count] = [0, 0];
  for (let i = from; i <= to; i++) {
    const height = altitudeM[i] as number;
    if (Number.isNaN(height)) continue;
    sum += height;
    count++;
  }
  return sum / count;
}

function firstAround(weights: Float64Array, edge: number): number {
  let i = edge;
  for (let spentS = 0; i > 0 && spentS < EDGE_S && (weights[i - 1] as number) > 0; i--)
    spentS += weights[i - 1] as number;
  return i;
}

function lastAround(weights: Float64Array, edge: number): number {
  let i = edge;
  for (let spentS = 0; i + 1 < weights.length && (weights[i] as number) > 0; i++) {
    spentS += weights[i] as number;
    if (spentS >= EDGE_S) break;
  }
  return Math.min(i, weights.length - 1);
}
