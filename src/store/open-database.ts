import { copyDatabase, putInPlace } from "./copy-database.ts";
import { type DatabasePlace, type Engine, startEngine, stopEngine } from "./engine.ts";
import { StoreBrokenError } from "./errors.ts";
import { lookNow, withSession } from "./snapshot.ts";

/** Where a fresh copy of a database is made that will take its place. */
export const freshOf = (file: string): string => `${file}.fresh`;

/** A database file in use. Who writes takes turns elsewhere; who reads is counted here. */
export class OpenDatabase {
  readonly #place: DatabasePlace;
  readonly #reads = new Set<Promise<unknown>>();
  #engine: Engine | null;
  #changing: Promise<void> = Promise.resolve();

  constructor(place: DatabasePlace, engine: Engine) {
    this.#place = place;
    this.#engine = engine;
  }

  /** @throws StoreBrokenError when the file could not be opened again */
  get engine(): Engine {
    if (this.#engine === null) {
      throw new StoreBrokenError(`${this.#place.file} could not be opened again. start niggle again`);
    }
    return this.#engine;
  }

  /** Reads; a change of the file waits for it, and it for a change under way. */
  async reading<T>(read: (engine: Engine) => Promise<T>): Promise<T> {
    await this.#changing;
    const work = read(this.engine);
    this.#reads.add(work);
    try {
      return await work;
    } finally {
      this.#reads.delete(work);
    }
  }

  /**
   * Puts a fresh copy in place of the file. Nobody may write meanwhile; who reads goes on, but for the moment of the change.
   * After a crash it is the one or the other.
   */
  async renew(): Promise<void> {
    const { file } = this.#place;
    const fresh = freshOf(file);
    await this.reading(({ instance }) =>
      withSession(instance, async (session) => {
        await lookNow(session);
        await copyDatabase(session, fresh);
      }),
    );
    await this.#unread();
    // From here on whoever reads waits; in between nobody can have begun.
    const changed = this.#change(fresh);
    this.#changing = changed.catch(() => undefined); // whoever reads finds no engine then
    await changed;
  }

  /** Lets go of the file when nobody reads any more. */
  async close(): Promise<void> {
    await this.#unread();
    try {
      await this.#engine?.writer.connection.run("CHECKPOINT");
    } finally {
      if (this.#engine !== null) stopEngine(this.#engine);
    }
  }

  async #unread(): Promise<void> {
    while (this.#reads.size > 0) await Promise.allSettled([...this.#reads]);
  }

  async #change(fresh: string): Promise<void> {
    const old = this.engine;
    this.#engine = null;
    stopEngine(old);
    await putInPlace(fresh, this.#place.file);
    this.#engine = await startEngine(this.#place);
  }
}
