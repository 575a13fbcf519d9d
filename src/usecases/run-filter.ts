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
  const tests: readonly ((row: RunRow) => boolean)[] = [
    (row) => !row.isDeleted || filter.withDeleted === true,
    ({ day }) => day >= (filter.from ?? day) && day <= (filter.to ?? day),
    ({ sport }) => sport === (filter.sport ?? sport),
    ({ flags }) => filter.flagged !== true || flags.length > 0,
    ({ corrected }) => filter.corrected !== true || corrected.length > 0,
    ({ distanceM }) => isInBand(distanceM, filter),
    ({ title }) => words.length === 0 || words.every((word) => plain(title ?? "").includes(word)),
  ];
  return (row) => tests.every((test) => test(row));
}

function isInBand(distanceM: number | null, { minDistanceM, belowDistanceM }: RunFilter): boolean {
  if (minDistanceM === undefined && belowDistanceM === undefined) return true;
  return distanceM !== null && distanceM >= (minDistanceM ?? 0) && distanceM < (belowDistanceM ?? Infinity);
}

/** `Ølhallen Löparrunda` as `ølhallen loparrunda`. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
