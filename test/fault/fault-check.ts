import * as tables from "../../src/store/aggregates.ts";
import { openStore } from "../../src/store/connect.ts";
import { openJournal } from "../../src/store/journal.ts";
import { openOriginals } from "../../src/store/originals.ts";
import { ME } from "../store/sample.ts";
import type { Reported } from "./import-process.ts";

/**
 * Looks into a data folder that no process has open. Every file that was ever reported as imported has its original, its
 * line in the journal, its row and its activity; none is there twice; every run has its laps and histograms.
 *
 * @returns what is wrong, one sentence each; empty when all is well
 */
export async function faultsIn(dataDir: string, reported: ReadonlyMap<string, Reported>): Promise<readonly string[]> {
  const store = await openStore({ dataDir });
  try {
    const journal = openJournal(dataDir);
    const lines = await journal.read();
    const kept = new Set<string>(await openOriginals(dataDir).list());
    const batches = await store.read((reader) => tables.importLog.recentImports(reader, ME, 100_000));
    const rows = batches.flatMap(({ outcomes }) => outcomes);
    const imported = rows.filter(({ outcome }) => outcome === "imported");
    const bySource = new Map(imported.map((row) => [String(row.sha256), row]));
    const activities = imported.flatMap((row) => row.activities.map(({ activityId }) => activityId));
    const journalled = new Set(lines.flatMap(({ fact }) => (fact.kind === "import" ? [String(fact.file.sha256)] : [])));
    const faults: string[] = [];
    const expectThat = (isWell: boolean, sentence: string) => void (isWell || faults.push(sentence));

    for (const [path, { sha256, activities: told }] of reported) {
      const row = bySource.get(String(sha256));
      expectThat(kept.has(String(sha256)), `${path} was reported and its original is not kept`);
      expectThat(journalled.has(String(sha256)), `${path} was reported and no line of the journal has it`);
      expectThat(row !== undefined, `${path} was reported and the database does not know it`);
      const ids = row?.activities.map(({ activityId }) => String(activityId)) ?? [];
      expectThat(
        ids.join() === told.map(({ activityId }) => activityId).join(),
        `${path} has other activities than told`,
      );
    }
    expectThat(bySource.size === imported.length, `${imported.length - bySource.size} files are imported twice`);
    expectThat(new Set(activities).size === activities.length, "an activity belongs to two files");
    for (const id of activities) {
      const run = await store.read((reader) => tables.activities.activityById(reader, ME, id));
      const isWhole = run !== null && run.laps.length > 0 && run.histograms.length > 0;
      expectThat(isWhole, `run ${id} is not there with its laps and histograms`);
    }
    const unapplied = await tables.journalPosition.unappliedEntries(store, journal);
    expectThat(unapplied.length === 0, `${unapplied.length} lines of the journal are not applied`);
    return faults;
  } finally {
    await store.close();
  }
}
