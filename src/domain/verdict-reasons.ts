import type { Assessment, Finding, FindingLevel } from "./assessment.ts";

const LOUDNESS: Readonly<Record<FindingLevel, number>> = { clinician: 0, red: 1, amber: 2, note: 3 };

/** The findings that made the verdict, loudest first. Without any, those that could not say. */
export function reasonsOf(findings: readonly Finding[]): readonly Finding[] {
  const flagged = findings.flatMap((finding) => (finding.kind === "flagged" ? [finding] : []));
  if (flagged.length > 0) return flagged.toSorted((a, b) => LOUDNESS[a.level] - LOUDNESS[b.level]);
  return findings.filter((finding) => finding.kind === "cannot-say");
}

/** A massage may be suggested: there is a reason, the safety questions are answered clear, and nothing louder comes first. */
export function canBookMassage({ headline, massage }: Assessment): boolean {
  if (headline === "see-clinician" || headline === "rest" || massage === null) return false;
  return massage.gate === "clear" && massage.reasons.length > 0;
}
