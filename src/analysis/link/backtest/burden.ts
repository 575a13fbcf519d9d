import type { BacktestNumber } from "../../../domain/backtest.ts";
import { expandedTail } from "../statistics/expanded-tail.ts";
import { quantileOfSorted } from "../statistics/quantile.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import type { AlertTrack } from "./alert-track.ts";

/** Alerts stand for days on end: neighbours are drawn together. */
export const BLOCK_DAYS = 28;
const REPLICATES = 1000;
const SEED = 20_251_122;

/**
 * Share of the counted days with an alert, with a moving-block bootstrap interval (28 days a block, 1,000 draws, fixed
 * seed).
 *
 * @returns no interval with fewer than 2 blocks of days
 * @see docs/METHODS.md#intervals-of-a-backtest — Künsch 1989, Ann Stat 17:1217
 */
export function burdenOf({ counted, alert }: AlertTrack): BacktestNumber {
  return meanOverDays(counted, alert, 1);
}

/**
 * The mean of a column over the counted days, times a factor, with a moving-block bootstrap interval.
 *
 * @returns no interval with fewer than 2 blocks of days, or when every day has the same value
 * @see docs/METHODS.md#intervals-of-a-backtest
 */
export function meanOverDays(counted: Uint8Array, column: Uint8Array, times: number): BacktestNumber {
  const values: number[] = [];
  for (let day = 0; day < counted.length; day++) if (counted[day] === 1) values.push((column[day] ?? 0) * times);
  const total = values.reduce((sum, value) => sum + value, 0);
  if (values.length === 0) return { value: null, interval: null };
  const value = total / values.length;
  const isConstant = values.every((one) => one === values[0]);
  return { value, interval: isConstant || values.length < 2 * BLOCK_DAYS ? null : blockInterval(values) };
}

function blockInterval(values: readonly number[]): BacktestNumber["interval"] {
  const random = seededRandom(SEED);
  const sums = prefixSums(values);
  const blocks = Math.ceil(values.length / BLOCK_DAYS);
  const lastLength = values.length - (blocks - 1) * BLOCK_DAYS;
  const means = new Float64Array(REPLICATES);
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    let total = 0;
    for (let block = 0; block < blocks; block++) {
      const start = random.integer(values.length - BLOCK_DAYS + 1);
      const length = block === blocks - 1 ? lastLength : BLOCK_DAYS;
      total += (sums[start + length] ?? 0) - (sums[start] ?? 0);
    }
    means[replicate] = total / values.length;
  }
  means.sort();
  const tail = expandedTail(values.length / BLOCK_DAYS);
  return {
    lower: quantileOfSorted(means, tail),
    upper: quantileOfSorted(means, 1 - tail),
    method: "block-bootstrap",
  };
}

function prefixSums(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, i) => {
    sums[i + 1] = (sums[i] ?? 0) + value;
  });
  return sums;
}
