/** A place on the loop: degrees north and east, metres above the sea. */
export interface LoopPlace {
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly altitudeM: number;
}

// A public park in London: two straights joined by two half circles.
const CENTRE_LAT_DEG = 51.5085;
const CENTRE_LON_DEG = -0.1635;
const STRAIGHT_M = 800;
const RADIUS_M = 250;
const BEND_M = Math.PI * RADIUS_M;
const LOOP_M = 2 * (STRAIGHT_M + BEND_M);
const M_PER_DEG_LAT = 111_262;
const M_PER_DEG_LON = 69_400;

/** Metres east and north of the centre at a distance along the loop, anticlockwise from the south-west corner. */
function planeAt(alongM: number, radiusM: number): readonly [eastM: number, northM: number] {
  const half = STRAIGHT_M / 2;
  if (alongM < STRAIGHT_M) return [alongM - half, -radiusM];
  if (alongM < STRAIGHT_M + BEND_M) {
    const angle = (alongM - STRAIGHT_M) / RADIUS_M - Math.PI / 2;
    return [half + radiusM * Math.cos(angle), radiusM * Math.sin(angle)];
  }
  if (alongM < 2 * STRAIGHT_M + BEND_M) return [half - (alongM - STRAIGHT_M - BEND_M), radiusM];
  const angle = (alongM - 2 * STRAIGHT_M - BEND_M) / RADIUS_M + Math.PI / 2;
  return [-half + radiusM * Math.cos(angle), radiusM * Math.sin(angle)];
}

/** The place after so many metres of laps, `besideM` metres outside the line. */
export function loopPlace(distanceM: number, besideM: number): LoopPlace {
  const alongM = ((distanceM % LOOP_M) + LOOP_M) % LOOP_M;
  const [eastM, northM] = planeAt(alongM, RADIUS_M + besideM);
  const turn = (2 * Math.PI * alongM) / LOOP_M;
  return {
    latDeg: CENTRE_LAT_DEG + northM / M_PER_DEG_LAT,
    lonDeg: CENTRE_LON_DEG + eastM / M_PER_DEG_LON,
    altitudeM: 24 + 5 * Math.sin(turn) + 2 * Math.sin(3 * turn + 1),
  };
}
