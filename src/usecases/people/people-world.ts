import type { UtcInstant } from "../../domain/instant.ts";
import type { PeopleState } from "../../domain/people-state.ts";
import type { Deps } from "../deps.ts";
import { keptUntilWritten } from "../kept-until-written.ts";
import { type Decided, recordDecision } from "../record-facts.ts";

/** What the parts of `People` work on. */
export interface PeopleWorld {
  readonly deps: Deps;
  /** Everything that was decided, as it stands. */
  state(): Promise<PeopleState>;
  /** Decides on what stands and writes it down in one turn. */
  decide<T>(work: (state: PeopleState, at: UtcInstant) => Decided<T>): Promise<T>;
}

export function createPeopleWorld(deps: Deps): PeopleWorld {
  const { store, tables } = deps;
  const state = keptUntilWritten(store, (_: "all") => store.read((reader) => tables.people.peopleState(reader)));
  return {
    deps,
    state: () => state("all"),
    decide: (work) =>
      recordDecision(deps, async (tx, at) => {
        const stands = await tables.people.peopleState(tx);
        return work(stands, at);
      }),
  };
}

export const DAY_MS = 86_400_000;

/** The instant so many days later. */
export const daysAfter = (at: UtcInstant, days: number): UtcInstant => (at + days * DAY_MS) as UtcInstant;
