import { knownPlaces, pick } from "./places.ts";
import type { Series } from "./samples.ts";

/** Metres up and metres down, both positive. */
export interface Climb {
  readonly ascentM: number;
  readonly descentM: number;
}

/** Altitudes within this many seconds before and after are averaged: receivers waver from second to second. */
const SMOOTHED_S = 10;
/** The smoothed altitude has to turn by this much before it counts. */
const TURN_M = 2;
/** Nobody rises or falls faster, on foot or on wheels; so much more at once may be a correction of the receiver. */
const FASTEST_M_PER_S = 5;
const LEAP_SLACK_M = 10;

/**
 * Metres climbed and descended between the turning points of the smoothed altitude. A turn of less than 2 m is not one.
 * A leap (such as an altitude that was missing and written as 0) ends the count on its near side and begins it anew on
 * the far one. Null where there are fewer than two altitudes, or all of them are 0.
 *
 * @see docs/METHODS.md#tracks-without-a-summary
 */
export function climbOf(timeS: Series, altitudeM: Series): Climb | null {
  const known = knownPlaces(altitudeM);
  if (known.length < 2 || known.every((i) => altitudeM[i] === 0)) return null;
  const times = pick(timeS, known);
  const heights = pick(altitudeM, known);
  const total = { ascentM: 0, descentM: 0 };
  for (let from = 0, to = 0; from < heights.length; from = to) {
    to = endOfPiece(times, heights, from);
    addTurns(smoothed(times.subarray(from, to), heights.subarray(from, to)), total);
  }
  return total;
}

/** The end of the stretch without a leap that begins at `from`. */
function endOfPiece(times: Series, heights: Series, from: number): number {
  for (let i = from + 1; i < heights.length; i++) {
    const byM = Math.abs((heights[i] as number) - (heights[i - 1] as number));
    const inS = Math.max(0, (times[i] as number) - (times[i - 1] as number));
    if (byM > LEAP_SLACK_M + FASTEST_M_PER_S * inS) return i;
  }
  return heights.length;
}

/** Mean over the seconds around each altitude. */
function smoothed(times: Series, heights: Series): Float64Array {
  const means = new Float64Array(heights.length);
  let [from, to, sum] = [0, 0, 0];
  for (let i = 0; i < heights.length; i++) {
    while (to < heights.length && (times[to] as number) <= (times[i] as number) + SMOOTHED_S)
      sum += heights[to++] as number;
    while ((times[from] as number) < (times[i] as number) - SMOOTHED_S) sum -= heights[from++] as number;
    means[i] = sum / (to - from);
  }
  return means;
}

function addTurns(heights: Float64Array, total: { ascentM: number; descentM: number }): void {
  let turnM = heights[0] as number;
  let farM = turnM;
  const settle = () => {
    if (Math.abs(farM - turnM) < TURN_M) return;
    if (farM > turnM) total.ascentM += farM - turnM;
    else total.descentM += turnM - farM;
  };
  for (const heightM of heights) {
    const backM = (farM - heightM) * Math.sign(farM - turnM);
    if (backM <= 0) farM = heightM;
    else if (backM >= TURN_M) {
      settle();
      turnM = farM;
      farM = heightM;
    }
  }
  settle();
}
