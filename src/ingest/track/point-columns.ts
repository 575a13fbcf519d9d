import { mapTracks, type Series, type Tracks } from "./samples.ts";

/**
 * What a point of a track file can say, and between which values it can be true: anything else is no measurement.
 * Positions in degrees, cadence as the file counts it.
 */
const RANGES = {
  epochS: [-Infinity, Infinity],
  latDeg: [-90, 90],
  longDeg: [-180, 180],
  altitudeM: [-500, 9000],
  distanceM: [0, 5_000_000],
  heartRateBpm: [0, 254],
  cadence: [0, 300],
  runCadence: [0, 300],
  speedMPerS: [0, 100],
  powerW: [0, 4000],
} as const satisfies Record<string, readonly [number, number]>;
export type PointName = keyof typeof RANGES;
const POINT_NAMES = Object.keys(RANGES) as PointName[];
const LEAST = Float64Array.from(POINT_NAMES, (name) => RANGES[name][0]);
const MOST = Float64Array.from(POINT_NAMES, (name) => RANGES[name][1]);

/** One column a quantity, one entry a point, NaN where the file is silent. */
export type PointSeries = Readonly<Record<PointName, Series>>;

const FIRST_CAPACITY = 4096;

/** Takes the points of a file one after another; no object is made for a point. */
export class PointColumns {
  /** Number of points that are complete. */
  count = 0;
  private capacity = FIRST_CAPACITY;
  private columns: Float64Array[] = POINT_NAMES.map(() => new Float64Array(FIRST_CAPACITY));

  /** Begins a point; the one before is dropped if it was not ended. */
  begin(): void {
    if (this.count === this.capacity) this.grow();
    for (const column of this.columns) column[this.count] = Number.NaN;
  }

  /** Sets a quantity of the point that was begun. The first value that can be true counts. */
  set(place: number, value: number): void {
    const column = this.columns[place];
    if (column === undefined || !(value >= (LEAST[place] as number) && value <= (MOST[place] as number))) return;
    if (Number.isNaN(column[this.count] as number)) column[this.count] = value;
  }

  end(): void {
    this.count++;
  }

  series(): PointSeries {
    return Object.fromEntries(
      POINT_NAMES.map((name, place) => [name, (this.columns[place] as Series).subarray(0, this.count)]),
    ) as Record<PointName, Series>;
  }

  private grow(): void {
    this.capacity *= 2;
    this.columns = this.columns.map((column) => {
      const wider = new Float64Array(this.capacity);
      wider.set(column);
      return wider;
    });
  }
}

/** The place of a quantity, for {@link PointColumns.set}. */
export const placeOf = (name: PointName): number => POINT_NAMES.indexOf(name);

/** The points as columns that the shared code reads; what track files never say is NaN throughout. */
export function tracksOfPoints(points: PointSeries): Tracks {
  const silent = new Float64Array(points.epochS.length).fill(Number.NaN);
  const known: Partial<Record<keyof Tracks, Series>> = {
    positionLat: points.latDeg,
    positionLong: points.longDeg,
    altitude: points.altitudeM,
    heartRate: points.heartRateBpm,
    cadence: isMeasured(points.runCadence) ? points.runCadence : points.cadence,
    distance: points.distanceM,
    speed: isMeasured(points.speedMPerS) ? points.speedMPerS : silent,
    power: isMeasured(points.powerW) ? points.powerW : silent,
  };
  return mapTracks((name) => known[name] ?? silent);
}

/** A column of zeros is a program's word for "not measured". */
const isMeasured = (series: Series) => series.some((value) => value > 0);
