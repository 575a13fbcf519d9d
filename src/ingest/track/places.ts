import type { Series } from "./samples.ts";

/** The places 0 … count − 1 that are wanted, ascending. Plain loops: this runs over every sample of every file. */
export function placesWhere(count: number, isWanted: (place: number) => boolean): Uint32Array {
  const places = new Uint32Array(count);
  let found = 0;
  for (let place = 0; place < count; place++) if (isWanted(place)) places[found++] = place;
  return places.subarray(0, found);
}

/** The values at some places. */
export function pick(series: Series, places: Uint32Array): Float64Array {
  const out = new Float64Array(places.length);
  for (let k = 0; k < out.length; k++) out[k] = series[places[k] as number] as number;
  return out;
}
