import type { LocalDay } from "../../domain/local-day.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { ENGLISH } from "../../messages/words.ts";
import { LOAD_RULES } from "../risk/load-rules.ts";
import type { Felt } from "./return-attempt.ts";
import { DAYS_APART, RETURN_LEVELS, type ReturnLevel, TIMES_A_LEVEL } from "./return-table.ts";

/** A run may differ from its level's distance by this much. Ours. */
const SHORTEST_FRAC = 0.9;
const LONGEST_FRAC = 1.2;
/** So many runs in a row that got worse mean one level back. */
const WORSE_TO_STEP_BACK = 2;

/** The runs of one day of the return. */
export interface ReturnRun {
  readonly day: LocalDay;
  /** Null when the distance of one of them is not known. */
  readonly distanceM: number | null;
  readonly felt: Felt;
}

/** So many days without a run are a break: the walk goes on one level back. */
const { breakDays } = LOAD_RULES.RETURN_BREAK.thresholds;

/** One run and what it counted for. */
export interface ReturnAttempt extends ReturnRun {
  readonly level: number;
  readonly result: "counts" | "worse" | "does-not-count" | "unknown";
  /** English. */
  readonly text: string;
  readonly said: Said;
}

/** Where the runs have led. */
export interface ReturnPlace {
  /** The level of the next run if nothing else speaks against it. */
  readonly level: ReturnLevel;
  /** Runs that count at that level so far. */
  readonly times: number;
  readonly attempts: readonly ReturnAttempt[];
  /** The last run finished a level, sent one back, or neither. */
  readonly moved: "up" | "down" | "stayed";
  /** The last level was done often enough. */
  readonly isFinished: boolean;
}

/**
 * Walks the levels with the runs that were made: a level is left upwards after two runs that count, and downwards after a
 * run that hurt too much, two in a row that got worse, or a break of two weeks.
 *
 * @param runs one a day, ascending, from the first day of the return on
 * @param asOf the day to look from: a break may be under way
 * @see docs/METHODS.md#return-to-run
 */
export function walkLevels(runs: readonly ReturnRun[], asOf: LocalDay): ReturnPlace {
  let state: Walk = { index: 0, times: 0, worseInARow: 0, moved: "stayed", isFinished: false };
  let before: LocalDay | null = null;
  const attempts: ReturnAttempt[] = [];
  for (const run of runs) {
    state = afterGap(state, before, run.day);
    const level = levelAt(state.index);
    const verdict = state.isFinished ? afterLast(run) : judge(run, level, before);
    attempts.push({ ...run, level: level.level, ...verdict });
    state = step(state, run, verdict.result);
    before = run.day;
  }
  const { index, times, moved, isFinished } = afterGap(state, before, asOf);
  return { level: levelAt(index), times, attempts, moved, isFinished };
}

/**
 * Whether so many days lie between two runs, or a run and today, that it is a break.
 *
 * @see docs/METHODS.md#return-to-run
 */
export function isBreak(before: LocalDay, day: LocalDay): boolean {
  return day - before > breakDays;
}

function afterGap(walk: Walk, before: LocalDay | null, day: LocalDay): Walk {
  if (before === null || !isBreak(before, day)) return walk;
  return { index: Math.max(0, walk.index - 1), times: 0, worseInARow: 0, moved: "down", isFinished: false };
}

interface Walk {
  readonly index: number;
  readonly times: number;
  readonly worseInARow: number;
  readonly moved: ReturnPlace["moved"];
  readonly isFinished: boolean;
}

function levelAt(index: number): ReturnLevel {
  const level = RETURN_LEVELS[index];
  if (level === undefined) throw new Error(`no return level ${index + 1} (want 1 to ${RETURN_LEVELS.length})`);
  return level;
}

type Judged = Pick<ReturnAttempt, "result" | "text" | "said">;

const judged = (result: ReturnAttempt["result"], words: Said): Judged => ({
  result,
  text: ENGLISH.tell(words),
  said: words,
});

const onDay = (day: LocalDay) => ({ day, as: "weekday-short" }) as const;

/** The levels are done: a run can still get worse, and can no longer count. */
function afterLast({ day: run, felt }: ReturnRun): Judged {
  const day = onDay(run);
  if (felt.kind === "worse") return judged("worse", said("return.run.worse-after-last", { day, why: felt.why }));
  return felt.kind === "unanswered"
    ? judged("unknown", said("return.run.no-answer", { day }))
    : judged("does-not-count", said("return.run.after-last", { day }));
}

function judge({ day: run, distanceM, felt }: ReturnRun, level: ReturnLevel, before: LocalDay | null): Judged {
  const day = onDay(run);
  if (felt.kind === "worse") return judged("worse", said("return.run.worse", { day, why: felt.why }));
  if (before !== null && run - before < DAYS_APART)
    return judged("does-not-count", said("return.run.no-rest", { day }));
  if (distanceM === null) return judged("unknown", said("return.run.no-distance", { day }));
  const asked = { day, level: level.level, distance: { distanceM: level.distanceM } };
  if (distanceM < SHORTEST_FRAC * level.distanceM) return judged("does-not-count", said("return.run.shorter", asked));
  if (distanceM > LONGEST_FRAC * level.distanceM) return judged("does-not-count", said("return.run.longer", asked));
  if (felt.kind === "unanswered") return judged("unknown", said("return.run.no-answer", { day }));
  return judged("counts", said("return.run.counts", { day, level: level.level }));
}

function step(walk: Walk, { felt }: ReturnRun, result: ReturnAttempt["result"]): Walk {
  switch (result) {
    case "counts":
      return up(walk);
    case "worse":
      return worse(walk, felt.kind === "worse" && felt.isLoud);
    case "does-not-count":
    case "unknown":
      return { ...walk, moved: "stayed" };
    default:
      return result satisfies never;
  }
}

function up(walk: Walk): Walk {
  const times = walk.times + 1;
  if (times < TIMES_A_LEVEL) return { ...walk, times, worseInARow: 0, moved: "stayed" };
  const isLast = walk.index === RETURN_LEVELS.length - 1;
  if (isLast) return { ...walk, times, worseInARow: 0, moved: "up", isFinished: true };
  return { index: walk.index + 1, times: 0, worseInARow: 0, moved: "up", isFinished: false };
}

/** Starts the level again; one back when it hurt too much or it is the second in a row. */
function worse(walk: Walk, isLoud: boolean): Walk {
  const worseInARow = walk.worseInARow + 1;
  const isBack = isLoud || worseInARow >= WORSE_TO_STEP_BACK;
  if (!isBack || walk.index === 0) return { ...walk, times: 0, worseInARow, moved: "stayed", isFinished: false };
  return { index: walk.index - 1, times: 0, worseInARow: 0, moved: "down", isFinished: false };
}
