import { instantFromWallClock, parseIso, type UtcInstant } from "../../../domain/instant.ts";
import { isPlausibleDay } from "../summary-row.ts";
import type { NamedCells } from "./named-cells.ts";

interface LatLong {
  readonly latDeg: number;
  readonly longDeg: number;
}

/** One row of an OpenTracks table. */
export interface TrackPoint {
  readonly at: UtcInstant;
  readonly utcOffsetMin: number;
  readonly kind: "start" | "jump" | "end" | "point";
  readonly place: LatLong | null;
  readonly altitudeM: number | null;
  readonly speedMPerS: number | null;
  /** Metres since the point before, as a sensor on the foot or the wheel counted them. */
  readonly sensorM: number | null;
  readonly heartRateBpm: number | null;
  readonly cadencePerMin: number | null;
  readonly powerW: number | null;
}

const KINDS: Readonly<Record<string, TrackPoint["kind"]>> = {
  SEGMENT_START_MANUAL: "start",
  SEGMENT_START_AUTOMATIC: "jump",
  SEGMENT_END_MANUAL: "end",
};
const KM_PER_H = 1 / 3.6;

function placeOf(cells: NamedCells): LatLong | null {
  const [latDeg, longDeg] = [cells.number("latitude"), cells.number("longitude")];
  if (latDeg === null || longDeg === null || Math.abs(latDeg) > 90 || Math.abs(longDeg) > 180) return null;
  return { latDeg, longDeg };
}

/** The point of a row; null when its time cannot be read. */
export function trackPoint(cells: NamedCells): TrackPoint | null {
  const read = parseIso(cells.text("#time") ?? "");
  if (read === null || read.utcOffsetMin === null || !isPlausibleDay(read.day)) return null;
  const speedKmPerH = cells.number("speed");
  return {
    at: instantFromWallClock(read.day, read.timeOfDayS, read.utcOffsetMin),
    utcOffsetMin: read.utcOffsetMin,
    kind: KINDS[cells.text("trackpoint_type") ?? ""] ?? "point",
    place: placeOf(cells),
    altitudeM: cells.number("altitude"),
    speedMPerS: speedKmPerH === null ? null : speedKmPerH * KM_PER_H,
    sensorM: cells.number("sensor_distance"),
    heartRateBpm: cells.number("heartrate"),
    cadencePerMin: cells.number("cadence"),
    powerW: cells.number("power"),
  };
}

/** Nobody pauses this long in one recording: after it a new track of the same file begins. */
const LONGEST_PAUSE_MS = 6 * 3_600_000;

/** The tracks of a file. Nothing but a start, long after the last point or before it, tells them apart. */
export function tracksOf(points: readonly TrackPoint[]): readonly (readonly TrackPoint[])[] {
  const tracks: TrackPoint[][] = [];
  let last: TrackPoint | null = null;
  for (const point of points) {
    const isNew = last !== null && point.kind === "start" && Math.abs(point.at - last.at) > LONGEST_PAUSE_MS;
    const current = tracks.at(-1);
    if (current === undefined || isNew) tracks.push([point]);
    else current.push(point);
    last = point;
  }
  return tracks;
}
