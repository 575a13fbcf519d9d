import type { BatchId } from "../domain/ids.ts";
import type { FileOutcome } from "../domain/import-outcome.ts";
import { localDayAt } from "../domain/instant.ts";
import type { JournalEntry, JournalFact } from "../domain/journal.ts";
import { isPeopleFact } from "../domain/people-facts.ts";
import type { DecodedFile } from "../ingest/decoded-file.ts";
import { zoneOffsetMin } from "../ingest/zone.ts";
import type { Tx } from "../store/session.ts";
import { applyImports } from "./apply-imports.ts";
import type { Deps } from "./deps.ts";
import { settleAfter, settleImport } from "./settle-runs.ts";

/** A line of the journal with what its file was found to hold; null where the fact is no file or the file was refused unread. */
export interface ReadEntry {
  readonly entry: JournalEntry;
  readonly decoded: DecodedFile | null;
}

/**
 * Brings entries of the journal into the tables, in order, and remembers that it did. First writes and replays come
 * through here, so a rebuilt database is the same database.
 *
 * @returns the outcome of each file among the entries, in order
 */
export async function applyEntries(deps: Deps, tx: Tx, read: readonly ReadEntry[]): Promise<readonly FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for (const group of groupsOf(read)) {
    if (group.kind === "files") outcomes.push(...(await applyFiles(deps, tx, group.files)));
    else await applySaid(deps, tx, group.entry, group.fact);
  }
  await deps.tables.journalPosition.markApplied(
    tx,
    read.map(({ entry }) => entry),
  );
  return outcomes;
}

type SaidFact = Exclude<JournalFact, ImportFact>;

async function applySaid(deps: Deps, tx: Tx, entry: JournalEntry, fact: SaidFact): Promise<void> {
  if (isPeopleFact(fact)) return deps.tables.people.addPeopleFact(tx, entry);
  await deps.tables.facts.applyFact(tx, entry.athlete, fact, entry.at);
  await settleAfter(deps, tx, entry);
}

type ImportFact = Extract<JournalFact, { readonly kind: "import" }>;

interface ReadFile {
  readonly entry: JournalEntry;
  readonly fact: ImportFact;
  readonly decoded: DecodedFile | null;
}

type Group =
  | { readonly kind: "files"; readonly files: ReadFile[] }
  | { readonly kind: "said"; readonly entry: JournalEntry; readonly fact: SaidFact };

/** Files that follow each other in one batch go in together; everything else goes in alone. */
function groupsOf(read: readonly ReadEntry[]): readonly Group[] {
  const groups: Group[] = [];
  for (const { entry, decoded } of read) {
    const { fact } = entry;
    if (fact.kind !== "import") {
      groups.push({ kind: "said", entry, fact });
      continue;
    }
    const last = groups.at(-1);
    const file = { entry, fact, decoded };
    if (last?.kind === "files" && last.files[0]?.fact.batchId === fact.batchId) last.files.push(file);
    else groups.push({ kind: "files", files: [file] });
  }
  return groups;
}

async function applyFiles(deps: Deps, tx: Tx, files: readonly ReadFile[]): Promise<readonly FileOutcome[]> {
  const [first] = files;
  if (first === undefined) return [];
  const { athlete, at } = first.entry;
  const { batchId, homeZone } = first.fact;
  const { recordBatch, recordFiles } = deps.tables.importLog;
  await recordBatch(tx, { batchId, athlete, at, localDay: localDayAt(at, zoneOffsetMin(at, homeZone)) });
  const outcomes = await applyImports(deps, tx, athlete, files);
  await recordFiles(
    tx,
    files.flatMap(({ entry, fact }, index) => {
      const outcome = outcomes[index];
      return outcome === undefined ? [] : [{ batchId, athlete, outcome, at: entry.at, sizeB: fact.file.sizeB }];
    }),
  );
  await keepUndone(deps, tx, files, batchId);
  return outcomes;
}

/** An import that was undone while it was still reading stays undone, with the files that came after. */
async function keepUndone(deps: Deps, tx: Tx, files: readonly ReadFile[], batchId: BatchId): Promise<void> {
  const last = files.at(-1);
  if (last === undefined) return;
  const batch = await deps.tables.importLog.importBatch(tx, last.entry.athlete, batchId);
  if (batch?.undone === true) await settleImport(deps, tx, last.entry, batchId);
}
