import { athleteIdFrom } from "../../domain/ids.ts";
import type { UtcInstant } from "../../domain/instant.ts";
import { localDayAt } from "../../domain/instant.ts";
import { civilOf } from "../../domain/local-day.ts";
import {
  type Account,
  type AccountId,
  type Invitation,
  type InvitationId,
  isMinorIn,
  PEOPLE,
  type Role,
} from "../../domain/people.ts";
import type { AccountFact } from "../../domain/people-facts.ts";
import type { PeopleState } from "../../domain/people-state.ts";
import { said } from "../../messages/said.ts";
import { NotAllowedError } from "../not-allowed-error.ts";
import { NotFoundError } from "../not-found-error.ts";
import type { Actor, NewAccount, NewInvitation, PeopleAccounts, Told, ToldBefore } from "../people.ts";
import type { DecidedFact } from "../record-facts.ts";
import { accountIn, requireOwner } from "./acting.ts";
import { grantOffered } from "./given-grant.ts";
import type { Passwords } from "./passwords.ts";
import { daysAfter, newIdOf, type PeopleWorld, silently, toldBefore, withoutHash } from "./people-world.ts";
import { PersonError } from "./person-problem.ts";
import { hashOf, newSecret } from "./secrets.ts";

const LOGIN = /^[a-z0-9][a-z0-9._+-]*(@[a-z0-9-]+(\.[a-z0-9-]+)+)?$/;
const LEAST_LOGIN_CHARS = 3;
const MOST_LOGIN_CHARS = 64;
const MOST_NAME_CHARS = 80;
const MOST_INVITATION_DAYS = 30;
const OLDEST_YEARS = 120;

/** A login as it is kept. @throws RangeError */
export function loginFrom(text: string): string {
  const login = text.trim().toLowerCase();
  if (login.length >= LEAST_LOGIN_CHARS && login.length <= MOST_LOGIN_CHARS && LOGIN.test(login)) return login;
  throw new PersonError(
    "login",
    `the login is ${JSON.stringify(text.slice(0, MOST_LOGIN_CHARS))} (want a mail address, or 3–64 of a–z 0–9 . _ -)`,
  );
}

/** A fact about accounts, and who said it. */
export const accountFact = (by: Actor, fact: AccountFact): DecidedFact => ({ athlete: PEOPLE, by, fact });

/** Accounts and invitations. */
export function peopleAccounts(world: PeopleWorld, passwords: Passwords): PeopleAccounts {
  const { deps, state, decide } = world;
  // Once there was an account there is a login for good, whatever the database holds meanwhile.
  let hadAccounts = false;
  return {
    now: deps.now,
    async hasAccounts() {
      hadAccounts ||= (await state()).accounts.size > 0;
      return hadAccounts;
    },
    accounts: async () => [...(await state()).accounts.values()].toSorted((a, b) => (a.login < b.login ? -1 : 1)),
    account: async (id) => (await state()).accounts.get(id) ?? null,
    accountOfLogin: async (login) => accountWithLogin(await state(), login.trim().toLowerCase()),
    athletes: async () => [...(await state()).accounts.values()].flatMap(({ athlete }) => athlete ?? []).toSorted(),
    async addAccount(by, person) {
      requireOwner(await state(), by);
      const login = loginFrom(person.login);
      const hash = await passwords.hash(person.password, login);
      return decide((stands, at) => {
        requireOwner(stands, by);
        if (stands.accounts.size === 0 && person.role !== "owner")
          throw new RangeError(`the first account is a ${person.role} (want an owner, who looks after the others)`);
        return newAccount(stands, { ...person, login, hash, invitation: null }, { by, at, newId: deps.newId });
      });
    },
    setDisabled: async (by, account, isDisabled, key) => {
      await decide(
        (stands) => {
          requireOwner(stands, by);
          if (isDisabled) refuseLastOwner(stands, account);
          return { facts: [accountFact(by, { kind: "account-disabled", account, isDisabled })], result: undefined };
        },
        silently(by, key),
      );
      if (isDisabled)
        await deps.store.write((tx) => deps.tables.accessRecords.endSessions(tx, { account, now: deps.now() }));
    },
    setRole: (by, account, role: Role) =>
      decide((stands) => {
        requireOwner(stands, by);
        if (role !== "owner") refuseLastOwner(stands, account);
        return { facts: [accountFact(by, { kind: "role-changed", account, role })], result: undefined };
      }),
    async setPassword(by, account, password) {
      if (by !== null) throw new NotAllowedError(said("refused.password-of-others"));
      const { login } = accountIn(await state(), account);
      const hash = await passwords.hash(password, login);
      await decide(() => ({ facts: [accountFact(by, { kind: "password-set", account, hash })], result: null }));
      await deps.store.write((tx) => deps.tables.accessRecords.endSessions(tx, { account, now: deps.now() }));
    },
    ...invitations(world, passwords),
  };
}

type Invitations = Pick<
  PeopleAccounts,
  "invite" | "invitations" | "revokeInvitation" | "invitationOf" | "acceptInvitation"
>;

