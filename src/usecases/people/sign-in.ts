import type { AccountId, SecretHash } from "../../domain/people.ts";
import { NO_CREDENTIALS } from "../../domain/people-state.ts";
import type { From, PeopleSignIn, SignIn } from "../people.ts";
import { accountFact } from "./accounts.ts";
import { recoveryCodeIn, stepOfCode } from "./one-time-code.ts";
import type { Passwords } from "./passwords.ts";
import type { PeopleWorld } from "./people-world.ts";
import { hashOf, newSecret } from "./secrets.ts";
import { beginSession } from "./sessions.ts";
import type { SlowDown } from "./slow-down.ts";

const PENDING_MS = 300_000;
const MOST_PENDING = 1000;

interface Pending {
  readonly account: AccountId;
  readonly login: string;
  readonly endsAt: number;
}

type SignInSteps = Pick<PeopleSignIn, "signIn" | "signInWithCode">;

/** Signing in with a password and, where it is set, a second factor. */
export function signInSteps(world: PeopleWorld, passwords: Passwords, slowDown: SlowDown): SignInSteps {
  const { deps, state } = world;
  const pending = new Map<SecretHash, Pending>();
  const begin = (account: AccountId, from: From, replaces: string | null) =>
    beginSession(world, { account, from, replaces });

  return {
    async signIn({ login: typed, password, replaces }, from): Promise<SignIn> {
      const login = typed.trim().toLowerCase().slice(0, 100);
      const trying = { account: login, address: from.address };
      const waitS = slowDown.tryNow(trying, deps.now());
      if (waitS > 0) return { kind: "wait", waitS };
      const stands = await state();
      const account = [...stands.accounts.values()].find((one) => one.login === login);
      const credentials = account === undefined ? NO_CREDENTIALS : stands.credentials.get(account.id);
      const isRight = await passwords.isRight(password, credentials?.passwordHash ?? null);
      if (!isRight || account === undefined || account.isDisabled) return { kind: "refused" };
      slowDown.wasRight(trying);
      if (credentials?.totpSecret === null || credentials === undefined)
        return { kind: "signed-in", account, session: await begin(account.id, from, replaces) };
      const secret = newSecret();
      keepPending(pending, hashOf(secret), { account: account.id, login, endsAt: deps.now() + PENDING_MS });
      return { kind: "code-needed", pending: secret };
    },

    async signInWithCode({ pending: secret, code, replaces }, from): Promise<SignIn> {
      const waits = pending.get(hashOf(secret));
      if (waits === undefined || waits.endsAt <= deps.now()) return { kind: "refused" };
      const trying = { account: `code ${waits.login}`, address: from.address };
      const waitS = slowDown.tryNow(trying, deps.now());
      if (waitS > 0) return { kind: "wait", waitS };
      const account = (await state()).accounts.get(waits.account);
      if (account === undefined || account.isDisabled) return { kind: "refused" };
      if (!(await codeIsRight(world, account.id, code))) return { kind: "refused" };
      slowDown.wasRight(trying);
      pending.delete(hashOf(secret));
      return { kind: "signed-in", account, session: await begin(account.id, from, replaces) };
    },
  };
}

function keepPending(pending: Map<SecretHash, Pending>, hash: SecretHash, waits: Pending): void {
  pending.set(hash, waits);
  const [oldest] = pending.keys();
  if (pending.size > MOST_PENDING && oldest !== undefined) pending.delete(oldest);
}

/** Takes a code of the authenticator, or a recovery code, which is then used up. Each works once. */
async function codeIsRight(world: PeopleWorld, account: AccountId, code: string): Promise<boolean> {
  const recovery = recoveryCodeIn(code);
  return recovery === null ? useTotpCode(world, account, code) : useRecoveryCode(world, account, recovery);
}

async function useTotpCode({ deps, state }: PeopleWorld, account: AccountId, code: string): Promise<boolean> {
  const secret = (await state()).credentials.get(account)?.totpSecret ?? null;
  const step = secret === null ? null : stepOfCode(secret, code, deps.now());
  if (step === null) return false;
  return deps.store.write(async (tx) => {
    const last = await deps.tables.accessRecords.totpStep(tx, account);
    if (last !== null && step <= last) return false;
    await deps.tables.accessRecords.putTotpStep(tx, account, step);
    return true;
  });
}

async function useRecoveryCode({ decide }: PeopleWorld, account: AccountId, code: string): Promise<boolean> {
  const hash = hashOf(code);
  return decide((stands) => {
    const isRight = stands.credentials.get(account)?.recoveryHashes.has(hash) === true;
    return isRight
      ? { facts: [accountFact(account, { kind: "recovery-code-used", account, hash })], result: true }
      : { facts: [], result: false };
  });
}
