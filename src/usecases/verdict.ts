import { assess } from "../analysis/risk/assess.ts";
import { dayRecords } from "../analysis/series/day-records.ts";
import { runningFigures } from "../analysis/squad/running-figures.ts";
import type { Assessment } from "../domain/assessment.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { RunningFigures } from "../domain/journal.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { DailySeries } from "../domain/series.ts";

/** What the verdict of a day is worked out from, as plain data. */
export interface VerdictEvidence {
  /** With the sessions of the last months. */
  readonly history: RunnerHistory;
  /** By distance. */
  readonly series: DailySeries;
  readonly asOf: LocalDay;
}

/** What was worked out for a day. */
export interface Verdict {
  readonly assessment: Assessment;
  readonly figures: RunningFigures;
}

/** The verdict of a day, and how much was run up to it. */
export function verdictFrom({ history, series, asOf }: VerdictEvidence): Verdict {
  const days = dayRecords(series);
  return { assessment: assess(history, days, asOf), figures: runningFigures(days, asOf) };
}
