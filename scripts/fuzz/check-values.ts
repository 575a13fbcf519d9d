import type { Activity, Histogram } from "../../src/domain/activity.ts";
import { type LocalDay, localDayOf } from "../../src/domain/local-day.ts";
import type { DecodedFile, FileEntries } from "../../src/ingest/decoded-file.ts";

const FIRST_DAY = localDayOf(1900, 1, 1);
const LAST_DAY = localDayOf(2200, 12, 31);
const LONGEST_DETAIL = 8000;
const LONE_SURROGATE = /\p{Surrogate}/u;
const SUM_SLACK_S = 1;

const NOT_NEGATIVE = [
  "durationS",
  "movingS",
  "elapsedS",
  "distanceM",
  "avgHeartRateBpm",
  "maxHeartRateBpm",
  "avgCadenceSpm",
] as const;

/** What is wrong with a decoded file, each as a sentence; nothing when it keeps its word. */
export function faultsOf(file: DecodedFile): string[] {
  if (file.kind !== "decoded") return faultsOfDetail(file.problem.detail);
  return [
    ...notFinite(file, "file"),
    ...file.activities.flatMap(faultsOfActivity),
    ...faultsOfEntries(file.entries),
    ...file.warnings.flatMap(({ detail }) => faultsOfDetail(detail)),
    ...(file.activities.length + entriesIn(file.entries) === 0 ? ["decoded, and holds nothing"] : []),
  ];
}

const entriesIn = (entries: FileEntries): number =>
  Object.values(entries).reduce((sum: number, list: readonly unknown[]) => sum + list.length, 0);

/** A sentence for a person: not empty, of a length one can read, without words of the language it was made in. */
export function faultsOfDetail(detail: string): string[] {
  if (detail.trim() === "") return ["a problem without a sentence"];
  if (detail.length > LONGEST_DETAIL) return [`a problem of ${detail.length} characters`];
  return /\bundefined\b|\[object /.test(detail) ? [`a problem that reads "${detail}"`] : [];
}

/** Every number in a value that is none, by its path. */
function notFinite(value: unknown, path: string): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value === "string") return LONE_SURROGATE.test(value) ? [`${path} is not well-formed text`] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`));
}

function faultsOfActivity(activity: Activity): string[] {
  const { localDay, startedAt, histograms, laps } = activity;
  return [
    ...faultsOfDay(localDay, "localDay"),
    ...negatives(activity, NOT_NEGATIVE, "activity"),
    ...laps.flatMap((lap) => negatives(lap, ["durationS", "elapsedS", "distanceM"], "lap")),
    ...histograms.flatMap((histogram) => faultsOfHistogram(histogram, activity)),
    ...(startedAt !== null && !Number.isInteger(startedAt) ? [`startedAt ${startedAt} is no whole number`] : []),
    ...(new Set(activity.flags).size === activity.flags.length ? [] : [`flags twice: ${activity.flags.join()}`]),
  ];
}

function negatives<K extends string>(of: Readonly<Record<K, number | null>>, names: readonly K[], what: string) {
  return names.flatMap((name) => {
    const value = of[name];
    return value !== null && value < 0 ? [`${what} ${name} is ${value}`] : [];
  });
}

function faultsOfDay(day: LocalDay, what: string): string[] {
  if (!Number.isInteger(day)) return [`${what} ${day} is no whole number`];
  return day < FIRST_DAY || day > LAST_DAY ? [`${what} ${day} lies outside 1900 to 2200`] : [];
}

function faultsOfHistogram({ kind, secondsS }: Histogram, { elapsedS, durationS }: Activity): string[] {
  const sumS = secondsS.reduce((sum, seconds) => sum + seconds, 0);
  const mostS = elapsedS ?? durationS;
  return [
    ...(secondsS.some((seconds) => seconds < 0) ? [`${kind} has seconds below 0`] : []),
    ...(mostS !== null && sumS > mostS + SUM_SLACK_S ? [`${kind} sums to ${sumS} s of ${mostS} s`] : []),
  ];
}

function faultsOfEntries({ pain, noPain, therapy, dayMarks, wellness }: FileEntries): string[] {
  const days = [...pain, ...noPain, ...therapy, ...dayMarks, ...wellness].flatMap(({ day }) => faultsOfDay(day, "day"));
  const scores = pain.flatMap(({ nrs }) => (nrs >= 0 && nrs <= 10 ? [] : [`pain of ${nrs}`]));
  const values = wellness.flatMap((one) =>
    negatives(one, ["sleepS", "restingHeartRateBpm", "hrvRmssdS", "hrvSdnnS", "steps"], "wellness"),
  );
  return [...days, ...scores, ...values];
}
