import { grantStands, linkStands } from "../../domain/access.ts";
import type { AthleteId } from "../../domain/ids.ts";
import type { Account, Confirmer, Grant, ShareLink } from "../../domain/people.ts";
import type { People } from "../../usecases/people.ts";

/** Something that a minor shares, with the names that a person knows them by. */
export interface WaitingItem {
  readonly what: Grant | ShareLink;
  /** In which part the reader is asked. */
  readonly as: Confirmer;
  readonly runner: string;
  /** With whom; empty for a link. */
  readonly to: string;
}

/** What waits for somebody's word, and what the minors share whose guardian they are. */
export async function waitingView(people: People, self: Account) {
  const [waiting, accounts] = await Promise.all([people.toConfirm(self.id), people.accounts()]);
  const item = (what: Grant | ShareLink, as: Confirmer): WaitingItem => ({
    what,
    as,
    runner: accounts.find(({ athlete }) => athlete === what.athlete)?.displayName ?? what.athlete,
    to: "to" in what ? (accounts.find(({ id }) => id === what.to)?.displayName ?? what.to) : "",
  });
  const minors = accounts.filter(({ guardian }) => guardian === self.id).flatMap(({ athlete }) => athlete ?? []);
  const shared = await Promise.all(minors.map((athlete) => sharedBy(people, athlete)));
  return {
    items: waiting.map(({ what, as }) => item(what, as)),
    wards: shared.flat().map((what) => item(what, "guardian")),
  };
}

/** What somebody shares now. */
async function sharedBy(people: People, athlete: AthleteId): Promise<readonly (Grant | ShareLink)[]> {
  const [grants, links] = await Promise.all([people.grantsOf(athlete), people.links(athlete)]);
  const now = people.now();
  return [...grants.filter((grant) => grantStands(grant, now)), ...links.filter((link) => linkStands(link, now))];
}
