import type { DayRecord, Finding } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import { isWithin, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { RedFlagCheck } from "../../domain/red-flag-check.ts";
import { type SafetyCheck, THERAPY_KINDS, type TherapySession } from "../../domain/therapy.ts";
import { assess } from "../risk/assess.ts";
import { type BeforeAfter, beforeAfter } from "./before-after.ts";
import { type BriefPlace, briefPlaces } from "./brief-places.ts";
import { type Routine, routineOver } from "./brief-routine.ts";
import { type DaysSince, daysSince } from "./days-since.ts";
import { type ExerciseKept, exercisesKept } from "./exercises-kept.ts";

/** "Now" in the running routine: the last 8 weeks. */
const ROUTINE_DAYS = 56;
/** Sessions of this long ago are still told. */
const SESSION_DAYS = 365;
/** Answers to red-flag questions of this long ago are still told. */
const CHECK_DAYS = 28;

/** What a therapist reads in a minute. Numbers in SI; every null is "not known". */
export interface TherapyBrief {
  readonly asOf: LocalDay;
  /** Red flags that stand: to be read before anything else. */
  readonly redFlags: readonly Finding[];
  /** Places sore in the last 28 days, the most recent first. */
  readonly places: readonly BriefPlace[];
  /** The running of the last 8 weeks. */
  readonly routine: Routine;
  /** Sessions of the last year, the most recent first, and what soreness did around them. */
  readonly sessions: readonly TherapySession[];
  readonly beforeAfter: readonly BeforeAfter[];
  readonly daysSince: readonly DaysSince[];
  readonly exercises: readonly ExerciseKept[];
  /** The latest answers to the questions before a massage; null when never asked. */
  readonly safety: { readonly check: SafetyCheck; readonly daysAgo: number } | null;
  /** Answers to red-flag questions of the last 28 days, the most recent first. */
  readonly redFlagChecks: readonly RedFlagCheck[];
}

/**
 * The page a runner takes to a therapist: where it hurts and since when, what the running was and how it changed before,
 * what was done and what soreness did then. It describes; it names no cause and no diagnosis.
 *
 * @param days dense and ascending day records of the same history; later days are left out
 * @see docs/METHODS.md#therapist-brief
 */
export function therapyBrief(history: RunnerHistory, days: readonly DayRecord[], asOf: LocalDay): TherapyBrief {
  const known = days.filter(({ day }) => day <= asOf);
  const sessions = latestFirst(history.therapy.filter(({ day }) => isWithin(day, windowEnding(asOf, SESSION_DAYS))));
  const kinds = THERAPY_KINDS.filter((kind) => sessions.some((session) => session.kind === kind));
  return {
    asOf,
    redFlags: assess(history, known, asOf).findings.filter(isClinician),
    places: briefPlaces(history, known, asOf),
    routine: routineOver(history.sessions, known, windowEnding(asOf, ROUTINE_DAYS)),
    sessions,
    beforeAfter: kinds.map((kind) => beforeAfter(history, asOf, kind)),
    daysSince: daysSince(history.therapy, asOf),
    exercises: exercisesKept(history.exercisePlans, history.exercisesDone, asOf),
    safety: latestSafety(history.safetyChecks, asOf),
    redFlagChecks: latestFirst(
      history.redFlagChecks.filter(({ day }) => isWithin(day, windowEnding(asOf, CHECK_DAYS))),
    ),
  };
}

function isClinician(finding: Finding): boolean {
  return finding.kind === "flagged" && finding.level === "clinician";
}

function latestFirst<T extends { readonly day: LocalDay }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => b.day - a.day);
}

/** Of one day's checks every yes counts. */
function latestSafety(checks: readonly SafetyCheck[], asOf: LocalDay): TherapyBrief["safety"] {
  const known = latestFirst(checks.filter(({ day }) => day <= asOf));
  const day = known[0]?.day;
  if (day === undefined) return null;
  const yes = [...new Set(known.filter((check) => check.day === day).flatMap((check) => check.yes))];
  return { check: { day, yes }, daysAgo: asOf - day };
}
