import type { AthleteId } from "../domain/ids.ts";
import type { Reach } from "./session.ts";

/** How many writes had ended when somebody looked: what they see of the database is what these left. */
export type Moment = number;

/** Of each athlete so many writes are remembered; before them everything counts as changed. */
const REMEMBERED_WRITES = 32;
/** More than what one squad asks for; of more, the oldest goes. */
const MOST_ANSWERS = 2000;

interface KeptAnswer {
  readonly at: Moment;
  readonly tables: ReadonlySet<string>;
  readonly value: unknown;
}

interface RememberedWrite {
  readonly write: number;
  readonly reach: Reach;
}

/**
 * What the writes of an opened store changed, in their order, and answers that are kept until a table behind them is
 * written. In memory alone: who has the file open makes every write to it. A write that failed counts like one that did not.
 */
export class WriteLog {
  #ended = 0;
  #isCommitting = false;
  readonly #lastWriteOfTable = new Map<string, number>();
  readonly #writesOfAthlete = new Map<AthleteId, RememberedWrite[]>();
  readonly #forgottenOfAthlete = new Map<AthleteId, number>();
  readonly #answers = new Map<string, KeptAnswer>();

  /** How many writes have ended. */
  get ended(): number {
    return this.#ended;
  }

  /** The moment that a look sees which begins now; null while a commit is under way: it may see it or not. */
  now(): Moment | null {
    return this.#isCommitting ? null : this.#ended;
  }

  /** Says that a commit begins. */
  committing(): void {
    this.#isCommitting = true;
  }

  /** Says that a write has ended, whichever way. */
  end(tables: Iterable<string>, changed: Iterable<readonly [AthleteId, Reach]>): void {
    this.#ended += 1;
    this.#isCommitting = false;
    for (const table of tables) this.#lastWriteOfTable.set(table, this.#ended);
    for (const [athlete, reach] of changed) this.#remember(athlete, { write: this.#ended, reach });
  }

  /** What the writes since a moment reach of an athlete's days, in no order. */
  reachesSince(athlete: AthleteId, moment: Moment): readonly Reach[] {
    if ((this.#forgottenOfAthlete.get(athlete) ?? 0) > moment) return ["every-day"];
    const writes = this.#writesOfAthlete.get(athlete) ?? [];
    return writes.filter(({ write }) => write > moment).map(({ reach }) => reach);
  }

  /** Whether a write since a moment wrote a table. Marks that the daily series is stale do not count: they are told as reaches. */
  hasWritten(table: string, since: Moment): boolean {
    return (this.#lastWriteOfTable.get(table) ?? 0) > since;
  }

  /** The answer that is kept and right at a moment; null when there is none. */
  answer(key: string, moment: Moment): KeptAnswer | null {
    const kept = this.#answers.get(key);
    if (kept === undefined) return null;
    const upTo = Math.min(kept.at, moment);
    return [...kept.tables].some((table) => this.hasWritten(table, upTo)) ? null : kept;
  }

  /** Keeps what was read at a moment from some tables. */
  keep(key: string, answer: KeptAnswer): void {
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > MOST_ANSWERS && oldest !== undefined) this.#answers.delete(oldest);
  }

  #remember(athlete: AthleteId, write: RememberedWrite): void {
    const writes = [...(this.#writesOfAthlete.get(athlete) ?? []), write];
    const forgotten = writes.length > REMEMBERED_WRITES ? writes.shift() : undefined;
    if (forgotten !== undefined) this.#forgottenOfAthlete.set(athlete, forgotten.write);
    this.#writesOfAthlete.set(athlete, writes);
  }
}
