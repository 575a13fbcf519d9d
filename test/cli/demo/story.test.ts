import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoClaims } from "../../../src/cli/demo/demo-profile.ts";
import { painRows } from "../../../src/cli/demo/pain-diary.ts";
import { isRunKind, type PlannedSession, plannedSessions } from "../../../src/cli/demo/planned-sessions.ts";
import { restDays } from "../../../src/cli/demo/run-diary.ts";
import { type StoryDays, storyEndingOn } from "../../../src/cli/demo/story-days.ts";
import {
  addDays,
  daysOf,
  isoWeekday,
  isWithin,
  type LocalDay,
  localDayOf,
  windowEnding,
} from "../../../src/domain/local-day.ts";

/** Days around clock changes, leap days and year ends, and each day of one week. */
const END_DAYS = [
  localDayOf(2024, 2, 29),
  localDayOf(2024, 12, 31),
  localDayOf(2025, 1, 1),
  localDayOf(2025, 3, 29),
  localDayOf(2025, 3, 30),
  localDayOf(2025, 3, 31),
  localDayOf(2025, 10, 25),
  localDayOf(2025, 10, 26),
  localDayOf(2025, 10, 27),
  localDayOf(2026, 1, 4),
  localDayOf(2026, 2, 28),
  localDayOf(2026, 11, 22),
  localDayOf(2027, 7, 14),
  ...daysOf({ from: localDayOf(2026, 8, 31), to: localDayOf(2026, 9, 6) }),
];
const SEEDS = [1, 20_260];

interface Told {
  readonly story: StoryDays;
  readonly runs: readonly PlannedSession[];
  readonly sessions: readonly PlannedSession[];
  readonly seed: number;
}

function tell(endDay: LocalDay, seed: number): Told {
  const story = storyEndingOn(endDay);
  const sessions = plannedSessions(seed, story);
  return { story, sessions, runs: sessions.filter(({ kind }) => isRunKind(kind)), seed };
}

function longestM(runs: readonly PlannedSession[]): number {
  return runs.reduce((best, run) => Math.max(best, run.distanceM), 0);
}

/** The longest run of a day against the longest of the 30 days before it; 0 when there is none. */
function spikeOn({ runs }: Told, day: LocalDay): number {
  const before = runs.filter((run) => isWithin(run.day, windowEnding(addDays(day, -1), 30)));
  return before.length === 0 ? 0 : longestM(runs.filter((run) => run.day === day)) / longestM(before);
}

function weekKm({ runs }: Told, last: LocalDay): number {
  const week = runs.filter((run) => isWithin(run.day, windowEnding(last, 7)));
  return week.reduce((sum, run) => sum + run.distanceM, 0) / 1000;
}

const everyTelling = END_DAYS.flatMap((endDay) => SEEDS.map((seed) => tell(endDay, seed)));

