import type { FindingLevel, RuleCode } from "../../domain/assessment.ts";
import type { Unit } from "../../domain/units.ts";

/** Everything that is fixed about a rule. The numbers its code compares with stand in `thresholds` and nowhere else. */
export interface Rule {
  readonly code: RuleCode;
  /** What a flag counts as; null for a rule that only informs. */
  readonly level: FindingLevel | null;
  /** The louder level some flags of this rule take; null when there is none. */
  readonly louderLevel: FindingLevel | null;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly unit: Unit;
  /** What it stands for, in a few words. */
  readonly meaning: string;
  /** How long a flag counts. */
  readonly stands: string;
  readonly action: string;
  readonly evidence: string;
  readonly grade: string;
  readonly source: string;
  readonly absoluteRisk: string | null;
  readonly wouldChangeIf: string;
}