function invitations(world: PeopleWorld, passwords: Passwords): Invitations {
  const { deps, state, decide } = world;
  const standing = async (secret: string): Promise<Invitation | null> => {
    const hash = hashOf(secret);
    const found = [...(await state()).invitations.values()].find((one) => one.hash === hash);
    return found !== undefined && invitationStands(found, deps.now()) ? found : null;
  };
  return {
    // Without a key nothing was told before.
    invite: ((by, asked, key) => invite(world, asked, { by, key })) as Invitations["invite"],
    invitations: async () =>
      [...(await state()).invitations.values()].map((one) => withoutHash<Invitation>(one)).reverse(),
    revokeInvitation: (by, invitation, key) =>
      decide(
        (stands) => {
          requireOwner(stands, by);
          if (!stands.invitations.has(invitation)) throw new NotFoundError(said("refused.no-invitation"));
          return { facts: [accountFact(by, { kind: "invitation-revoked", invitation })], result: undefined };
        },
        silently(by, key),
      ),
    invitationOf: standing,
    async acceptInvitation(secret, person) {
      const invitation = await standing(secret);
      if (invitation === null) throw gone();
      const login = loginFrom(person.login);
      const hash = await passwords.hash(person.password, login);
      return decide((stands, at) => {
        const now = stands.invitations.get(invitation.id);
        if (now === undefined || !invitationStands(now, at)) throw gone();
        const account = { ...person, ...personOf(now), login, hash, invitation: now.id };
        const made = newAccount(stands, account, { by: null, at, newId: deps.newId });
        const given = grantOffered(stands, now.offer, { to: made.result.id, at, newId: deps.newId });
        return { ...made, facts: [...made.facts, ...given] };
      });
    },
  };
}

async function invite(
  world: PeopleWorld,
  { days, ...person }: NewInvitation,
  { by, key }: { readonly by: Actor; readonly key: string | undefined },
): Promise<Told<Invitation> | ToldBefore<Invitation>> {
  const secret = newSecret();
  const id = newIdOf<InvitationId>(world, by, key);
  return world.decide<Told<Invitation> | ToldBefore<Invitation>>(
    (stands, at) => {
      requireOwner(stands, by);
      checkNew(stands, person, at);
      if (!(Number.isInteger(days) && days >= 1 && days <= MOST_INVITATION_DAYS))
        throw new PersonError("days", `the invitation holds for ${days} days (want 1–${MOST_INVITATION_DAYS})`);
      const invitation = { ...personOf(person), id, endsAt: daysAfter(at, days) };
      return {
        facts: [accountFact(by, { kind: "invitation-made", invitation, hash: hashOf(secret) })],
        result: { secret, made: { ...invitation, madeAt: at, usedBy: null, revokedAt: null } },
      };
    },
    { by, key, again: (stands) => toldBefore<Invitation>(stands.invitations.get(id)) },
  );
}

const gone = () => new NotFoundError(said("refused.invitation-gone"));

const invitationStands = ({ usedBy, revokedAt, endsAt }: Invitation, now: UtcInstant): boolean =>
  usedBy === null && revokedAt === null && now < endsAt;

const personOf = ({ role, athlete, birthYear, guardian }: Omit<NewInvitation, "days">) => ({
  role,
  athlete,
  birthYear,
  guardian,
});

interface Person extends Omit<NewAccount, "password"> {
  readonly hash: string;
  readonly invitation: InvitationId | null;
}

interface Making {
  readonly by: Actor;
  readonly at: UtcInstant;
  readonly newId: () => string;
}

function newAccount(state: PeopleState, person: Person, { by, at, newId }: Making) {
  checkNew(state, person, at);
  const displayName = person.displayName.trim();
  if (displayName === "" || [...displayName].length > MOST_NAME_CHARS)
    throw new PersonError("name", `the name has ${[...displayName].length} characters (want 1–${MOST_NAME_CHARS})`);
  if (accountWithLogin(state, person.login) !== null)
    throw new PersonError("login-taken", `the login ${person.login} is taken (choose another)`);
  const account = { ...personOf(person), id: newId() as AccountId, login: person.login, displayName };
  return {
    facts: [
      accountFact(by, { kind: "account-made", account, invitation: person.invitation }),
      accountFact(by, { kind: "password-set", account: account.id, hash: person.hash }),
    ],
    result: { ...account, madeAt: at, isDisabled: false } satisfies Account,
  };
}

/** What an account and an invitation have in common. @throws RangeError */
function checkNew(state: PeopleState, person: Omit<NewInvitation, "days">, at: UtcInstant): void {
  const { role, athlete, birthYear, guardian } = person;
  const { year } = civilOf(localDayAt(at, 0));
  if (athlete !== null && athleteIdFrom(athlete) !== athlete)
    throw new PersonError("athlete", `the athlete is ${JSON.stringify(athlete)} (want 1–40 of a–z 0–9 _ -)`);
  if (athlete === null && role === "runner")
    throw new PersonError("athlete", "a runner has data of their own: name the athlete");
  if (athlete !== null && [...state.accounts.values()].some((one) => one.athlete === athlete))
    throw new PersonError("athlete-taken", `the athlete ${athlete} belongs to another account (choose another name)`);
  if (birthYear !== null && !(birthYear > year - OLDEST_YEARS && birthYear <= year))
    throw new PersonError("birth-year", `the birth year is ${birthYear} (want ${year - OLDEST_YEARS + 1}–${year})`);
  if (guardian !== null && isMinorIn(year, accountIn(state, guardian).birthYear))
    throw new PersonError("guardian", "the guardian is under age (want a grown-up)");
}

/** Whose login it is; null where nobody has it. */
export function accountWithLogin(state: PeopleState, login: string): Account | null {
  return [...state.accounts.values()].find((account) => account.login === login) ?? null;
}

/** @throws PersonError where nobody else could look after the accounts */
export function refuseLastOwner(state: PeopleState, id: AccountId): void {
  if (accountIn(state, id).role !== "owner") return;
  const others = [...state.accounts.values()].filter((one) => one.role === "owner" && !one.isDisabled && one.id !== id);
  if (others.length === 0)
    throw new PersonError("last-owner", "this is the last owner: make somebody else an owner first");
}
