import type { JournalEntry } from "./journal.ts";
import type {
  Account,
  AccountId,
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
  SavedView,
  SecretHash,
  ShareLink,
  SquadGroup,
  Token,
  TokenId,
} from "./people.ts";
import { isPeopleFact, type PeopleFact } from "./people-facts.ts";

/** What proves who somebody is. Nobody is shown it. */
export interface Credentials {
  readonly passwordHash: string | null;
  readonly totpSecret: string | null;
  readonly recoveryHashes: ReadonlySet<SecretHash>;
}

/** Something that is found by the hash of its secret. */
export type Hashed<T> = T & { readonly hash: SecretHash };

/** A passkey with what checks its signatures. */
export type KeptPasskey = Passkey & PasskeyCredential;

/** Everything that people decided, as it stands. In each map the order is that in which things were made. */
export interface PeopleState {
  readonly accounts: ReadonlyMap<AccountId, Account>;
  readonly credentials: ReadonlyMap<AccountId, Credentials>;
  readonly passkeys: ReadonlyMap<PasskeyId, KeptPasskey>;
  readonly invitations: ReadonlyMap<InvitationId, Hashed<Invitation>>;
  readonly tokens: ReadonlyMap<TokenId, Hashed<Token>>;
  readonly grants: ReadonlyMap<GrantId, Grant>;
  readonly links: ReadonlyMap<LinkId, Hashed<ShareLink>>;
  readonly notes: ReadonlyMap<NoteId, Note>;
  readonly proposals: ReadonlyMap<ProposalId, Proposal>;
  readonly groups: ReadonlyMap<AccountId, ReadonlyMap<string, SquadGroup>>;
  readonly views: ReadonlyMap<AccountId, ReadonlyMap<string, SavedView>>;
}

export const NO_CREDENTIALS: Credentials = { passwordHash: null, totpSecret: null, recoveryHashes: new Set() };

type Building = {
  readonly [K in keyof PeopleState]: PeopleState[K] extends ReadonlyMap<infer I, infer T> ? Map<I, T> : never;
};

/** What some entries of the journal come to, in their order. What is not about people is passed over. Pure. */
export function peopleAfter(entries: readonly JournalEntry[]): PeopleState {
  const state: Building = {
    accounts: new Map(),
    credentials: new Map(),
    passkeys: new Map(),
    invitations: new Map(),
    tokens: new Map(),
    grants: new Map(),
    links: new Map(),
    notes: new Map(),
    proposals: new Map(),
    groups: new Map(),
    views: new Map(),
  };
  for (const entry of entries) if (isPeopleFact(entry.fact)) addFact(state, entry, entry.fact);
  return state;
}

type Of = Pick<JournalEntry, "at" | "athlete">;
type Adding = { readonly [K in PeopleFact["kind"]]: (state: Building, fact: FactOf<K>, of: Of) => void };
type FactOf<K extends PeopleFact["kind"]> = Extract<PeopleFact, { readonly kind: K }>;

function addFact(state: Building, of: Of, fact: PeopleFact): void {
  // The table holds for each kind what adds a fact of that kind; the compiler cannot follow it through the index.
  (ADDING[fact.kind] as (state: Building, fact: PeopleFact, of: Of) => void)(state, fact, of);
}

