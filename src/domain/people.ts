import type { ExercisePlan } from "./exercise.ts";
import type { AthleteId } from "./ids.ts";
import type { UtcInstant } from "./instant.ts";
import type { LocalDay } from "./local-day.ts";

/** One person's account on this server. */
export type AccountId = string & { readonly __brand: "AccountId" };
export type GrantId = string & { readonly __brand: "GrantId" };
export type LinkId = string & { readonly __brand: "LinkId" };
export type TokenId = string & { readonly __brand: "TokenId" };
export type PasskeyId = string & { readonly __brand: "PasskeyId" };
export type InvitationId = string & { readonly __brand: "InvitationId" };
export type NoteId = string & { readonly __brand: "NoteId" };
export type ProposalId = string & { readonly __brand: "ProposalId" };
/** Lower-case hex SHA-256 of a secret of 256 random bits. The secret itself is kept nowhere. */
export type SecretHash = string & { readonly __brand: "SecretHash" };

/** What is decided about accounts belongs to nobody's data: it is filed under this name, which no athlete can have. */
export const PEOPLE = "_people" as AthleteId;

/**
 * What a person is here for. An owner looks after the accounts, and reaches nobody's data by that; a runner has data of
 * their own; a coach and a therapist see what runners share with them.
 */
export const ROLES = ["owner", "runner", "coach", "therapist"] as const;
export type Role = (typeof ROLES)[number];

/** What is shared. Every scope includes the summary; `everything` includes all. */
export const SCOPES = ["summary", "runs", "pain", "therapy", "everything"] as const;
export type Scope = (typeof SCOPES)[number];

/** What may be done with it; each level includes those before it. */
export const LEVELS = ["view", "comment", "edit"] as const;
export type Level = (typeof LEVELS)[number];

/** Under this age, what is shared waits for the word of a guardian and of an owner. */
export const ADULT_FROM_YEARS = 16;

export interface Account {
  readonly id: AccountId;
  /** Lower case, 3–64 characters: a handle or a mail address. */
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  /** Whose data are this person's own; null for who has none here. It never changes. */
  readonly athlete: AthleteId | null;
  /** Null is "not said", and counts as grown up. */
  readonly birthYear: number | null;
  /** The account of a parent or guardian; null without one. */
  readonly guardian: AccountId | null;
  readonly madeAt: UtcInstant;
  readonly isDisabled: boolean;
}

/** A key pair that a device or a password manager of somebody keeps: with it they sign in under one name of this server. */
export interface Passkey {
  readonly id: PasskeyId;
  readonly account: AccountId;
  /** What its owner calls it. */
  readonly name: string;
  /** The name of this server that it was made under, without a port: `runs.example.org`. Browsers use it there alone. */
  readonly site: string;
  readonly madeAt: UtcInstant;
  /** Since when it may have been copied: it opens nothing any more. Null is never. */
  readonly doubtedAt: UtcInstant | null;
}

/** What checks the signatures of a passkey; none of it is secret. Bytes are base64url. */
export interface PasskeyCredential {
  /** Under which its device knows it. */
  readonly credential: string;
  /** A COSE key (RFC 9052). */
  readonly publicKey: string;
  /** How many signatures it had made when it was added; 0 where it does not count. */
  readonly signatures: number;
  /** How a browser reaches it, in the words of WebAuthn: `internal`, `usb`. */
  readonly transports: readonly string[];
}

/** Who gave their word that a minor may share. */
export const CONFIRMERS = ["guardian", "owner"] as const;
export type Confirmer = (typeof CONFIRMERS)[number];

/** What a minor shares reaches nobody until each of these confirmed it; empty for everybody else. */
interface Confirmable {
  readonly awaits: readonly Confirmer[];
  /** The token of the program that shared it, and with which it ends; absent where a person did. */
  readonly token?: TokenId;
}

/** An athlete's word that a person may reach some of their data. Taken back at once, whatever its end. */
export interface Grant extends Confirmable {
  readonly id: GrantId;
  readonly athlete: AthleteId;
  readonly to: AccountId;
  readonly scope: Scope;
  readonly level: Level;
  readonly givenAt: UtcInstant;
  /** From this instant on it holds no more: the end of the last day, where the athlete lives. Null is until taken back. */
  readonly endsAt: UtcInstant | null;
  readonly revokedAt: UtcInstant | null;
}

/** What the bearer of a link sees. */
export type Shared =
  /** The page for a therapist; they may propose exercises, which the runner accepts, when `takesProposals`. */
  | { readonly kind: "brief"; readonly takesProposals: boolean }
  /** The week that ends on a day. */
  | { readonly kind: "week"; readonly asOf: LocalDay };

/** A page for whoever has its address, until it ends. Only the hash of the secret in the address is kept. */
export interface ShareLink extends Confirmable {
  readonly id: LinkId;
  readonly athlete: AthleteId;
  readonly shared: Shared;
  /** For whom it was made, in the runner's words; null when they did not say. */
  readonly label: string | null;
  readonly madeAt: UtcInstant;
  readonly endsAt: UtcInstant;
  readonly revokedAt: UtcInstant | null;
}

/** A key for a program. It reaches no more than its account, and no more than its own scopes and level. */
export interface Token {
  readonly id: TokenId;
  readonly account: AccountId;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly level: Level;
  readonly madeAt: UtcInstant;
  readonly endsAt: UtcInstant | null;
  readonly revokedAt: UtcInstant | null;
}

/** A link by which one person makes one account. */
export interface Invitation {
  readonly id: InvitationId;
  readonly role: Role;
  /** Whose data the new account has as its own; null for none. */
  readonly athlete: AthleteId | null;
  readonly birthYear: number | null;
  readonly guardian: AccountId | null;
  readonly madeAt: UtcInstant;
  readonly endsAt: UtcInstant;
  readonly usedBy: AccountId | null;
  readonly revokedAt: UtcInstant | null;
  /** What a runner shares with whoever makes this account; absent for an invitation by an owner. */
  readonly offer?: Offer;
}

/** What somebody will be given with their account. Until then it is nobody's, and opens nothing. */
export interface Offer extends Pick<Grant, "athlete" | "scope" | "level" | "endsAt"> {
  /** The runner's own account; null for the person at this machine. */
  readonly by: AccountId | null;
}

/** What a person wrote to an athlete. */
export interface Note {
  readonly id: NoteId;
  readonly athlete: AthleteId;
  readonly by: AccountId;
  /** The day it is about; null for none. */
  readonly about: LocalDay | null;
  readonly text: string;
  readonly writtenAt: UtcInstant;
}

/** An exercise that somebody proposes; it is on the list only when the runner accepts it. */
export interface Proposal {
  readonly id: ProposalId;
  readonly athlete: AthleteId;
  readonly exercise: ExercisePlan;
  readonly from:
    | { readonly kind: "link"; readonly link: LinkId }
    | { readonly kind: "account"; readonly account: AccountId };
  readonly proposedAt: UtcInstant;
  /** Null until the runner answered. */
  readonly isAccepted: boolean | null;
}

/** Athletes whom a coach looks at together. */
export interface SquadGroup {
  readonly name: string;
  readonly athletes: readonly AthleteId[];
}

/** A list as somebody likes to see it: the query of its address, such as `sort=name&show=pain`. */
export interface SavedView {
  readonly name: string;
  readonly query: string;
}

/**
 * Whether somebody of this birth year may still be under age in a year. Only the year is known, so the whole year of the
 * birthday counts as under age.
 */
export function isMinorIn(year: number, birthYear: number | null): boolean {
  return birthYear !== null && year - birthYear <= ADULT_FROM_YEARS;
}
