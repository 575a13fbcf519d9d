const TELL_EVERY_B = 4_000_000;

/** Counts how many bytes of the offered files have been read, as they lie on disk. */
export class ReadMeter {
  /** What one byte counts: less than one while bytes are read that will be read again. */
  share = 1;
  readonly #onChange: (readB: number) => void;
  /** Bytes of the sources that are through. */
  #doneB = 0;
  /** Bytes of the source at hand. */
  #currentB = 0;
  #toldB = 0;

  constructor(onChange: (readB: number) => void) {
    this.#onChange = onChange;
  }

  get readB(): number {
    return this.#doneB + this.#currentB;
  }

  /** More of the source at hand was read. */
  add(sizeB: number): void {
    this.#currentB += sizeB * this.share;
    if (this.readB - this.#toldB >= TELL_EVERY_B) this.tell();
  }

  /** The source at hand is through, however much of it was read. */
  sourceDone(sizeB: number): void {
    this.#doneB += sizeB;
    this.#currentB = 0;
  }

  tell(): void {
    this.#toldB = this.readB;
    this.#onChange(Math.round(this.readB));
  }
}
