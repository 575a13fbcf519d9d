import type { AssessmentLevel, Finding, FindingLevel, Headline, RuleCode } from "../../domain/assessment.ts";

const SPIKES: readonly RuleCode[] = ["SPIKE_S", "SPIKE_M", "SPIKE_L"];

/** What the headline looks at. */
export interface HeadlineInput {
  readonly findings: readonly Finding[];
  readonly isMassageSuggested: boolean;
  /** A pain answer ("no pain today" is one) in the last 7 days. */
  readonly hasRecentPainAnswer: boolean;
}

/**
 * The headline: first match of a standing red flag, any red, any amber, a massage that may be suggested, something
 * needed that is not known, else carry on.
 *
 * @see docs/METHODS.md#headline
 */
export function headlineOf({ findings, isMassageSuggested, hasRecentPainAnswer }: HeadlineInput): Headline {
  if (hasLevel(findings, "clinician")) return "see-clinician";
  if (hasLevel(findings, "red")) return "rest";
  if (hasLevel(findings, "amber")) return "ease";
  if (isMassageSuggested) return "book-massage";
  const isSpikeUnknown = findings.some(({ kind, rule }) => kind === "cannot-say" && SPIKES.includes(rule));
  return !hasRecentPainAnswer || isSpikeUnknown ? "cannot-say" : "carry-on";
}

function hasLevel(findings: readonly Finding[], level: FindingLevel): boolean {
  return findings.some((finding) => finding.kind === "flagged" && finding.level === level);
}

const LEVELS: Readonly<Record<Headline, AssessmentLevel>> = {
  "see-clinician": "clinician",
  rest: "red",
  ease: "amber",
  "book-massage": "green",
  "carry-on": "green",
  "cannot-say": "grey",
};

/**
 * The level that goes with a headline.
 *
 * @see docs/METHODS.md#headline
 */
export function levelOf(headline: Headline): AssessmentLevel {
  return LEVELS[headline];
}

const LOUDNESS: Readonly<Record<FindingLevel, number>> = { clinician: 0, red: 1, amber: 2, note: 3 };

/**
 * Loudest first: clinician, red, amber, note, then what cannot be said, what only informs, and what is clear.
 *
 * @see docs/METHODS.md#headline
 */
export function loudnessOf(finding: Finding): number {
  switch (finding.kind) {
    case "flagged":
      return LOUDNESS[finding.level];
    case "cannot-say":
      return 4;
    case "info":
      return 5;
    case "clear":
      return 6;
    default:
      return finding satisfies never;
  }
}
