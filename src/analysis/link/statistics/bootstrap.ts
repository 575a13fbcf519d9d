import { cannotTell, type Estimated, type Interval } from "./estimated.ts";
import { quantileOfSorted } from "./quantile.ts";
import type { SeededRandom } from "./seeded-random.ts";

export interface BootstrapOptions {
  readonly random: SeededRandom;
  /** Default 1,000. */
  readonly replicates?: number;
  /** Default 0.95. */
  readonly level?: number;
}

/** A percentile interval. `failed` replicates had no value and are left out. */
export type BootstrapInterval = Estimated<Interval & { readonly replicates: number; readonly failed: number }>;

const REPLICATES = 1000;
/** An interval is refused when more than this share of the replicates had no value. */
const MOST_FAILED_FRAC = 0.2;

/**
 * Percentile interval of a statistic over whole clusters drawn again: all rows of an athlete come or stay away together.
 *
 * @param clusters one item an athlete
 * @param statistic null when a draw has no value
 * @returns `cannot-tell` with fewer than 2 clusters, or when too many draws had no value
 * @see docs/METHODS.md#bootstrap — Efron and Tibshirani 1993; Field and Welsh 2007, J R Stat Soc B 69:369
 */
export function clusterBootstrap<T>(
  clusters: readonly T[],
  statistic: (drawn: readonly T[]) => number | null,
  options: BootstrapOptions,
): BootstrapInterval {
  if (clusters.length < 2) return cannotTell("an interval over athletes needs at least 2 of them");
  const draw = () => clusters.map(() => clusters[options.random.integer(clusters.length)] as T);
  return percentileInterval(() => statistic(draw()), options);
}

/**
 * Percentile interval of a statistic over one athlete's days, drawn again in blocks so that neighbours stay neighbours.
 *
 * @param length number of days
 * @param blockDays 14 … 28 days a block
 * @param statistic of the day numbers 0 … length − 1 that were drawn; null when there is no value
 * @returns `cannot-tell` when the days hold fewer than 2 blocks
 * @see docs/METHODS.md#bootstrap — Künsch 1989, Ann Stat 17:1217
 */
export function movingBlockBootstrap(
  length: number,
  blockDays: number,
  statistic: (dayNumbers: Int32Array) => number | null,
  options: BootstrapOptions,
): BootstrapInterval {
  if (length < 2 * blockDays) return cannotTell(`an interval needs at least ${2 * blockDays} days`);
  return percentileInterval(() => statistic(blocksOf(length, blockDays, options.random)), options);
}

function blocksOf(length: number, blockDays: number, random: SeededRandom): Int32Array {
  const drawn = new Int32Array(length);
  for (let at = 0; at < length; at += blockDays) {
    const start = random.integer(length - blockDays + 1);
    for (let i = 0; i < blockDays && at + i < length; i++) drawn[at + i] = start + i;
  }
  return drawn;
}

function percentileInterval(once: () => number | null, options: BootstrapOptions): BootstrapInterval {
  const replicates = options.replicates ?? REPLICATES;
  const level = options.level ?? 0.95;
  const values: number[] = [];
  for (let i = 0; i < replicates; i++) {
    const value = once();
    if (value !== null && Number.isFinite(value)) values.push(value);
  }
  const failed = replicates - values.length;
  if (values.length === 0 || failed > MOST_FAILED_FRAC * replicates) {
    return cannotTell("too few events: most of the drawn samples had none");
  }
  const sorted = Float64Array.from(values).sort();
  const lower = quantileOfSorted(sorted, (1 - level) / 2);
  return { kind: "estimated", lower, upper: quantileOfSorted(sorted, (1 + level) / 2), replicates, failed };
}
