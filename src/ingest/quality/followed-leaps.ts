import type { Series } from "../track/samples.ts";
import { FASTEST_RUN_M_PER_S, type Leap, type PathReading } from "./gps-teleports.ts";

/** The device's distance is put right when it exceeds the path without leaps by both of these. */
export const LEAST_EXCESS_M = 200;
export const LEAST_EXCESS_FRAC = 0.1;
/** The leaps must explain at least this share of the excess; else it has another cause. */
export const EXPLAINED_FRAC = 0.5;

/**
 * Metres that the device's running distance gained across the leaps and that no one could have run in that time. 0
 * where it did not follow them; null where it was not recorded.
 */
export function followedM(distanceM: Series, timeS: Series, leaps: readonly Leap[]): number | null {
  if (distanceM.every((value) => Number.isNaN(value))) return null;
  return leaps.reduce((sum, leap) => sum + followedIn(distanceM, timeS, leap), 0);
}

function followedIn(distanceM: Series, timeS: Series, { from, to }: Leap): number {
  const gainedM = (distanceM[to] as number) - (distanceM[from] as number);
  const isRunM = FASTEST_RUN_M_PER_S * ((timeS[to] as number) - (timeS[from] as number));
  return gainedM > isRunM ? gainedM : 0;
}

/** The running distance without what it gained across leaps; the very same one when it followed none. */
export function withoutLeaps(distanceM: Series, timeS: Series, leaps: readonly Leap[]): Series {
  const followed = leaps.filter((leap) => followedIn(distanceM, timeS, leap) > 0);
  if (followed.length === 0) return distanceM;
  const kept = distanceM.slice();
  let takenOffM = 0;
  let next = 0;
  for (let i = 0; i < kept.length; i++) {
    const leap = followed[next];
    if (leap !== undefined && i === leap.to) {
      takenOffM += (distanceM[leap.to] as number) - (distanceM[leap.from] as number);
      next++;
    }
    const isAcross = leap !== undefined && i > leap.from && i < leap.to;
    kept[i] = isAcross ? Number.NaN : (kept[i] as number) - takenOffM;
  }
  return kept;
}

/**
 * The distance to believe: the device's own, unless it followed the leaps. Then what it gained across them is taken
 * off, or, where the samples hold no distance, the length of the path without leaps stands in.
 *
 * @see docs/METHODS.md#gps-leaps
 */
export function believedDistanceM(deviceM: number, path: PathReading, followed: number | null): number {
  if (path.distanceM === null || path.leaps.length === 0) return deviceM;
  const excessM = deviceM - path.distanceM;
  if (excessM <= LEAST_EXCESS_M || excessM <= LEAST_EXCESS_FRAC * path.distanceM) return deviceM;
  const leaptM = followed ?? path.leaps.reduce((sum, leap) => sum + leap.leapM, 0);
  if (leaptM < EXPLAINED_FRAC * excessM) return deviceM;
  return followed === null ? path.distanceM : Math.max(0, deviceM - followed);
}
