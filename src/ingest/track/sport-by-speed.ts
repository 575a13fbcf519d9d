import type { Sport } from "../../domain/activity.ts";
import type { Samples } from "./samples.ts";
import { forEachStep, isInMotion } from "./spent-time.ts";

/** Half of the moving time of a run is between these speeds. */
const SLOWEST_M_PER_S = 1.8;
const FASTEST_M_PER_S = 5;
/** Hardly any of a run is faster, while a ride is faster wherever it goes downhill. */
const RUSH_M_PER_S = 7;
const RUSH_SHARE = 0.95;
/** Less than this tells nothing. */
const LEAST_MOVING_S = 120;

/**
 * The sport of a track that does not say: `run` when its median speed in motion is 1.8 to 5 m/s and 95 % of the time in
 * motion is slower than 7 m/s, else `other`.
 *
 * @see docs/METHODS.md#tracks-without-a-summary
 */
export function sportBySpeed(samples: Samples): Sport {
  const steps: { readonly speed: number; readonly tookS: number }[] = [];
  forEachStep(samples, (byM, tookS) => {
    if (isInMotion(byM, tookS)) steps.push({ speed: byM / tookS, tookS });
  });
  steps.sort((a, b) => a.speed - b.speed);
  const movingS = steps.reduce((sum, { tookS }) => sum + tookS, 0);
  if (movingS < LEAST_MOVING_S) return "other";
  const median = speedAt(steps, movingS / 2);
  const isRun = median >= SLOWEST_M_PER_S && median <= FASTEST_M_PER_S;
  return isRun && speedAt(steps, movingS * RUSH_SHARE) < RUSH_M_PER_S ? "run" : "other";
}

/** The speed of the slowest steps that together take `untilS`. */
function speedAt(steps: readonly { readonly speed: number; readonly tookS: number }[], untilS: number): number {
  let soFarS = 0;
  for (const { speed, tookS } of steps) {
    soFarS += tookS;
    if (soFarS >= untilS) return speed;
  }
  return 0;
}
