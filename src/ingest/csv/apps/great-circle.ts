/** The IUGG mean radius. */
const EARTH_RADIUS_M = 6_371_008.8;
const RADIANS_PER_DEG = Math.PI / 180;

export interface LatLong {
  readonly latDeg: number;
  readonly longDeg: number;
}

/** Metres between two places on a sphere: within 0.5 % of the ellipsoid. */
export function greatCircleM(a: LatLong, b: LatLong): number {
  const [latA, latB] = [a.latDeg * RADIANS_PER_DEG, b.latDeg * RADIANS_PER_DEG];
  const halfLat = Math.sin((latB - latA) / 2);
  const halfLong = Math.sin(((b.longDeg - a.longDeg) * RADIANS_PER_DEG) / 2);
  const chord = halfLat * halfLat + Math.cos(latA) * Math.cos(latB) * halfLong * halfLong;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord)));
}
