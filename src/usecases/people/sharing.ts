import { grantStands, mayReach } from "../../domain/access.ts";
import type { AthleteId } from "../../domain/ids.ts";
import type { UtcInstant } from "../../domain/instant.ts";
import {
  type Account,
  type AccountId,
  CONFIRMERS,
  type Confirmer,
  type Grant,
  type GrantId,
  type LinkId,
  type ShareLink,
} from "../../domain/people.ts";
import type { PeopleState } from "../../domain/people-state.ts";
import { zoneOffsetMin } from "../../ingest/zone.ts";
import { said } from "../../messages/said.ts";
import { homeZoneOf } from "../home-zone.ts";
import { NotAllowedError } from "../not-allowed-error.ts";
import { NotFoundError } from "../not-found-error.ts";
import type { NewLink, PeopleSharing, Told, ToldBefore } from "../people.ts";
import { accountWithLogin } from "./accounts.ts";
import { accountIn, isGuardianOf, requireOwnData } from "./acting.ts";
import { awaitedFor, sharingFact } from "./given-grant.ts";
import { lastInstantOf, refuseEnd } from "./last-day.ts";
import {
  daysAfter,
  newIdOf,
  type PeopleWorld,
  type Sharing,
  silently,
  stillThere,
  toldBefore,
  withoutHash,
} from "./people-world.ts";
import { PersonError } from "./person-problem.ts";
import { hashOf, newSecret } from "./secrets.ts";
import { shareInvitations } from "./share-invitations.ts";
import { createSlowDown } from "./slow-down.ts";
import { refuseBeyondToken } from "./token-shares.ts";
import { actorIn, whoIn } from "./trail-actor.ts";

const MOST_LINK_DAYS = 90;
const MOST_LABEL_CHARS = 80;
const MOST_LINKS = 50;
const MOST_GRANTS = 200;
/** A page of a thousand, and one more that says whether there is another page. */
const MOST_AUDIT_ROWS = 1001;
/** Somebody may get a login wrong now and then; who goes through many of them is slowed down. */
const ASKING = { freeTries: 10, mostWaitS: 900 };

type Grants = Pick<PeopleSharing, "grantsOf" | "grantsTo" | "grantee" | "giveGrant" | "revokeGrant">;
type Confirmations = Pick<PeopleSharing, "toConfirm" | "confirm">;
type Links = Pick<PeopleSharing, "makeLink" | "links" | "revokeLink" | "linkOpened">;

/** What an athlete shares, with whom, and who looked. */
export function peopleSharing(world: PeopleWorld): PeopleSharing {
  const { deps } = world;
  const { accessRecords } = deps.tables;
  return {
    ...grants(world),
    ...confirmations(world),
    ...links(world),
    ...shareInvitations(world),
    async clockOf(athlete) {
      const zone = await homeZoneOf(deps, athlete);
      return (at) => zoneOffsetMin(at, zone);
    },
    async reach(viewer, asked) {
      const { grants: given } = await world.state();
      return mayReach(viewer, asked, [...given.values()], deps.now());
    },
    async audit(athlete, limit, behind) {
      const most = Math.min(limit, MOST_AUDIT_ROWS);
      const place = behind === undefined ? null : { ...behind, actor: actorIn(behind) };
      const rows = await deps.store.read((reader) =>
        accessRecords.accessesOf(reader, athlete, { most, behind: place }),
      );
      return rows.map(({ actorKind, actor, ...row }) => ({
        ...row,
        athlete,
        by: whoIn(actorKind, actor),
      }));
    },
    async accessed({ athlete, by, via, action }) {
      const access = { actorKind: by.kind, actor: actorIn({ by }), via, action };
      await deps.store.write((tx) => accessRecords.addAccess(tx, [athlete], access, deps.now()));
    },
  };
}

