import type { AthleteId, Sha256 } from "../domain/ids.ts";
import type { JournalEntry } from "../domain/journal.ts";
import { isPeopleFact } from "../domain/people-facts.ts";
import type { Tx } from "../store/session.ts";
import { putEntries } from "./apply-imports.ts";
import { decodeAgain } from "./decode-again.ts";
import type { Deps } from "./deps.ts";

/**
 * Fills the tables that files and a person both write to again, in the order of the journal up to a line of it, without the
 * files that no import brings any more. Files without entries are not read.
 */
export async function refillEntries(deps: Deps, tx: Tx, upTo: JournalEntry): Promise<void> {
  const { athlete } = upTo;
  const { entries, facts } = deps.tables;
  const files = await filesThatHold(deps, tx, athlete);
  await entries.clearEntries(tx, athlete);
  for (const entry of await linesUpTo(deps, upTo)) {
    if (entry.fact.kind === "import") await refillFile(deps, tx, entry, files);
    else if (!isPeopleFact(entry.fact)) await facts.applyFact(tx, athlete, entry.fact, entry.at);
  }
}

/** Files whose entries are still to be written, each with the imports that brought it and hold. */
type FilesThatHold = Map<Sha256, ReadonlySet<string>>;

async function filesThatHold({ tables }: Deps, tx: Tx, athlete: AthleteId): Promise<FilesThatHold> {
  const batches = new Map<Sha256, Set<string>>();
  for (const { sha256, batchId } of await tables.importLog.filesWithEntries(tx, athlete)) {
    batches.set(sha256, (batches.get(sha256) ?? new Set()).add(batchId));
  }
  return batches;
}

async function linesUpTo({ journal, tables }: Deps, upTo: JournalEntry): Promise<readonly JournalEntry[]> {
  const lines = await journal.read();
  const end = lines.findIndex(({ id }) => id === upTo.id);
  return lines
    .slice(0, end + 1)
    .filter(({ athlete, fact }) => athlete === upTo.athlete && tables.entries.writesEntries(fact));
}

/** The same bytes again change nothing: a file is written where it was first offered by an import that holds. */
async function refillFile(deps: Deps, tx: Tx, entry: JournalEntry, files: FilesThatHold): Promise<void> {
  if (entry.fact.kind !== "import" || entry.fact.file.sha256 === null) return;
  const { file, batchId } = entry.fact;
  if (file.sha256 === null || files.get(file.sha256)?.has(batchId) !== true) return;
  const decoded = await decodeAgain(deps, entry);
  if (decoded?.kind !== "decoded") return;
  await putEntries(deps, tx, entry.athlete, decoded.entries);
  files.delete(file.sha256);
}
