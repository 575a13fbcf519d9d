import type { FileOutcome, ImportOutcome } from "../../domain/import-outcome.ts";
import type { Words } from "../../messages/words.ts";
import type { ImportCounts } from "../../usecases/app.ts";

const COUNTED: readonly ImportOutcome[] = ["imported", "merged", "duplicate", "skipped", "rejected"];

/** `12 imported, 3 already here, 1 could not be read`. */
export function countsWords(counts: ImportCounts, { say }: Words): string {
  const parts = COUNTED.filter((outcome) => counts[outcome] > 0).map((outcome) =>
    say(`import.count.${outcome}`, { files: counts[outcome] }),
  );
  return parts.length === 0 ? say("import.count.none") : parts.join(", ");
}

/** What one file brought, in a few words; empty when there is nothing to add. */
export function broughtWords({ activities, entries }: FileOutcome, { say }: Words): string {
  const brought = (key: "activities" | "entries", count: number): string =>
    count > 0 ? say(`import.brought.${key}`, { count, shown: count }) : "";
  return [brought("activities", activities.length), brought("entries", entries)]
    .filter((part) => part !== "")
    .join(", ");
}

/** Why a file did not simply become activities; empty when it did. The files' own sentences are English. */
export function reasonWords({ reason, detail }: FileOutcome, { say }: Words): string {
  return reason === null || detail === "" ? detail : say(`import.reason.${reason}`, { detail });
}
