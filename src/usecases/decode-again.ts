import type { JournalEntry } from "../domain/journal.ts";
import type { DecodedFile } from "../ingest/decoded-file.ts";
import type { Deps } from "./deps.ts";

/** Reads the file of an import entry from the originals again; null for every other entry. */
export async function decodeAgain(deps: Deps, { fact }: JournalEntry): Promise<DecodedFile | null> {
  if (fact.kind !== "import" || fact.refusal !== null || fact.file.sha256 === null) return null;
  return deps.decodeKept(fact.file.sha256, { homeZone: fact.homeZone });
}
