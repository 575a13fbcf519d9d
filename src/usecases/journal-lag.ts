import type { Journal } from "../store/journal.ts";

/**
 * Journals that hold lines the database lacks, with how often that was noted. A write that finds its journal here applies
 * what is missing first, so that no fact ever overtakes an earlier one.
 */
const notes = new WeakMap<Journal, number>();

/** Says that the database may lack lines of this journal: a write failed after its line was synced, or a rebuild began. */
export function noteLag(journal: Journal): void {
  notes.set(journal, lagOf(journal) + 1);
}

/** How often it was noted since the database last held everything; 0 when it does. */
export function lagOf(journal: Journal): number {
  return notes.get(journal) ?? 0;
}

/** Says that the database holds everything up to when its lag was looked at, unless more was noted since. */
export function noteCaughtUp(journal: Journal, lagThen: number): void {
  if (lagOf(journal) === lagThen) notes.delete(journal);
}
