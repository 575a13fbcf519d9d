import { createHash } from "node:crypto";
import type { AthleteId, EntryId } from "../domain/ids.ts";
import type { FileOutcome } from "../domain/import-outcome.ts";
import type { UtcInstant } from "../domain/instant.ts";
import type { JournalFact } from "../domain/journal.ts";
import type { AccountId } from "../domain/people.ts";
import { markedName } from "../domain/write-key.ts";
import type { DecodedFile } from "../ingest/decoded-file.ts";
import { said } from "../messages/said.ts";
import type { Reader, Tx } from "../store/session.ts";
import { applyEntries, type ReadEntry } from "./apply-entry.ts";
import { decodeAgain } from "./decode-again.ts";
import type { Deps } from "./deps.ts";
import { lagOf, noteCaughtUp, noteLag } from "./journal-lag.ts";
import { ReusedKeyError } from "./reused-key-error.ts";

/** A fact to write down; a file comes with what was decoded from it, or without when its bytes were known before. */
export interface NewFact {
  readonly fact: JournalFact;
  readonly decoded: DecodedFile | null;
  /** The account that said it about somebody else's data; absent for one's own. */
  readonly by?: AccountId;
}

/**
 * Writes facts to the journal, synced, and then to the database, in one order for all writers. When this resolves, the
 * facts cannot be lost. When the database fails after the journal, the next write (or the next start) applies what is
 * missing before anything else.
 *
 * @param key names this call for good: when its facts were written before, they are not written again
 * @throws ReusedKeyError when other facts were written under the name in the key (`writeKey`)
 */
export async function recordFacts(
  deps: Deps,
  athlete: AthleteId,
  facts: readonly NewFact[],
  key?: string,
): Promise<readonly FileOutcome[]> {
  if (facts.length === 0) return [];
  const outcomes = await writeInOrder(deps, async (tx) => {
    if (await isReused(deps, tx, { space: athlete, key })) return null;
    return writeFacts(deps, tx, await newEntries(deps, tx, { athlete, facts, key }));
  });
  // A refusal has written nothing: it is no failure of the write.
  if (outcomes === null) throw reusedKey();
  return outcomes;
}

/** What was decided on what stands, with what it comes to for who asked. */
export interface Decided<T> {
  readonly facts: readonly DecidedFact[];
  readonly result: T;
}

/** A fact with whom it is about and the account that said it; null where nobody signed in. */
export interface DecidedFact {
  readonly athlete: AthleteId;
  readonly by: AccountId | null;
  readonly fact: Exclude<JournalFact, { readonly kind: "import" }>;
}

/** A decision that its writer named. Sent again under the name, nothing is written. */
export interface NamedDecision<T> {
  /** Null is the person at this machine. */
  readonly by: AccountId | null;
  /** As `writeKey` makes it. */
  readonly key: string;
  /** What it came to, when it was written down before. */
  readonly again: (tx: Tx) => Promise<T>;
}

/**
 * Decides on what stands and writes it down in one turn: nothing comes in between. What `decide` throws writes nothing.
 *
 * @throws ReusedKeyError when the same writer wrote something else under the name in the key
 */
export async function recordDecision<T>(
  deps: Deps,
  decide: (tx: Tx, at: UtcInstant) => Promise<Decided<T>>,
  named?: NamedDecision<T>,
): Promise<T> {
  const once = named === undefined ? null : { space: spaceOf(named.by), ...named };
  const outcome = await writeInOrder(deps, async (tx) => {
    const at = deps.now();
    if (once !== null && (await isReused(deps, tx, once))) return { error: reusedKey() };
    if (once !== null && (await isWritten(deps, tx, once))) return { result: await once.again(tx) };
    const decided = await decide(tx, at).catch((error: unknown) => ({ error }));
    if ("error" in decided) return decided;
    const entries = decided.facts.map(({ athlete, by, fact }, index): ReadEntry => {
      const id = (once === null ? deps.newId() : `${once.space}-${once.key}-${index}`) as EntryId;
      return { entry: { id, at, athlete, ...(by === null ? {} : { by }), fact }, decoded: null };
    });
    await writeFacts(deps, tx, entries);
    return { result: decided.result };
  });
  // A refusal has written nothing: it is no failure of the write.
  if ("error" in outcome) throw outcome.error;
  return outcome.result;
}

