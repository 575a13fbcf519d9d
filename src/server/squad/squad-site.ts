import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { includesScope, type Viewer } from "../../domain/access.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { type AccountId, PEOPLE, type SavedView, type Scope, type SquadGroup } from "../../domain/people.ts";
import { said } from "../../messages/said.ts";
import type { App } from "../../usecases/app.ts";
import type { People } from "../../usecases/people.ts";
import type { SharedAthlete } from "../../usecases/squad-overview.ts";
import { HttpProblem } from "../problem.ts";

/** Where the pages of a squad get what they show. */
export interface SquadSite {
  readonly app: App;
  readonly people: People;
}

/** Who looks, on which day, at whom, and what they keep about them. */
export interface SquadLook {
  readonly account: AccountId | null;
  readonly today: LocalDay;
  readonly shared: readonly SharedAthlete[];
  readonly groups: readonly SquadGroup[];
  readonly views: readonly SavedView[];
  /** The same text as long as nothing of this changed, and nothing of the athletes either. */
  readonly key: string;
}

export async function squadLook({ app, people }: SquadSite, { viewer }: FastifyRequest): Promise<SquadLook> {
  const account = accountOf(viewer);
  // Who has no data of their own lives where this machine is.
  const today = await app.today((viewer.kind === "account" ? viewer.account.athlete : null) ?? PEOPLE);
  const [shared, version, groups, views] = await Promise.all([
    app.squadOf(viewer, people),
    app.squadVersion(),
    account === null ? [] : people.groups(account),
    account === null ? [] : people.savedViews(account),
  ]);
  const key = digestOf([version, account, today, digestOfShared(shared), groups, views]);
  return { account, today, shared, groups, views, key };
}

/** The account that asks; null for the person at this machine. */
export const accountOf = (viewer: Viewer): AccountId | null => (viewer.kind === "account" ? viewer.account.id : null);

/** Without an account there is nobody whose note, group or view it would be. @throws HttpProblem 403 */
export function accountIn({ viewer }: FastifyRequest): AccountId {
  const account = accountOf(viewer);
  if (account === null) throw new HttpProblem(403, said("squad.needs-account"));
  return account;
}

/** Who is in an answer that was looked at can read so. */
export const reached = (
  { app }: SquadSite,
  { viewer, routeOptions }: FastifyRequest,
  shared: readonly SharedAthlete[],
): Promise<void> =>
  app.squadReached(
    viewer,
    shared.map(({ athlete }) => athlete),
    `GET ${routeOptions.url ?? ""}`,
  );

/** Those who share both runs and pain: only over them can it be asked what went before pain. */
export function sharingBoth(shared: readonly SharedAthlete[]): readonly SharedAthlete[] {
  const sees = (scopes: readonly Scope[], one: Scope) => scopes.some((given) => includesScope(given, one));
  return shared.filter(({ scopes }) => sees(scopes, "runs") && sees(scopes, "pain"));
}

const digests = new WeakMap<readonly SharedAthlete[], string>();

/** Worked out once for a list: it is the same list as long as nothing changed. */
function digestOfShared(shared: readonly SharedAthlete[]): string {
  const digest = digests.get(shared) ?? digestOf(shared);
  digests.set(shared, digest);
  return digest;
}

const digestOf = (parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