function grants(world: PeopleWorld): Grants {
  const { deps, state, decide } = world;
  const slowDown = createSlowDown({ ofAccount: ASKING, ofAddress: ASKING });
  return {
    grantsOf: async (athlete) =>
      [...(await state()).grants.values()].filter((one) => one.athlete === athlete).reverse(),
    async grantsTo(account) {
      const now = deps.now();
      return [...(await state()).grants.values()].filter((one) => one.to === account && grantStands(one, now));
    },
    async grantee(by, login) {
      const account = accountWithLogin(await state(), login.trim().toLowerCase());
      // The person at this machine has the accounts before them anyway.
      const trying = { account: by ?? "", address: by ?? "" };
      const waitS = by === null ? 0 : slowDown.tryNow(trying, deps.now());
      if (waitS > 0) return { kind: "wait", waitS };
      if (account === null) return { kind: "nobody" };
      if (by !== null) slowDown.wasRight(trying);
      return { kind: "found", account };
    },
    async giveGrant(by, athlete, { to, scope, level, through, token }, key) {
      const endsAt = through === null ? null : await lastInstantOf(deps, athlete, through);
      const id = newIdOf<GrantId>(world, by, key);
      return decide(
        (stands, at) => {
          requireOwnData(stands, by, athlete);
          const account = grantee(stands, athlete, to);
          refuseEnd(endsAt, at);
          refuseBeyondToken(stands, token, { scope, level, endsAt, at });
          refuseTooMany(
            [...stands.grants.values()].filter((one) => one.athlete === athlete && grantStands(one, at)),
            MOST_GRANTS,
          );
          const awaits = awaitedFor(stands, athlete, { at, to: account.id });
          const grant = { id, to, scope, level, endsAt, awaits, ...(token === undefined ? {} : { token }) };
          return {
            facts: [sharingFact(athlete, by, { kind: "grant-given", grant })],
            result: { ...grant, athlete, givenAt: at, revokedAt: null },
          };
        },
        { by, key, again: (stands) => stillThere(stands.grants.get(id)) },
      );
    },
    revokeGrant: (by, id, key) =>
      decide(
        (stands) => {
          const grant = stands.grants.get(id);
          if (grant === undefined) throw noGrant();
          if (grant.to !== by && !isGuardianOf(stands, by, grant.athlete)) requireOwnData(stands, by, grant.athlete);
          const facts = grant.revokedAt === null ? [{ kind: "grant-revoked", grant: id } as const] : [];
          return { facts: facts.map((fact) => sharingFact(grant.athlete, by, fact)), result: undefined };
        },
        silently(by, key),
      ),
  };
}

function confirmations({ deps, state, decide }: PeopleWorld): Confirmations {
  return {
    async toConfirm(account) {
      const [stands, now] = [await state(), deps.now()];
      return waiting(stands, now).flatMap((what) =>
        CONFIRMERS.filter((as) => mayConfirm(stands, account, { what, as })).map((as) => ({ what, as })),
      );
    },
    confirm: (by, id, as, key) =>
      decide(
        (stands, at) => {
          const what = waiting(stands, at).find((one) => one.id === id);
          if (what === undefined) throw new NotFoundError(said("refused.nothing-waits"));
          if (!mayConfirm(stands, by, { what, as })) throw new NotAllowedError(said(`refused.only-${as}`));
          return {
            facts: [sharingFact(what.athlete, by, { kind: "share-confirmed", what: id, as })],
            result: undefined,
          };
        },
        silently(by, key),
      ),
  };
}

const noGrant = () => new NotFoundError(said("refused.no-grant"));

function grantee(state: PeopleState, athlete: AthleteId, to: AccountId): Account {
  const account = accountIn(state, to);
  if (account.isDisabled) throw new PersonError("closed", "that account is closed (choose another)");
  if (account.athlete === athlete) throw new PersonError("own-data", "these data are that person's own");
  return account;
}

function refuseTooMany(items: readonly unknown[], most: number): void {
  if (items.length >= most) throw new PersonError("too-many", `there are ${items.length} already (end one first)`);
}

/** What is to be confirmed and could still count. */
function waiting(state: PeopleState, now: UtcInstant): readonly (Grant | ShareLink)[] {
  const all = [...state.grants.values(), ...[...state.links.values()].map((link): ShareLink => withoutHash(link))];
  return all.filter(
    ({ awaits, revokedAt, endsAt }) => awaits.length > 0 && revokedAt === null && (endsAt === null || now < endsAt),
  );
}

