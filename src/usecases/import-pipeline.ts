/** Files that are kept and decoded at the same time. */
const MOST_READING = 12;
/** Bytes of files that are kept and decoded at the same time; one larger file is read alone. */
const MOST_READING_B = 48_000_000;
/** Files of the first transaction, so that something is seen soon, and of the later ones, which cost less a file. */
const FIRST_GROUP = 10;
const LARGEST_GROUP = 80;

/**
 * Files on their way in: some are read while the group before them is written. They are written in the order they were
 * added, whole groups at a time, one group after the other.
 */
export class ImportPipeline<T> {
  readonly #write: (facts: readonly T[]) => Promise<void>;
  readonly #reading: { readonly fact: Promise<T>; readonly sizeB: number }[] = [];
  #readingB = 0;
  #ready: T[] = [];
  #group = FIRST_GROUP;
  #writing: Promise<void> = Promise.resolve();

  constructor(write: (facts: readonly T[]) => Promise<void>) {
    this.#write = write;
  }

  /** Waits until there is room for a file of this size. @throws what reading or writing an earlier file threw */
  async room(sizeB: number): Promise<void> {
    const isFull = () => this.#reading.length >= MOST_READING || this.#readingB + sizeB > MOST_READING_B;
    while (this.#reading.length > 0 && isFull()) await this.#takeOldest();
  }

  /** Takes a file that is being read. */
  add(fact: Promise<T>, sizeB: number): void {
    // Whoever waits for it hears of its failure.
    fact.catch(() => undefined);
    this.#reading.push({ fact, sizeB });
    this.#readingB += sizeB;
  }

  /** Resolves when every file that was added is written. @throws what reading or writing one of them threw */
  async finish(): Promise<void> {
    while (this.#reading.length > 0) await this.#takeOldest();
    await this.#writeReady();
    await this.#writing;
  }

  /** Waits for what is under way, and gives up the files that are not written yet. */
  async giveUp(): Promise<void> {
    await Promise.allSettled([this.#writing, ...this.#reading.map(({ fact }) => fact)]);
  }

  async #takeOldest(): Promise<void> {
    const oldest = this.#reading[0];
    if (oldest === undefined) return;
    this.#ready.push(await oldest.fact);
    this.#reading.shift();
    this.#readingB -= oldest.sizeB;
    if (this.#ready.length >= this.#group) await this.#writeReady();
  }

  /** Starts to write a group when the one before it is through. */
  async #writeReady(): Promise<void> {
    await this.#writing;
    const group = this.#ready;
    if (group.length === 0) return;
    this.#ready = [];
    this.#group = Math.min(LARGEST_GROUP, this.#group * 2);
    this.#writing = this.#write(group);
    this.#writing.catch(() => undefined);
  }
}
