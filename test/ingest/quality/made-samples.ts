import { mapTracks, type SampleName, type Samples } from "../../../src/ingest/track/samples.ts";
import { weightsS } from "../../../src/ingest/track/weights.ts";

export const column = (length: number, at: (i: number) => number): Float64Array =>
  Float64Array.from({ length }, (_, i) => at(i));

export const seconds = (length: number): Float64Array => column(length, (i) => i);

/** Samples one a second (or at given times) with the columns that are given; all others are missing. */
export function samplesWith(columns: Partial<Record<SampleName, Float64Array>>, timeS?: Float64Array): Samples {
  const length = timeS?.length ?? Object.values(columns)[0]?.length ?? 0;
  const missing = new Float64Array(length).fill(Number.NaN);
  return {
    timeS: timeS ?? seconds(length),
    of: mapTracks((name) => columns[name] ?? missing),
    clockSuspect: false,
  };
}

export const weightsOf = ({ timeS }: Samples): Float64Array => weightsS(timeS, []);

/** Degrees of latitude that are so many metres. */
export const degOf = (metres: number): number => metres / 111_194.93;

export const missingIn = (series: Float64Array): number => series.filter((value) => Number.isNaN(value)).length;
