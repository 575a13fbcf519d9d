import { type MassageEffect, massageEffect } from "../analysis/link/massage-effect.ts";
import { assess } from "../analysis/risk/assess.ts";
import { dayRecords } from "../analysis/series/day-records.ts";
import { type TherapyBrief, therapyBrief } from "../analysis/therapy/brief.ts";
import { type MassageRhythm, massageRhythm } from "../analysis/therapy/massage-rhythm.ts";
import type { MassageCard } from "../domain/assessment.ts";
import { settingsOn } from "../domain/athlete.ts";
import type { ExerciseDone } from "../domain/exercise.ts";
import type { AthleteId } from "../domain/ids.ts";
import { LOAD_METHODS } from "../domain/load.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { Deps } from "./deps.ts";
import { runnerOn } from "./weekly-report.ts";

/** The care of one runner: what a therapist should know, what was done, and whether a massage might be welcome. */
export interface TherapyReport {
  readonly athlete: AthleteId;
  readonly asOf: LocalDay;
  readonly brief: TherapyBrief;
  /** As in the verdict of the day; null under a red flag, and when there is nothing to say. */
  readonly massage: MassageCard | null;
  /** How often the runner wants or has massages, whatever the day says of them. */
  readonly rhythm: MassageRhythm;
  /** Soreness a day and two days after massage, beside days as sore without one, with intervals where there are enough. */
  readonly effects: readonly MassageEffect[];
  /** Exercises done on `asOf`, to tick them off. */
  readonly doneToday: readonly ExerciseDone[];
}

/** Reads one runner's history and says what was done and what soreness did. Reading changes nothing. */
export async function therapyReport(deps: Deps, athlete: AthleteId, asOf: LocalDay): Promise<TherapyReport> {
  const { history, series } = await deps.store.read((reader) =>
    runnerOn(deps, reader, athlete, { asOf, methods: LOAD_METHODS, withAllSessions: true }),
  );
  const days = dayRecords(series);
  return {
    athlete,
    asOf,
    brief: therapyBrief(history, days, asOf),
    massage: assess(history, days, asOf).massage,
    rhythm: massageRhythm(history.therapy, asOf, settingsOn(asOf, history.settings).massageRhythmDays),
    effects: ([1, 2] as const).map((horizonDays) => massageEffect(history, asOf, { horizonDays })),
    doneToday: history.exercisesDone.filter(({ day }) => day === asOf),
  };
}
