import type { AthleteId } from "../../domain/ids.ts";
import { isoFromInstant, localDayAt, type UtcInstant } from "../../domain/instant.ts";
import { formatLocalDay } from "../../domain/local-day.ts";
import type { Account, Grant, Invitation, Proposal, ShareLink, Token } from "../../domain/people.ts";
import type { ShownNote } from "../../usecases/notes-to.ts";
import type { AuditEvent, LoginSession } from "../../usecases/people.ts";
import { exercisePlanJson } from "../../usecases/therapy-json.ts";
import type { WaitingItem } from "./waiting-view.ts";

// What people decided, in answers: instants in UTC, days where the runner lives. No secret, and no hash of one.

const instantOrNull = (at: UtcInstant | null): string | null => (at === null ? null : isoFromInstant(at));

/** How far the clock of a runner is ahead of UTC at an instant, in minutes. */
export type Clock = (at: UtcInstant) => number;

/** The last day of what ends at an instant, where a runner lives; null for what has no end. */
function lastDayJson(endsAt: UtcInstant | null, clock: Clock): string | null {
  if (endsAt === null) return null;
  const last = (endsAt - 1) as UtcInstant;
  return formatLocalDay(localDayAt(last, clock(last)));
}

export const sessionJson = ({ id, userAgent, madeAt, seenAt, endsAt }: LoginSession, own: string | null) => ({
  id,
  userAgent,
  madeAt: isoFromInstant(madeAt),
  seenAt: isoFromInstant(seenAt),
  endsAt: isoFromInstant(endsAt),
  isThis: id === own,
});

export type UsedToken = Token & { readonly usedAt: UtcInstant | null };

export const tokenJson = ({ account: _, scopes, ...token }: UsedToken, stands: boolean) => ({
  id: token.id,
  name: token.name,
  scopes: [...scopes],
  level: token.level,
  madeAt: isoFromInstant(token.madeAt),
  endsAt: instantOrNull(token.endsAt),
  revokedAt: instantOrNull(token.revokedAt),
  usedAt: instantOrNull(token.usedAt),
  stands,
});

/** What an owner sees of somebody: that they are here, and nothing of their running. */
export const personJson = ({ id, login, displayName, role, isDisabled }: Account) => ({
  id,
  login,
  displayName,
  role,
  isClosed: isDisabled,
});

const invitationFields = ({ id, role, madeAt, endsAt, usedBy, revokedAt }: Invitation, now: UtcInstant) => ({
  id,
  role,
  madeAt: isoFromInstant(madeAt),
  endsAt: isoFromInstant(endsAt),
  state:
    revokedAt !== null
      ? ("revoked" as const)
      : usedBy !== null
        ? ("used" as const)
        : endsAt > now
          ? ("open" as const)
          : ("over" as const),
});

export const invitationJson = (invitation: Invitation, now: UtcInstant) => ({
  ...invitationFields(invitation, now),
  athlete: invitation.athlete,
});

export type ShareInvitation = Invitation & Required<Pick<Invitation, "offer">>;

export const shareInvitationJson = (invitation: ShareInvitation, now: UtcInstant, clock: Clock) => ({
  ...invitationFields(invitation, now),
  scope: invitation.offer.scope,
  level: invitation.offer.level,
  through: lastDayJson(invitation.offer.endsAt, clock),
});

/** How something that is shared stands. */
export function stateOf(
  { awaits, revokedAt, endsAt }: Pick<Grant, "awaits" | "revokedAt" | "endsAt">,
  now: UtcInstant,
): "stands" | "waits" | "over" | "revoked" {
  if (revokedAt !== null) return "revoked";
  if (endsAt !== null && endsAt <= now) return "over";
  return awaits.length > 0 ? "waits" : "stands";
}

const sharedFields = (shared: Grant | ShareLink, now: UtcInstant) => ({
  state: stateOf(shared, now),
  awaits: [...shared.awaits],
  revokedAt: instantOrNull(shared.revokedAt),
  token: shared.token ?? null,
});

const whoJson = (account: Account | undefined) =>
  account === undefined ? null : { login: account.login, displayName: account.displayName };

/** What an answer about sharing is told with. */
export interface Telling {
  readonly accounts: readonly Account[];
  readonly now: UtcInstant;
  readonly clock: Clock;
}

export const grantJson = (grant: Grant, { accounts, now, clock }: Telling) => ({
  id: grant.id,
  to: whoJson(accounts.find(({ id }) => id === grant.to)),
  scope: grant.scope,
  level: grant.level,
  through: lastDayJson(grant.endsAt, clock),
  givenAt: isoFromInstant(grant.givenAt),
  ...sharedFields(grant, now),
});

export const receivedGrantJson = (
  { id, athlete, scope, level, endsAt, givenAt }: Grant,
  { accounts, clock }: Telling,
) => ({
  id,
  athlete,
  name: nameOfAthlete(accounts, athlete),
  scope,
  level,
  through: lastDayJson(endsAt, clock),
  givenAt: isoFromInstant(givenAt),
});

const nameOfAthlete = (accounts: readonly Account[], athlete: AthleteId): string =>
  accounts.find((one) => one.athlete === athlete)?.displayName ?? athlete;

export type OpenedLink = ShareLink & { readonly opened: number; readonly openedAt: UtcInstant | null };

export const shareLinkJson = (link: OpenedLink, now: UtcInstant) => ({
  id: link.id,
  ...pageJson(link),
  madeAt: isoFromInstant(link.madeAt),
  endsAt: isoFromInstant(link.endsAt),
  ...sharedFields(link, now),
  opened: link.opened,
  openedAt: instantOrNull(link.openedAt),
});

const pageJson = ({ shared, label }: ShareLink) => ({
  page: shared.kind,
  asOf: shared.kind === "week" ? formatLocalDay(shared.asOf) : null,
  takesProposals: shared.kind === "brief" && shared.takesProposals,
  label,
});

export const accessJson = (
  { by, via, action, firstAt, lastAt, times }: AuditEvent,
  { accounts, links }: { readonly accounts: readonly Account[]; readonly links: readonly ShareLink[] },
) => {
  const account = by.kind === "account" ? accounts.find(({ id }) => id === by.account) : undefined;
  const link = by.kind === "link" ? links.find(({ id }) => id === by.link) : undefined;
  return {
    by: { kind: by.kind, name: account?.displayName ?? link?.label ?? null, login: account?.login ?? null },
    via,
    action,
    firstAt: isoFromInstant(firstAt),
    lastAt: isoFromInstant(lastAt),
    times,
  };
};

/** What a minor shares, for whom their guardian or an owner is. */
export const wardShareJson = ({ what, runner, to }: WaitingItem) =>
  "to" in what
    ? {
        ...{ id: what.id, kind: "grant" as const, runner, to, scope: what.scope, level: what.level },
        ...{ page: null, label: null },
      }
    : {
        ...{ id: what.id, kind: "link" as const, runner, to: null, scope: null, level: null },
        ...{ page: what.shared.kind, label: what.label },
      };

export const proposalJson = ({ id, exercise, proposedAt, isAccepted }: Proposal, by: string | null) => ({
  id,
  exercise: exercisePlanJson(exercise),
  by,
  proposedAt: isoFromInstant(proposedAt),
  isAccepted,
});

export const noteJson = ({ id, by, about, text, writtenAt }: ShownNote) => ({
  id,
  by,
  about: about === null ? null : formatLocalDay(about),
  text,
  writtenAt: isoFromInstant(writtenAt),
});
