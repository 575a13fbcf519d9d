import type { JournalEntry } from "../domain/journal.ts";
import type { Account } from "../domain/people.ts";
import { peopleAfter } from "../domain/people-state.ts";
import type { ErasingAccount } from "../store/custody/erasing.ts";
import type { KnownBackup } from "../store/custody/known-backups.ts";
import type { Tx } from "../store/session.ts";
import type { Deps } from "./deps.ts";
import { noteLag } from "./journal-lag.ts";
import { NotFoundError } from "./not-found-error.ts";
import { refuseLastOwner } from "./people/accounts.ts";
import { tracesOf } from "./people/traces-of-account.ts";

/** What there is of an account, and what stays when it is erased. */
export interface AccountErasePlan {
  readonly login: string;
  readonly journalLines: number;
  /** Notes that it wrote to athletes: they stay, by "a former account". */
  readonly notes: number;
  /** Whose data are its own: they stay. Null for none. */
  readonly athlete: string | null;
  /** Backups made from this folder: what was held then is still in them. */
  readonly backups: readonly KnownBackup[];
}

/** Says what erasing an account would remove. Removes nothing. @throws NotFoundError, PersonError */
export async function accountErasePlan(deps: Deps, login: string): Promise<AccountErasePlan> {
  const entries = await deps.journal.read();
  const account = erasable(entries, login);
  return {
    login: account.login,
    journalLines: tracesOf(entries, account).entries.length,
    notes: [...peopleAfter(entries).notes.values()].filter(({ by }) => by === account.id).length,
    athlete: account.athlete,
    backups: await deps.custody.knownBackups.knownBackups(deps.store.dataDir),
  };
}

/**
 * Erases an account for good: its lines of the journal, its sessions, and how its secrets were used. The database file is
 * then written anew, because the engine leaves the bytes of deleted rows where they were. Once begun it is finished, by the
 * next start if need be.
 *
 * @throws NotFoundError, PersonError when it is the last owner of others; FolderError when the data folder takes no more
 */
export async function eraseAccount(deps: Deps, login: string): Promise<AccountErasePlan> {
  const plan = await accountErasePlan(deps, login);
  const { erasing } = deps.custody;
  await deps.store.write(async (tx) => {
    const entries = await deps.journal.read();
    const account = erasable(entries, plan.login);
    const begun = { account: account.id, ...tracesOf(entries, account) };
    await erasing.beginErasingAccount(deps.store.dataDir, begun);
    await remove(deps, tx, begun);
  });
  await finish(deps);
  return plan;
}

/** Goes on with an erasing that a stop cut off. To be called before anything else reads the folder. @returns whether there was one */
export async function resumeErasingAccount(deps: Deps): Promise<boolean> {
  const begun = await deps.custody.erasing.begunErasingAccount(deps.store.dataDir);
  if (begun === null) return false;
  await deps.store.write((tx) => remove(deps, tx, begun));
  await finish(deps);
  return true;
}

/** Every step can be done again: what is gone already stays gone. */
async function remove(deps: Deps, tx: Tx, { account, entries, secrets }: ErasingAccount): Promise<void> {
  noteLag(deps.journal); // if it stops here, the next write must not rely on the database
  await deps.journal.removeLines(new Set(entries));
  await deps.tables.people.forgetPeopleFacts(tx, entries);
  await deps.tables.accessRecords.eraseAccount(tx, account, secrets);
}

async function finish(deps: Deps): Promise<void> {
  await deps.store.renew();
  await deps.custody.erasing.endErasingAccount(deps.store.dataDir);
}

/** The account of a login, unless others would be left without an owner. */
function erasable(entries: readonly JournalEntry[], login: string): Account {
  const state = peopleAfter(entries);
  const account = [...state.accounts.values()].find((one) => one.login === login.trim().toLowerCase());
  if (account === undefined) throw new NotFoundError(`there is no account ${login} (niggle account list shows them)`);
  if (state.accounts.size > 1) refuseLastOwner(state, account.id);
  return account;
}
