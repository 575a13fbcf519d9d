import type { Series } from "../track/samples.ts";
import { type AltitudeWithout, isAltitudeLeap, SHORTEST_LEAP_M } from "./altitude-leap.ts";
import { MOST_SEARCHED } from "./stretch.ts";

/** A leap that is taken back within this time is a spike; one that lasts longer is a new level. */
export const LONGEST_SPIKE_S = 60;

/**
 * The altitude without leaps that no one could have climbed. A spike is left out. A leap to a new level (a watch that
 * corrects its barometer by GPS) is taken out by moving what follows, so only the differences mean something afterwards.
 *
 * @see docs/METHODS.md#elevation-spikes
 */
export function withoutElevationSpikes(altitudeM: Series, timeS: Series): AltitudeWithout {
  if (!hasLeap(altitudeM, timeS)) return { altitudeM, found: 0, falseAscentM: 0 };
  const kept = altitudeM.slice();
  let [found, falseAscentM, shiftM, before] = [0, 0, 0, -1];
  for (let i = 0; i < kept.length; i++) {
    if (Number.isNaN(kept[i] as number)) continue;
    const levelM = before < 0 ? (kept[i] as number) : (kept[before] as number);
    const byM = (kept[i] as number) + shiftM - levelM;
    if (isAltitudeLeap(byM, (timeS[i] as number) - (timeS[before] as number))) {
      found++;
      const back = comesBack(altitudeM, timeS, i, levelM - shiftM);
      falseAscentM += falseAscentOf(byM, back !== null);
      kept.fill(Number.NaN, i, back ?? i);
      if (back !== null) continue;
      shiftM -= byM;
    }
    kept[i] = (kept[i] as number) + shiftM;
    before = i;
  }
  return { altitudeM: kept, found, falseAscentM };
}

/** Most altitudes have none, and need no copy. */
function hasLeap(altitudeM: Series, timeS: Series): boolean {
  let before = -1;
  for (let i = 0; i < altitudeM.length; i++) {
    const heightM = altitudeM[i] as number;
    if (Number.isNaN(heightM)) continue;
    if (before >= 0) {
      const byM = heightM - (altitudeM[before] as number);
      if (isAltitudeLeap(byM, (timeS[i] as number) - (timeS[before] as number))) return true;
    }
    before = i;
  }
  return false;
}

/** A spike climbs once, there or back; a leap to a new level only if it goes up. */
const falseAscentOf = (byM: number, isSpike: boolean) => (isSpike ? Math.abs(byM) : Math.max(0, byM));

/** The place where the altitude is near the level again in time. */
function comesBack(altitudeM: Series, timeS: Series, from: number, levelM: number): number | null {
  const lastS = (timeS[from] as number) + LONGEST_SPIKE_S;
  const end = Math.min(altitudeM.length, from + MOST_SEARCHED);
  for (let i = from + 1; i < end && (timeS[i] as number) <= lastS; i++)
    if (Math.abs((altitudeM[i] as number) - levelM) <= SHORTEST_LEAP_M) return i;
  return null;
}
