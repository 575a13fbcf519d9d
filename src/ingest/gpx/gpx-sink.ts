import { PointColumns, type PointName, placeOf } from "../track/point-columns.ts";
import { vocabularyOf } from "../xml/vocabulary.ts";
import type { XmlAttributes, XmlSink, XmlText } from "../xml/xml-sink.ts";
import type { GpxSegment, GpxTrack } from "./gpx-document.ts";

export const GPX_VOCABULARY = vocabularyOf([
  "gpx",
  "trk",
  "trkseg",
  "trkpt",
  "rte",
  "wpt",
  "name",
  "desc",
  "type",
  "time",
  "ele",
  "speed",
  "hr",
  "heartrate",
  "HeartRateBpm",
  "cad",
  "cadence",
  "power",
  "PowerInWatts",
  "watts",
] as const);
const E = GPX_VOCABULARY.idOf;

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };
interface TrackDraft extends Draft<Omit<GpxTrack, "segments">> {
  readonly segments: Draft<GpxSegment>[];
}

/** Elements of a point, its own and those of every extension seen so far, and the column each fills. */
const POINT_COLUMNS: Int8Array = (() => {
  const columns = new Int8Array(64).fill(-1);
  const pairs: readonly (readonly [number, PointName])[] = [
    [E.ele, "altitudeM"],
    [E.speed, "speedMPerS"],
    [E.hr, "heartRateBpm"],
    [E.heartrate, "heartRateBpm"],
    [E.HeartRateBpm, "heartRateBpm"],
    [E.cad, "cadence"],
    [E.cadence, "cadence"],
    [E.power, "powerW"],
    [E.PowerInWatts, "powerW"],
    [E.watts, "powerW"],
  ];
  for (const [id, name] of pairs) columns[id] = placeOf(name);
  return columns;
})();
const TIME = placeOf("epochS");
const LAT = placeOf("latDeg");
const LONG = placeOf("longDeg");

/** Takes the elements of a GPX file into tracks, segments and columns of points. */
export class GpxSink implements XmlSink {
  creator: string | null = null;
  readonly tracks: TrackDraft[] = [];
  readonly points = new PointColumns();
  plans = 0;
  private track: TrackDraft | null = null;
  private segment: Draft<GpxSegment> | null = null;
  private inPoint = false;

  open(id: number, attributes: XmlAttributes): void {
    if (id === E.trkpt) this.openPoint(attributes);
    else if (id === E.trkseg) this.openSegment();
    else if (id === E.trk) {
      this.track = { name: null, description: null, type: null, timeText: null, segments: [] };
      this.tracks.push(this.track);
      this.segment = null;
    } else if (id === E.rte || id === E.wpt) this.plans++;
    else if (id === E.gpx) this.creator ??= attributes.textOf("creator");
  }

  close(id: number, text: XmlText): void {
    if (this.inPoint) this.closeInPoint(id, text);
    else if (id === E.trkseg) this.segment = null;
    else if (this.track !== null && this.segment === null) this.closeInTrack(this.track, id, text);
  }

  /** A point outside a segment, which some files have, opens one. */
  private openPoint(attributes: XmlAttributes): void {
    if (this.track === null) return;
    if (this.segment === null) this.openSegment();
    this.inPoint = true;
    this.points.begin();
    this.points.set(LAT, attributes.numberOf("lat"));
    this.points.set(LONG, attributes.numberOf("lon"));
  }

  private openSegment(): void {
    if (this.track === null) return;
    this.segment = { from: this.points.count, to: this.points.count };
    this.track.segments.push(this.segment);
  }

  private closeInPoint(id: number, text: XmlText): void {
    if (id === E.time) {
      this.points.set(TIME, text.epochS());
      if (this.track !== null && this.track.timeText === null) this.track.timeText = text.text();
    } else if (id === E.trkpt) this.endPoint();
    else {
      const column = POINT_COLUMNS[id] as number;
      if (column >= 0) this.points.set(column, text.number());
    }
  }

  private endPoint(): void {
    this.inPoint = false;
    this.points.end();
    if (this.segment !== null) this.segment.to = this.points.count;
  }

  private closeInTrack(track: TrackDraft, id: number, text: XmlText): void {
    if (id === E.trk) this.track = null;
    else if (id === E.name) track.name ??= text.text().trim();
    else if (id === E.desc) track.description ??= text.text().trim();
    else if (id === E.type) track.type ??= text.text().trim();
  }
}
