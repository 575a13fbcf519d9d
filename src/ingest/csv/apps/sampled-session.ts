import type { Activity, Histogram, Sport } from "../../../domain/activity.ts";
import { histogramsOf } from "../../track/histograms.ts";
import { blocksOnFoot } from "../../track/run-blocks.ts";
import { mapTracks, type SampleName, type Samples, samplesOf } from "../../track/samples.ts";
import { type StatedTotals, type Totals, totalsOf } from "../../track/totals.ts";
import { type TimerStop, timeWeightedMean, weightsS } from "../../track/weights.ts";

/** One row of a table of samples: its time in seconds, and what was measured. */
export interface Sample {
  readonly timeS: number;
  readonly of: Partial<Readonly<Record<SampleName, number | null>>>;
}

/** What the samples of one session add up to. */
export interface SampledSession {
  readonly samples: Samples;
  /** Seconds that each sample stands for. */
  readonly weights: Float64Array;
  readonly totals: Totals;
  readonly histograms: readonly Histogram[];
  readonly clockSuspect: boolean;
  /** Mean over time of the values above 0; null when there are none. */
  readonly mean: (name: SampleName) => number | null;
  readonly most: (name: SampleName) => number | null;
}

interface Recording {
  readonly stops?: readonly TimerStop[];
  /** The samples end before the session does: then they say nothing against its totals. */
  readonly truncated?: boolean;
}

/** Reads samples as a recording: totals where the file states none, seconds in each band, means. */
export function sampledSession(
  samples: readonly Sample[],
  stated: StatedTotals,
  { stops = [], truncated = false }: Recording = {},
): SampledSession {
  const stamps = Float64Array.from(samples, (sample) => sample.timeS);
  const tracks = mapTracks((name) => Float64Array.from(samples, (sample) => sample.of[name] ?? Number.NaN));
  const rows = Uint32Array.from(samples, (_, i) => i);
  const merged = samplesOf(tracks, stamps, rows);
  const weights = weightsS(merged.timeS, stops);
  const above0 = (value: number) => value > 0;
  return {
    samples: merged,
    weights,
    totals: totalsOf(stated, merged, stops, truncated),
    histograms: histogramsOf(merged, weights),
    clockSuspect: merged.clockSuspect,
    mean: (name) => timeWeightedMean(merged.of[name], weights, above0),
    most: (name) => merged.of[name].filter(above0).reduce<number | null>((most, v) => Math.max(most ?? v, v), null),
  };
}

/** The blocks of a session on foot; `stepsPerCount` is for its cadence, where it has one. */
export function blocksOf(session: SampledSession, sport: Sport, stepsPerCount: 1 | 2 | null): Pick<Activity, "blocks"> {
  if (sport !== "run" && sport !== "walk") return {};
  return blocksOnFoot({ samples: session.samples, cadence: { stepsPerCount: stepsPerCount ?? 1 } }, session.weights);
}

/** Heart rate of the samples; a trace of zeros is no heart rate. */
export function heartRateOf(session: SampledSession): Pick<Activity, "avgHeartRateBpm" | "maxHeartRateBpm"> {
  return { avgHeartRateBpm: session.mean("heartRate"), maxHeartRateBpm: session.most("heartRate") };
}
