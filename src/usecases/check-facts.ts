import type { Correction } from "../domain/correction.ts";
import type { ActivityId, AthleteId } from "../domain/ids.ts";
import type { JournalFact } from "../domain/journal.ts";
import type { Deps } from "./deps.ts";
import { NotFoundError } from "./not-found-error.ts";

/** Longest and longest-lasting session that can be stated: a slip of the unit is beyond these. */
const LONGEST_M = 1_000_000;
const LONGEST_S = 14 * 86_400;

/**
 * Refuses facts about activities that are not there, and corrections that no run can have, before they reach the journal.
 *
 * @throws NotFoundError when an activity is not known
 * @throws RangeError when a corrected value is not one a session can have, or a source is split from itself
 */
export async function checkFacts(
  { store, tables }: Deps,
  athlete: AthleteId,
  facts: readonly JournalFact[],
): Promise<void> {
  for (const fact of facts) {
    if (fact.kind === "correction") checkValue(fact.correction);
    if (fact.kind === "sources-split" && fact.first === fact.second) {
      throw new RangeError(`invalid split: ${fact.first} from itself (want two sources)`);
    }
  }
  const named = [...new Set(facts.flatMap(activitiesNamed))];
  if (named.length === 0) return;
  const heads = await store.read((reader) => tables.activities.activityHeadsOf(reader, athlete, named));
  const known = new Set(heads.flatMap(({ id, isWithdrawn }) => (isWithdrawn ? [] : [id])));
  for (const id of named) {
    if (!known.has(id)) throw new NotFoundError(`there is no run ${id} (niggle runs lists them)`);
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

function checkValue(correction: Correction): void {
  if (correction.field === "distanceM") checkRange(correction.field, correction.value, LONGEST_M);
  if (correction.field === "durationS") checkRange(correction.field, correction.value, LONGEST_S);
}

function checkRange(field: string, value: number, highest: number): void {
  if (!(value > 0 && value <= highest))
    throw new RangeError(`invalid ${field}: ${value} (want above 0, up to ${highest})`);
}
