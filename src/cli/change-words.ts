import { formatLocalDay } from "../domain/local-day.ts";
import type { Logged } from "../usecases/log-facts.ts";

const CHANGED_AT_MOST = 12;

/** Which numbers a setting changed, a line for each load method. */
export function changeLines(changes: Logged["changes"]): readonly string[] {
  if (changes.length === 0) return ["No load and no ratio is another now."];
  const lines = changes.slice(0, CHANGED_AT_MOST).map(({ method, days, from, largest }) => {
    const most =
      largest === null
        ? ""
        : `; most on ${formatLocalDay(largest.day)}: ${loadWords(largest.before)} before, ${loadWords(largest.after)} now`;
    return `  ${method}: ${days} ${days === 1 ? "day" : "days"} changed from ${formatLocalDay(from)} on${most}`;
  });
  return ["These numbers are others now; assessments that were issued stay as they were.", ...lines];
}

function loadWords(load: number | null): string {
  return load === null ? "not known" : load.toFixed(1);
}
