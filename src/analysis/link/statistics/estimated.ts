/** A number with what is needed to read it, or the reason there is none. Nothing here is ever NaN or infinite. */
export type Estimated<T> = ({ readonly kind: "estimated" } & T) | CannotTell;

export interface CannotTell {
  readonly kind: "cannot-tell";
  /** A plain sentence without its full stop: what is missing. */
  readonly why: string;
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
export function cannotTell(why: string): CannotTell {
  return { kind: "cannot-tell", why };
}
