import type { FileOutcome, ImportOutcome } from "../../domain/import-outcome.ts";
import type { ImportCounts } from "../../usecases/app.ts";

export const OUTCOME_WORDS: Readonly<Record<ImportOutcome, string>> = {
  imported: "Imported",
  duplicate: "Already here",
  merged: "Same run, merged",
  skipped: "Not an activity",
  rejected: "Could not be read",
};

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** `12 imported, 3 already here, 1 could not be read`. */
export function countsWords(counts: ImportCounts): string {
  const parts = [
    counts.imported > 0 ? `${counts.imported} imported` : "",
    counts.merged > 0 ? `${counts.merged} merged with a run you had` : "",
    counts.duplicate > 0 ? `${counts.duplicate} already here` : "",
    counts.skipped > 0 ? `${counts.skipped} not an activity` : "",
    counts.rejected > 0 ? `${counts.rejected} could not be read` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "No files came along. Choose some and try again." : parts.join(", ");
}

/** What one file brought, in a few words; empty when there is nothing to add. */
export function broughtWords(outcome: FileOutcome): string {
  return [
    outcome.activities.length > 0 ? many(outcome.activities.length, "activity", "activities") : "",
    outcome.entries > 0 ? many(outcome.entries, "entry", "entries") : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}
