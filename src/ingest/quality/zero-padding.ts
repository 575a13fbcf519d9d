import { knownPlaces, pick } from "../track/places.ts";
import type { Series } from "../track/samples.ts";
import { type AltitudeWithout, isAltitudeLeap } from "./altitude-leap.ts";
import type { Stretch } from "./stretch.ts";

/** Zeros are padding only where they are the smaller part: some run at sea level. */
export const MOST_PADDING_FRAC = 0.5;

/**
 * The altitude without zeros that stand for "not known": those from which, or to which, it leaps.
 *
 * @see docs/METHODS.md#elevation-spikes
 */
export function withoutZeroPadding(altitudeM: Series, timeS: Series): AltitudeWithout {
  const none = { altitudeM, found: 0, falseAscentM: 0 };
  if (!altitudeM.includes(0)) return none;
  const known = knownPlaces(altitudeM);
  const heights = pick(altitudeM, known);
  const times = pick(timeS, known);
  const zeros = zeroStretches(heights);
  const zeroCount = zeros.reduce((count, { from, to }) => count + to - from, 0);
  if (zeroCount > MOST_PADDING_FRAC * heights.length) return none;
  const edges = zeros.map(({ from, to }) => [leapInto(heights, times, from), leapInto(heights, times, to)] as const);
  const padding = zeros.filter((_, k) => edges[k]?.some((byM) => byM !== 0));
  if (padding.length === 0) return none;
  const kept = altitudeM.slice();
  for (const { from, to } of padding) for (let k = from; k < to; k++) kept[known[k] as number] = Number.NaN;
  const falseAscentM = edges.flat().reduce((sum, byM) => sum + Math.max(0, byM), 0);
  return { altitudeM: kept, found: padding.length, falseAscentM };
}

function zeroStretches(heights: Series): Stretch[] {
  const found: Stretch[] = [];
  for (let from = heights.indexOf(0); from >= 0; ) {
    let to = from;
    while (heights[to] === 0) to++;
    found.push({ from, to });
    from = heights.indexOf(0, to);
  }
  return found;
}

/** How far the altitude leaps from the sample before to this one; 0 when it does not. */
function leapInto(heights: Series, times: Series, at: number): number {
  if (at === 0 || at >= heights.length) return 0;
  const byM = (heights[at] as number) - (heights[at - 1] as number);
  return isAltitudeLeap(byM, (times[at] as number) - (times[at - 1] as number)) ? byM : 0;
}
