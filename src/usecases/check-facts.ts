import type { ActivityId, AthleteId } from "../domain/ids.ts";
import type { JournalFact } from "../domain/journal.ts";
import { isPeopleFact } from "../domain/people-facts.ts";
import { said } from "../messages/said.ts";
import { checkValues } from "./check-values.ts";
import type { Deps } from "./deps.ts";
import { NotFoundError } from "./not-found-error.ts";

/**
 * Refuses facts about activities that are not there, and values that nobody can mean, before they reach the journal.
 *
 * @throws NotFoundError when an activity is not known
 * @throws UnmeantValueError when a value is not one that can be meant, or a source is split from itself
 */
export async function checkFacts(
  { store, tables }: Deps,
  athlete: AthleteId,
  facts: readonly JournalFact[],
): Promise<void> {
  for (const fact of facts) {
    if (isPeopleFact(fact)) throw new RangeError(`${fact.kind} is decided elsewhere, not logged`);
    checkValues(fact);
  }
  const named = [...new Set(facts.flatMap(activitiesNamed))];
  if (named.length === 0) return;
  const heads = await store.read((reader) => tables.activities.activityHeadsOf(reader, athlete, named));
  const known = new Set(heads.flatMap(({ id, isWithdrawn }) => (isWithdrawn ? [] : [id])));
  for (const id of named) {
    if (!known.has(id)) throw new NotFoundError(said("refused.no-run", { id }));
  }
}

function activitiesNamed(fact: JournalFact): readonly ActivityId[] {
  switch (fact.kind) {
    case "correction":
    case "correction-removed":
      return [fact.activityId];
    case "sources-split":
      return [fact.first, fact.second];
    case "rpe":
      return fact.entry.activityId === null ? [] : [fact.entry.activityId];
    default:
      return []; // the others stand on their own
  }
}
