import type { FileOutcome } from "../domain/import-outcome.ts";
import type { ImportCounts } from "./app.ts";

export const NO_FILES: ImportCounts = {
  files: 0,
  imported: 0,
  duplicate: 0,
  merged: 0,
  skipped: 0,
  rejected: 0,
  activities: 0,
  entries: 0,
};

/** The counts with one more file. */
export function countOutcome(counts: ImportCounts, outcome: FileOutcome): ImportCounts {
  const isNew = outcome.outcome === "imported" || outcome.outcome === "merged";
  return {
    ...counts,
    files: counts.files + 1,
    [outcome.outcome]: counts[outcome.outcome] + 1,
    activities: counts.activities + (isNew ? outcome.activities.length : 0),
    entries: counts.entries + (isNew ? outcome.entries : 0),
  };
}
