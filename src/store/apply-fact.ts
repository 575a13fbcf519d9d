import type { AthleteId } from "../domain/ids.ts";
import type { UtcInstant } from "../domain/instant.ts";
import type { IssuedAssessment, JournalFact } from "../domain/journal.ts";
import type { PeopleFact } from "../domain/people-facts.ts";
import { applyPlanFact } from "./apply-plan-fact.ts";
import { issueAssessment } from "./assessments.ts";
import { putCorrection, putSplit, removeSplit } from "./corrections.ts";
import { dataVersionOf } from "./data-version.ts";
import { putDayMarks, putHistoryClaim, removeDayMark, revokeHistoryClaims } from "./days.ts";
import { setImportUndone } from "./import-log.ts";
import { putNoPainDays, putPainEntries, removeNoPainDay, removePainEntry } from "./pain.ts";
import { putSeenFlag } from "./red-flags.ts";
import { putSessionRpe } from "./rpe.ts";
import type { Tx } from "./session.ts";
import { putSetting } from "./settings.ts";
import { putSafetyCheck, putTherapySessions, removeTherapySession } from "./therapy.ts";
import { putWellnessDays } from "./wellness.ts";

/**
 * What a person said, or was told. An import needs its file decoded first and is applied by the import itself; what is about
 * people is kept as it was said (people-facts.ts).
 */
export type SaidFact = Exclude<JournalFact, { readonly kind: "import" } | PeopleFact>;

/** Writes a fact, said at an instant, into its table. Applying it again changes nothing. */
export async function applyFact(tx: Tx, athlete: AthleteId, fact: SaidFact, at: UtcInstant): Promise<void> {
  switch (fact.kind) {
    case "pain":
      return putPainEntries(tx, athlete, [fact.entry]);
    case "pain-removed":
      return removePainEntry(tx, athlete, fact);
    case "no-pain-removed":
      return removeNoPainDay(tx, athlete, fact.day);
    case "no-pain":
      return putNoPainDays(tx, athlete, [fact.entry]);
    case "rpe":
      return putSessionRpe(tx, athlete, fact.entry);
    case "therapy":
      return putTherapySessions(tx, athlete, [fact.entry]);
    case "therapy-removed":
      return removeTherapySession(tx, athlete, { day: fact.day, kind: fact.therapyKind });
    case "wellness":
      return putWellnessDays(tx, athlete, [fact.entry]);
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
      return keepIssued(tx, athlete, fact.issued, at);
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
      return applyPlanFact(tx, athlete, fact);
  }
}

async function keepIssued(tx: Tx, athlete: AthleteId, issued: IssuedAssessment, at: UtcInstant): Promise<void> {
  await issueAssessment(tx, athlete, {
    asOf: issued.asOf,
    issuedAt: at,
    ruleSet: issued.ruleSet,
    dataVersion: await dataVersionOf(tx, athlete),
    assessmentJson: JSON.stringify(issued),
  });
}
