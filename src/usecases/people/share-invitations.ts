import { type Invitation, type InvitationId, LEVELS, SCOPES } from "../../domain/people.ts";
import { NotFoundError } from "../not-found-error.ts";
import type { PeopleSharing } from "../people.ts";
import { accountFact } from "./accounts.ts";
import { requireOwnData } from "./acting.ts";
import { awaitedFor } from "./given-grant.ts";
import { lastInstantOf, refuseEnd } from "./last-day.ts";
import { daysAfter, type PeopleWorld } from "./people-world.ts";
import { PersonError } from "./person-problem.ts";
import { hashOf, newSecret } from "./secrets.ts";
import { withoutHash } from "./tokens.ts";

const INVITATION_DAYS = 7;
const MOST_OPEN = 20;

type Inviting = Pick<PeopleSharing, "inviteToShare" | "shareInvitations" | "revokeShareInvitation">;

/** A runner invites somebody who has no account yet, and says at once what they will see. */
export function shareInvitations({ deps, state, decide }: PeopleWorld): Inviting {
  return {
    async inviteToShare(by, athlete, { role, scope, level, through }) {
      if (!SCOPES.includes(scope) || !LEVELS.includes(level)) throw new RangeError("nothing of that name is shared");
      const secret = newSecret();
      const shareEndsAt = through === null ? null : await lastInstantOf(deps, athlete, through);
      return decide((stands, at) => {
        requireOwnData(stands, by, athlete);
        refuseEnd(shareEndsAt, at);
        // The first account of a server looks after it: an invitation by a runner makes no such account.
        if (stands.accounts.size === 0)
          throw new PersonError("no-accounts", "there are no accounts on this server yet");
        const open = [...stands.invitations.values()].filter(
          (one) => one.offer?.athlete === athlete && one.usedBy === null && one.revokedAt === null && one.endsAt > at,
        );
        if (open.length >= MOST_OPEN)
          throw new PersonError("too-many", `${open.length} invitations are open (take one back first)`);
        // Refuses at once what could not be given later.
        awaitedFor(stands, athlete, { at, to: null });
        const invitation = {
          id: deps.newId() as InvitationId,
          ...{ role, athlete: null, birthYear: null, guardian: null },
          endsAt: daysAfter(at, INVITATION_DAYS),
          offer: { athlete, by, scope, level, endsAt: shareEndsAt },
        };
        const made: Invitation = { ...invitation, madeAt: at, usedBy: null, revokedAt: null };
        return {
          facts: [accountFact(by, { kind: "invitation-made", invitation, hash: hashOf(secret) })],
          result: { secret, made },
        };
      });
    },
    shareInvitations: async (athlete) =>
      [...(await state()).invitations.values()]
        .filter(({ offer }) => offer?.athlete === athlete)
        .map((one) => withoutHash<Invitation>(one))
        .reverse(),
    revokeShareInvitation: (by, id) =>
      decide((stands) => {
        const athlete = stands.invitations.get(id)?.offer?.athlete;
        if (athlete === undefined) throw new NotFoundError("there is no such invitation");
        requireOwnData(stands, by, athlete);
        return { facts: [accountFact(by, { kind: "invitation-revoked", invitation: id })], result: undefined };
      }),
  };
}
