import { linkStands, mayReach } from "../../domain/access.ts";
import type { AthleteId } from "../../domain/ids.ts";
import type { UtcInstant } from "../../domain/instant.ts";
import type { AccountId, NoteId, Proposal, ProposalId, Scope } from "../../domain/people.ts";
import type { PeopleState } from "../../domain/people-state.ts";
import { said } from "../../messages/said.ts";
import { checkFacts } from "../check-facts.ts";
import { NotAllowedError } from "../not-allowed-error.ts";
import { NotFoundError } from "../not-found-error.ts";
import type { PeopleSquad } from "../people-squad.ts";
import { accountFact } from "./accounts.ts";
import { accountIn, requireOwnData } from "./acting.ts";
import { sharingFact } from "./given-grant.ts";
import { newIdOf, type PeopleWorld, silently, stillThere } from "./people-world.ts";
import { PersonError } from "./person-problem.ts";

const MOST_NOTE_CHARS = 2000;
const MOST_NAME_CHARS = 60;
const MOST_QUERY_CHARS = 500;
const MOST_NAMED = 50;
const MOST_GROUP = 1000;
/** Proposals of one link or account that nobody has answered yet. */
const MOST_OPEN_PROPOSALS = 20;

type Notes = Pick<PeopleSquad, "notes" | "writeNote" | "removeNote">;
type Proposals = Pick<PeopleSquad, "proposals" | "propose" | "answerProposal">;

/** What goes between an athlete and those who look after them, and how a coach arranges a squad. */
export function peopleSquad(world: PeopleWorld): PeopleSquad {
  const { state, decide } = world;
  return {
    ...notes(world),
    ...proposals(world),
    groups: async (account) => [...((await state()).groups.get(account)?.values() ?? [])].toSorted(byName),
    savedViews: async (account) => [...((await state()).views.get(account)?.values() ?? [])].toSorted(byName),
    async saveGroup(account, { name, athletes }, key) {
      const group = { name: nameFrom(name), athletes: [...new Set(athletes)] };
      if (group.athletes.length > MOST_GROUP)
        throw new RangeError(`the group has ${group.athletes.length} athletes (want ${MOST_GROUP} or fewer)`);
      return decide(
        (stands) => {
          refuseMore(stands.groups.get(account), group.name);
          return { facts: [accountFact(account, { kind: "squad-group", account, group })], result: undefined };
        },
        silently(account, key),
      );
    },
    async saveView(account, { name, query }, key) {
      const view = { name: nameFrom(name), query: new URLSearchParams(query.slice(0, MOST_QUERY_CHARS)).toString() };
      return decide(
        (stands) => {
          refuseMore(stands.views.get(account), view.name);
          return { facts: [accountFact(account, { kind: "saved-view", account, view })], result: undefined };
        },
        silently(account, key),
      );
    },
  };
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1);

function nameFrom(text: string): string {
  const name = text.trim();
  if (name !== "" && [...name].length <= MOST_NAME_CHARS) return name;
  throw new RangeError(`the name has ${[...name].length} characters (want 1–${MOST_NAME_CHARS})`);
}

function refuseMore(named: ReadonlyMap<string, unknown> | undefined, name: string): void {
  if (named !== undefined && !named.has(name) && named.size >= MOST_NAMED)
    throw new RangeError(`there are ${named.size} already (remove one first)`);
}

function notes(world: PeopleWorld): Notes {
  const { deps, state, decide } = world;
  return {
    notes: async (athlete) => [...(await state()).notes.values()].filter((one) => one.athlete === athlete).reverse(),
    async writeNote(by, athlete, { about, text }, key) {
      const said = text.trim();
      if (said === "" || [...said].length > MOST_NOTE_CHARS)
        throw new RangeError(`the note has ${[...said].length} characters (want 1–${MOST_NOTE_CHARS})`);
      // Sent again under its key, it is the same note, also when it was put away since.
      const id = newIdOf<NoteId>(world, by, key);
      const note = { id, by, about, text: said };
      const noteAt = (writtenAt: UtcInstant) => ({ ...note, athlete, writtenAt });
      return decide(
        (stands, at) => {
          requireReach(stands, by, { athlete, scope: "summary", at });
          return { facts: [sharingFact(athlete, by, { kind: "note-written", note })], result: noteAt(at) };
        },
        { by, key, again: (stands) => stands.notes.get(id) ?? noteAt(deps.now()) },
      );
    },
    removeNote: (by, id, key) =>
      decide(
        (stands) => {
          const note = stands.notes.get(id);
          if (note === undefined) throw new NotFoundError(said("refused.no-note"));
          if (note.by !== by) requireOwnData(stands, by, note.athlete);
          return { facts: [sharingFact(note.athlete, by, { kind: "note-removed", note: id })], result: undefined };
        },
        silently(by, key),
      ),
  };
}

