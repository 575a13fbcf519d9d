import type { Series } from "../track/samples.ts";

/** No one runs faster: the fastest ever measured is 12.4 m/s, for a few seconds. */
export const FASTEST_RUN_M_PER_S = 12.5;
/** A shorter leap is ordinary GPS noise. */
export const SHORTEST_LEAP_M = 50;

const EARTH_RADIUS_M = 6_371_000;

/** Positions, one entry a sample, NaN where there is none. */
export interface Path {
  readonly timeS: Series;
  readonly lat: Series;
  readonly long: Series;
  /** How many of the source's position units make one degree. */
  readonly unitsPerDeg: number;
}

/** The step between two samples with a position. */
export interface Leap {
  readonly from: number;
  readonly to: number;
  readonly leapM: number;
}

export interface PathReading {
  readonly leaps: readonly Leap[];
  /** Length of the path without the leaps; null when there is no step but leaps. */
  readonly distanceM: number | null;
}

/**
 * The path of someone on foot: its length, and the leaps that no one could have run, which are not in the length.
 *
 * @see docs/METHODS.md#gps-leaps
 */
export function readPath({ timeS, lat, long, unitsPerDeg }: Path): PathReading {
  const leaps: Leap[] = [];
  let [pathM, steps, from, fromLatDeg, fromLongDeg] = [0, 0, -1, 0, 0];
  for (let to = 0; to < timeS.length; to++) {
    const latDeg = (lat[to] as number) / unitsPerDeg;
    const longDeg = (long[to] as number) / unitsPerDeg;
    if (!isPlace(latDeg, longDeg)) continue;
    if (from >= 0) {
      const stepM = metresBetween(fromLatDeg, fromLongDeg, latDeg, longDeg);
      if (isTooFar(stepM, (timeS[to] as number) - (timeS[from] as number))) leaps.push({ from, to, leapM: stepM });
      else {
        pathM += stepM;
        steps += 1;
      }
    }
    from = to;
    fromLatDeg = latDeg;
    fromLongDeg = longDeg;
  }
  return { leaps, distanceM: steps === 0 ? null : pathM };
}

/** Watches write 0/0 where they do not know. */
const isPlace = (lat: number, long: number) => !Number.isNaN(lat + long) && (lat !== 0 || long !== 0);

const isTooFar = (stepM: number, inS: number) => stepM > SHORTEST_LEAP_M && stepM > FASTEST_RUN_M_PER_S * inS;

const RAD_PER_DEG = Math.PI / 180;
/** Within this the earth is flat to a hundredth of a millimetre, and one cosine does for four functions. */
const FLAT_DEG = 0.001;

/** Great-circle distance: flat for the small steps of a recording, haversine for the others. */
function metresBetween(latA: number, longA: number, latB: number, longB: number): number {
  const northRad = (latB - latA) * RAD_PER_DEG;
  const eastRad = (longB - longA) * RAD_PER_DEG;
  if (Math.abs(latB - latA) < FLAT_DEG && Math.abs(longB - longA) < FLAT_DEG) {
    const east = eastRad * Math.cos((latA + latB) * (RAD_PER_DEG / 2));
    return EARTH_RADIUS_M * Math.sqrt(northRad * northRad + east * east);
  }
  const byLat = Math.sin(northRad / 2);
  const byLong = Math.sin(eastRad / 2);
  const h = byLat * byLat + Math.cos(latA * RAD_PER_DEG) * Math.cos(latB * RAD_PER_DEG) * byLong * byLong;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}
