import type { Finding, FindingBase, RuleCode } from "../../domain/assessment.ts";
import type { DayRange, LocalDay } from "../../domain/local-day.ts";
import type { Rule } from "./rule.ts";
import { RULES } from "./rules.ts";

export type Flagged = Extract<Finding, { kind: "flagged" }>;

/** What a finding adds to its rule. */
export interface Said {
  readonly text: string;
  readonly about?: string | null;
  readonly window?: DayRange | null;
  readonly coverage?: number | null;
}

function base(code: RuleCode, said: Said): FindingBase {
  const rule: Rule = RULES[code];
  return {
    rule: code,
    about: said.about ?? null,
    unit: rule.unit,
    evidence: rule.evidence,
    grade: rule.grade,
    source: rule.source,
    absoluteRisk: rule.absoluteRisk,
    coverage: said.coverage ?? null,
    from: said.window?.from ?? null,
    to: said.window?.to ?? null,
    text: said.text,
  };
}

/** The number a rule looked at and the one it compared it with. */
export interface Measure {
  readonly value: number | null;
  readonly threshold: number | null;
}

/**
 * A rule that looked and found nothing.
 *
 * @see docs/METHODS.md#rules
 */
export function clearFinding(code: RuleCode, said: Said, measure: Measure): Finding {
  return { ...base(code, said), kind: "clear", ...measure };
}

/**
 * A number that is shown without a judgement.
 *
 * @see docs/METHODS.md#rules
 */
export function infoFinding(code: RuleCode, said: Said, measure: Measure): Finding {
  return { ...base(code, said), kind: "info", ...measure };
}

/**
 * A rule without its input.
 *
 * @param missing what would let it speak
 * @see docs/METHODS.md#rules
 */
export function cannotSay(code: RuleCode, said: Said, missing: string): Finding {
  return {
    ...base(code, said),
    kind: "cannot-say",
    missing,
    wouldChangeIf: `It can say once we know this: ${missing}`,
  };
}

/** A raised flag: how loud, on which number, and until when. */
export interface Flag extends Measure {
  readonly level: Flagged["level"];
  readonly standsUntil: LocalDay | null;
}

/**
 * A rule that was met.
 *
 * @see docs/METHODS.md#rules
 */
export function flaggedFinding(code: RuleCode, said: Said, flag: Flag): Flagged {
  return {
    ...base(code, said),
    kind: "flagged",
    level: flag.level,
    value: flag.value,
    threshold: flag.threshold,
    standsUntil: flag.standsUntil,
    wouldChangeIf: RULES[code].wouldChangeIf,
  };
}
