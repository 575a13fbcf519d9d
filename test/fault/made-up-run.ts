import type { ActivityId } from "../../src/domain/ids.ts";
import type { JournalEntry } from "../../src/domain/journal.ts";
import * as tables from "../../src/store/aggregates.ts";
import type { Tx } from "../../src/store/connect.ts";
import { asImported, day, fullRun, instant, outcome } from "../store/sample.ts";

export const LAPS = 5;

/** Bytes that differ from run to run and do not compress away. */
export function runBytes(number: number): Uint8Array {
  let state = number + 1;
  return Uint8Array.from({ length: 3000 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >> 16;
  });
}

/** What an import writes: an activity with its laps and histograms, the file's outcome, and the journal's position. */
export async function applyRun(tx: Tx, entry: JournalEntry): Promise<void> {
  if (entry.fact.kind !== "import" || entry.fact.file.sha256 === null) throw new Error("want an import");
  const { batchId, file } = entry.fact;
  const [lap] = fullRun().laps;
  const run = fullRun({
    id: `run-${file.sha256}` as ActivityId,
    athlete: entry.athlete,
    sourceSha256: entry.fact.file.sha256,
    laps: Array.from({ length: LAPS }, (_, index) => ({ ...lap!, index })),
  });
  const { athlete, at } = entry;
  await tables.activities.insertActivity(tx, run);
  await tables.importLog.recordBatch(tx, { batchId, athlete, at: instant(0), localDay: day("2025-11-22") });
  await tables.importLog.recordFiles(tx, [
    {
      batchId,
      athlete,
      outcome: outcome({ path: file.name, sha256: file.sha256, activities: [asImported(run)] }),
      at,
      sizeB: file.sizeB,
    },
  ]);
  await tables.journalPosition.markApplied(tx, [entry]);
}
