import type { AthleteId } from "../domain/ids.ts";
import type { UtcInstant } from "../domain/instant.ts";
import type { JournalFact } from "../domain/journal.ts";
import { issueAssessment } from "./assessments.ts";
import { putCorrection, putSplit, removeSplit } from "./corrections.ts";
import { dataVersionOf } from "./data-version.ts";
import { putDayMarks, putHistoryClaim, removeDayMark, revokeHistoryClaims } from "./days.ts";
import { setImportUndone } from "./import-log.ts";
import { putNoPainDays, putPainEntries } from "./pain.ts";
import { putSeenFlag } from "./red-flags.ts";
import { putSessionRpe } from "./rpe.ts";
import type { Tx } from "./session.ts";
import { putSetting } from "./settings.ts";
import { putSafetyCheck, putTherapySessions } from "./therapy.ts";

/** What a person said, or was told. An import needs its file decoded first and is applied by the import itself. */
export type SaidFact = Exclude<JournalFact, { readonly kind: "import" }>;

/** Writes a fact, said at an instant, into its table. Applying it again changes nothing. */
export async function applyFact(tx: Tx, athlete: AthleteId, fact: SaidFact, at: UtcInstant): Promise<void> {
  switch (fact.kind) {
    case "pain":
      return putPainEntries(tx, athlete, [fact.entry]);
    case "no-pain":
      return putNoPainDays(tx, athlete, [fact.entry]);
    case "rpe":
      return putSessionRpe(tx, athlete, fact.entry);
    case "therapy":
      return putTherapySessions(tx, athlete, [fact.entry]);
    case "safety-check":
      return putSafetyCheck(tx, athlete, fact.entry);
    case "day-mark":
      return putDayMarks(tx, athlete, [fact.entry]);
    case "day-mark-removed":
      return removeDayMark(tx, athlete, fact.day);
    case "history-claim":
      return putHistoryClaim(tx, athlete, fact.entry, at);
    case "history-claim-revoked":
      return revokeHistoryClaims(tx, athlete);
    case "red-flag-seen":
      return putSeenFlag(tx, athlete, fact);
    case "assessment-issued":
      return issueAssessment(tx, athlete, {
        asOf: fact.issued.asOf,
        issuedAt: at,
        ruleSet: fact.issued.ruleSet,
        dataVersion: await dataVersionOf(tx, athlete),
        assessmentJson: JSON.stringify(fact.issued),
      });
    case "setting":
      return putSetting(tx, athlete, fact);
    case "correction":
      return putCorrection(tx, athlete, { ...fact, field: fact.correction.field, at });
    case "correction-removed":
      return putCorrection(tx, athlete, { ...fact, correction: null, at });
    case "sources-split":
      return putSplit(tx, athlete, fact);
    case "sources-split-removed":
      return removeSplit(tx, athlete, fact);
    case "import-undone":
      return setImportUndone(tx, athlete, fact.batchId, at);
    case "import-redone":
      return setImportUndone(tx, athlete, fact.batchId, null);
    default:
      return fact satisfies never;
  }
}
