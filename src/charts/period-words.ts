import { civilOf, type DayRange } from "../domain/local-day.ts";
import { ENGLISH, type Words } from "../messages/words.ts";
import type { FrameStep } from "./frame.ts";

/** `week of 16 Nov`, `November 2026`, `October to December 2026`. */
export function periodWords({ from, to }: DayRange, step: FrameStep, { say, day }: Words = ENGLISH): string {
  switch (step) {
    case "week":
      return say("period.week", { day: day(from, "short") });
    case "month":
      return day(from, "month-year");
    case "quarter":
      return say("period.quarter", { from: day(from, "month"), to: day(to, "month"), year: civilOf(from).year });
    default:
      return step satisfies never;
  }
}

/** The first cell of a table's row: it always names the year. */
export const periodCell = (range: DayRange, step: FrameStep, words: Words = ENGLISH): string =>
  step === "week" ? words.day(range.from, "short-year") : periodWords(range, step, words);

/** The heading over those cells. */
export const periodHeader = (step: FrameStep, words: Words = ENGLISH): string => words.say(`period.header.${step}`);
