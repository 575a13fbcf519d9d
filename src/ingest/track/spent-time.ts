import { LEAP_S, type Samples, type Series } from "./samples.ts";
import { recordedS } from "./weights.ts";

/** Slower than this is standing. */
const STANDING_M_PER_S = 0.5;
/** Up to this long a gap is part of the recording, whether the runner moved or not. */
const LONGEST_STEP_S = 60;

/** Calls back for each step between two samples whose distance is known: metres and seconds. */
export function forEachStep({ timeS, of }: Samples, take: (byM: number, tookS: number) => void): void {
  let last = -1;
  const { distance } = of;
  for (let i = 0; i < distance.length; i++) {
    const distanceM = distance[i] as number;
    if (Number.isNaN(distanceM)) continue;
    if (last >= 0) take(distanceM - (distance[last] as number), (timeS[i] as number) - (timeS[last] as number));
    last = i;
  }
}

/** Whether a step was made in motion: at 0.5 m/s at least. */
export const isInMotion = (byM: number, tookS: number): boolean =>
  tookS > 0 && tookS <= LEAP_S && byM >= STANDING_M_PER_S * tookS;

/**
 * Seconds in motion; null where no distance is known.
 *
 * @see docs/METHODS.md#tracks-without-a-summary
 */
export function movingTimeS(samples: Samples): number | null {
  let movingS: number | null = null;
  forEachStep(samples, (byM, tookS) => {
    movingS = (movingS ?? 0) + (isInMotion(byM, tookS) ? tookS : 0);
  });
  return movingS;
}

/** Seconds from the first sample to the last, leaps of the clock left out; 0 for less than two samples. */
export function spanOfSamplesS({ timeS }: Samples): number {
  return recordedS(timeS, [], LEAP_S);
}

/** Rows of a track in which nothing was marked as a pause. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Seconds that stretches took: what a watch without a summary would have counted. A program that cuts its track into
 * stretches marks its pauses, and everything within a stretch counts. In a track of one stretch a gap of more than a
 * minute counts only when the runner came on in it by 0.5 m/s: else the recording was paused.
 *
 * @see docs/METHODS.md#tracks-without-a-summary
 */
export function recordedTimeS(epochS: Series, distanceM: Series, stretches: readonly Stretch[]): number {
  const marksPauses = stretches.length > 1;
  return stretches.reduce((totalS, stretch) => totalS + timeOf(epochS, distanceM, stretch, marksPauses), 0);
}

function timeOf(epochS: Series, distanceM: Series, { from, to }: Stretch, marksPauses: boolean): number {
  let totalS = 0;
  let last = -1;
  for (let row = from; row < to; row++) {
    if (Number.isNaN(epochS[row] as number)) continue;
    if (last >= 0) {
      const byM = (distanceM[row] as number) - (distanceM[last] as number);
      totalS += countedS(byM, (epochS[row] as number) - (epochS[last] as number), marksPauses);
    }
    last = row;
  }
  return totalS;
}

/** The part of a step of the clock that was recording: all of it, or none. */
function countedS(byM: number, tookS: number, marksPauses: boolean): number {
  if (tookS <= 0 || tookS > LEAP_S) return 0;
  return marksPauses || tookS <= LONGEST_STEP_S || isInMotion(byM, tookS) ? tookS : 0;
}
