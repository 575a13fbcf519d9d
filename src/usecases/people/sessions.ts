import type { UtcInstant } from "../../domain/instant.ts";
import type { AccountId } from "../../domain/people.ts";
import type { From, LoginSession, PeopleSignIn } from "../people.ts";
import { daysAfter, type PeopleWorld } from "./people-world.ts";
import { hashOf, newSecret } from "./secrets.ts";

/** A session that is not used ends after two weeks, and every session after three months. */
const IDLE_DAYS = 14;
const MOST_DAYS = 90;
const SEEN_EVERY_MS = 600_000;
const MOST_AGENT_CHARS = 200;
/** Of the hash of a session, as its name in a list. */
const ID_CHARS = 16;

type Sessions = Pick<
  PeopleSignIn,
  "startSession" | "viewerOfSession" | "signOut" | "sessions" | "sessionIdOf" | "endSession"
>;

/** Browsers that are signed in. */
export function sessions(world: PeopleWorld): Sessions {
  const { deps, state } = world;
  const { accessRecords } = deps.tables;
  return {
    startSession: (account, from) => beginSession(world, { account, from, replaces: null }),

    async viewerOfSession(secret) {
      const hash = hashOf(secret);
      const now = deps.now();
      const kept = await deps.store.read((reader) => accessRecords.sessionOf(reader, hash));
      if (kept === null || kept.endsAt <= now) return null;
      const account = (await state()).accounts.get(kept.account);
      if (account === undefined || account.isDisabled) return null;
      if (now - kept.seenAt > SEEN_EVERY_MS) {
        const seen = { hash, seenAt: now, endsAt: endOf(kept.madeAt, now) };
        await deps.store.write((tx) => accessRecords.sessionSeen(tx, seen));
      }
      return { kind: "account", account, via: "session", token: null };
    },

    async signOut(session) {
      await deps.store.write((tx) => accessRecords.endSessions(tx, { hash: hashOf(session), now: deps.now() }));
    },

    async sessions(account) {
      const kept = await deps.store.read((reader) => accessRecords.sessionsOf(reader, account));
      const now = deps.now();
      return kept
        .filter(({ endsAt }) => endsAt > now)
        .map(({ hash, account: _, ...session }): LoginSession => ({ id: hash.slice(0, ID_CHARS), ...session }));
    },

    sessionIdOf: (secret) => hashOf(secret).slice(0, ID_CHARS),

    async endSession(account, id) {
      const kept = await deps.store.read((reader) => accessRecords.sessionsOf(reader, account));
      const hash = kept.find((session) => session.hash.slice(0, ID_CHARS) === id)?.hash;
      if (hash !== undefined) await deps.store.write((tx) => accessRecords.endSessions(tx, { hash, now: deps.now() }));
    },
  };
}

const endOf = (madeAt: UtcInstant, seenAt: UtcInstant): UtcInstant =>
  Math.min(daysAfter(madeAt, MOST_DAYS), daysAfter(seenAt, IDLE_DAYS)) as UtcInstant;

interface Beginning {
  readonly account: AccountId;
  readonly from: From;
  /** The session of this browser until now: a new one is never a session that somebody else could have set. */
  readonly replaces: string | null;
}

/** @returns the secret of a new session */
export async function beginSession({ deps }: PeopleWorld, { account, from, replaces }: Beginning): Promise<string> {
  const { accessRecords } = deps.tables;
  const secret = newSecret();
  const madeAt = deps.now();
  await deps.store.write(async (tx) => {
    await accessRecords.endSessions(tx, { hash: replaces === null ? null : hashOf(replaces), now: madeAt });
    const userAgent = from.userAgent?.slice(0, MOST_AGENT_CHARS) ?? null;
    await accessRecords.addSession(tx, {
      hash: hashOf(secret),
      account,
      madeAt,
      endsAt: endOf(madeAt, madeAt),
      userAgent,
    });
  });
  return secret;
}
