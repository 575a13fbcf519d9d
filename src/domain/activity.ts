import type { ActivityId, AthleteId, Sha256 } from "./ids.ts";
import type { UtcInstant } from "./instant.ts";
import type { LocalDay } from "./local-day.ts";

export const SPORTS = ["run", "walk", "ride", "swim", "strength", "other"] as const;
/** `run` counts for running loads; everything else is kept and shown, and proves that the feed was alive that day. */
export type Sport = (typeof SPORTS)[number];

export type SourceFormat =
  | "fit"
  | "tcx"
  | "gpx"
  | "garmin-csv"
  | "garmin-json"
  | "strava-csv"
  | "runkeeper-csv"
  | "polar-csv"
  | "stryd-csv"
  | "opentracks-csv"
  | "pmsys-csv"
  | "apple-health"
  | "diary-csv";

/** Something about a recording that a reader of its numbers should know. */
export type QualityFlag =
  | "TRUNCATED"
  | "BAD_CRC"
  | "NO_SESSION" // totals derived from records
  | "SESSION_TOTALS_REPLACED" // the file's totals contradict its records, or are absent
  | "ZONE_ASSUMED" // local day from the athlete's home zone
  | "START_TIME_UNKNOWN" // only the day is known
  | "CLOCK_SUSPECT" // timestamps jump, repeat or run backwards
  | "SPORT_ASSUMED" // the file does not say which sport it was; its speed decided
  | "TREADMILL"
  | "HEART_RATE_ZERO" // the trace held only zeros and was dropped
  | "SECOND_OPINION" // read by the reference decoder after ours refused
  | "GPS_TELEPORT" // the position leapt further than anyone runs
  | "DISTANCE_REPLACED" // the device's distance followed such a leap, and was put right
  | "ELEVATION_SPIKE" // altitude leapt, or was padded with zeros
  | "HEART_RATE_DROPOUT" // stretches of the heart rate cannot be real and were left out
  | "CADENCE_LOCK" // the sensor counted steps for heart beats; those stretches were left out
  | "CADENCE_DOUBLED"; // the source counted every step twice; halved

/** What a person should know about a flag: one plain sentence, with the seconds or metres it is about. */
export type FlagDetails = Readonly<Partial<Record<QualityFlag, string>>>;

/** Where the local day came from. */
export type ZoneSource = "file" | "position" | "home" | "stated";

export interface Lap {
  readonly index: number;
  readonly startedAt: UtcInstant | null;
  readonly durationS: number | null;
  readonly elapsedS: number | null;
  readonly distanceM: number | null;
  readonly avgHeartRateBpm: number | null;
  readonly maxHeartRateBpm: number | null;
  readonly avgCadenceSpm: number | null;
  readonly ascentM: number | null;
  readonly avgPowerW: number | null;
}

export type HistogramKind = "heartRateBpm" | "powerW" | "speedMPerS" | "gradeFrac";

/**
 * Seconds spent in each band of a quantity. Band `i` holds values from `lowest + i·width` up to, not including,
 * `lowest + (i+1)·width`. Gaps of more than 10 s between samples are in no band.
 */
export interface Histogram {
  readonly kind: HistogramKind;
  readonly lowest: number;
  readonly width: number;
  readonly secondsS: readonly number[];
}

/**
 * A recording on foot in blocks of timer time, one entry a block in every list; null where the block has the quantity for
 * less than four fifths of its time. Made when a file is read and not kept.
 */
export interface RunBlocks {
  /** A block ends with the record that fills this many seconds; the last may be shorter. */
  readonly lengthS: number;
  readonly secondsS: readonly number[];
  readonly distanceM: readonly (number | null)[];
  /** Metres up less metres down. */
  readonly climbM: readonly (number | null)[];
  readonly heartRateBpm: readonly (number | null)[];
  /** Both feet, standing included. */
  readonly steps: readonly (number | null)[];
  /** Steps per minute while stepping. */
  readonly cadenceSpm: readonly (number | null)[];
  readonly groundContactS: readonly (number | null)[];
  readonly powerW: readonly (number | null)[];
}

/** What one source says about one activity: SI units, null where the source is silent. */
export interface Activity {
  readonly sport: Sport;
  /** The source's own word for the sport, such as `running/trail` or `Laufbandtraining`. */
  readonly sportLabel: string | null;
  readonly title: string | null;
  readonly note: string | null;
  readonly startedAt: UtcInstant | null;
  readonly utcOffsetMin: number | null;
  readonly zoneSource: ZoneSource;
  /** The runner's day, fixed when the file is read. */
  readonly localDay: LocalDay;
  /** Timer time: what the watch counted while it was running. */
  readonly durationS: number | null;
  readonly movingS: number | null;
  readonly elapsedS: number | null;
  readonly distanceM: number | null;
  readonly ascentM: number | null;
  readonly descentM: number | null;
  readonly avgHeartRateBpm: number | null;
  readonly maxHeartRateBpm: number | null;
  /** Steps per minute, both feet. */
  readonly avgCadenceSpm: number | null;
  readonly avgPowerW: number | null;
  readonly avgGroundContactS: number | null;
  readonly avgVerticalOscillationM: number | null;
  readonly avgStrideM: number | null;
  /** Share of ground contact on the left foot, 0–1. */
  readonly groundContactBalanceLeftFrac: number | null;
  /** Session RPE on the CR-10 scale, 0–10. */
  readonly rpe0To10: number | null;
  readonly device: string | null;
  /** Number of records (samples) in the source, before records of one second are merged; 0 for a summary row. */
  readonly samples: number;
  readonly laps: readonly Lap[];
  readonly histograms: readonly Histogram[];
  /** Only as a file is read, and only of a recording on foot. */
  readonly blocks?: RunBlocks;
  readonly flags: readonly QualityFlag[];
  /** Sentences for those of the flags that have more to say. */
  readonly flagDetails?: FlagDetails;
  readonly format: SourceFormat;
  /** Place in the file: session of a FIT file, row of a CSV. */
  readonly indexInFile: number;
}

/** An activity with its owner and its source: what the store keeps. */
export interface StoredActivity extends Activity {
  readonly id: ActivityId;
  readonly athlete: AthleteId;
  readonly sourceSha256: Sha256;
  /** Another source of the same session that says more; null for the one that counts. */
  readonly supersededBy: ActivityId | null;
}

export function isRun(activity: Pick<Activity, "sport">): boolean {
  return activity.sport === "run";
}
