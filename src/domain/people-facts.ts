import type { ExercisePlan } from "./exercise.ts";
import type {
  Account,
  AccountId,
  Confirmer,
  Grant,
  GrantId,
  Invitation,
  InvitationId,
  LinkId,
  Note,
  NoteId,
  Passkey,
  PasskeyCredential,
  PasskeyId,
  Proposal,
  ProposalId,
  Role,
  SavedView,
  SecretHash,
  ShareLink,
  SquadGroup,
  Token,
  TokenId,
} from "./people.ts";

/** What is decided about accounts. Such a fact is filed under `PEOPLE`, not under an athlete; it is in nobody's export. */
export type AccountFact =
  | {
      readonly kind: "account-made";
      readonly account: Omit<Account, "madeAt" | "isDisabled">;
      /** The invitation it was made by, which is used up; null without one. */
      readonly invitation: InvitationId | null;
    }
  | { readonly kind: "account-disabled"; readonly account: AccountId; readonly isDisabled: boolean }
  | { readonly kind: "role-changed"; readonly account: AccountId; readonly role: Role }
  /** An argon2id hash with its salt and parameters (PHC string format). */
  | { readonly kind: "password-set"; readonly account: AccountId; readonly hash: string }
  /** The secret of the second factor, base32: a code cannot be checked against a hash of it. Null takes it away. */
  | { readonly kind: "totp-set"; readonly account: AccountId; readonly secret: string | null }
  | { readonly kind: "recovery-codes-set"; readonly account: AccountId; readonly hashes: readonly SecretHash[] }
  | { readonly kind: "recovery-code-used"; readonly account: AccountId; readonly hash: SecretHash }
  | {
      readonly kind: "passkey-made";
      readonly account: AccountId;
      readonly passkey: Omit<Passkey, "account" | "madeAt" | "doubtedAt"> & PasskeyCredential;
    }
  | { readonly kind: "passkey-removed"; readonly account: AccountId; readonly passkey: PasskeyId }
  /** It told a count of its signatures that was told before: somebody may have a copy. It opens nothing from then on. */
  | { readonly kind: "passkey-doubted"; readonly account: AccountId; readonly passkey: PasskeyId }
  | {
      readonly kind: "invitation-made";
      readonly invitation: Omit<Invitation, "madeAt" | "usedBy" | "revokedAt">;
      readonly hash: SecretHash;
    }
  | { readonly kind: "invitation-revoked"; readonly invitation: InvitationId }
  | { readonly kind: "token-made"; readonly token: Omit<Token, "madeAt" | "revokedAt">; readonly hash: SecretHash }
  | { readonly kind: "token-revoked"; readonly token: TokenId }
  /** A group without athletes is removed. */
  | { readonly kind: "squad-group"; readonly account: AccountId; readonly group: SquadGroup }
  /** A view with an empty query is removed. */
  | { readonly kind: "saved-view"; readonly account: AccountId; readonly view: SavedView };

/** What goes between an athlete and others. Such a fact is filed under the athlete, and goes when their data are erased. */
export type SharingFact =
  | { readonly kind: "grant-given"; readonly grant: Omit<Grant, "athlete" | "givenAt" | "revokedAt"> }
  | { readonly kind: "grant-revoked"; readonly grant: GrantId }
  | { readonly kind: "share-confirmed"; readonly what: GrantId | LinkId; readonly as: Confirmer }
  | {
      readonly kind: "link-made";
      readonly link: Omit<ShareLink, "athlete" | "madeAt" | "revokedAt">;
      readonly hash: SecretHash;
    }
  | { readonly kind: "link-revoked"; readonly link: LinkId }
  | { readonly kind: "note-written"; readonly note: Omit<Note, "athlete" | "writtenAt"> }
  | { readonly kind: "note-removed"; readonly note: NoteId }
  | {
      readonly kind: "exercise-proposed";
      readonly proposal: { readonly id: ProposalId; readonly exercise: ExercisePlan; readonly by: Proposal["from"] };
    }
  | { readonly kind: "proposal-answered"; readonly proposal: ProposalId; readonly isAccepted: boolean };

/** What people decide about each other and who reaches what. */
export type PeopleFact = AccountFact | SharingFact;

const ACCOUNT_FACTS: Readonly<Record<AccountFact["kind"], true>> = {
  "account-made": true,
  "account-disabled": true,
  "role-changed": true,
  "password-set": true,
  "totp-set": true,
  "recovery-codes-set": true,
  "recovery-code-used": true,
  "passkey-made": true,
  "passkey-removed": true,
  "passkey-doubted": true,
  "invitation-made": true,
  "invitation-revoked": true,
  "token-made": true,
  "token-revoked": true,
  "squad-group": true,
  "saved-view": true,
};

const SHARING_FACTS: Readonly<Record<SharingFact["kind"], true>> = {
  "grant-given": true,
  "grant-revoked": true,
  "share-confirmed": true,
  "link-made": true,
  "link-revoked": true,
  "note-written": true,
  "note-removed": true,
  "exercise-proposed": true,
  "proposal-answered": true,
};

/** Whether a fact is about people, and not about anybody's running. */
export function isPeopleFact<F extends { readonly kind: string }>(fact: F): fact is Extract<F, PeopleFact> {
  return Object.hasOwn(ACCOUNT_FACTS, fact.kind) || Object.hasOwn(SHARING_FACTS, fact.kind);
}

/** Whether a fact is about accounts: it belongs to no athlete, and is part of no athlete's export. */
export function isAccountFact<F extends { readonly kind: string }>(fact: F): fact is Extract<F, AccountFact> {
  return Object.hasOwn(ACCOUNT_FACTS, fact.kind);
}
