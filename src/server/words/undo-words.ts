import type { FileOutcome } from "../../domain/import-outcome.ts";
import type { Words } from "../../messages/words.ts";

/**
 * What an import brought, and undoing it takes back: `31 runs, 2 other activities, 12 second sources and 4 diary entries`.
 * Files that changed nothing are not in it. Empty when nothing came in.
 */
export function takenBackWords(outcomes: readonly FileOutcome[], { say, list }: Words): string {
  const fresh = outcomes.filter(({ outcome }) => outcome === "imported").flatMap(({ activities }) => activities);
  const second = outcomes.filter(({ outcome }) => outcome === "merged").flatMap(({ activities }) => activities);
  const runs = fresh.filter(({ sport }) => sport === "run").length;
  const entries = outcomes
    .filter(({ outcome }) => outcome === "imported" || outcome === "merged")
    .reduce((sum, outcome) => sum + outcome.entries, 0);
  const counts = { runs, others: fresh.length - runs, seconds: second.length, entries };
  const kinds = ["runs", "others", "seconds", "entries"] as const;
  return list(
    kinds
      .filter((kind) => counts[kind] > 0)
      .map((kind) => say(`import.undo.${kind}`, { count: counts[kind], shown: counts[kind] })),
  );
}
