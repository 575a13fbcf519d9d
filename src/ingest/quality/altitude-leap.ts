/** No one on foot goes up or down faster than this. */
export const FASTEST_CLIMB_M_PER_S = 5;
/** A smaller leap is the resolution and the noise of an altimeter. */
export const SHORTEST_LEAP_M = 10;

/** Whether no one could have climbed or dropped `byM` in `inS`. */
export function isAltitudeLeap(byM: number, inS: number): boolean {
  return Math.abs(byM) > SHORTEST_LEAP_M && Math.abs(byM) > FASTEST_CLIMB_M_PER_S * inS;
}

/** An altitude with something left out. */
export interface AltitudeWithout {
  /** The very same series when nothing was found. */
  readonly altitudeM: Float64Array;
  /** How many places were found. */
  readonly found: number;
  /** Metres of climb that they would have added. */
  readonly falseAscentM: number;
}
