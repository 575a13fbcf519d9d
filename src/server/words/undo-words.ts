import type { FileOutcome } from "../../domain/import-outcome.ts";

const many = (count: number, one: string, more: string): string =>
  count === 0 ? "" : `${count} ${count === 1 ? one : more}`;

const inARow = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/**
 * What an import brought, and undoing it takes back: `31 runs, 2 other activities, 12 second sources and 4 diary entries`.
 * Files that changed nothing are not in it. Empty when nothing came in.
 */
export function takenBackWords(outcomes: readonly FileOutcome[]): string {
  const fresh = outcomes.filter(({ outcome }) => outcome === "imported").flatMap(({ activities }) => activities);
  const second = outcomes.filter(({ outcome }) => outcome === "merged").flatMap(({ activities }) => activities);
  const runs = fresh.filter(({ sport }) => sport === "run").length;
  const entries = outcomes
    .filter(({ outcome }) => outcome === "imported" || outcome === "merged")
    .reduce((sum, outcome) => sum + outcome.entries, 0);
  return inARow(
    [
      many(runs, "run", "runs"),
      many(fresh.length - runs, "other activity", "other activities"),
      many(second.length, "second source of a run", "second sources of runs"),
      many(entries, "diary entry", "diary entries"),
    ].filter((part) => part !== ""),
  );
}
