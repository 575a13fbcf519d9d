import type { EntryId } from "../../domain/ids.ts";
import type { JournalEntry } from "../../domain/journal.ts";
import type { Account, AccountId, Invitation, Proposal } from "../../domain/people.ts";
import { isPeopleFact, type PeopleFact } from "../../domain/people-facts.ts";

/** What goes with an account. */
export interface AccountTraces {
  readonly entries: readonly EntryId[];
  /** The ids of its tokens and links. */
  readonly secrets: readonly string[];
}

type Fact = Pick<JournalEntry, "athlete"> & { readonly fact: PeopleFact };

/**
 * The lines of the journal that go with an account: what was decided about it, its tokens, groups and views, grants to it,
 * what its own data were shared by, and what it proposed. Notes that it wrote to others stay, under an id that names
 * nobody. Pure.
 */
export function tracesOf(entries: readonly JournalEntry[], account: Account): AccountTraces {
  const gone = new Set<string>();
  const secrets: string[] = [];
  const going = entries.filter((entry) => {
    if (!isPeopleFact(entry.fact)) return false;
    const said = { athlete: entry.athlete, fact: entry.fact };
    const made = madeIn(said, account);
    if (made !== null) gone.add(made);
    if (made !== null && (entry.fact.kind === "token-made" || entry.fact.kind === "link-made")) secrets.push(made);
    return made !== null || isAbout(said.fact, account, gone);
  });
  return { entries: [...invitationsUsed(entries, account), ...going].map(({ id }) => id), secrets };
}

/** The id of something that a fact makes and that goes with the account; null where it makes nothing of that kind. */
function madeIn({ athlete, fact }: Fact, { id, athlete: own }: Account): string | null {
  const isOwn = athlete === own;
  switch (fact.kind) {
    case "token-made":
      return fact.token.account === id ? fact.token.id : null;
    case "grant-given":
      return isOwn || fact.grant.to === id ? fact.grant.id : null;
    case "link-made":
      return isOwn ? fact.link.id : null;
    case "exercise-proposed":
      return isProposedBy(fact.proposal.by, id) ? fact.proposal.id : null;
    case "invitation-made":
      return isVoidWithout(fact.invitation, { id, athlete: own }) ? fact.invitation.id : null;
    default:
      return null;
  }
}

const isProposedBy = (by: Proposal["from"], id: AccountId): boolean => by.kind === "account" && by.account === id;

/** Whether nobody could take up an invitation any more: its guardian is gone, or whose data it offers. */
function isVoidWithout(
  { guardian, offer }: Pick<Invitation, "guardian" | "offer">,
  { id, athlete }: Pick<Account, "id" | "athlete">,
): boolean {
  return guardian === id || offer?.by === id || (offer !== undefined && offer.athlete === athlete);
}

/** Whether a fact is about the account, or about something that goes with it. */
function isAbout(fact: PeopleFact, { id }: Account, gone: ReadonlySet<string>): boolean {
  switch (fact.kind) {
    case "account-made":
      return fact.account.id === id;
    case "token-revoked":
      return gone.has(fact.token);
    case "grant-revoked":
      return gone.has(fact.grant);
    case "link-revoked":
      return gone.has(fact.link);
    case "invitation-revoked":
      return gone.has(fact.invitation);
    case "share-confirmed":
      return gone.has(fact.what);
    case "proposal-answered":
      return gone.has(fact.proposal);
    default:
      return "account" in fact && fact.account === id;
  }
}

/** The invitation by which the account was made: it says whose data are its own, and the year of birth. */
function invitationsUsed(entries: readonly JournalEntry[], { id }: Account): readonly JournalEntry[] {
  const used = entries.flatMap(({ fact }) =>
    fact.kind === "account-made" && fact.account.id === id ? (fact.invitation ?? []) : [],
  );
  return entries.filter(({ fact }) => fact.kind === "invitation-made" && used.includes(fact.invitation.id));
}
