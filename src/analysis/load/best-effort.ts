import type { RunBlocks } from "../../domain/activity.ts";

/** The fastest stretch of at least some time. */
export interface BestEffort {
  readonly speedMPerS: number;
  /** Blocks from the first up to, not including, the last. */
  readonly from: number;
  readonly to: number;
}

/**
 * The fastest stretch of consecutive blocks that last `lengthS` of timer time or just over; null where the recording is
 * shorter or its distance is missing in between.
 *
 * @see docs/METHODS.md#estimates-of-settings
 */
export function bestEffort(
  { secondsS, distanceM }: Pick<RunBlocks, "secondsS" | "distanceM">,
  lengthS: number,
): BestEffort | null {
  const spentS = sumsUpTo(secondsS);
  const coveredM = sumsUpTo(distanceM);
  let best: BestEffort | null = null;
  let from = 0;
  for (let to = 1; to <= secondsS.length; to += 1) {
    if ((distanceM[to - 1] ?? null) === null) from = to;
    while (from < to && between(spentS, from + 1, to) >= lengthS) from += 1;
    const tookS = between(spentS, from, to);
    if (tookS < lengthS) continue;
    const speedMPerS = between(coveredM, from, to) / tookS;
    if (best === null || speedMPerS > best.speedMPerS) best = { speedMPerS, from, to };
  }
  return best;
}

/** The sum of the values before each place, from none of them to all; one that is missing adds nothing. */
function sumsUpTo(values: readonly (number | null)[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) {
    sum += values[i] ?? 0;
    sums[i + 1] = sum;
  }
  return sums;
}

const between = (sums: Float64Array, from: number, to: number) => (sums[to] ?? 0) - (sums[from] ?? 0);

/** Share of a stretch that must have a heart rate. An engineering choice. */
const MIN_HEARD_FRAC = 0.95;

/**
 * Mean heart rate of the last `lengthS` of a stretch; null where too much of it has none.
 *
 * @see docs/METHODS.md#estimates-of-settings
 */
export function heartRateAtEnd(
  { secondsS, heartRateBpm }: Pick<RunBlocks, "secondsS" | "heartRateBpm">,
  stretch: Pick<BestEffort, "from" | "to">,
  lengthS: number,
): number | null {
  let [wholeS, heardS, beats] = [0, 0, 0];
  for (let block = stretch.to - 1; block >= stretch.from && wholeS < lengthS; block -= 1) {
    const seconds = secondsS[block] ?? 0;
    const rate = heartRateBpm[block] ?? null;
    wholeS += seconds;
    if (rate === null) continue;
    heardS += seconds;
    beats += rate * seconds;
  }
  return heardS === 0 || heardS < MIN_HEARD_FRAC * wholeS ? null : beats / heardS;
}
