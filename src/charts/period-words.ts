import { monthWord, shortDay, shortDayAndYear } from "../domain/day-words.ts";
import { civilOf, type DayRange } from "../domain/local-day.ts";
import type { FrameStep } from "./frame.ts";

/** `week`, `month`, `quarter`: what a column of the stack is, in a word. */
export const STEP_WORDS: Readonly<Record<FrameStep, string>> = { week: "week", month: "month", quarter: "quarter" };

/** `week of 16 Nov`, `November 2026`, `October to December 2026`. */
export function periodWords({ from, to }: DayRange, step: FrameStep): string {
  switch (step) {
    case "week":
      return `week of ${shortDay(from)}`;
    case "month":
      return `${monthWord(from)} ${civilOf(from).year}`;
    case "quarter":
      return `${monthWord(from)} to ${monthWord(to)} ${civilOf(from).year}`;
    default:
      return step satisfies never;
  }
}

/** The first cell of a table's row: it always names the year. */
export const periodCell = (range: DayRange, step: FrameStep): string =>
  step === "week" ? shortDayAndYear(range.from) : periodWords(range, step);

/** The heading over those cells. */
export const periodHeader = (step: FrameStep): string =>
  step === "week" ? "Week of" : step === "month" ? "Month" : "Quarter";
