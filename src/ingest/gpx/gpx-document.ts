import type { PointSeries } from "../track/point-columns.ts";
import type { XmlEnd } from "../xml/xml-sink.ts";

/** A stretch without a pause: rows `from` up to, not including, `to`. */
export interface GpxSegment {
  readonly from: number;
  readonly to: number;
}

/** One track as written. */
export interface GpxTrack {
  readonly name: string | null;
  readonly description: string | null;
  readonly type: string | null;
  /** The first time of the track as text: it may state an offset from UTC. */
  readonly timeText: string | null;
  readonly segments: readonly GpxSegment[];
}

/** A GPX file as written. */
export interface GpxDocument {
  /** The program that wrote the file. */
  readonly creator: string | null;
  readonly tracks: readonly GpxTrack[];
  readonly points: PointSeries;
  /** Routes and waypoints: places to go, not a way that was run. */
  readonly plans: number;
  readonly end: XmlEnd;
}
