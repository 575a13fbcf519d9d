import { type ColumnName, quantities, type RecordColumns } from "./record-columns.ts";

/** One quantity a row of time, NaN where it was not recorded. */
export type Series = Float64Array;

/** The columns of a file as quantities, one entry a record. */
export type Tracks = Readonly<Record<SampleName, Series>>;

const SAMPLE_NAMES = [
  "positionLat",
  "positionLong",
  "altitude",
  "heartRate",
  "cadence",
  "fractionalCadence",
  "distance",
  "speed",
  "power",
  "verticalOscillation",
  "stanceTime",
  "stanceTimeBalance",
  "stepLength",
] as const satisfies readonly ColumnName[];
export type SampleName = (typeof SAMPLE_NAMES)[number];

/** The records of one session by time: one entry a second at most, in ascending order. */
export interface Samples {
  /** FIT seconds. */
  readonly timeS: Series;
  readonly of: Tracks;
  /** Records ran backwards, or leapt by more than half a day. */
  readonly clockSuspect: boolean;
}

/** No recording pauses this long: a longer step is the clock's. */
export const LEAP_S = 43_200;

export function tracksOf(records: RecordColumns): Tracks {
  return Object.fromEntries(SAMPLE_NAMES.map((name) => [name, quantities(records, name)])) as unknown as Tracks;
}

/**
 * The samples of some rows. Records of one second are merged, the first valid value of each quantity counting: some
 * watches (Suunto) write the position in one record and the rest in another.
 */
export function samplesOf(tracks: Tracks, stamps: Series, rows: readonly number[]): Samples {
  const timed = rows.filter((row) => !Number.isNaN(stamps[row] as number));
  const stampOf = (row: number) => stamps[row] as number;
  const backwards = timed.some((row, i) => i > 0 && stampOf(row) < stampOf(timed[i - 1] as number));
  const ordered = backwards ? [...timed].sort((a, b) => stampOf(a) - stampOf(b)) : timed;
  const starts = ordered.flatMap((row, i) =>
    i === 0 || stampOf(row) !== stampOf(ordered[i - 1] as number) ? [i] : [],
  );
  const timeS = Float64Array.from(starts, (i) => stampOf(ordered[i] as number));
  const leaps = timeS.some((time, i) => i > 0 && time - (timeS[i - 1] as number) > LEAP_S);
  const of = Object.fromEntries(SAMPLE_NAMES.map((name) => [name, merged(tracks[name], ordered, starts)]));
  return { timeS, of: of as unknown as Tracks, clockSuspect: backwards || leaps };
}

function merged(track: Series, rows: readonly number[], starts: readonly number[]): Series {
  return Float64Array.from(starts, (start, k) => {
    for (let i = start; i < (starts[k + 1] ?? rows.length); i++) {
      const value = track[rows[i] as number] as number;
      if (!Number.isNaN(value)) return value;
    }
    return Number.NaN;
  });
}
