import type { Asked, Reach, Viewer } from "../domain/access.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { UtcInstant } from "../domain/instant.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type {
  Account,
  AccountId,
  Confirmer,
  Grant,
  GrantId,
  Invitation,
  InvitationId,
  Level,
  LinkId,
  Role,
  Scope,
  Shared,
  ShareLink,
  Token,
  TokenId,
} from "../domain/people.ts";
import type { PeoplePasskeys } from "./passkeys.ts";
import type { PeopleSquad } from "./people-squad.ts";

/** Who does something: an account, or null for the person at this machine (no account yet, or the command line). */
export type Actor = AccountId | null;

/** A secret, told once, with what it opens. Only its hash is kept. */
export interface Told<T> {
  readonly secret: string;
  readonly made: T;
}

/** What a write made whose key was sent before: its secret was told then, and is not told again. */
export interface ToldBefore<T> {
  readonly secret: null;
  readonly made: T;
}

/** Makes something that a secret opens. Sent again under its `key` (`writeKey`), nothing is made. */
export interface Telling<Asked extends readonly unknown[], T> {
  (...asked: Asked): Promise<Told<T>>;
  (...asked: readonly [...Asked, key: string | undefined]): Promise<Told<T> | ToldBefore<T>>;
}

/** Whose login somebody asked for, to share with them. */
export type Grantee =
  | { readonly kind: "found"; readonly account: Account }
  | { readonly kind: "nobody" }
  /** Too many logins that nobody has. */
  | { readonly kind: "wait"; readonly waitS: number };

/** From where somebody signs in, for the list of sessions and to slow guessing down. */
export interface From {
  readonly address: string;
  /** What the browser calls itself; null when it does not say. */
  readonly userAgent: string | null;
}

/** How a step of signing in went. */
export type SignIn =
  | { readonly kind: "signed-in"; readonly session: string; readonly account: Account }
  /** The password was right; a code is needed. `pending` names this attempt for a few minutes. */
  | { readonly kind: "code-needed"; readonly pending: string }
  /** Wrong login, password or code, or a disabled account: the same answer and the same work for all of them. */
  | { readonly kind: "refused" }
  | { readonly kind: "wait"; readonly waitS: number };

/** One browser that is signed in. */
export interface LoginSession {
  /** Names it in a list; it opens nothing. */
  readonly id: string;
  readonly madeAt: UtcInstant;
  readonly seenAt: UtcInstant;
  readonly endsAt: UtcInstant;
  readonly userAgent: string | null;
}

/** Accounts: who is here. Errors: NotFoundError, RangeError for a value nobody can mean, NotAllowedError. */
export interface PeopleAccounts {
  /** The clock by which everything here begins and ends. */
  now(): UtcInstant;
  /** Whether any account was ever made. Until then there is no login, and the viewer is `local`. Quick. */
  hasAccounts(): Promise<boolean>;
  /** Every account, by login; disabled ones too. */
  accounts(): Promise<readonly Account[]>;
  account(id: AccountId): Promise<Account | null>;
  accountOfLogin(login: string): Promise<Account | null>;
  /** Athletes that an account has as its own, ascending. */
  athletes(): Promise<readonly AthleteId[]>;
  /** @throws RangeError when the login or athlete is taken, or the password is too short */
  addAccount(by: Actor, account: NewAccount): Promise<Account>;
  setDisabled(by: Actor, account: AccountId, isDisabled: boolean, key?: string): Promise<void>;
  setRole(by: Actor, account: AccountId, role: Role): Promise<void>;
  /** Ends every session of the account. The command line alone may set the password of somebody else. */
  setPassword(by: Actor, account: AccountId, password: string): Promise<void>;
  readonly invite: Telling<readonly [by: Actor, invitation: NewInvitation], Invitation>;
  invitations(): Promise<readonly Invitation[]>;
  revokeInvitation(by: Actor, invitation: InvitationId, key?: string): Promise<void>;
  /** The invitation behind a secret; null when there is none that stands. */
  invitationOf(secret: string): Promise<Invitation | null>;
  /** Makes the account; an invitation works once. @throws NotFoundError, RangeError */
  acceptInvitation(secret: string, person: NewPerson): Promise<Account>;
}

