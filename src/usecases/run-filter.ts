import type { Sport } from "../domain/activity.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { RunRow } from "./app.ts";

/** Which sessions to look at. What is left out asks for nothing. */
export interface RunFilter {
  readonly from?: LocalDay;
  readonly to?: LocalDay;
  readonly sport?: Sport;
  /** Only those with something a reader of their numbers should know. */
  readonly flagged?: boolean;
  /** Only those of which a person put something right. */
  readonly corrected?: boolean;
  /** This long at least. A session without a distance is neither long nor short. */
  readonly minDistanceM?: number;
  /** Shorter than this. */
  readonly belowDistanceM?: number;
  /** Words that stand in the title, in any order; capitals and accents do not matter. */
  readonly text?: string;
  /** Runs that were deleted too, marked as such. */
  readonly withDeleted?: boolean;
}

/** Whether a session is asked for. */
export function rowFilter(filter: RunFilter): (row: RunRow) => boolean {
  const words = plain(filter.text ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
  const { from, to, sport } = filter;
  const asked: readonly (readonly [boolean, (row: RunRow) => boolean])[] = [
    [filter.withDeleted !== true, ({ isDeleted }) => !isDeleted],
    [from !== undefined, ({ day }) => day >= (from ?? day)],
    [to !== undefined, ({ day }) => day <= (to ?? day)],
    [sport !== undefined, (row) => row.sport === sport],
    [filter.flagged === true, ({ flags }) => flags.length > 0],
    [filter.corrected === true, ({ corrected }) => corrected.length > 0],
    [hasBand(filter), ({ distanceM }) => isInBand(distanceM, filter)],
    [words.length > 0, ({ title }) => hasWords(plain(title ?? ""), words)],
  ];
  const tests = asked.flatMap(([isAsked, test]) => (isAsked ? [test] : []));
  return (row) => tests.every((test) => test(row));
}

const hasWords = (title: string, words: readonly string[]): boolean => words.every((word) => title.includes(word));

const hasBand = ({ minDistanceM, belowDistanceM }: RunFilter): boolean =>
  minDistanceM !== undefined || belowDistanceM !== undefined;

function isInBand(distanceM: number | null, { minDistanceM, belowDistanceM }: RunFilter): boolean {
  return distanceM !== null && distanceM >= (minDistanceM ?? 0) && distanceM < (belowDistanceM ?? Infinity);
}

/** `Ølhallen Löparrunda` as `ølhallen loparrunda`. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
