import { PointColumns, type PointName, placeOf } from "../track/point-columns.ts";
import { vocabularyOf } from "../xml/vocabulary.ts";
import type { XmlAttributes, XmlSink, XmlText } from "../xml/xml-sink.ts";
import { epochSFromText } from "../xml/xml-values.ts";
import type { TcxActivity, TcxLap } from "./tcx-document.ts";

export const TCX_VOCABULARY = vocabularyOf([
  "Activity",
  "Lap",
  "Trackpoint",
  "Course",
  "Workout",
  "Creator",
  "HeartRateBpm",
  "AverageHeartRateBpm",
  "MaximumHeartRateBpm",
  "Id",
  "Notes",
  "Name",
  "Time",
  "LatitudeDegrees",
  "LongitudeDegrees",
  "AltitudeMeters",
  "DistanceMeters",
  "Value",
  "Cadence",
  "RunCadence",
  "Speed",
  "Watts",
  "TotalTimeSeconds",
  "AvgRunCadence",
  "AvgWatts",
] as const);
const E = TCX_VOCABULARY.idOf;

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };
type LapDraft = Draft<TcxLap>;
interface ActivityDraft extends Draft<Omit<TcxActivity, "laps">> {
  readonly laps: LapDraft[];
}

/** Elements of a point and the column each fills. */
const POINT_COLUMNS = columnsOf([
  [E.LatitudeDegrees, "latDeg"],
  [E.LongitudeDegrees, "longDeg"],
  [E.AltitudeMeters, "altitudeM"],
  [E.DistanceMeters, "distanceM"],
  [E.Value, "heartRateBpm"],
  [E.Cadence, "cadence"],
  [E.RunCadence, "runCadence"],
  [E.Speed, "speedMPerS"],
  [E.Watts, "powerW"],
]);
const TIME = placeOf("epochS");

const LAP_FIELDS: Readonly<Record<number, keyof TcxLap>> = {
  [E.TotalTimeSeconds]: "timerS",
  [E.DistanceMeters]: "distanceM",
  [E.Cadence]: "cadence",
  [E.AvgRunCadence]: "runCadence",
  [E.AvgWatts]: "avgPowerW",
};
/** More than this in a lap is no measurement. */
const LAP_MOST: Readonly<Record<keyof TcxLap, number>> = {
  startEpochS: Infinity,
  timerS: 5_000_000,
  distanceM: 5_000_000,
  avgHeartRateBpm: 254,
  maxHeartRateBpm: 254,
  cadence: 300,
  runCadence: 300,
  avgPowerW: 4000,
};
const LAP_HEART_RATES: Readonly<Record<number, keyof TcxLap>> = {
  [E.AverageHeartRateBpm]: "avgHeartRateBpm",
  [E.MaximumHeartRateBpm]: "maxHeartRateBpm",
};

function columnsOf(pairs: readonly (readonly [number, PointName])[]): Int8Array {
  const columns = new Int8Array(64).fill(-1);
  for (const [id, name] of pairs) columns[id] = placeOf(name);
  return columns;
}

/** Takes the elements of a TCX file into activities, laps and columns of points. */
export class TcxSink implements XmlSink {
  readonly activities: ActivityDraft[] = [];
  readonly points = new PointColumns();
  plans = 0;
  private activity: ActivityDraft | null = null;
  private lap: LapDraft | null = null;
  private inPoint = false;
  /** The element whose `Value` or `Name` comes next. */
  private holder = 0;

  open(id: number, attributes: XmlAttributes): void {
    switch (id) {
      case E.Trackpoint:
        this.inPoint = this.activity !== null;
        if (this.inPoint) this.points.begin();
        return;
      case E.HeartRateBpm:
      case E.AverageHeartRateBpm:
      case E.MaximumHeartRateBpm:
      case E.Creator:
        this.holder = id;
        return;
      case E.Lap:
        this.openLap(attributes);
        return;
      case E.Activity:
        this.openActivity(attributes);
        return;
      case E.Course:
      case E.Workout:
        this.plans++;
        this.activity = null;
    }
  }

  close(id: number, text: XmlText): void {
    if (this.inPoint) this.closeInPoint(id, text);
    else if (this.lap !== null) this.closeInLap(this.lap, id, text);
    else if (this.activity !== null) this.closeInActivity(this.activity, id, text);
    if (id === this.holder) this.holder = 0;
  }

  private openActivity(attributes: XmlAttributes): void {
    const at = this.points.count;
    this.activity = {
      sport: attributes.textOf("Sport"),
      id: null,
      notes: null,
      device: null,
      startText: null,
      laps: [],
      from: at,
      to: at,
    };
    this.activities.push(this.activity);
    this.lap = null;
  }

  private openLap(attributes: XmlAttributes): void {
    if (this.activity === null) return;
    const startText = attributes.textOf("StartTime");
    this.activity.startText ??= startText;
    this.lap = {
      startEpochS: epochSFromText(startText ?? ""),
      timerS: Number.NaN,
      distanceM: Number.NaN,
      avgHeartRateBpm: Number.NaN,
      maxHeartRateBpm: Number.NaN,
      cadence: Number.NaN,
      runCadence: Number.NaN,
      avgPowerW: Number.NaN,
    };
    this.activity.laps.push(this.lap);
  }

  private closeInPoint(id: number, text: XmlText): void {
    if (id === E.Time) this.points.set(TIME, text.epochS());
    else if (id === E.Trackpoint) this.endPoint();
    else if (id !== E.Value || this.holder === E.HeartRateBpm) {
      const column = POINT_COLUMNS[id] as number;
      if (column >= 0) this.points.set(column, text.number());
    }
  }

  private endPoint(): void {
    this.inPoint = false;
    this.points.end();
    if (this.activity !== null) this.activity.to = this.points.count;
  }

  private closeInLap(lap: LapDraft, id: number, text: XmlText): void {
    if (id === E.Lap) {
      this.lap = null;
      return;
    }
    const field = id === E.Value ? LAP_HEART_RATES[this.holder] : LAP_FIELDS[id];
    if (field === undefined || !Number.isNaN(lap[field])) return;
    const value = text.number();
    if (value >= 0 && value <= LAP_MOST[field]) lap[field] = value;
  }

  private closeInActivity(activity: ActivityDraft, id: number, text: XmlText): void {
    if (id === E.Activity) this.activity = null;
    else if (id === E.Id) activity.id ??= text.text().trim();
    else if (id === E.Notes) activity.notes ??= text.text().trim();
    else if (id === E.Name && this.holder === E.Creator) activity.device ??= text.text().trim();
  }
}
