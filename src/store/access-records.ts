import type { AthleteId } from "../domain/ids.ts";
import type { UtcInstant } from "../domain/instant.ts";
import type { AccountId, LinkId, PasskeyId, SecretHash, TokenId } from "../domain/people.ts";
import { num, numOrNull, type Row, text, textOrNull } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** A browser that is signed in, under the hash of its secret. */
export interface KeptSession {
  readonly hash: SecretHash;
  readonly account: AccountId;
  readonly madeAt: UtcInstant;
  readonly seenAt: UtcInstant;
  readonly endsAt: UtcInstant;
  readonly userAgent: string | null;
}

export async function addSession(tx: Tx, session: Omit<KeptSession, "seenAt">): Promise<void> {
  await tx.run("login-session-add", {
    session_sha256: session.hash,
    account: session.account,
    made_at: session.madeAt,
    ends_at: session.endsAt,
    user_agent: session.userAgent,
  });
}

/** The session of a hash, over or not; null when there is none. */
export async function sessionOf(reader: Reader, hash: SecretHash): Promise<KeptSession | null> {
  const [session] = await reader.query("login-session", { session_sha256: hash }, sessionIn);
  return session ?? null;
}

/** The sessions of an account, the one seen last first. */
export async function sessionsOf(reader: Reader, account: AccountId): Promise<readonly KeptSession[]> {
  return reader.query("login-sessions", { account }, sessionIn);
}

export async function sessionSeen(
  tx: Tx,
  { hash, seenAt, endsAt }: Pick<KeptSession, "hash" | "seenAt" | "endsAt">,
): Promise<void> {
  await tx.run("login-session-seen", { session_sha256: hash, seen_at: seenAt, ends_at: endsAt });
}

/** Ends one session, or all of an account; those of anybody that are over are forgotten too. */
export async function endSessions(
  tx: Tx,
  { hash = null, account = null, now }: { hash?: SecretHash | null; account?: AccountId | null; now: UtcInstant },
): Promise<void> {
  await tx.run("login-sessions-end", { session_sha256: hash, account, now });
}

const sessionIn = (row: Row): KeptSession => ({
  hash: text(row, "session_sha256"),
  account: text(row, "account"),
  madeAt: num(row, "made_at"),
  seenAt: num(row, "seen_at"),
  endsAt: num(row, "ends_at"),
  userAgent: textOrNull(row, "user_agent"),
});

/** How often something secret was used, and when last. */
export interface SecretUse {
  readonly times: number;
  readonly usedAt: UtcInstant;
}

export async function secretUsed(tx: Tx, id: TokenId | LinkId, usedAt: UtcInstant): Promise<void> {
  await tx.run("secret-used", { secret_id: id, used_at: usedAt });
}

/** The use of some tokens or links; what was never used is not among them. */
export async function secretUses(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, SecretUse>> {
  const rows = await reader.query("secret-uses", { secret_id: ids }, (row): [string, SecretUse] => [
    text(row, "secret_id"),
    { times: num(row, "times"), usedAt: num(row, "used_at") },
  ]);
  return new Map(rows);
}

/** Forgets who is signed in to an account, its last code, and how its passkeys, tokens and links were used. */
export async function eraseAccount(tx: Tx, account: AccountId, secrets: readonly string[]): Promise<void> {
  await tx.run("erase-account", { account });
  await tx.run("secret-uses-forget", { secret_id: secrets });
}

/** The last 30 seconds whose code an account used; null when none was. */
export async function totpStep(reader: Reader, account: AccountId): Promise<number | null> {
  const [step] = await reader.query("totp-use", { account }, (row) => numOrNull(row, "step"));
  return step ?? null;
}

export async function putTotpStep(tx: Tx, account: AccountId, step: number): Promise<void> {
  await tx.run("totp-use-put", { account, step });
}

/** How a passkey was used. */
export interface PasskeyUse {
  readonly id: PasskeyId;
  /** The highest count of its signatures that it told; a passkey that does not count stays at 0. */
  readonly signatures: number;
  readonly usedAt: UtcInstant;
}

/** How the passkeys of an account were used; what was never used is not among them. */
export async function passkeyUses(reader: Reader, account: AccountId): Promise<readonly PasskeyUse[]> {
  return reader.query("passkey-uses", { account }, (row) => ({
    id: text(row, "passkey"),
    signatures: num(row, "signatures"),
    usedAt: num(row, "used_at"),
  }));
}

export async function putPasskeyUse(tx: Tx, account: AccountId, { id, signatures, usedAt }: PasskeyUse): Promise<void> {
  await tx.run("passkey-use-put", { passkey: id, account, signatures, used_at: usedAt });
}

export async function forgetPasskeyUse(tx: Tx, id: PasskeyId): Promise<void> {
  await tx.run("passkey-use-forget", { passkey: id });
}

/** Somebody reached an athlete's data. */
export interface KeptAccess {
  readonly actorKind: "account" | "link" | "machine";
  /** Its id; empty for a program of this machine. */
  readonly actor: string;
  readonly via: "session" | "token" | "link" | "machine";
  readonly action: string;
}

/** Puts on record that somebody reached the data of these athletes, each named once. */
export async function addAccess(
  tx: Tx,
  athletes: readonly AthleteId[],
  { actorKind, actor, via, action }: KeptAccess,
  at: UtcInstant,
): Promise<void> {
  await tx.run("audit-event-add", { athletes, actor_kind: actorKind, actor, via, action, at });
}

/** Where a page of the record goes on: behind what this one reached, when, how and by what. */
type AccessPlace = Omit<KeptAccess, "actorKind"> & { readonly firstAt: UtcInstant };

/** Who reached an athlete's data, what began last first. */
export async function accessesOf(
  reader: Reader,
  athlete: AthleteId,
  { most, behind }: { readonly most: number; readonly behind: AccessPlace | null },
): Promise<
  readonly (KeptAccess & { readonly firstAt: UtcInstant; readonly lastAt: UtcInstant; readonly times: number })[]
> {
  const place = {
    behind_at: behind?.firstAt ?? null,
    behind_actor: behind?.actor ?? null,
    behind_via: behind?.via ?? null,
    behind_action: behind?.action ?? null,
  };
  return reader.query("audit-events", { athlete, most, ...place }, (row) => ({
    actorKind: text(row, "actor_kind"),
    actor: text(row, "actor"),
    via: text(row, "via"),
    action: text(row, "action"),
    firstAt: num(row, "first_at"),
    lastAt: num(row, "last_at"),
    times: num(row, "times"),
  }));
}
