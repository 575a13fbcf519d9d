import type { PointSeries } from "../track/point-columns.ts";
import type { XmlEnd } from "../xml/xml-sink.ts";

/** One lap as written; NaN where it is silent. */
export interface TcxLap {
  readonly startEpochS: number;
  readonly timerS: number;
  readonly distanceM: number;
  readonly avgHeartRateBpm: number;
  readonly maxHeartRateBpm: number;
  readonly cadence: number;
  readonly runCadence: number;
  readonly avgPowerW: number;
}

/** One activity as written. Its points are rows `from` up to, not including, `to`. */
export interface TcxActivity {
  readonly sport: string | null;
  readonly id: string | null;
  readonly notes: string | null;
  readonly device: string | null;
  /** The start of the first lap as text: it may state an offset from UTC. */
  readonly startText: string | null;
  readonly laps: readonly TcxLap[];
  readonly from: number;
  readonly to: number;
}

/** A TCX file as written. */
export interface TcxDocument {
  readonly activities: readonly TcxActivity[];
  readonly points: PointSeries;
  /** Courses and workout plans: things to do, not things done. */
  readonly plans: number;
  readonly end: XmlEnd;
}
