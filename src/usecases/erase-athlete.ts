import type { AthleteId, Sha256 } from "../domain/ids.ts";
import type { JournalEntry } from "../domain/journal.ts";
import { isAccountFact } from "../domain/people-facts.ts";
import { peopleAfter } from "../domain/people-state.ts";
import type { KnownBackup } from "../store/custody/known-backups.ts";
import type { Deps } from "./deps.ts";
import { noteLag } from "./journal-lag.ts";
import { accountOfAthlete } from "./people/acting.ts";

/** What there is of an athlete, and what is not reached by erasing it here. */
export interface ErasePlan {
  readonly athlete: AthleteId;
  readonly journalLines: number;
  /** Originals that nobody else has. */
  readonly originals: number;
  /** Originals that another athlete has too: these stay. */
  readonly sharedOriginals: number;
  /** Backups made from this folder: what was held then is still in them. */
  readonly backups: readonly KnownBackup[];
  /** The login of the account that these are the own data of: it stays. Null where there is none. */
  readonly account: string | null;
}

/** Says what erasing an athlete would remove. Removes nothing. */
export async function erasePlan(deps: Deps, athlete: AthleteId): Promise<ErasePlan> {
  const entries = await deps.journal.read();
  const { own, shared } = originalsOf(entries, athlete);
  return {
    athlete,
    journalLines: entries.filter((entry) => entry.athlete === athlete).length,
    originals: own.length,
    sharedOriginals: shared.length,
    backups: await deps.custody.knownBackups.knownBackups(deps.store.dataDir),
    account: accountOfAthlete(peopleAfter(entries), athlete)?.login ?? null,
  };
}

/**
 * Erases an athlete for good: originals that nobody else has, lines of the journal, every row, and what is kept beside them.
 * The database file is then written anew, because the engine leaves the bytes of deleted rows where they were. Once begun it
 * is finished, by the next start if need be.
 *
 * @throws FolderError when the data folder takes no more; the next start goes on
 */
export async function eraseAthlete(deps: Deps, athlete: AthleteId): Promise<ErasePlan> {
  const plan = await erasePlan(deps, athlete);
  await deps.custody.erasing.beginErasing(deps.store.dataDir, athlete);
  await finishErasing(deps, athlete);
  return plan;
}

/** Goes on with an erasing that a stop cut off. To be called before anything else reads the folder. */
export async function resumeErasing(deps: Deps): Promise<AthleteId | null> {
  const athlete = await deps.custody.erasing.begunErasing(deps.store.dataDir);
  if (athlete !== null) await finishErasing(deps, athlete);
  return athlete;
}

/** Every step can be done again: what is gone already stays gone. */
async function finishErasing(deps: Deps, athlete: AthleteId): Promise<void> {
  await deps.store.write(async (tx) => {
    noteLag(deps.journal); // if it stops here, the next write must not rely on the database
    // Originals first: their names stand in the lines.
    await deps.originals.remove(originalsOf(await deps.journal.read(), athlete).own);
    await deps.journal.removeLinesOf(athlete);
    await deps.tables.totals.eraseRows(tx, athlete);
  });
  await deps.store.write((tx) => deps.tables.totals.forgetVersion(tx, athlete));
  const isLast = (await deps.journal.read()).every((entry) => isAccountFact(entry.fact));
  await deps.forgetElsewhere(athlete, isLast);
  await deps.store.renew();
  await deps.custody.erasing.endErasing(deps.store.dataDir);
}

function originalsOf(
  entries: readonly JournalEntry[],
  athlete: AthleteId,
): { readonly own: readonly Sha256[]; readonly shared: readonly Sha256[] } {
  const [mine, others] = [new Set<Sha256>(), new Set<Sha256>()];
  for (const { athlete: whose, fact } of entries) {
    if (fact.kind !== "import" || fact.file.sha256 === null) continue;
    (whose === athlete ? mine : others).add(fact.file.sha256);
  }
  return {
    own: [...mine].filter((sha256) => !others.has(sha256)),
    shared: [...mine].filter((sha256) => others.has(sha256)),
  };
}
