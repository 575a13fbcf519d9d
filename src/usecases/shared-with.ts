import { mayReach, type Viewer } from "../domain/access.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { UtcInstant } from "../domain/instant.ts";
import { type Account, type Grant, SCOPES } from "../domain/people.ts";
import type { SharedAthlete } from "./squad-overview.ts";

/** The athletes that somebody may see now, and what of each. A grant that ended, or awaits a word, opens nothing. */
export function sharedWith(
  viewer: Viewer,
  grants: readonly Grant[],
  accounts: readonly Account[],
  now: UtcInstant,
): readonly SharedAthlete[] {
  const names = namesOf(accounts);
  const byAthlete = new Map<AthleteId, Grant[]>();
  for (const grant of grants) byAthlete.set(grant.athlete, [...(byAthlete.get(grant.athlete) ?? []), grant]);
  return [...byAthlete].flatMap(([athlete, own]) => {
    const reaches = (scope: Grant["scope"], level: Grant["level"]) =>
      mayReach(viewer, { athlete, scope, level }, own, now).kind === "granted";
    const scopes = SCOPES.filter((scope) => reaches(scope, "view"));
    if (scopes.length === 0) return [];
    return [{ athlete, name: names.get(athlete) ?? athlete, scopes, mayComment: reaches("summary", "comment") }];
  });
}

/** Before there are accounts, the person at this machine sees everybody whose data are on it; a note needs an account. */
export function everybodyHere(athletes: readonly AthleteId[]): readonly SharedAthlete[] {
  return athletes.map((athlete) => ({ athlete, name: athlete, scopes: ["everything"], mayComment: false }));
}

function namesOf(accounts: readonly Account[]): ReadonlyMap<AthleteId, string> {
  return new Map(accounts.flatMap(({ athlete, displayName }) => (athlete === null ? [] : [[athlete, displayName]])));
}
