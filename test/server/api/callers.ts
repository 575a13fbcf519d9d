import { LEVELS, SCOPES } from "../../../src/domain/people.ts";
import { buildPeople } from "../../../src/usecases/people/build-people.ts";
import { type ClubServer, type GrantOf, openClubServer } from "../access/club-server.ts";

/** Somebody who asks, and what they send with every request. */
export interface Caller {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether anything of rita may be in an answer to them. */
  readonly reachesRita: boolean;
  /** Whether what they send still opens anything; absent for who is shut out anyhow. */
  readonly isIn?: () => Promise<boolean>;
}

const GRANTS: Readonly<Record<string, GrantOf>> = {
  full: { scope: "everything", level: "edit", state: "stands" },
  "runs-view": { scope: "runs", level: "view", state: "stands" },
  "pain-comment": { scope: "pain", level: "comment", state: "stands" },
  over: { scope: "everything", level: "edit", state: "over" },
  revoked: { scope: "everything", level: "edit", state: "revoked" },
};

/** What nobody is let in by. */
const MALFORMED = [
  "",
  "Bearer",
  "Bearer  ",
  "Basic cml0YTpsb25nIHNob2VzIDQy",
  "Bearer niggle_a niggle_b",
  "Bearer niggle_é\u0000",
  `Bearer ${"A".repeat(5000)}`,
  "niggle_made-up",
  "Bearer __proto__",
];

/** A club with a coach for each state of a grant. */
export async function openFuzzClub(): Promise<ClubServer> {
  // All come from one address here, which is not what is looked at.
  const club = await openClubServer({ rateLimit: { requests: 1_000_000, perMs: 1000, mostCallers: 100 } });
  for (const [name, grant] of Object.entries(GRANTS)) await club.coach(`coach-${name}`, grant);
  return club;
}

/**
 * Everybody who could ask, with fresh sessions and tokens: what was asked before may have ended theirs. Made twice, the
 * tokens of the first time are revoked.
 */
export async function callersOf(club: ClubServer): Promise<readonly Caller[]> {
  const { accounts, cookieOf, real } = club;
  const { people } = real;
  const { rita } = accounts;
  for (const { id, revokedAt } of await people.tokens(rita.id))
    if (revokedAt === null) await people.revokeToken(rita.id, id);
  const bearer = (name: string, secret: string, reachesRita = true): Caller => ({
    name,
    headers: { authorization: `Bearer ${secret}` },
    reachesRita,
    isIn: async () => (await people.viewerOfToken(secret)) !== null,
  });
  const own: Caller[] = [];
  for (const scope of SCOPES)
    for (const level of LEVELS) {
      const made = await people.makeToken(rita.id, { name: "watch", scopes: [scope], level, days: 30 });
      own.push(bearer(`rita's token for ${scope}, ${level}`, made.secret));
    }
  const sessions: Caller[] = [];
  for (const account of await people.accounts()) {
    const cookie = await cookieOf(account);
    const headers = { cookie, "sec-fetch-site": "same-origin" };
    const isIn = async () => (await people.viewerOfSession(cookie.replace(/^.*?=/, ""))) !== null;
    const { login } = account;
    const grant = GRANTS[login.replace(/^coach-/, "")];
    sessions.push({ name: login, headers, isIn, reachesRita: login === "rita" || grant?.state === "stands" });
  }
  return [...(await shutOut(club)), ...own, ...sessions];
}

/** The same callers, or fresh ones where what was asked before shut one of them out. */
export async function stillIn(club: ClubServer, callers: readonly Caller[]): Promise<readonly Caller[]> {
  for (const { isIn } of callers) if (isIn !== undefined && !(await isIn())) return callersOf(club);
  return callers;
}

/** Those who get in nowhere: without a word, with one that is none, and with one that opens nothing any more. */
export async function shutOut({ accounts, real }: ClubServer): Promise<readonly Caller[]> {
  const { people, deps } = real;
  const all = { name: "old", scopes: ["everything" as const], level: "edit" as const };
  const revoked = await people.makeToken(accounts.rita.id, { ...all, days: null });
  await people.revokeToken(accounts.rita.id, revoked.made.id);
  const back = buildPeople({ ...deps, now: () => (deps.now() - 3 * 86_400_000) as never });
  const expired = await back.makeToken(accounts.rita.id, { ...all, days: 1 });
  const out = (name: string, headers: Record<string, string>): Caller => ({ name, headers, reachesRita: false });
  return [
    out("nobody", {}),
    out("a made-up session", { cookie: `niggle_session=${"A".repeat(43)}` }),
    out("a revoked token", { authorization: `Bearer ${revoked.secret}` }),
    out("an expired token", { authorization: `Bearer ${expired.secret}` }),
    ...MALFORMED.map((authorization) => out(`authorization ${authorization.slice(0, 20)}`, { authorization })),
  ];
}
