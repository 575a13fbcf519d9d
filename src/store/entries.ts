import type { AthleteId } from "../domain/ids.ts";
import type { JournalFact } from "../domain/journal.ts";
import { isPeopleFact, type PeopleFact } from "../domain/people-facts.ts";
import type { Tx } from "./session.ts";

/** Facts that write to the tables which files write to as well. Together, in their order, they say what these tables hold. */
const WRITES_ENTRIES: Readonly<Record<Exclude<JournalFact, PeopleFact>["kind"], boolean>> = {
  pain: true,
  "pain-removed": true,
  "no-pain": true,
  "no-pain-removed": true,
  therapy: true,
  "therapy-removed": true,
  wellness: true,
  "day-mark": true,
  "day-mark-removed": true,
  import: true,
  rpe: false,
  "safety-check": false,
  ostrc: false,
  "red-flag-check": false,
  "run-planned": false,
  "run-unplanned": false,
  "return-plan": false,
  "exercise-plan": false,
  "exercise-plan-removed": false,
  "exercise-done": false,
  "exercise-undone": false,
  therapist: false,
  "history-claim": false,
  "history-claim-revoked": false,
  "red-flag-seen": false,
  "assessment-issued": false,
  setting: false,
  "import-undone": false,
  "import-redone": false,
  correction: false,
  "correction-removed": false,
  "sources-split": false,
  "sources-split-removed": false,
};

/** Whether a fact writes to the tables that {@link clearEntries} empties. */
export function writesEntries(fact: JournalFact): boolean {
  return !isPeopleFact(fact) && WRITES_ENTRIES[fact.kind];
}

/** Empties the tables that files and a person both write to: pain, therapy, day marks and wellness of one athlete. */
export async function clearEntries(tx: Tx, athlete: AthleteId): Promise<void> {
  await tx.run("entries-clear", { athlete });
  tx.changed(athlete, "no-day");
}
