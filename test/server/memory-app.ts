import type { BatchId } from "../../src/domain/ids.ts";
import type { FileOutcome } from "../../src/domain/import-outcome.ts";
import { instantFromWallClock } from "../../src/domain/instant.ts";
import type { JournalFact } from "../../src/domain/journal.ts";
import type { App, ImportCounts, RecentImport, WeeklyReport } from "../../src/usecases/app.ts";
import { SAMPLE_AS_OF, sampleReport } from "../sample-report.ts";

// TEMPORARY: stands in for the real use cases in the server's tests until they exist. Replace it by the real App over an
// in-memory store, and delete this file.

export interface MemoryApp extends App {
  /** Every fact that was logged, in order. */
  readonly facts: readonly JournalFact[];
  /** How many times the report was computed. */
  readonly reportsMade: () => number;
}

const countsOf = (outcomes: readonly FileOutcome[]): ImportCounts => {
  const count = (outcome: FileOutcome["outcome"]) => outcomes.filter((one) => one.outcome === outcome).length;
  return {
    files: outcomes.length,
    imported: count("imported"),
    duplicate: count("duplicate"),
    merged: count("merged"),
    skipped: count("skipped"),
    rejected: count("rejected"),
    activities: count("imported"),
    entries: 0,
  };
};

function outcomeOf(path: string, bytes: Uint8Array): FileOutcome {
  const base = { path, sha256: null, activities: [], entries: 0 };
  if (bytes.length === 0) {
    return {
      ...base,
      outcome: "rejected",
      reason: "EMPTY",
      detail: "The file is empty. Copy it from the watch again.",
    };
  }
  return { ...base, outcome: "imported", reason: null, detail: "" };
}

export function memoryApp(report: WeeklyReport = sampleReport()): MemoryApp {
  const facts: JournalFact[] = [];
  const batches: RecentImport[] = [];
  let version = 1;
  let made = 0;
  return {
    facts,
    reportsMade: () => made,
    today: async () => SAMPLE_AS_OF,
    async weeklyReport(athlete, asOf) {
      made += 1;
      const logged = facts.flatMap((fact) => (fact.kind === "pain" ? [fact.entry] : []));
      return { ...report, athlete, asOf, pain: [...report.pain, ...logged] };
    },
    async importFiles(_athlete, sources, onEvent) {
      const outcomes: FileOutcome[] = [];
      for await (const source of sources) {
        const outcome: FileOutcome =
          "read" in source
            ? outcomeOf(source.path, await source.read())
            : { path: source.path, outcome: "rejected", ...source.refusal, sha256: null, activities: [], entries: 0 };
        outcomes.push(outcome);
        onEvent({ kind: "file", outcome, sizeB: "sizeB" in source ? source.sizeB : 0 });
      }
      const batchId = `batch-${batches.length}` as BatchId;
      const counts = countsOf(outcomes);
      batches.unshift({ batchId, at: instantFromWallClock(SAMPLE_AS_OF, 43_200, 0), outcomes, undone: false });
      version += 1;
      onEvent({ kind: "done", batchId, counts, cancelled: false });
      return counts;
    },
    async log(_athlete, more) {
      facts.push(...more);
      version += 1;
    },
    runs: async () => [],
    run: async () => null,
    undoImport: async () => undefined,
    redoImport: async () => undefined,
    splitSources: async () => undefined,
    rejoinSources: async () => undefined,
    recentImports: async (_athlete, limit) => batches.slice(0, limit),
    historySpan: async () => {
      const [first, last] = [report.days[0], report.days.at(-1)];
      return first === undefined || last === undefined ? null : { from: first.day, to: last.day };
    },
    dataVersion: async () => version,
  };
}