interface Reaching {
  readonly athlete: AthleteId;
  readonly scope: Scope;
  readonly at: UtcInstant;
}

/** Refuses who may not say something to an athlete now. @throws NotAllowedError */
function requireReach(state: PeopleState, by: AccountId, { athlete, scope, at }: Reaching): void {
  const viewer = { kind: "account", account: accountIn(state, by), via: "session", token: null } as const;
  const reach = mayReach(viewer, { athlete, scope, level: "comment" }, [...state.grants.values()], at);
  if (reach.kind === "no") throw new NotAllowedError(said("refused.not-shared"));
}

function proposals(world: PeopleWorld): Proposals {
  const { deps, state, decide } = world;
  return {
    proposals: async (athlete) =>
      [...(await state()).proposals.values()].filter((one) => one.athlete === athlete).reverse(),
    async propose(from, athlete, exercise, key) {
      await checkFacts(deps, athlete, [{ kind: "exercise-plan", entry: exercise }]);
      const by = from.kind === "account" ? from.account : null;
      const id = newIdOf<ProposalId>(world, by, key);
      return decide<Proposal>(
        (stands, at) => {
          refuseProposer(stands, from, { athlete, scope: "therapy", at });
          refuseMoreOpen(stands, athlete, from);
          return {
            facts: [sharingFact(athlete, by, { kind: "exercise-proposed", proposal: { id, exercise, by: from } })],
            result: { id, athlete, exercise, from, proposedAt: at, isAccepted: null },
          };
        },
        { by, key, again: (stands) => stillThere(stands.proposals.get(id)) },
      );
    },
    answerProposal: (by, id, isAccepted, key) =>
      decide(
        (stands) => {
          const proposal = stands.proposals.get(id);
          if (proposal === undefined) throw new NotFoundError(said("refused.no-proposal"));
          const { athlete, exercise } = proposal;
          requireOwnData(stands, by, athlete);
          if (proposal.isAccepted !== null) return { facts: [], result: undefined };
          const answered = sharingFact(athlete, by, { kind: "proposal-answered", proposal: id, isAccepted });
          const listed = { athlete, by, fact: { kind: "exercise-plan", entry: exercise } } as const;
          return { facts: isAccepted ? [answered, listed] : [answered], result: undefined };
        },
        silently(by, key),
      ),
  };
}

function refuseMoreOpen(state: PeopleState, athlete: AthleteId, from: Proposal["from"]): void {
  const open = [...state.proposals.values()].filter(
    (one) => one.isAccepted === null && one.athlete === athlete && proposerOf(one.from) === proposerOf(from),
  );
  if (open.length >= MOST_OPEN_PROPOSALS)
    throw new PersonError("too-many", `${open.length} proposals wait for an answer (wait for it before the next)`);
}

const proposerOf = (from: Proposal["from"]): string => (from.kind === "link" ? from.link : from.account);

function refuseProposer(state: PeopleState, from: Proposal["from"], reaching: Reaching): void {
  if (from.kind === "account") {
    requireReach(state, from.account, reaching);
    return;
  }
  const link = state.links.get(from.link);
  const isTaken =
    link !== undefined &&
    link.athlete === reaching.athlete &&
    linkStands(link, reaching.at) &&
    link.shared.kind === "brief" &&
    link.shared.takesProposals;
  if (!isTaken) throw new NotAllowedError(said("refused.no-proposals"));
}
