import type { DayRecord } from "../domain/assessment.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { dailySeries } from "./series/daily-series.ts";
import { dayRecords } from "./series/day-records.ts";

/**
 * Everything the numbers say about each day of a runner, from the first known day to `asOf`.
 *
 * @returns dense and ascending, one entry a calendar day; empty when nothing is known by `asOf`
 * @see docs/METHODS.md#conventions
 */
export function dailyRecords(history: RunnerHistory, asOf: LocalDay): DayRecord[] {
  return dayRecords(dailySeries(history, asOf));
}
