import type { AthleteId } from "../../domain/ids.ts";
import type { UtcInstant } from "../../domain/instant.ts";
import { type Invitation, type InvitationId, LEVELS, SCOPES } from "../../domain/people.ts";
import type { PeopleState } from "../../domain/people-state.ts";
import { said } from "../../messages/said.ts";
import { NotFoundError } from "../not-found-error.ts";
import type { NewOffer, PeopleSharing, Told, ToldBefore } from "../people.ts";
import { accountFact } from "./accounts.ts";
import { requireOwnData } from "./acting.ts";
import { awaitedFor } from "./given-grant.ts";
import { lastInstantOf, refuseEnd } from "./last-day.ts";
import {
  daysAfter,
  newIdOf,
  type PeopleWorld,
  type Sharing,
  silently,
  toldBefore,
  withoutHash,
} from "./people-world.ts";
import { PersonError } from "./person-problem.ts";
import { hashOf, newSecret } from "./secrets.ts";

const INVITATION_DAYS = 7;
const MOST_OPEN = 20;

type Inviting = Pick<PeopleSharing, "inviteToShare" | "shareInvitations" | "revokeShareInvitation">;

/** A runner invites somebody who has no account yet, and says at once what they will see. */
export function shareInvitations(world: PeopleWorld): Inviting {
  const { state, decide } = world;
  return {
    // Without a key nothing was told before.
    inviteToShare: ((by, athlete, offer, key) =>
      inviteToShare(world, { by, athlete, key }, offer)) as Inviting["inviteToShare"],
    shareInvitations: async (athlete) =>
      [...(await state()).invitations.values()]
        .filter(({ offer }) => offer?.athlete === athlete)
        .map((one) => withoutHash<Invitation>(one))
        .reverse(),
    revokeShareInvitation: (by, id, key) =>
      decide(
        (stands) => {
          const athlete = stands.invitations.get(id)?.offer?.athlete;
          if (athlete === undefined) throw new NotFoundError(said("refused.no-invitation"));
          requireOwnData(stands, by, athlete);
          return { facts: [accountFact(by, { kind: "invitation-revoked", invitation: id })], result: undefined };
        },
        silently(by, key),
      ),
  };
}

async function inviteToShare(
  world: PeopleWorld,
  { by, athlete, key }: Sharing,
  { role, scope, level, through }: NewOffer,
): Promise<Told<Invitation> | ToldBefore<Invitation>> {
  if (!SCOPES.includes(scope) || !LEVELS.includes(level)) throw new RangeError("nothing of that name is shared");
  const secret = newSecret();
  const id = newIdOf<InvitationId>(world, by, key);
  const shareEndsAt = through === null ? null : await lastInstantOf(world.deps, athlete, through);
  return world.decide<Told<Invitation> | ToldBefore<Invitation>>(
    (stands, at) => {
      requireOwnData(stands, by, athlete);
      refuseEnd(shareEndsAt, at);
      // The first account of a server looks after it: an invitation by a runner makes no such account.
      if (stands.accounts.size === 0) throw new PersonError("no-accounts", "there are no accounts on this server yet");
      refuseMoreOpen(stands, athlete, at);
      // Refuses at once what could not be given later.
      awaitedFor(stands, athlete, { at, to: null });
      const invitation = {
        id,
        ...{ role, athlete: null, birthYear: null, guardian: null },
        endsAt: daysAfter(at, INVITATION_DAYS),
        offer: { athlete, by, scope, level, endsAt: shareEndsAt },
      };
      return {
        facts: [accountFact(by, { kind: "invitation-made", invitation, hash: hashOf(secret) })],
        result: { secret, made: { ...invitation, madeAt: at, usedBy: null, revokedAt: null } },
      };
    },
    { by, key, again: (stands) => toldBefore<Invitation>(stands.invitations.get(id)) },
  );
}

function refuseMoreOpen(state: PeopleState, athlete: AthleteId, at: UtcInstant): void {
  const open = [...state.invitations.values()].filter(
    (one) => one.offer?.athlete === athlete && one.usedBy === null && one.revokedAt === null && one.endsAt > at,
  );
  if (open.length >= MOST_OPEN)
    throw new PersonError("too-many", `${open.length} invitations are open (take one back first)`);
}
