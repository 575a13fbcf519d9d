import { createHash } from "node:crypto";
import type { AthleteId } from "../domain/ids.ts";
import type { UtcInstant } from "../domain/instant.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { num, type Row, text } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** What was said about a day, when, by which rules and on which state of the data. */
export interface AssessmentRecord {
  readonly asOf: LocalDay;
  readonly issuedAt: UtcInstant;
  readonly ruleSet: string;
  readonly dataVersion: number;
  readonly assessmentJson: string;
}

/** Keeps an assessment, unless it says what the newest one about the same day says. Nothing issued is ever removed. */
export async function issueAssessment(tx: Tx, athlete: AthleteId, record: AssessmentRecord): Promise<void> {
  await tx.run("assessment-put", {
    athlete,
    as_of: record.asOf,
    issued_at: record.issuedAt,
    assessment_sha256: createHash("sha256").update(record.assessmentJson).digest("hex"),
    rule_set: record.ruleSet,
    data_version: record.dataVersion,
    assessment_json: record.assessmentJson,
  });
}

/** The newest assessment about the newest day; null before the first. */
export async function latestAssessment(reader: Reader, athlete: AthleteId): Promise<AssessmentRecord | null> {
  const [latest] = await reader.query("assessment-latest", { athlete }, issuedFromRow);
  return latest ?? null;
}

/** Everything that was ever said, in the order it was record. */
export async function issuedAssessments(reader: Reader, athlete: AthleteId): Promise<readonly AssessmentRecord[]> {
  return reader.query("assessments", { athlete }, issuedFromRow);
}

function issuedFromRow(row: Row): AssessmentRecord {
  return {
    asOf: num(row, "as_of"),
    issuedAt: num(row, "issued_at"),
    ruleSet: text(row, "rule_set"),
    dataVersion: num(row, "data_version"),
    assessmentJson: text(row, "assessment_json"),
  };
}
