import type { Histogram, HistogramKind } from "../../domain/activity.ts";
import { gradeSeries } from "./grade-series.ts";
import type { Samples, Series } from "./samples.ts";

/** Width of a band, and the values that can be real: others are in no band. */
interface Banding {
  readonly width: number;
  readonly least: number;
  readonly most: number;
}

const BANDINGS: Readonly<Record<HistogramKind, Banding>> = {
  heartRateBpm: { width: 1, least: 1, most: 254 },
  powerW: { width: 10, least: 0, most: 4000 },
  speedMPerS: { width: 0.1, least: 0, most: 40 },
  gradeFrac: { width: 0.01, least: -0.6, most: 0.6 },
};

/** Seconds at each heart rate, power, speed and grade; a quantity that was not recorded has no histogram. */
export function histogramsOf(samples: Samples, weights: Float64Array): Histogram[] {
  const { heartRate, power, distance, altitude } = samples.of;
  const grade = gradeSeries(distance, altitude);
  return [
    histogram("heartRateBpm", heartRate, weights),
    histogram("powerW", power, weights),
    histogram("speedMPerS", speedSeries(samples), weights),
    histogram("gradeFrac", grade, weights),
  ].filter((one) => one !== null);
}

function histogram(kind: HistogramKind, series: Series, weights: Float64Array): Histogram | null {
  const { width, least, most } = BANDINGS[kind];
  const lowestBand = bandOf(least, width);
  const seconds = new Float64Array(bandOf(most, width) - lowestBand + 1);
  for (let i = 0; i < series.length; i++) {
    const value = series[i] as number;
    if (!(value >= least && value <= most)) continue;
    const band = bandOf(value, width) - lowestBand;
    seconds[band] = (seconds[band] as number) + (weights[i] as number);
  }
  const first = seconds.findIndex((time) => time > 0);
  if (first < 0) return null;
  const last = seconds.findLastIndex((time) => time > 0);
  const secondsS = [...seconds.subarray(first, last + 1)];
  return { kind, lowest: edge(lowestBand + first, width), width, secondsS };
}

/** A value that a binary fraction puts a hair below its band's edge still belongs above it. */
const bandOf = (value: number, width: number) => Math.floor(value / width + 1e-9);

/** The lower edge without binary noise: 0.3, not 0.30000000000000004. */
const edge = (band: number, width: number) => Number((band * width).toFixed(6));

/** Speed as recorded, else from distance and time. */
export function speedSeries({ timeS, of }: Samples): Series {
  if (of.speed.some((speed) => !Number.isNaN(speed))) return of.speed;
  return of.distance.map(
    (distance, i) =>
      ((of.distance[i + 1] ?? Number.NaN) - distance) / ((timeS[i + 1] ?? Number.NaN) - (timeS[i] as number)),
  );
}
