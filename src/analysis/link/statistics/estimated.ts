import type { Said } from "../../../domain/said.ts";
import { ENGLISH } from "../../../messages/words.ts";

/** A number with what is needed to read it, or the reason there is none. Nothing here is ever NaN or infinite. */
export type Estimated<T> = ({ readonly kind: "estimated" } & T) | CannotTell;

export interface CannotTell {
  readonly kind: "cannot-tell";
  /** A plain English sentence without its full stop: what is missing. */
  readonly why: string;
  /** The same, to be told in the language of who reads it; left out where only the command line asks. */
  readonly said?: Said;
}

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The answer when there is no number.
 *
 * @see docs/METHODS.md#statistics
 */
export function cannotTell(why: string | Said): CannotTell {
  return typeof why === "string"
    ? { kind: "cannot-tell", why }
    : { kind: "cannot-tell", why: ENGLISH.tell(why), said: why };
}

/** Why there is no number, to be told. */
export const whyOf = ({ why, said }: CannotTell): Said | string => said ?? why;
