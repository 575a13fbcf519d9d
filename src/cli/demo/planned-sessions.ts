import { addDays, civilOf, type LocalDay } from "../../domain/local-day.ts";
import { type SeededRandom, seededRandom, seedFor } from "./seeded-random.ts";
import {
  BACK_WEEK,
  JUMP_WEEK,
  LAST_WALK_RUN_WEEK,
  longRunDay,
  RACE_WEEK,
  STOP_WEEK,
  STORY_WEEKS,
  type StoryDays,
} from "./story-days.ts";

export type SessionKind = "easy" | "tempo" | "long" | "race" | "walk-run" | "ride" | "strength";

/** One session of the story before it is run. */
export interface PlannedSession {
  readonly day: LocalDay;
  /** Week of the story, counted back from the last long run; negative after it. */
  readonly week: number;
  readonly kind: SessionKind;
  /** 0 for strength. */
  readonly distanceM: number;
  readonly treadmill: boolean;
  readonly startTimeOfDayS: number;
}

interface Draft {
  readonly week: number;
  /** Days before the long run of the week; negative after it. */
  readonly daysBefore: number;
  readonly kind: SessionKind;
  readonly distanceKm: number;
}

const FIRST_LONG_KM = 11;
const LONG_BEFORE_JUMP_KM = 16;
const HALF_MARATHON_KM = 21.1;
const FIRST_RUN_BACK_KM = 2.2;
/** Just under the tenth that counts as no spike. */
const REBUILD_STEP = 1.095;
/** The last long run against the longest of the 30 days before it. */
const LAST_JUMP = 1.24;
const ILL_WEEK = 78;
const HOLIDAY_WEEK = 47;
/** Its rides and strength work would fall into the days nobody knows about. */
const UNKNOWN_WEEK = 13;

/** Long runs and the other runs of the six weeks between the jump and the stop: days before the long run, kilometres. */
const INJURY_WEEKS: Readonly<Record<number, readonly (readonly [daysBefore: number, distanceKm: number])[]>> = {
  21: [
    [5, 9.2],
    [4, 10.1],
    [2, 9.4],
    [0, 24],
  ],
  20: [
    [5, 9],
    [4, 10],
    [2, 8.5],
    [0, 22],
  ],
  19: [
    [5, 9],
    [4, 9.1],
    [2, 8.8],
    [0, 24.2],
  ],
  18: [
    [5, 8.1],
    [4, 9],
    [2, 8.2],
    [0, 21],
  ],
  17: [
    [5, 7.2],
    [4, 8],
    [2, 7],
    [0, 18],
  ],
  16: [
    [5, 7],
    [2, 5.2],
  ],
};

function steadyLongKm(week: number, random: SeededRandom): number {
  if (week === RACE_WEEK) return HALF_MARATHON_KM;
  const first = JUMP_WEEK + 1;
  if (week === first) return LONG_BEFORE_JUMP_KM;
  const progress = (STORY_WEEKS - week) / (STORY_WEEKS - first);
  const full = FIRST_LONG_KM + (LONG_BEFORE_JUMP_KM - FIRST_LONG_KM) * progress;
  const cutBack = week % 4 === 0 ? 0.8 : 1;
  return Math.min(LONG_BEFORE_JUMP_KM, full * cutBack * random.between(0.985, 1.015));
}

function steadyWeek(week: number, random: SeededRandom): Draft[] {
  const longKm = steadyLongKm(week, random);
  const baseKm = week === RACE_WEEK ? 11 : longKm;
  const others: readonly (readonly [number, SessionKind, number])[] = [
    [5, "easy", 0.56],
    [4, "tempo", 0.64],
    [2, "easy", 0.58],
  ];
  const skipped = () => {
    if (week === ILL_WEEK) return true;
    const probability = week === HOLIDAY_WEEK ? 0.6 : 0.06;
    return random.chance(probability) && week > JUMP_WEEK + 4;
  };
  const drafts = others
    .map(([daysBefore, kind, share]) => ({
      week,
      daysBefore,
      kind,
      distanceKm: baseKm * share * random.between(0.94, 1.06),
    }))
    .filter(() => !skipped());
  return [...drafts, { week, daysBefore: 0, kind: week === RACE_WEEK ? "race" : "long", distanceKm: longKm }];
}

function injuryWeek(week: number): Draft[] {
  return (INJURY_WEEKS[week] ?? []).map(([daysBefore, distanceKm]) => ({
    week,
    daysBefore,
    kind: daysBefore === 0 ? ("long" as const) : ("easy" as const),
    distanceKm,
  }));
}

