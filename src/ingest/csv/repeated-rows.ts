import type { CsvRow } from "./csv-rows.ts";
import type { RowOutcome } from "./row-outcome.ts";

/** Passes a row on the first time and refuses it when it comes again. `id` is null where a list has none. */
export type RefuseRepeat = (row: CsvRow, outcome: RowOutcome, id: string | null) => RowOutcome;

/**
 * Account lists hold a run twice now and then: under its id again, or as a manual entry with the same start, type and
 * totals. Nobody starts two runs in one second, so the first row counts and the other is named.
 */
export function refuseRepeats(): RefuseRepeat {
  const firstRows = new Map<string, number>();
  return (row, outcome, id) => {
    if (outcome.kind !== "activity") return outcome;
    const { startedAt, sportLabel, distanceM, durationS } = outcome.activity;
    const totals = `same start, type, distance and duration as|${startedAt}|${sportLabel}|${distanceM}|${durationS}`;
    const keys = id === null ? [totals] : [`same activity id as|${id}`, totals];
    for (const key of keys) {
      const first = firstRows.get(key);
      if (first !== undefined) return { kind: "bad", why: `it has the ${key.split("|")[0]} row ${first}` };
    }
    for (const key of keys) firstRows.set(key, row.rowNumber);
    return outcome;
  };
}