interface Confirming {
  readonly what: Grant | ShareLink;
  readonly as: Confirmer;
}

function mayConfirm(state: PeopleState, by: AccountId, { what, as }: Confirming): boolean {
  const account = accountIn(state, by);
  if (account.isDisabled || !what.awaits.includes(as)) return false;
  if (as === "guardian") return isGuardianOf(state, by, what.athlete);
  // Nobody lets themself in, and nobody is their own witness.
  return account.role === "owner" && account.athlete !== what.athlete && !("to" in what && what.to === by);
}

function links(world: PeopleWorld): Links {
  const { deps, state, decide } = world;
  const { accessRecords } = deps.tables;
  return {
    // Without a key nothing was told before.
    makeLink: ((by, athlete, asked, key) => makeLink(world, { by, athlete, key }, asked)) as Links["makeLink"],
    async links(athlete) {
      const own = [...(await state()).links.values()].filter((one) => one.athlete === athlete).reverse();
      const uses = await deps.store.read((reader) =>
        accessRecords.secretUses(
          reader,
          own.map(({ id }) => id),
        ),
      );
      return own.map((link) => {
        const use = uses.get(link.id);
        return { ...withoutHash(link), opened: use?.times ?? 0, openedAt: use?.usedAt ?? null };
      });
    },
    revokeLink: (by, id, key) =>
      decide(
        (stands) => {
          const link = stands.links.get(id);
          if (link === undefined) throw new NotFoundError(said("refused.no-link"));
          if (!isGuardianOf(stands, by, link.athlete)) requireOwnData(stands, by, link.athlete);
          const facts = link.revokedAt === null ? [{ kind: "link-revoked", link: id } as const] : [];
          return { facts: facts.map((fact) => sharingFact(link.athlete, by, fact)), result: undefined };
        },
        silently(by, key),
      ),
    async linkOpened({ id }) {
      await deps.store.write((tx) => accessRecords.secretUsed(tx, id, deps.now()));
    },
  };
}

async function makeLink(
  world: PeopleWorld,
  { by, athlete, key }: Sharing,
  { shared, label, days, token }: NewLink,
): Promise<Told<ShareLink> | ToldBefore<ShareLink>> {
  const secret = newSecret();
  if (!(Number.isInteger(days) && days >= 1 && days <= MOST_LINK_DAYS))
    throw new PersonError("days", `the link holds for ${days} days (want 1–${MOST_LINK_DAYS})`);
  if (label !== null && [...label].length > MOST_LABEL_CHARS)
    throw new PersonError("label", `the label has ${[...label].length} characters (want ${MOST_LABEL_CHARS} or fewer)`);
  const id = newIdOf<LinkId>(world, by, key);
  return world.decide<Told<ShareLink> | ToldBefore<ShareLink>>(
    (stands, at) => {
      requireOwnData(stands, by, athlete);
      const standing = [...stands.links.values()].filter((one) => one.athlete === athlete && one.endsAt > at);
      refuseTooMany(
        standing.filter(({ revokedAt }) => revokedAt === null),
        MOST_LINKS,
      );
      const endsAt = daysAfter(at, days);
      // A page by a link shows of everything; one that takes proposals is for more than a look.
      const level = shared.kind === "brief" && shared.takesProposals ? "comment" : "view";
      refuseBeyondToken(stands, token, { scope: "everything", level, endsAt, at });
      const awaits = awaitedFor(stands, athlete, { at, to: null });
      const link = { id, shared, label, endsAt, awaits, ...(token === undefined ? {} : { token }) };
      return {
        facts: [sharingFact(athlete, by, { kind: "link-made", link, hash: hashOf(secret) })],
        result: { secret, made: { ...link, athlete, madeAt: at, revokedAt: null } },
      };
    },
    { by, key, again: (stands) => toldBefore<ShareLink>(stands.links.get(id)) },
  );
}