export interface NewPerson {
  readonly login: string;
  readonly displayName: string;
  readonly password: string;
}

export interface NewAccount extends NewPerson {
  readonly role: Role;
  readonly athlete: AthleteId | null;
  readonly birthYear: number | null;
  readonly guardian: AccountId | null;
}

export type NewInvitation = Pick<NewAccount, "role" | "athlete" | "birthYear" | "guardian"> & {
  readonly days: number;
};

/** Signing in and out, and what proves who somebody is. */
export interface PeopleSignIn {
  /** First step. @param replaces the session of this browser until now; it ends when this one begins */
  signIn(
    attempt: { readonly login: string; readonly password: string; readonly replaces: string | null },
    from: From,
  ): Promise<SignIn>;
  /** Second step, where it was asked for: six digits, or a recovery code, which works once. */
  signInWithCode(
    attempt: { readonly pending: string; readonly code: string; readonly replaces: string | null },
    from: From,
  ): Promise<SignIn>;
  /** A session for an account that was proven otherwise, such as by an invitation. @returns its secret */
  startSession(account: AccountId, from: From): Promise<string>;
  /** Who holds this session; null when it is over or unknown. */
  viewerOfSession(secret: string): Promise<Viewer | null>;
  viewerOfToken(secret: string): Promise<Viewer | null>;
  /** The link that stands behind this secret, as a viewer. Counts nothing: see `linkOpened`. */
  viewerOfLink(secret: string): Promise<Viewer | null>;
  signOut(session: string): Promise<void>;
  sessions(account: AccountId): Promise<readonly LoginSession[]>;
  /** The name of a session in the list. */
  sessionIdOf(secret: string): string;
  endSession(account: AccountId, id: string): Promise<void>;
  /** @returns null when the password is not theirs, or the new session that goes on while all others end */
  changePassword(
    account: AccountId,
    change: { readonly old: string; readonly fresh: string },
    from: From,
  ): Promise<string | null>;
  /** A second factor to be proven by a code before it counts. */
  offerTotp(account: AccountId): Promise<{ readonly secret: string; readonly uri: string }>;
  /** @returns recovery codes, told once; null when the code is wrong */
  confirmTotp(
    account: AccountId,
    proof: { readonly secret: string; readonly code: string },
  ): Promise<readonly string[] | null>;
  hasTotp(account: AccountId): Promise<boolean>;
  /** @returns false when the password is not theirs */
  removeTotp(account: AccountId, password: string): Promise<boolean>;
  /** New recovery codes; those before them end. */
  renewRecoveryCodes(by: Actor, account: AccountId): Promise<readonly string[]>;
  recoveryCodesLeft(account: AccountId): Promise<number>;
  readonly makeToken: Telling<readonly [account: AccountId, token: NewToken], Token>;
  /** Those that stand or ended, newest first, with when each was last used. */
  tokens(account: AccountId): Promise<readonly (Token & { readonly usedAt: UtcInstant | null })[]>;
  /** What was shared with the token ends with it. */
  revokeToken(account: AccountId, token: TokenId, key?: string): Promise<void>;
}

export interface NewToken extends Pick<Token, "name" | "scopes" | "level"> {
  /** Null is without an end. */
  readonly days: number | null;
}

export interface NewGrant {
  readonly to: AccountId;
  readonly scope: Scope;
  readonly level: Level;
  /** The last day it holds, where the athlete lives; null until it is taken back. */
  readonly through: LocalDay | null;
  /** The token of the program that gives it: no more than that reaches, and not beyond its end. Absent for a person. */
  readonly token?: TokenId | undefined;
}

export interface NewOffer extends Omit<NewGrant, "to" | "token"> {
  /** Who looks after others has no data of their own here. */
  readonly role: "coach" | "therapist";
}

export interface NewLink {
  readonly shared: Shared;
  readonly label: string | null;
  /** 1–90. */
  readonly days: number;
  /** As of a grant. */
  readonly token?: TokenId | undefined;
}