/** One write after all before it: what an earlier one left in the journal alone is applied first. */
async function writeInOrder<T>(deps: Deps, write: (tx: Tx) => Promise<T>): Promise<T> {
  const lag = lagOf(deps.journal);
  try {
    const result = await deps.store.write(async (tx) => {
      if (lagOf(deps.journal) > 0) await applyEntries(deps, tx, await missingEntries(deps));
      return write(tx);
    });
    noteCaughtUp(deps.journal, lag);
    return result;
  } catch (error) {
    noteLag(deps.journal);
    throw error;
  }
}

interface NewFacts {
  readonly athlete: AthleteId;
  readonly facts: readonly NewFact[];
  readonly key: string | undefined;
}

/** The facts as lines of the journal, without those that an earlier call with the same key has written. */
async function newEntries(deps: Deps, tx: Tx, { athlete, facts, key }: NewFacts): Promise<readonly ReadEntry[]> {
  const at = deps.now();
  const entries = facts.map(({ fact, decoded, by }, index): ReadEntry => {
    const id = (key === undefined ? deps.newId() : `${athlete}-${key}-${index}`) as EntryId;
    return { entry: { id, at, athlete, ...(by === undefined ? {} : { by }), fact }, decoded };
  });
  if (key === undefined) return entries;
  const ids = entries.map(({ entry }) => entry.id);
  const applied = await deps.tables.journalPosition.appliedAmong(tx, ids);
  return entries.filter(({ entry }) => !applied.has(entry.id));
}

/** A key among those of one athlete's data, or of one account's decisions. */
interface KeyInSpace {
  readonly space: string;
  readonly key: string | undefined;
}

/** Where the keys of an account's decisions are: a name that no athlete can have, and that an erased account leaves to nobody. */
const spaceOf = (by: AccountId | null): string =>
  `_${createHash("sha256")
    .update(by ?? "")
    .digest("hex")
    .slice(0, 32)}`;

/** Whether something else was written under the name in the key. */
async function isReused(deps: Deps, tx: Tx, { space, key }: KeyInSpace): Promise<boolean> {
  const name = key === undefined ? null : markedName(key);
  if (name === null) return false;
  const known = await deps.tables.journalPosition.appliedUnder(tx, `${space}-${name}`);
  return known.some((id) => !id.startsWith(`${space}-${key}-`));
}

/** Whether facts about an athlete were written under this key before. */
export async function isRecorded(deps: Deps, athlete: AthleteId, key: string | undefined): Promise<boolean> {
  if (key === undefined) return false;
  return deps.store.read((reader) => isWritten(deps, reader, { space: athlete, key }));
}

/** Whether this was written before. */
async function isWritten(deps: Deps, reader: Reader, { space, key }: KeyInSpace): Promise<boolean> {
  const first = `${space}-${key}-0` as EntryId;
  return (await deps.tables.journalPosition.appliedAmong(reader, [first])).has(first);
}

const reusedKey = () => new ReusedKeyError(said("refused.reused-key"));

async function writeFacts(deps: Deps, tx: Tx, entries: readonly ReadEntry[]): Promise<readonly FileOutcome[]> {
  if (entries.length === 0) return [];
  await refuseErased(deps, entries);
  try {
    await deps.journal.append(entries.map(({ entry }) => entry));
    return await applyEntries(deps, tx, entries);
  } catch (error) {
    noteLag(deps.journal); // before the next writer has its turn
    throw error;
  }
}

/** A file that was being imported while an athlete who had it too was erased has lost its original. */
async function refuseErased({ originals }: Deps, entries: readonly ReadEntry[]): Promise<void> {
  const named = entries.flatMap(({ entry: { fact } }) =>
    fact.kind === "import" && fact.file.sha256 !== null ? [fact.file.sha256] : [],
  );
  const lost = await originals.removedAmong(named);
  if (lost !== null) throw new Error(`original ${lost} was erased while it was imported: import the file again`);
}

/** What the journal holds and the database lacks. Only a write may ask: nothing else is under way then. */
async function missingEntries(deps: Deps): Promise<readonly ReadEntry[]> {
  const missing: ReadEntry[] = [];
  for (const entry of await deps.tables.journalPosition.unappliedEntries(deps.store, deps.journal)) {
    missing.push({ entry, decoded: await decodeAgain(deps, entry) });
  }
  return missing;
}
