import type { ExercisePlan } from "../domain/exercise.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { AccountId, Note, NoteId, Proposal, ProposalId, SavedView, SquadGroup } from "../domain/people.ts";
import type { Actor } from "./people.ts";

/**
 * What goes between an athlete and those who look after them, and how a coach arranges a squad. A `key` names a write for good:
 * sent again by the same account under the same key, nothing is written (`writeKey`; ReusedKeyError for something else).
 */
export interface PeopleSquad {
  /** Notes to an athlete, newest first. */
  notes(athlete: AthleteId): Promise<readonly Note[]>;
  /** @throws NotAllowedError without a grant of level `comment` that stands, unless it is one's own */
  writeNote(by: AccountId, athlete: AthleteId, note: Pick<Note, "about" | "text">, key?: string): Promise<Note>;
  /** Its writer or the athlete. */
  removeNote(by: Actor, note: NoteId, key?: string): Promise<void>;
  /** Exercises that were proposed to an athlete, newest first. */
  proposals(athlete: AthleteId): Promise<readonly Proposal[]>;
  /** @throws NotAllowedError when the link takes none, or the account has no grant of level `comment` for therapy */
  propose(from: Proposal["from"], athlete: AthleteId, exercise: ExercisePlan, key?: string): Promise<Proposal>;
  /** Accepted, the exercise is on the athlete's list. An answer is given once. */
  answerProposal(by: Actor, proposal: ProposalId, isAccepted: boolean, key?: string): Promise<void>;
  /** Groups of a coach by name. A group of a name that is there already is replaced; an empty one is removed. */
  groups(account: AccountId): Promise<readonly SquadGroup[]>;
  saveGroup(account: AccountId, group: SquadGroup, key?: string): Promise<void>;
  /** Views by name; one of a name that is there is replaced; one with an empty query is removed. */
  savedViews(account: AccountId): Promise<readonly SavedView[]>;
  saveView(account: AccountId, view: SavedView, key?: string): Promise<void>;
}
