import type { Account } from "../../domain/people.ts";
import type { KeptPasskey, PeopleState } from "../../domain/people-state.ts";
import type { PasskeySite, PeoplePasskeys } from "../passkeys.ts";
import { accountFact } from "./accounts.ts";
import { type SaidOfUse, saidOfUse } from "./passkey-answer.ts";
import { checkPasskeyUse } from "./passkey-checks.ts";
import { ASKING_MS, type Gates, passkeyOfCredential, userHandleOf } from "./passkeys.ts";
import type { PeopleWorld } from "./people-world.ts";
import { beginSession } from "./sessions.ts";

const PURPOSE = "sign in";
/** Of the name of a passkey, to slow guessing down. */
const MOST_ID_CHARS = 100;

type PasskeySignIn = Pick<PeoplePasskeys, "askForPasskey" | "signInWithPasskey">;

/** Signing in with a passkey: refused in the words, and slowed down by the count, of signing in with a password. */
export function passkeySignIn(world: PeopleWorld, { slowDown, challenges }: Gates): PasskeySignIn {
  const { deps, state } = world;
  return {
    askForPasskey(site) {
      const { challenge, pending } = challenges.ask(PURPOSE, deps.now());
      const options = { challenge, rpId: site.name, userVerification: "required", timeout: ASKING_MS } as const;
      return { options, pending };
    },

    async signInWithPasskey({ pending, site, answer, replaces }, from) {
      const said = saidOfUse(answer);
      const trying = { account: `passkey ${said?.id.slice(0, MOST_ID_CHARS) ?? ""}`, address: from.address };
      const waitS = slowDown.tryNow(trying, deps.now());
      if (waitS > 0) return { kind: "wait", waitS };
      if (said === null || !challenges.take(said.challenge, { purpose: PURPOSE, pending }, deps.now()))
        return { kind: "refused" };
      const found = openedBy(await state(), said, site);
      if (found === null || !(await isRightUse(world, found.passkey, { said, site }))) return { kind: "refused" };
      slowDown.wasRight(trying);
      const { account } = found;
      return {
        kind: "signed-in",
        account,
        session: await beginSession(world, { account: account.id, from, replaces }),
      };
    },
  };
}

interface Opened {
  readonly passkey: KeptPasskey;
  readonly account: Account;
}

/** The passkey that somebody says they have, with the account it opens; null where it opens none here. */
function openedBy(state: PeopleState, { id, userHandle }: SaidOfUse, site: PasskeySite): Opened | null {
  const passkey = passkeyOfCredential(state, id);
  if (passkey === null || passkey.site !== site.name || passkey.doubtedAt !== null) return null;
  const account = state.accounts.get(passkey.account);
  if (account === undefined || account.isDisabled || userHandle !== userHandleOf(account.id)) return null;
  return { passkey, account };
}

interface Using {
  readonly said: SaidOfUse;
  readonly site: PasskeySite;
}

async function isRightUse(world: PeopleWorld, passkey: KeptPasskey, { said, site }: Using): Promise<boolean> {
  const signatures = await checkPasskeyUse(said, site, passkey);
  if (signatures === null) return false;
  if (await countUse(world, passkey, signatures)) return true;
  // Two devices count by themselves: somebody has a copy. Nobody can say which of them it is, so neither opens anything.
  const { id, account } = passkey;
  await world.decide(({ passkeys }) => ({
    facts: passkeys.has(id) ? [accountFact(null, { kind: "passkey-doubted", account, passkey: id })] : [],
    result: null,
  }));
  return false;
}

/** Keeps how far a passkey has counted. @returns false when it told no more than before; one that tells 0 does not count */
async function countUse({ deps }: PeopleWorld, passkey: KeptPasskey, signatures: number): Promise<boolean> {
  const { accessRecords } = deps.tables;
  const { id, account } = passkey;
  return deps.store.write(async (tx) => {
    const before = (await accessRecords.passkeyUses(tx, account)).find((use) => use.id === id);
    const told = before?.signatures ?? passkey.signatures;
    if (signatures <= told && !(signatures === 0 && told === 0)) return false;
    await accessRecords.putPasskeyUse(tx, account, { id, signatures, usedAt: deps.now() });
    return true;
  });
}