/** Ten runs with walk breaks, three a week, from 2.2 to 5 km. */
function walkRuns(): Draft[] {
  const drafts: Draft[] = [{ week: BACK_WEEK, daysBefore: 0, kind: "walk-run", distanceKm: FIRST_RUN_BACK_KM }];
  for (let week = BACK_WEEK - 1; week >= LAST_WALK_RUN_WEEK; week -= 1) {
    for (const daysBefore of [5, 2, 0]) {
      drafts.push({
        week,
        daysBefore,
        kind: "walk-run",
        distanceKm: FIRST_RUN_BACK_KM * REBUILD_STEP ** drafts.length,
      });
    }
  }
  return drafts;
}

function rebuildLongKm(week: number): number {
  const lastWalkRunKm = FIRST_RUN_BACK_KM * REBUILD_STEP ** 9;
  const steps = LAST_WALK_RUN_WEEK - Math.max(1, week);
  return lastWalkRunKm * REBUILD_STEP ** steps * (week === 0 ? LAST_JUMP : 1);
}

function rebuildWeek(week: number, random: SeededRandom): Draft[] {
  const longKm = rebuildLongKm(week);
  const steadyKm = rebuildLongKm(Math.max(1, week));
  const others = week > 4 ? [5, 2] : [5, 4, 2];
  const easy = others.map((daysBefore) => ({
    week,
    daysBefore,
    kind: "easy" as const,
    distanceKm: steadyKm * random.between(0.62, 0.78),
  }));
  return [...easy, { week, daysBefore: 0, kind: "long", distanceKm: longKm }];
}

function weekOf(week: number, random: SeededRandom): Draft[] {
  if (week > JUMP_WEEK) return steadyWeek(week, random);
  if (week >= STOP_WEEK) return injuryWeek(week);
  if (week < LAST_WALK_RUN_WEEK) return rebuildWeek(week, random);
  return week === BACK_WEEK ? walkRuns() : [];
}

/** Rides and strength work: some in the steady time and the rebuild, more in the lay-off, none in the unknown week. */
function otherSessions(week: number, random: SeededRandom): Draft[] {
  const drafts: Draft[] = [];
  const inBreak = week < STOP_WEEK && week >= BACK_WEEK;
  if (week === UNKNOWN_WEEK) return drafts;
  if (random.chance(inBreak ? 0.9 : 0.3)) drafts.push({ week, daysBefore: 6, kind: "strength", distanceKm: 0 });
  if (random.chance(inBreak ? 0.9 : 0.12)) {
    drafts.push({ week, daysBefore: 1, kind: "ride", distanceKm: random.between(14, 24) });
  }
  return drafts;
}

/** Two easy runs after the last long run. */
const AFTER_THE_LAST_LONG_RUN: readonly Draft[] = [
  { week: -1, daysBefore: -3, kind: "easy", distanceKm: 5 },
  { week: -1, daysBefore: -5, kind: "easy", distanceKm: 5.2 },
];

function startTimeOfDayS(kind: SessionKind, random: SeededRandom): number {
  const [from, to] = kind === "long" || kind === "race" ? [8.4, 9.6] : random.chance(0.6) ? [6.6, 7.4] : [17.7, 18.8];
  return Math.round(random.between(from, to) * 3600);
}

function sessionOf(draft: Draft, story: StoryDays, seed: number): PlannedSession {
  const day = addDays(longRunDay(story, Math.max(0, draft.week)), -draft.daysBefore);
  const random = seededRandom(seedFor(seed, story.endDay - day));
  const { month } = civilOf(day);
  const winter = month === 12 || month <= 2;
  return {
    day,
    week: draft.week,
    kind: draft.kind,
    distanceM: Math.round(draft.distanceKm * 100) * 10,
    treadmill: draft.kind === "easy" && winter && draft.week > JUMP_WEEK && random.chance(0.2),
    startTimeOfDayS: startTimeOfDayS(draft.kind, random),
  };
}

/** Every session of the two years, ascending, none on the last day itself: that day is not over. */
export function plannedSessions(seed: number, story: StoryDays): PlannedSession[] {
  const drafts: Draft[] = [...AFTER_THE_LAST_LONG_RUN];
  for (let week = STORY_WEEKS; week >= 0; week -= 1) {
    const random = seededRandom(seedFor(seed, 10_000 + week));
    drafts.push(...weekOf(week, random), ...otherSessions(week, random));
  }
  return drafts
    .map((draft) => sessionOf(draft, story, seed))
    .filter((session) => session.day < story.endDay)
    .sort((a, b) => a.day - b.day || a.startTimeOfDayS - b.startTimeOfDayS);
}

export function isRunKind(kind: SessionKind): boolean {
  return kind !== "ride" && kind !== "strength";
}