const ADDING: Adding = {
  "account-made": (state, { account, invitation }, { at }) => {
    state.accounts.set(account.id, { ...account, madeAt: at, isDisabled: false });
    if (invitation !== null) change(state.invitations, invitation, { usedBy: account.id });
  },
  "account-disabled": (state, { account, isDisabled }) => change(state.accounts, account, { isDisabled }),
  "role-changed": (state, { account, role }) => change(state.accounts, account, { role }),
  "password-set": (state, { account, hash }) => changeCredentials(state, account, { passwordHash: hash }),
  "totp-set": (state, { account, secret }) => changeCredentials(state, account, { totpSecret: secret }),
  "recovery-codes-set": (state, { account, hashes }) =>
    changeCredentials(state, account, { recoveryHashes: new Set(hashes) }),
  "recovery-code-used": (state, { account, hash }) => {
    const left = new Set(state.credentials.get(account)?.recoveryHashes);
    left.delete(hash);
    changeCredentials(state, account, { recoveryHashes: left });
  },
  "passkey-made": (state, { account, passkey }, { at }) =>
    state.passkeys.set(passkey.id, { ...passkey, account, madeAt: at, doubtedAt: null }),
  "passkey-removed": (state, { passkey }) => state.passkeys.delete(passkey),
  "passkey-doubted": (state, { passkey }, { at }) => change(state.passkeys, passkey, { doubtedAt: at }),
  "invitation-made": (state, { invitation, hash }, { at }) =>
    state.invitations.set(invitation.id, { ...invitation, hash, madeAt: at, usedBy: null, revokedAt: null }),
  "invitation-revoked": (state, { invitation }, { at }) => change(state.invitations, invitation, { revokedAt: at }),
  "token-made": (state, { token, hash }, { at }) =>
    state.tokens.set(token.id, { ...token, hash, madeAt: at, revokedAt: null }),
  "token-revoked": (state, { token }, { at }) => change(state.tokens, token, { revokedAt: at }),
  "squad-group": (state, { account, group }) => keepNamed(state.groups, account, group, group.athletes.length > 0),
  "saved-view": (state, { account, view }) => keepNamed(state.views, account, view, view.query !== ""),
  "grant-given": (state, { grant }, { at, athlete }) =>
    state.grants.set(grant.id, { ...grant, athlete, givenAt: at, revokedAt: null }),
  "grant-revoked": (state, { grant }, { at }) => change(state.grants, grant, { revokedAt: at }),
  "share-confirmed": (state, fact) => confirm(state, fact),
  "link-made": (state, { link, hash }, { at, athlete }) =>
    state.links.set(link.id, { ...link, hash, athlete, madeAt: at, revokedAt: null }),
  "link-revoked": (state, { link }, { at }) => change(state.links, link, { revokedAt: at }),
  "note-written": (state, { note }, { at, athlete }) => state.notes.set(note.id, { ...note, athlete, writtenAt: at }),
  "note-removed": (state, { note }) => state.notes.delete(note),
  "exercise-proposed": (state, { proposal: { id, exercise, by } }, { at, athlete }) =>
    state.proposals.set(id, { id, athlete, exercise, from: by, proposedAt: at, isAccepted: null }),
  "proposal-answered": (state, { proposal, isAccepted }) => change(state.proposals, proposal, { isAccepted }),
};

/** Changes something that is there; what was erased since it was decided stays away. */
function change<I, T>(items: Map<I, T>, id: I, fields: Partial<T>): void {
  const item = items.get(id);
  if (item !== undefined) items.set(id, { ...item, ...fields });
}

function changeCredentials(state: Building, account: AccountId, fields: Partial<Credentials>): void {
  state.credentials.set(account, { ...NO_CREDENTIALS, ...state.credentials.get(account), ...fields });
}

function confirm(state: Building, { what, as }: Extract<PeopleFact, { readonly kind: "share-confirmed" }>): void {
  const [grant, link] = [state.grants.get(what as GrantId), state.links.get(what as LinkId)];
  const left = (awaits: Grant["awaits"]) => ({ awaits: awaits.filter((one) => one !== as) });
  if (grant !== undefined) change(state.grants, grant.id, left(grant.awaits));
  if (link !== undefined) change(state.links, link.id, left(link.awaits));
}

function keepNamed<T extends { readonly name: string }>(
  all: Map<AccountId, ReadonlyMap<string, T>>,
  account: AccountId,
  item: T,
  isKept: boolean,
): void {
  const own = new Map(all.get(account));
  own.delete(item.name);
  if (isKept) own.set(item.name, item);
  all.set(account, own);
}