/** One line of the trail that an athlete reads: who reached their data, how, and how often within an hour. */
export interface AuditEvent {
  readonly athlete: AthleteId;
  readonly by:
    | { readonly kind: "account"; readonly account: AccountId }
    | { readonly kind: "link"; readonly link: LinkId }
    /** A program of whoever is at this machine, while there was no account. */
    | { readonly kind: "machine" };
  readonly via: "session" | "token" | "link" | "machine";
  /**
   * `GET /api/v1/athletes/:athlete/runs`: the method and the route, never the address with what was asked; `mcp:runs` for
   * what an assistant asked.
   */
  readonly action: string;
  readonly firstAt: UtcInstant;
  readonly lastAt: UtcInstant;
  readonly times: number;
}

/** Which line of the trail one is: no two are alike in this. */
export type AuditPlace = Pick<AuditEvent, "by" | "via" | "action" | "firstAt">;

/**
 * What an athlete shares. `by` acts for `athlete`: their own account, the guardian where it is said, or null at this machine.
 * Everybody else gets NotAllowedError. A `key` is as of `PeopleSquad`.
 */
export interface PeopleSharing {
  /** Whether somebody may reach an athlete's data now, and by what (src/domain/access.ts). */
  reach(viewer: Viewer, asked: Asked): Promise<Reach>;
  /** Every grant that an athlete gave, newest first; those that ended too. */
  grantsOf(athlete: AthleteId): Promise<readonly Grant[]>;
  /** Every grant to an account that stands now: the athletes of its squad. */
  grantsTo(account: AccountId): Promise<readonly Grant[]>;
  /** Who has a login, asked by who shares with them: after some that nobody has, who asks waits. */
  grantee(by: Actor, login: string): Promise<Grantee>;
  /** For a minor it waits for the guardian and an owner, unless it is given to the guardian. */
  giveGrant(by: Actor, athlete: AthleteId, grant: NewGrant, key?: string): Promise<Grant>;
  /** At once, and as often as one likes. The athlete, their guardian, or the person it was given to. */
  revokeGrant(by: Actor, grant: GrantId, key?: string): Promise<void>;
  /**
   * Invites somebody without an account for a week; with the account comes what is offered.
   * @throws PersonError where there are no accounts, or too many invitations are open
   */
  readonly inviteToShare: Telling<readonly [by: Actor, athlete: AthleteId, offer: NewOffer], Invitation>;
  /** Every invitation of an athlete, newest first; used and ended ones too. */
  shareInvitations(athlete: AthleteId): Promise<readonly Invitation[]>;
  revokeShareInvitation(by: Actor, invitation: InvitationId, key?: string): Promise<void>;
  /** How far the clock where an athlete lives is ahead of UTC at an instant, in minutes. */
  clockOf(athlete: AthleteId): Promise<(at: UtcInstant) => number>;
  /** What waits for the word of an account: as guardian of a minor, or as an owner (never for a grant to themself). */
  toConfirm(account: AccountId): Promise<readonly { readonly what: Grant | ShareLink; readonly as: Confirmer }[]>;
  confirm(by: AccountId, what: GrantId | LinkId, as: Confirmer, key?: string): Promise<void>;
  /** @returns the link with the secret of its address, `/s/<secret>` */
  readonly makeLink: Telling<readonly [by: Actor, athlete: AthleteId, link: NewLink], ShareLink>;
  /** Every link of an athlete, newest first, with how often it was opened and when last. */
  links(
    athlete: AthleteId,
  ): Promise<readonly (ShareLink & { readonly opened: number; readonly openedAt: UtcInstant | null })[]>;
  revokeLink(by: Actor, link: LinkId, key?: string): Promise<void>;
  /** Counts a page that was opened by a link. */
  linkOpened(link: ShareLink): Promise<void>;
  /** Who reached an athlete's data, what began last first. @param behind the last line of the page before */
  audit(athlete: AthleteId, limit: number, behind?: AuditPlace): Promise<readonly AuditEvent[]>;
  /** Puts an access on record. The server does this for every route that reaches another person's data. */
  accessed(event: Pick<AuditEvent, "athlete" | "by" | "via" | "action">): Promise<void>;
}

/** The people of a server and what they may reach. What somebody decides here is in the journal. */
export interface People extends PeopleAccounts, PeopleSignIn, PeoplePasskeys, PeopleSharing, PeopleSquad {}
