/** The quantities that a recording may hold second by second. */
export const SAMPLE_COLUMNS = [
  "distanceM",
  "speedMPerS",
  "heartRateBpm",
  "cadenceSpm",
  "altitudeM",
  "powerW",
  "groundContactS",
  "verticalOscillationM",
  "strideM",
  "groundContactBalanceLeftFrac",
] as const;
export type SampleColumn = (typeof SAMPLE_COLUMNS)[number];

/**
 * The samples of one recording, checked as its totals were: what cannot be real is left out. One entry a sample in every
 * column, NaN where it was not recorded; a column without any value is not there.
 */
export interface RunSamples {
  /** Seconds since the start, pauses included; never descending. */
  readonly timeS: Float64Array;
  /** Seconds of timer time that each sample stands for: 0 where the timer stood still or the recording has a gap behind it. */
  readonly weightS: Float64Array;
  readonly columns: Readonly<Partial<Record<SampleColumn, Float64Array>>>;
}
