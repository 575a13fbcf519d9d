import { isPeopleFact } from "../domain/people-facts.ts";
import type { Tx } from "../store/session.ts";
import { type AthleteTotals, athleteTotals } from "./athlete-totals.ts";
import { catchUp } from "./catch-up.ts";
import type { Deps } from "./deps.ts";
import { noteLag } from "./journal-lag.ts";

export interface RebuildEvent {
  readonly kind: "rebuilt";
  readonly done: number;
  readonly total: number;
}

export interface RebuildResult {
  readonly entries: number;
  readonly before: readonly AthleteTotals[];
  readonly after: readonly AthleteTotals[];
  /** Originals that no line of the journal mentions. They are kept. */
  readonly unmentionedOriginals: number;
}

/**
 * Empties every derived table and replays the journal and the originals. What is written meanwhile waits its turn: it is
 * applied after everything before it. A crash on the way is finished by the next start.
 */
export async function rebuild(deps: Deps, onEvent: (event: RebuildEvent) => void): Promise<RebuildResult> {
  const before = await athleteTotals(deps);
  const people = await deps.store.write(async (tx) => {
    noteLag(deps.journal);
    await deps.tables.totals.clearDerived(tx);
    return restorePeople(deps, tx);
  });
  const entries = await catchUp(deps, (done, total) => onEvent({ kind: "rebuilt", done, total }));
  return {
    entries: entries + people,
    before,
    after: await athleteTotals(deps),
    unmentionedOriginals: await countUnmentioned(deps),
  };
}

/**
 * What people decided comes back in the transaction that clears the rest: at no moment is there a server without accounts,
 * or a grant that was taken back and counts again.
 */
async function restorePeople({ journal, tables }: Deps, tx: Tx): Promise<number> {
  await tables.people.clearPeopleFacts(tx);
  const entries = (await journal.read()).filter(({ fact }) => isPeopleFact(fact));
  for (const entry of entries) await tables.people.addPeopleFact(tx, entry);
  await tables.journalPosition.markApplied(tx, entries);
  return entries.length;
}

async function countUnmentioned(deps: Deps): Promise<number> {
  const mentioned = new Set<string>();
  for (const entry of await deps.journal.read()) {
    if (entry.fact.kind === "import" && entry.fact.file.sha256 !== null) mentioned.add(entry.fact.file.sha256);
  }
  return (await deps.originals.list()).filter((sha256) => !mentioned.has(sha256)).length;
}
