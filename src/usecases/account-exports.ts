import type { FileOutcome, ReasonCode } from "../domain/import-outcome.ts";
import type { HistoryClaim } from "../domain/journal.ts";
import type { LocalDay } from "../domain/local-day.ts";

/** Refusals that hide no run: an account export lists what it holds, and its empty files and notes are in no list. */
const HIDES_NO_RUN: ReadonlySet<ReasonCode | null> = new Set<ReasonCode | null>(["EMPTY", "UNKNOWN_FORMAT"]);

interface ArchiveSeen {
  readonly names: string[];
  readonly days: LocalDay[];
  mayHideRuns: boolean;
}

/**
 * Watches the files of an import for whole account exports. Garmin and Strava put everything an account holds into one
 * zip, so that zip speaks for every day from its first activity to its last, without asking the runner.
 *
 * @see docs/METHODS.md#day-states
 */
export function accountExportsIn(): { see(outcome: FileOutcome): void; claims(): readonly HistoryClaim[] } {
  const archives = new Map<string, ArchiveSeen>();
  return {
    see(outcome) {
      const [archive, ...inside] = outcome.path.split("!");
      if (archive === undefined || inside.length === 0) return;
      const seen = archives.get(archive) ?? { names: [], days: [], mayHideRuns: false };
      archives.set(archive, seen);
      seen.names.push(inside.join("!"));
      for (const { localDay } of outcome.activities) seen.days.push(localDay);
      if (outcome.outcome === "rejected" && !HIDES_NO_RUN.has(outcome.reason)) seen.mayHideRuns = true;
    },
    claims: () => [...archives.values()].flatMap(claimOf),
  };
}

function claimOf({ names, days, mayHideRuns }: ArchiveSeen): HistoryClaim[] {
  const [first] = days;
  if (first === undefined || mayHideRuns || !isAccountExport(names)) return [];
  let [from, to] = [first, first];
  for (const day of days) {
    if (day < from) from = day;
    if (day > to) to = day;
  }
  return [{ from, to }];
}

/** Garmin's folder, or Strava's list beside the folder of the activities it lists. */
function isAccountExport(names: readonly string[]): boolean {
  if (names.some((name) => /(?:^|\/)DI_CONNECT\//.test(name))) return true;
  const list = names.find((name) => /(?:^|\/)activities\.csv$/i.test(name));
  if (list === undefined) return false;
  const root = list.slice(0, list.length - "activities.csv".length);
  return names.some((name) => name.startsWith(`${root}activities/`));
}
