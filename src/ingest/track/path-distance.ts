import type { Series } from "./samples.ts";

/** The points of a track, in the order of the file. */
export interface Path {
  readonly epochS: Series;
  readonly latDeg: Series;
  readonly longDeg: Series;
}

const EARTH_RADIUS_M = 6_371_008.8;
const RAD_PER_DEG = Math.PI / 180;
/** A runner who stands still seems to wander by a few metres: shorter steps are not counted until they add up. */
const STEP_M = 5;
/** A position may be off by this much at once without being a leap. */
const LEAP_SLACK_M = 15;
/** So many points that agree with one another, and not with the last good one, are the truth. */
const AGREEING_POINTS = 3;

/** Great-circle distance on a sphere of the Earth's mean radius. */
export function haversineM(latDeg: number, longDeg: number, toLatDeg: number, toLongDeg: number): number {
  const lat = latDeg * RAD_PER_DEG;
  const toLat = toLatDeg * RAD_PER_DEG;
  const sinLat = Math.sin((toLat - lat) / 2);
  const sinLong = Math.sin(((toLongDeg - longDeg) * RAD_PER_DEG) / 2);
  const h = sinLat * sinLat + Math.cos(lat) * Math.cos(toLat) * sinLong * sinLong;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Metres covered up to each point of rows `from` up to, not including, `to`, written into `out`; NaN where a point has no
 * place or no time. A step counts once it is 5 m long, and is spread over the time it took. A step that would need more
 * than `fastestMPerS` is a leap of the receiver: it is passed over, and once three points agree with one another beyond
 * it the path goes on from there, the leap itself uncounted.
 *
 * @returns the metres at the end
 * @see docs/METHODS.md#tracks-without-a-summary
 */
export function pathDistance(
  path: Path,
  rows: { readonly from: number; readonly to: number },
  options: { readonly startM: number; readonly fastestMPerS: number },
  out: Float64Array,
): number {
  const walk = new Walk(path, options.fastestMPerS, options.startM, out);
  for (let row = rows.from; row < rows.to; row++) walk.step(row);
  return walk.finish(rows.to);
}

class Walk {
  private readonly path: Path;
  private readonly fastestMPerS: number;
  private readonly out: Float64Array;
  private totalM: number;
  /** The last point that counts, and the row after it. */
  private anchor = -1;
  /** A point beyond a leap, and how many agree with it. */
  private stray = -1;
  private agreeing = 0;

  constructor(path: Path, fastestMPerS: number, startM: number, out: Float64Array) {
    this.path = path;
    this.fastestMPerS = fastestMPerS;
    this.totalM = startM;
    this.out = out;
  }

  step(row: number): void {
    if (!this.isPlaced(row)) return;
    if (this.anchor < 0) this.moveTo(row, 0);
    else if (this.isPossible(this.anchor, row)) {
      this.stray = -1;
      const distanceM = this.between(this.anchor, row);
      if (distanceM >= STEP_M) this.moveTo(row, distanceM);
    } else this.stepAstray(row);
  }

  /** The points after the last that counts stand where it stands. */
  finish(to: number): number {
    if (this.anchor >= 0) this.spread(to, this.totalM, Number.NaN);
    return this.totalM;
  }

  private stepAstray(row: number): void {
    const agrees = this.stray >= 0 && this.isPossible(this.stray, row);
    this.agreeing = agrees ? this.agreeing + 1 : 1;
    this.stray = row;
    if (this.agreeing < AGREEING_POINTS) return;
    this.moveTo(row, 0);
    this.stray = -1;
  }

  private moveTo(row: number, byM: number): void {
    if (this.anchor >= 0) this.spread(row, this.totalM, this.totalM + byM);
    this.totalM += byM;
    this.anchor = row;
    this.out[row] = this.totalM;
  }

  /** Gives the placed points between the anchor and `end` their share of a step by time; `toM` NaN: no step was made. */
  private spread(end: number, fromM: number, toM: number): void {
    const fromS = this.path.epochS[this.anchor] as number;
    const tookS = (this.path.epochS[end] ?? Number.NaN) - fromS;
    for (let row = this.anchor + 1; row < end; row++) {
      if (!this.isPlaced(row)) continue;
      const share = ((this.path.epochS[row] as number) - fromS) / tookS;
      const isShare = share >= 0 && share <= 1 && !Number.isNaN(toM);
      this.out[row] = isShare ? fromM + (toM - fromM) * share : fromM;
    }
  }

  private isPlaced(row: number): boolean {
    const { latDeg, longDeg, epochS } = this.path;
    return !Number.isNaN((latDeg[row] as number) + (longDeg[row] as number) + (epochS[row] as number));
  }

  private isPossible(from: number, to: number): boolean {
    const tookS = (this.path.epochS[to] as number) - (this.path.epochS[from] as number);
    return this.between(from, to) <= LEAP_SLACK_M + this.fastestMPerS * Math.max(0, tookS);
  }

  private between(from: number, to: number): number {
    const { latDeg, longDeg } = this.path;
    return haversineM(latDeg[from] as number, longDeg[from] as number, latDeg[to] as number, longDeg[to] as number);
  }
}
