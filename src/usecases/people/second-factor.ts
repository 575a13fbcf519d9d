import type { AccountId } from "../../domain/people.ts";
import { NO_CREDENTIALS, type PeopleState } from "../../domain/people-state.ts";
import { said } from "../../messages/said.ts";
import { NotAllowedError } from "../not-allowed-error.ts";
import type { PeopleSignIn } from "../people.ts";
import { accountFact } from "./accounts.ts";
import { accountIn } from "./acting.ts";
import { newRecoveryCodes, newTotpSecret, stepOfCode, totpUri } from "./one-time-code.ts";
import type { Passwords } from "./passwords.ts";
import type { PeopleWorld } from "./people-world.ts";
import { PersonError } from "./person-problem.ts";
import { hashOf } from "./secrets.ts";
import { beginSession } from "./sessions.ts";
import type { SlowDown } from "./slow-down.ts";

type Proofs = Pick<
  PeopleSignIn,
  "changePassword" | "offerTotp" | "confirmTotp" | "hasTotp" | "removeTotp" | "renewRecoveryCodes" | "recoveryCodesLeft"
>;

const BASE32 = /^[A-Z2-7]{32}$/;

/** What proves who somebody is: the password, the second factor, and codes for when that is lost. */
export function proofs(world: PeopleWorld, passwords: Passwords, slowDown: SlowDown): Proofs {
  const { deps, state, decide } = world;
  /** Whoever got hold of a session does not get to guess the password with it. */
  const isTheirs = async (account: AccountId, password: string) => {
    const stands = await state();
    const trying = { account: accountIn(stands, account).login, address: account };
    if (slowDown.tryNow(trying, deps.now()) > 0)
      throw new PersonError("wait", "the password was tried too often (wait a minute)");
    const isRight = await passwords.isRight(password, credentialsIn(stands, account).passwordHash);
    if (isRight) slowDown.wasRight(trying);
    return isRight;
  };

  return {
    async changePassword(account, { old, fresh }, from) {
      if (!(await isTheirs(account, old))) return null;
      const hash = await passwords.hash(fresh, accountIn(await state(), account).login);
      await decide(() => ({ facts: [accountFact(account, { kind: "password-set", account, hash })], result: null }));
      await deps.store.write((tx) => deps.tables.accessRecords.endSessions(tx, { account, now: deps.now() }));
      return beginSession(world, { account, from, replaces: null });
    },
    async offerTotp(account) {
      const secret = newTotpSecret();
      return { secret, uri: totpUri(secret, accountIn(await state(), account).login) };
    },
    async confirmTotp(account, { secret, code }) {
      if (!BASE32.test(secret) || stepOfCode(secret, code, deps.now()) === null) return null;
      const codes = newRecoveryCodes();
      const hashes = codes.map(hashOf);
      await decide(() => ({
        facts: [
          accountFact(account, { kind: "totp-set", account, secret }),
          accountFact(account, { kind: "recovery-codes-set", account, hashes }),
        ],
        result: null,
      }));
      return codes;
    },
    hasTotp: async (account) => credentialsIn(await state(), account).totpSecret !== null,
    async removeTotp(account, password) {
      if (!(await isTheirs(account, password))) return false;
      await decide(() => ({
        facts: [
          accountFact(account, { kind: "totp-set", account, secret: null }),
          accountFact(account, { kind: "recovery-codes-set", account, hashes: [] }),
        ],
        result: null,
      }));
      return true;
    },
    async renewRecoveryCodes(by, account) {
      if (by !== null && by !== account) throw new NotAllowedError(said("refused.codes-of-others"));
      const codes = newRecoveryCodes();
      await decide((stands) => {
        accountIn(stands, account);
        const fact = { kind: "recovery-codes-set", account, hashes: codes.map(hashOf) } as const;
        return { facts: [accountFact(by, fact)], result: null };
      });
      return codes;
    },
    recoveryCodesLeft: async (account) => credentialsIn(await state(), account).recoveryHashes.size,
  };
}

const credentialsIn = (state: PeopleState, account: AccountId) => state.credentials.get(account) ?? NO_CREDENTIALS;
