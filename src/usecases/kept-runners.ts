import type { AthleteId } from "../domain/ids.ts";
import type { Store } from "../store/connect.ts";
import type { Moment, Reach, Reader } from "../store/session.ts";

/** More runners than are looked at at once; of more, the one who was not asked for longest goes. */
const MOST_RUNNERS = 16;

interface KeptOfRunner<T> {
  readonly at: Moment;
  readonly value: T;
}

/** What is kept of a runner, and what the writes since reach of it. */
export interface Recalled<T> {
  readonly value: T;
  readonly reach: Reach;
}

/**
 * What was read or worked out of each runner, kept in memory beside the moment of the database that it is of. The database
 * stays the truth: who asks is told from which day on something was written since, and reads that.
 */
export class KeptRunners<T> {
  readonly #table: string | undefined;
  readonly #ofStore = new WeakMap<Store, Map<AthleteId, KeptOfRunner<T>>>();

  /** @param table that it was read from beside the runs: once it is written, nothing that was kept counts */
  constructor(table?: string) {
    this.#table = table;
  }

  /** What is kept of a runner as a look may see it; null when there is none, or only something newer than the look. */
  async recall(store: Store, reader: Reader, athlete: AthleteId): Promise<Recalled<T> | null> {
    const runners = this.#ofStore.get(store);
    const kept = runners?.get(athlete);
    if (runners === undefined || kept === undefined) return null;
    const moment = await reader.moment();
    if (moment === null || kept.at > moment) return null;
    runners.delete(athlete);
    runners.set(athlete, kept); // the last that was asked for
    return { value: kept.value, reach: reader.reachSince(athlete, kept.at, this.#table) };
  }

  /** Keeps what is right at a moment, unless something newer is kept. Null keeps nothing. */
  keep(store: Store, athlete: AthleteId, at: Moment | null, value: T): void {
    const runners = this.#ofStore.get(store) ?? new Map<AthleteId, KeptOfRunner<T>>();
    if (at === null || (runners.get(athlete)?.at ?? at) > at) return;
    runners.delete(athlete);
    runners.set(athlete, { at, value });
    this.#ofStore.set(store, runners);
    const [longest] = runners.keys();
    if (runners.size > MOST_RUNNERS && longest !== undefined) runners.delete(longest);
  }
}
