/**
 * Imports made-up runs in a loop until it is killed: the original, then the journal, then one transaction. Acknowledges
 * each run on its output only when all of it is through.
 */
import { createHash } from "node:crypto";
import { writeSync } from "node:fs";
import type { EntryId } from "../../src/domain/ids.ts";
import type { JournalEntry } from "../../src/domain/journal.ts";
import * as tables from "../../src/store/aggregates.ts";
import { openStore } from "../../src/store/connect.ts";
import { openJournal } from "../../src/store/journal.ts";
import { openOriginals } from "../../src/store/originals.ts";
import { applyRun, runBytes } from "./made-up-run.ts";

const [dataDir, first] = process.argv.slice(2);
if (dataDir === undefined || first === undefined) throw new Error("want a data folder and the number of the first run");

const store = await openStore({ dataDir });
const journal = openJournal(dataDir);
const originals = openOriginals(dataDir);
for (const entry of await tables.journalPosition.unappliedEntries(store, journal)) {
  await store.write((tx) => applyRun(tx, entry));
}
writeSync(1, "ready\n");

for (let number = Number(first); ; number += 1) {
  const bytes = runBytes(number);
  const { sha256 } = await originals.keep(bytes);
  const entry: JournalEntry = {
    id: createHash("sha256").update(`entry ${number}`).digest("hex") as EntryId,
    at: (1_763_797_440_000 + number) as JournalEntry["at"],
    athlete: "me" as JournalEntry["athlete"],
    fact: {
      kind: "import",
      batchId: "batch" as never,
      file: { name: `run-${number}.fit`, sha256, sizeB: bytes.byteLength },
      refusal: null,
      homeZone: "UTC",
    },
  };
  await store.write(async (tx) => {
    await journal.append([entry]);
    await applyRun(tx, entry);
  });
  writeSync(1, `${number} ${sha256}\n`);
}
