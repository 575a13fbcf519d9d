import type { Said } from "../domain/said.ts";
import { ENGLISH } from "../messages/words.ts";

/** Something that is not done, with a sentence for whoever asked: in their language where it is one of the catalogue. */
export abstract class RefusalError extends Error {
  /** Null where it is said in English alone. */
  readonly said: Said | null;

  /** @param said a sentence of the catalogue, or its English without the capital and the full stop */
  constructor(said: Said | string) {
    super(typeof said === "string" ? said : asMessage(ENGLISH.tell(said)));
    this.said = typeof said === "string" ? null : said;
  }
}

const asMessage = (sentence: string): string =>
  `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, "");
