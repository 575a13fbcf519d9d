import { AssistantRefusal } from "./assistant-call.ts";

/** A piece of a list, and where it goes on. */
export interface Cut<T> {
  readonly items: readonly T[];
  /** How many the whole list has. */
  readonly of: number;
  readonly next: string | null;
}

/**
 * As much of a list as an answer takes, from the place that a cursor names.
 * @throws AssistantRefusal for a cursor that none of our answers gave
 */
export function cutList<T>(list: readonly T[], cursor: string | undefined, most: number): Cut<T> {
  const from = Number(cursor ?? "0");
  if (!Number.isInteger(from) || from < 0 || from > list.length)
    throw new AssistantRefusal(`invalid cursor: ${cursor} (want what next of the answer before was, or none)`);
  const end = from + most;
  return { items: list.slice(from, end), of: list.length, next: end < list.length ? String(end) : null };
}

/** How much of a list is in an answer, to be told: nothing is cut in silence. */
export const cutOf = (list: string, { items, of }: Cut<unknown>) => ({ list, shown: items.length, of });
