import { EMPTY_HISTORY, type RunnerHistory } from "../../../src/domain/history.ts";
import { addDays, type LocalDay, localDayOf } from "../../../src/domain/local-day.ts";
import type { PainEntry } from "../../../src/domain/pain.ts";
import { run } from "../daily.ts";

/** An entry about the left knee. */
export function soreEntry(day: LocalDay, nrs: number): PainEntry {
  return {
    day,
    region: "knee",
    side: "left",
    moment: "daily",
    nrs,
    quality: null,
    alteredGait: null,
    nightPain: null,
    note: null,
    activityId: null,
  };
}

/** A Monday. */
export const START = localDayOf(2024, 1, 1);
export const dayOf = (number: number): LocalDay => addDays(START, number);

export interface LinkStory {
  readonly days: number;
  /** km of each day; 0 is rest, null is unknown. */
  readonly kmOn: (dayNumber: number) => number | null;
  /** Sore days; NRS 4 in the left knee. */
  readonly sore?: readonly number[];
  /** Days with a "no pain" answer; every fifth when left out. */
  readonly free?: readonly number[];
}

export const lastDayOf = ({ days }: LinkStory): LocalDay => dayOf(days - 1);

/** A runner's history as a story of numbered days. */
export function linkHistory(story: LinkStory): RunnerHistory {
  const numbers = Array.from({ length: story.days }, (_, i) => i);
  const sore = new Set(story.sore ?? []);
  const free = story.free ?? numbers.filter((i) => i % 5 === 0);
  return {
    ...EMPTY_HISTORY,
    sessions: numbers.flatMap((i) => {
      const km = story.kmOn(i);
      return km === null || km === 0 ? [] : [run({ localDay: dayOf(i), distanceM: km * 1000 })];
    }),
    dayMarks: numbers.filter((i) => story.kmOn(i) === 0).map((i) => ({ day: dayOf(i), state: "rest" as const })),
    pain: [...sore].sort((a, b) => a - b).map((i) => soreEntry(dayOf(i), 4)),
    noPain: free.filter((i) => !sore.has(i)).map((i) => ({ day: dayOf(i) })),
  };
}

/** 10 km every second day, and longer runs where said. */
export const steadyKm =
  (longer: Readonly<Record<number, number>> = {}) =>
  (dayNumber: number): number =>
    longer[dayNumber] ?? (dayNumber % 2 === 0 ? 10 : 0);
