/** One quantity a row of time, NaN where it was not recorded. */
export type Series = Float64Array;

/** The columns of a file as quantities, one entry a record: SI units, positions in the file's own unit. */
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
] as const;
export type SampleName = (typeof SAMPLE_NAMES)[number];

/** The records of one session by time: one entry a second at most, in ascending order. */
export interface Samples {
  /** Seconds on the file's own clock. */
  readonly timeS: Series;
  readonly of: Tracks;
  /** Records ran backwards, or leapt by more than half a day. */
  readonly clockSuspect: boolean;
}

/** No recording pauses this long: a longer step is the clock's. */
export const LEAP_S = 43_200;

/**
 * The samples of some rows. Records of one second are merged, the first valid value of each quantity counting: some
 * watches (Suunto) write the position in one record and the rest in another.
 */
export function samplesOf(tracks: Tracks, stamps: Series, rows: Uint32Array): Samples {
  if (isPlain(stamps, rows)) return plainSamples(tracks, stamps, rows);
  const timed = rows.filter((row) => !Number.isNaN(stamps[row] as number));
  const backwards = runsBackwards(stamps, timed);
  if (backwards) timed.sort((a, b) => (stamps[a] as number) - (stamps[b] as number) || a - b);
  const starts = secondStarts(stamps, timed);
  const timeS = Float64Array.from(starts, (i) => stamps[timed[i] as number] as number);
  const of = mapTracks((name) => merged(tracks[name], timed, starts));
  return { timeS, of, clockSuspect: backwards || leaps(timeS) };
}

/** One column for each quantity that is kept. */
export const mapTracks = (make: (name: SampleName) => Series): Tracks =>
  Object.fromEntries(SAMPLE_NAMES.map((name) => [name, make(name)])) as unknown as Tracks;

/** The usual case: rows one after another, every one with a later time than the one before. Nothing has to be copied. */
function isPlain(stamps: Series, rows: Uint32Array): boolean {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || last - first !== rows.length - 1) return false;
  if (Number.isNaN(stamps[first] as number)) return false;
  for (let row = first + 1; row <= last; row++)
    if (!((stamps[row] as number) > (stamps[row - 1] as number))) return false;
  return true;
}

function plainSamples(tracks: Tracks, stamps: Series, rows: Uint32Array): Samples {
  const from = rows[0] as number;
  const to = from + rows.length;
  const timeS = stamps.subarray(from, to);
  return { timeS, of: mapTracks((name) => tracks[name].subarray(from, to)), clockSuspect: leaps(timeS) };
}

function leaps(timeS: Series): boolean {
  for (let i = 1; i < timeS.length; i++) if ((timeS[i] as number) - (timeS[i - 1] as number) > LEAP_S) return true;
  return false;
}

function runsBackwards(stamps: Series, rows: Uint32Array): boolean {
  for (let i = 1; i < rows.length; i++)
    if ((stamps[rows[i] as number] as number) < (stamps[rows[i - 1] as number] as number)) return true;
  return false;
}

/** Where in `rows` each new second begins. */
function secondStarts(stamps: Series, rows: Uint32Array): number[] {
  const starts: number[] = [];
  for (let i = 0; i < rows.length; i++)
    if (i === 0 || stamps[rows[i] as number] !== stamps[rows[i - 1] as number]) starts.push(i);
  return starts;
}

function merged(track: Series, rows: Uint32Array, starts: readonly number[]): Series {
  const out = new Float64Array(starts.length).fill(Number.NaN);
  for (let k = 0; k < starts.length; k++) {
    const end = starts[k + 1] ?? rows.length;
    for (let i = starts[k] as number; i < end && Number.isNaN(out[k] as number); i++)
      out[k] = track[rows[i] as number] as number;
  }
  return out;
}
