import type { ActivityId } from "../domain/ids.ts";
import { ByDay } from "./by-day.ts";
import { FARTHEST_DAYS, matchOf, type SourceHead } from "./match-sources.ts";

/**
 * Known sources, and which of them depend on each other for their grouping: those that match, those that match these, and
 * so on. What lies outside keeps its groups whatever happens inside.
 */
export class SourcesAround {
  readonly #byDay = new ByDay<SourceHead>();
  readonly #byId = new Map<ActivityId, SourceHead>();

  /** Adds sources; one that is known by its id is replaced. */
  add(heads: Iterable<SourceHead>): void {
    for (const head of heads) {
      const known = this.#byId.get(head.id);
      if (known !== undefined) this.#byDay.remove(known.localDay, known);
      this.#byId.set(head.id, head);
      this.#byDay.add(head.localDay, head);
    }
  }

  /** The known sources within reach of these, and these themselves where they are known. */
  reachedFrom(seeds: readonly SourceHead[]): readonly SourceHead[] {
    const reached = new Set<SourceHead>();
    const waiting = [...seeds];
    for (let head = waiting.pop(); head !== undefined; head = waiting.pop()) {
      const own = this.#byId.get(head.id);
      if (own !== undefined) reached.add(own);
      for (const other of this.#byDay.near(head.localDay, FARTHEST_DAYS)) {
        if (reached.has(other) || matchOf(head, other) === null) continue;
        reached.add(other);
        waiting.push(other);
      }
    }
    return [...reached];
  }
}
