import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import type { Account, AccountId, Passkey, PasskeyId } from "../../domain/people.ts";
import { type KeptPasskey, NO_CREDENTIALS, type PeopleState } from "../../domain/people-state.ts";
import { said } from "../../messages/said.ts";
import { NotFoundError } from "../not-found-error.ts";
import type { PasskeySite, PeoplePasskeys } from "../passkeys.ts";
import { accountFact } from "./accounts.ts";
import { accountIn } from "./acting.ts";
import { saidOfNew } from "./passkey-answer.ts";
import type { PasskeyChallenges } from "./passkey-challenges.ts";
import { checkNewPasskey, PASSKEY_ALGORITHMS } from "./passkey-checks.ts";
import type { Passwords } from "./passwords.ts";
import type { PeopleWorld } from "./people-world.ts";
import { PersonError } from "./person-problem.ts";
import { hashOf } from "./secrets.ts";
import type { SlowDown } from "./slow-down.ts";

const MOST_NAME_CHARS = 60;
const MOST_PASSKEYS = 20;
/** How long a browser asks its person. */
export const ASKING_MS = 120_000;

type OwnPasskeys = Pick<PeoplePasskeys, "passkeys" | "offerPasskey" | "addPasskey" | "removePasskey">;

/** What guards passkeys and passwords alike. */
export interface Gates {
  readonly slowDown: SlowDown;
  readonly challenges: PasskeyChallenges;
}

/** The passkeys of an account: its owner adds and removes them. */
export function ownPasskeys(world: PeopleWorld, passwords: Passwords, { slowDown, challenges }: Gates): OwnPasskeys {
  const { deps, state, decide } = world;
  const { accessRecords } = deps.tables;
  return {
    async passkeys(account) {
      const own = passkeysOf(await state(), account);
      const uses = await deps.store.read((reader) => accessRecords.passkeyUses(reader, account));
      const usedAt = new Map(uses.map((use) => [use.id, use.usedAt]));
      return own.map((one) => ({ ...withoutCredential(one), usedAt: usedAt.get(one.id) ?? null })).reverse();
    },

    async offerPasskey(id, { name, password, site }, { address }) {
      const stands = await state();
      const account = accountIn(stands, id);
      const trying = { account: account.login, address };
      const waitS = slowDown.tryNow(trying, deps.now());
      if (waitS > 0) return { kind: "wait", waitS };
      const { passwordHash } = stands.credentials.get(id) ?? NO_CREDENTIALS;
      if (!(await passwords.isRight(password, passwordHash))) return { kind: "refused" };
      slowDown.wasRight(trying);
      nameFrom(name);
      const own = passkeysOf(stands, id);
      refuseTooMany(own);
      const { challenge, pending } = challenges.ask(purposeOf(id), deps.now());
      return { kind: "offered", pending, options: creationOf(account, { challenge, site, own }) };
    },

    async addPasskey(account, { name, pending, site, answer }) {
      const given = nameFrom(name);
      const said = saidOfNew(answer);
      if (said === null) return null;
      if (!challenges.take(said.challenge, { purpose: purposeOf(account), pending }, deps.now())) return null;
      const credential = await checkNewPasskey(said, site);
      if (credential === null) return null;
      return decide((stands, at) => {
        refuseTooMany(passkeysOf(stands, account));
        if (passkeyOfCredential(stands, credential.credential) !== null) return { facts: [], result: null };
        const passkey = { id: deps.newId() as PasskeyId, name: given, site: site.name };
        const fact = { kind: "passkey-made", account, passkey: { ...passkey, ...credential } } as const;
        return {
          facts: [accountFact(account, fact)],
          result: { ...passkey, account, madeAt: at, doubtedAt: null },
        };
      });
    },

    async removePasskey(account, passkey) {
      await decide((stands) => {
        if (stands.passkeys.get(passkey)?.account !== account) throw new NotFoundError(said("refused.no-passkey"));
        return { facts: [accountFact(account, { kind: "passkey-removed", account, passkey })], result: null };
      });
      await deps.store.write((tx) => accessRecords.forgetPasskeyUse(tx, passkey));
    },
  };
}

/** The passkey that its device knows under this id; null when none here is. */
export function passkeyOfCredential(state: PeopleState, credential: string): KeptPasskey | null {
  return [...state.passkeys.values()].find((one) => one.credential === credential) ?? null;
}

/** By which a passkey says whose it is: the same for all passkeys of an account, and nothing to learn from. */
export const userHandleOf = (account: AccountId): string =>
  Buffer.from(hashOf(`passkey user ${account}`), "hex").toString("base64url");

const purposeOf = (account: AccountId): string => `passkey of ${account}`;

const passkeysOf = (state: PeopleState, account: AccountId): readonly KeptPasskey[] =>
  [...state.passkeys.values()].filter((one) => one.account === account);

const withoutCredential = ({ id, account, name, site, madeAt, doubtedAt }: KeptPasskey): Passkey => ({
  id,
  account,
  name,
  site,
  madeAt,
  doubtedAt,
});

/** @throws PersonError */
function nameFrom(text: string): string {
  const name = text.trim();
  const chars = [...name].length;
  if (chars >= 1 && chars <= MOST_NAME_CHARS) return name;
  throw new PersonError("passkey-name", `the passkey's name has ${chars} characters (want 1–${MOST_NAME_CHARS})`);
}

/** @throws PersonError */
function refuseTooMany(own: readonly KeptPasskey[]): void {
  if (own.length >= MOST_PASSKEYS)
    throw new PersonError("too-many", `there are ${own.length} passkeys (remove one first)`);
}

interface Creating {
  readonly challenge: string;
  readonly site: PasskeySite;
  readonly own: readonly KeptPasskey[];
}

/** What a browser is asked to make: a passkey that its device finds by itself and that asks for a finger, a face or a PIN. */
function creationOf(
  { id, login, displayName }: Account,
  { challenge, site, own }: Creating,
): PublicKeyCredentialCreationOptionsJSON {
  return {
    challenge,
    rp: { id: site.name, name: "Niggle" },
    user: { id: userHandleOf(id), name: login, displayName },
    pubKeyCredParams: PASSKEY_ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
    timeout: ASKING_MS,
    attestation: "none",
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    excludeCredentials: own
      .filter((one) => one.site === site.name && one.doubtedAt === null)
      .map(({ credential }) => ({ type: "public-key", id: credential })),
  };
}
