import type { Series } from "./samples.ts";

/** The places where both series are known, ascending. Plain loops: this runs over every sample of every file. */
export function knownPlaces(series: Series, other: Series = series): Uint32Array {
  const places = new Uint32Array(series.length);
  let found = 0;
  for (let place = 0; place < places.length; place++)
    if (!Number.isNaN((series[place] as number) + (other[place] as number))) places[found++] = place;
  return places.subarray(0, found);
}

/** The values at some places, which ascend; the very same series when that is all of them. */
export function pick(series: Series, places: Uint32Array): Series {
  if (places.length === series.length) return series;
  const out = new Float64Array(places.length);
  for (let k = 0; k < out.length; k++) out[k] = series[places[k] as number] as number;
  return out;
}
