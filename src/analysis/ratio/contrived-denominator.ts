import { meanOfKnown, type NullableLoads, numbersOf } from "./load-column.ts";

const ACUTE_DAYS = 7;
const CHRONIC_DAYS = 28;
/** Fewer days than this order nothing. An engineering choice. */
const MIN_DAYS = 28;
const DRAWS = 200;

/** How much of a runner's load ratio is left when its denominator means nothing. */
export interface ContrivedDenominator {
  /** Days with a ratio. */
  readonly days: number;
  /** Rank correlation of the ratio with the acute load alone, which is the ratio over any fixed number. */
  readonly withAcuteAlone: number;
  /** Median rank correlation of the ratio with the acute load over the runner's own chronic loads dealt out at random. */
  readonly withRandom: number;
  /** The same three asked of the days before an onset; null without onsets, and when every day is before one. */
  readonly beforeOnsets: OnsetOrder | null;
}

/** The chance that a day before an onset stands higher than another day, 0.5 when it is a coin toss. */
export interface OnsetOrder {
  readonly ratio: number;
  readonly acuteAlone: number;
  readonly random: number;
}

/**
 * The check of the critics: the chronic load replaced by a fixed number, and by numbers dealt out at random. What the ratio
 * shares with these it does not owe to the chronic load.
 *
 * @param loads one a calendar day, null where not known
 * @param beforeOnset for each day whether pain began soon after it; null without pain to ask about
 * @param random a seeded generator of numbers from 0 to 1
 * @returns null with fewer than 28 days that have a coupled ratio, and when their loads are all the same
 * @see docs/METHODS.md#contrived-denominator — Impellizzeri et al. 2021, Sports Med 51:581
 */
export function contrivedDenominator(
  loads: NullableLoads,
  beforeOnset: readonly boolean[] | null,
  random: () => number,
): ContrivedDenominator | null {
  const days = daysWithRatio(loads);
  if (days.acute.length < MIN_DAYS) return null;
  const ratio = quotients(days.acute, days.chronic);
  const withAcuteAlone = rankCorrelation(ratio, days.acute);
  if (withAcuteAlone === null) return null;
  const draws = Array.from({ length: DRAWS }, () => quotients(days.acute, dealt(days.chronic, random)));
  const isBefore = beforeOnset === null ? null : days.places.map((place) => beforeOnset[place] === true);
  return {
    days: ratio.length,
    withAcuteAlone,
    withRandom: middle(draws.map((contrived) => rankCorrelation(ratio, contrived) ?? 0)),
    beforeOnsets: isBefore === null ? null : onsetOrder(isBefore, { ratio, acute: days.acute, draws }),
  };
}

/**
 * Spearman's rank correlation, equal values sharing their mean rank.
 *
 * @returns null when one of the two does not vary, or they are not of one length
 * @see docs/METHODS.md#contrived-denominator
 * @example rankCorrelation([1, 2, 3], [10, 40, 20]) // 0.5
 */
export function rankCorrelation(first: readonly number[], second: readonly number[]): number | null {
  if (first.length !== second.length || first.length < 2) return null;
  const [a, b] = [ranksOf(first), ranksOf(second)];
  const average = (first.length + 1) / 2;
  let both = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (const [index, rank] of a.entries()) {
    const [fromA, fromB] = [rank - average, (b[index] ?? average) - average];
    both += fromA * fromB;
    squaresA += fromA * fromA;
    squaresB += fromB * fromB;
  }
  return squaresA === 0 || squaresB === 0 ? null : both / Math.sqrt(squaresA * squaresB);
}

interface DaysWithRatio {
  /** Where each of them stands in the column. */
  readonly places: readonly number[];
  readonly acute: readonly number[];
  readonly chronic: readonly number[];
}

function daysWithRatio(loads: NullableLoads): DaysWithRatio {
  const numbers = numbersOf(loads);
  const days = loads.flatMap((_, place) => {
    const acute = meanOfKnown(numbers, place - ACUTE_DAYS + 1, place);
    const chronic = meanOfKnown(numbers, place - CHRONIC_DAYS + 1, place);
    return Number.isFinite(acute / chronic) && chronic > 0 ? [{ place, acute, chronic }] : [];
  });
  return {
    places: days.map(({ place }) => place),
    acute: days.map(({ acute }) => acute),
    chronic: days.map(({ chronic }) => chronic),
  };
}

function quotients(above: readonly number[], below: readonly number[]): number[] {
  return above.map((value, index) => value / (below[index] ?? Number.NaN));
}

/** The values in a random order (Fisher and Yates). */
function dealt(values: readonly number[], random: () => number): number[] {
  const dealtOut = [...values];
  for (let last = dealtOut.length - 1; last > 0; last--) {
    const other = Math.min(last, Math.floor(random() * (last + 1)));
    [dealtOut[last], dealtOut[other]] = [dealtOut[other] ?? 0, dealtOut[last] ?? 0];
  }
  return dealtOut;
}

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    for (const place of order.slice(from, to)) ranks[place] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

interface Scores {
  readonly ratio: readonly number[];
  readonly acute: readonly number[];
  readonly draws: readonly (readonly number[])[];
}

function onsetOrder(isBefore: readonly boolean[], { ratio, acute, draws }: Scores): OnsetOrder | null {
  const before = isBefore.filter(Boolean).length;
  if (before === 0 || before === isBefore.length) return null;
  const higher = (scores: readonly number[]) => {
    const rankSum = ranksOf(scores).reduce((sum, rank, index) => (isBefore[index] === true ? sum + rank : sum), 0);
    return (rankSum - (before * (before + 1)) / 2) / (before * (isBefore.length - before));
  };
  return { ratio: higher(ratio), acuteAlone: higher(acute), random: middle(draws.map(higher)) };
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return (low + high) / 2;
}
