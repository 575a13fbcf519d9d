import type { Finding } from "../domain/assessment.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { IssuedAssessment } from "../domain/journal.ts";
import type { Deps } from "./deps.ts";
import { todayOf } from "./home-zone.ts";
import { recordFacts } from "./record-facts.ts";
import { refreshSeries } from "./refresh-series.ts";
import { type Verdict, type VerdictEvidence, verdictFrom } from "./verdict.ts";
import { verdictEvidence } from "./weekly-report.ts";

/**
 * Brings the daily series up to today, and puts today's assessment on record when it says something that the last one did not. Called when data change or the day
 * turns, never by looking.
 *
 * @param workOut where the verdict is worked out: at once, or on another thread (`issueBeside`)
 */
export async function issueAssessment(
  deps: Deps,
  athlete: AthleteId,
  workOut: (evidence: VerdictEvidence) => Verdict | Promise<Verdict> = verdictFrom,
): Promise<void> {
  const today = await todayOf(deps, athlete);
  await refreshSeries(deps, athlete, today);
  const issued = issuedForm(await workOut(await verdictEvidence(deps, athlete, today)));
  const last = await deps.store.read((reader) => deps.tables.assessments.latestAssessment(reader, athlete));
  if (last !== null && last.assessmentJson === JSON.stringify(issued)) return;
  await recordFacts(deps, athlete, [{ fact: { kind: "assessment-issued", issued }, decoded: null }]);
}

/** What stays on record: the verdict, every finding that spoke or could not, and how much was run. */
export function issuedForm({ assessment, figures }: Verdict): IssuedAssessment {
  const { asOf, headline, level, grey, sentence, ruleSet, findings } = assessment;
  return { asOf, headline, level, grey, sentence, ruleSet, findings: findings.flatMap(issuedFinding), figures };
}

function issuedFinding(finding: Finding): IssuedAssessment["findings"] {
  const { rule, about, unit } = finding;
  if (finding.kind === "flagged") {
    const { kind, level, value, threshold } = finding;
    const text = finding.said?.text ?? finding.text;
    const said = finding.said?.about === undefined ? { text } : { text, about: finding.said.about };
    return [{ rule, about, kind, level, value, threshold, unit, said }];
  }
  if (finding.kind !== "cannot-say") return [];
  return [{ rule, about, kind: finding.kind, level: null, value: null, threshold: null, unit }];
}