describe("the story of the demo runner", () => {
  it("takes two years, with about 350 runs, none of them on the last day", () => {
    for (const { story, runs } of everyTelling) {
      expect(story.endDay - (runs[0]?.day ?? 0)).toBeGreaterThan(715);
      expect(story.endDay - (runs[0]?.day ?? 0)).toBeLessThan(740);
      expect(runs.length).toBeGreaterThan(320);
      expect(runs.length).toBeLessThan(390);
      expect(runs.at(-1)?.day).toBeLessThan(story.endDay);
    }
  });

  it("grows from about 30 to about 45 km a week", () => {
    for (const telling of everyTelling) {
      expect(weekKm(telling, addDays(telling.story.jump, -7 * 81))).toBeGreaterThan(24);
      expect(weekKm(telling, addDays(telling.story.jump, -7 * 81))).toBeLessThan(34);
      expect(weekKm(telling, addDays(telling.story.jump, -7))).toBeGreaterThan(41);
      expect(weekKm(telling, addDays(telling.story.jump, -7))).toBeLessThan(49);
    }
  });

  it("has a long run that jumps by half, five months before the end", () => {
    for (const telling of everyTelling) {
      expect(spikeOn(telling, telling.story.jump)).toBeCloseTo(1.5, 6);
      expect(telling.story.endDay - telling.story.jump).toBeGreaterThan(140);
      expect(telling.story.endDay - telling.story.jump).toBeLessThan(160);
    }
  });

  it("stops for five weeks and a day, a week of which nobody knows about", () => {
    for (const { story, runs, sessions, seed } of everyTelling) {
      const gap = { from: addDays(story.lastRunBeforeBreak, 1), to: addDays(story.firstRunBack, -1) };
      expect(gap.to - gap.from + 1).toBe(36);
      expect(runs.filter((run) => isWithin(run.day, gap))).toEqual([]);
      expect(runs.some((run) => run.day === story.lastRunBeforeBreak)).toBe(true);
      expect(runs.some((run) => run.day === story.firstRunBack)).toBe(true);
      const told = [...sessions, ...painRows(story, sessions, seed)].map(({ day }) => day);
      const known = [...told, ...restDays(story, sessions)].filter((day) => isWithin(day, story.unknownWeek));
      expect(known).toEqual([]);
      expect(restDays(story, sessions).filter((day) => isWithin(day, gap)).length).toBeGreaterThan(18);
    }
  });

  it("comes back without a single spike before the last long run", () => {
    for (const telling of everyTelling) {
      const { story, runs } = telling;
      const back = runs.filter(({ day }) => day > story.firstRunBack && day < story.lastLongRun);
      expect(back.length).toBeGreaterThan(30);
      for (const run of back) expect(spikeOn(telling, run.day)).toBeLessThanOrEqual(1.1);
    }
  });

  it("ends with a long run about a quarter longer, one to six days ago, on the weekend", () => {
    for (const telling of everyTelling) {
      const { story } = telling;
      expect(spikeOn(telling, story.lastLongRun)).toBeGreaterThan(1.23);
      expect(spikeOn(telling, story.lastLongRun)).toBeLessThan(1.25);
      expect(story.endDay - story.lastLongRun).toBeGreaterThanOrEqual(1);
      expect(story.endDay - story.lastLongRun).toBeLessThanOrEqual(6);
      expect(isoWeekday(story.lastLongRun)).toBeGreaterThanOrEqual(6);
    }
  });

  it("has other spikes only at the half marathon of the first year and around the jump", () => {
    for (const telling of everyTelling) {
      const { story, runs } = telling;
      const spikes = runs.filter(({ day }) => day > addDays(runs[0]?.day ?? day, 30) && spikeOn(telling, day) > 1.1);
      expect(spikes.map(({ day, kind }) => (kind === "race" ? "race" : day))).toEqual([
        "race",
        story.jump,
        story.lastLongRun,
      ]);
    }
  });

  it("ends with a knee that is two points sorer the morning after than before the run", () => {
    for (const { story, sessions, seed } of everyTelling) {
      const rows = painRows(story, sessions, seed).filter((row) => row.region === "knee-front");
      const at = (day: LocalDay, moment: string) => rows.find((row) => row.day === day && row.moment === moment)?.nrs;
      expect(at(story.lastLongRun, "pre")).toBe(1);
      expect(at(addDays(story.lastLongRun, 1), "next_morning")).toBe(3);
      expect(Math.max(...rows.filter(({ day }) => day > addDays(story.endDay, -60)).map((row) => row.nrs))).toBe(3);
    }
  });

  it("knows all but two of the last 28 days even when nobody claims a whole history", () => {
    for (const { story, sessions } of everyTelling) {
      const known = new Set([...sessions.map(({ day }) => day), ...restDays(story, sessions)]);
      const last = daysOf(windowEnding(story.endDay, 28));
      expect(last.filter((day) => !known.has(day))).toHaveLength(2);
    }
  });

  it("claims a whole history but for the unknown week", () => {
    for (const { story, runs, seed } of everyTelling) {
      const [before, after] = demoClaims({ seed, endDay: story.endDay });
      expect(before?.from).toBeLessThanOrEqual(runs[0]?.day ?? 0);
      expect(before?.to).toBe(addDays(story.unknownWeek.from, -1));
      expect(after).toEqual({ from: addDays(story.unknownWeek.to, 1), to: null });
    }
  });

  it("is told the same way for every seed and day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 15_000, max: 30_000 }), (seed, day) => {
        const telling = tell(day as LocalDay, seed);
        expect(spikeOn(telling, telling.story.jump)).toBeCloseTo(1.5, 6);
        expect(spikeOn(telling, telling.story.lastLongRun)).toBeGreaterThan(1.2);
        expect(spikeOn(telling, telling.story.lastLongRun)).toBeLessThan(1.3);
        const days = painRows(telling.story, telling.sessions, seed).map((row) => row.day);
        expect(days).toEqual([...days].sort((a, b) => a - b));
      }),
      { numRuns: 25 },
    );
  });
});
