import type { Activity } from "../../domain/activity.ts";
import type { IngestProblem } from "../../domain/import-outcome.ts";
import type { DayMark } from "../../domain/journal.ts";
import type { NoPainDay, PainEntry } from "../../domain/pain.ts";
import type { TherapySession } from "../../domain/therapy.ts";
import type { WellnessDay } from "../../domain/wellness.ts";
import type { DecodedFile } from "../decoded-file.ts";
import type { CsvRow } from "./csv-rows.ts";

/** What one row turned out to be. */
export type RowOutcome =
  | { readonly kind: "activity"; readonly activity: Activity }
  | { readonly kind: "pain"; readonly entry: PainEntry }
  | { readonly kind: "no-pain"; readonly entry: NoPainDay }
  | { readonly kind: "therapy"; readonly entry: TherapySession }
  | { readonly kind: "day-mark"; readonly entry: DayMark }
  | { readonly kind: "wellness"; readonly entry: WellnessDay }
  | { readonly kind: "bad"; readonly why: string };

const ROWS_NAMED = 20;
/** A cell may hold a whole page. */
const LONGEST_WHY = 300;

interface Collected {
  activities: Activity[];
  pain: PainEntry[];
  noPain: NoPainDay[];
  therapy: TherapySession[];
  dayMarks: DayMark[];
  wellness: WellnessDay[];
  bad: string[];
}

function collect(into: Collected, row: CsvRow, outcome: RowOutcome): void {
  switch (outcome.kind) {
    case "activity":
      into.activities.push(outcome.activity);
      return;
    case "pain":
      into.pain.push(outcome.entry);
      return;
    case "no-pain":
      into.noPain.push(outcome.entry);
      return;
    case "therapy":
      into.therapy.push(outcome.entry);
      return;
    case "day-mark":
      into.dayMarks.push(outcome.entry);
      return;
    case "wellness":
      into.wellness.push(outcome.entry);
      return;
    case "bad":
      into.bad.push(`row ${row.rowNumber}: ${bounded(outcome.why)}`);
      return;
    default:
      outcome satisfies never;
  }
}

const bounded = (why: string): string => (why.length > LONGEST_WHY ? `${why.slice(0, LONGEST_WHY)}…` : why);

function listed(bad: readonly string[]): string {
  const more = bad.length - ROWS_NAMED;
  return bad.slice(0, ROWS_NAMED).join("; ") + (more > 0 ? `; and ${more} more` : "");
}

/**
 * Reads every row. Bad rows are named in one SOME_ROWS_REJECTED warning and the others are kept; a file of bad rows
 * only is rejected with CSV_BAD_VALUE, and one without rows with CSV_NO_ROWS.
 */
export function decodeRows(
  rows: readonly CsvRow[],
  warnings: readonly IngestProblem[],
  readRow: (row: CsvRow, index: number) => RowOutcome,
): DecodedFile {
  if (rows.length === 0) {
    const detail = "This CSV has a header and no rows under it. Export it again with at least one row.";
    return { kind: "rejected", problem: { reason: "CSV_NO_ROWS", detail } };
  }
  const found: Collected = { activities: [], pain: [], noPain: [], therapy: [], dayMarks: [], wellness: [], bad: [] };
  for (const [index, row] of rows.entries()) collect(found, row, readRow(row, index));
  const { activities, bad, ...entries } = found;
  if (bad.length === rows.length) {
    const detail = `No row of this CSV could be read: ${listed(bad)}.`;
    return { kind: "rejected", problem: { reason: "CSV_BAD_VALUE", detail } };
  }
  const left: IngestProblem = {
    reason: "SOME_ROWS_REJECTED",
    detail: `${bad.length} of ${rows.length} rows were left out, the others are in: ${listed(bad)}.`,
  };
  return { kind: "decoded", activities, entries, warnings: bad.length > 0 ? [...warnings, left] : warnings };
}
