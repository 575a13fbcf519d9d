import type { AthleteId } from "../../domain/ids.ts";
import type { UtcInstant } from "../../domain/instant.ts";
import type { Hashed, PeopleState } from "../../domain/people-state.ts";
import type { Tx } from "../../store/session.ts";
import type { Deps } from "../deps.ts";
import { keptUntilWritten } from "../kept-until-written.ts";
import { NotFoundError } from "../not-found-error.ts";
import type { Actor, ToldBefore } from "../people.ts";
import { type Decided, type NamedDecision, recordDecision } from "../record-facts.ts";
import { hashOf } from "./secrets.ts";

/** What the parts of `People` work on. */
export interface PeopleWorld {
  readonly deps: Deps;
  /** Everything that was decided, as it stands. */
  state(): Promise<PeopleState>;
  /** Decides on what stands and writes it down in one turn. */
  decide<T>(work: (state: PeopleState, at: UtcInstant) => Decided<T>, once?: Once<T>): Promise<T>;
}

/** A decision that may be sent again: see `recordDecision`. */
export interface Once<T> {
  readonly by: Actor;
  /** Names the write; without it each time counts. */
  readonly key: string | undefined;
  /** What it came to, told from what stands, when it was written down before. */
  readonly again: (state: PeopleState) => T;
}

export function createPeopleWorld(deps: Deps): PeopleWorld {
  const { store, tables } = deps;
  const state = keptUntilWritten(store, (_: "all") => store.read((reader) => tables.people.peopleState(reader)));
  return {
    deps,
    state: () => state("all"),
    decide: (work, once) =>
      recordDecision(
        deps,
        async (tx, at) => {
          const stands = await tables.people.peopleState(tx);
          return work(stands, at);
        },
        named(once, (tx) => tables.people.peopleState(tx)),
      ),
  };
}

function named<T>(once: Once<T> | undefined, stateIn: (tx: Tx) => Promise<PeopleState>): NamedDecision<T> | undefined {
  if (once?.key === undefined) return undefined;
  const { by, key, again } = once;
  return { by, key, again: async (tx) => again(await stateIn(tx)) };
}

/** Who shares something of an athlete, and what names the write. */
export interface Sharing {
  readonly by: Actor;
  readonly athlete: AthleteId;
  readonly key: string | undefined;
}

/** A decision whose writer is told nothing but that it stands. */
export const silently = (by: Actor, key: string | undefined): Once<undefined> => ({ by, key, again: () => undefined });

/** The id of something new. Under a key it is the same again, so that what was made before is found by it. */
export const newIdOf = <Id extends string>({ deps }: PeopleWorld, by: Actor, key: string | undefined): Id =>
  (key === undefined ? deps.newId() : hashOf(`${by} ${key}`).slice(0, 32)) as Id;

/** What was made under a key before, with its secret, which was told then. @throws NotFoundError when it was erased since */
export function toldBefore<T>(made: Hashed<T> | undefined): ToldBefore<Omit<Hashed<T>, "hash">> {
  return { secret: null, made: withoutHash(stillThere(made)) };
}

/** @throws NotFoundError when it was erased since */
export function stillThere<T>(made: T | undefined): T {
  if (made === undefined) throw new NotFoundError("what was made under this Idempotency-Key is not there any more");
  return made;
}

/** What may be shown of something that was made with a secret. */
export function withoutHash<T>({ hash: _, ...item }: Hashed<T>): Omit<Hashed<T>, "hash"> {
  return item;
}

export const DAY_MS = 86_400_000;

/** The instant so many days later. */
export const daysAfter = (at: UtcInstant, days: number): UtcInstant => (at + days * DAY_MS) as UtcInstant;
