import type { Finding, FindingBase, FindingSaid, RuleCode } from "../../domain/assessment.ts";
import type { DayRange, LocalDay } from "../../domain/local-day.ts";
import type { Said, SaidValue } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { ENGLISH } from "../../messages/words.ts";
import type { Rule } from "./rule.ts";
import { RULES } from "./rules.ts";

export type Flagged = Extract<Finding, { kind: "flagged" }>;

/** What a finding adds to its rule. Texts that are words already are English. */
export interface FindingWords {
  readonly text: Said | string;
  /** The place or places it is about. */
  readonly about?: SaidValue | null;
  readonly window?: DayRange | null;
  readonly coverage?: number | null;
}

function base(code: RuleCode, words: FindingWords): FindingBase & { readonly said: FindingSaid } {
  const rule: Rule = RULES[code];
  const about = words.about ?? null;
  return {
    rule: code,
    about: about === null ? null : ENGLISH.value(about),
    unit: rule.unit,
    evidence: rule.evidence,
    grade: rule.grade,
    source: rule.source,
    absoluteRisk: rule.absoluteRisk,
    coverage: words.coverage ?? null,
    from: words.window?.from ?? null,
    to: words.window?.to ?? null,
    text: ENGLISH.tell(words.text),
    said: about === null ? { text: words.text } : { text: words.text, about },
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
export function clearFinding(code: RuleCode, words: FindingWords, measure: Measure): Finding {
  return { ...base(code, words), kind: "clear", ...measure };
}

/**
 * A number that is shown without a judgement.
 *
 * @see docs/METHODS.md#rules
 */
export function infoFinding(code: RuleCode, words: FindingWords, measure: Measure): Finding {
  return { ...base(code, words), kind: "info", ...measure };
}

/**
 * A rule without its input.
 *
 * @param missing what would let it speak
 * @see docs/METHODS.md#rules
 */
export function cannotSay(code: RuleCode, words: FindingWords, missing: Said | string): Finding {
  const known = base(code, words);
  const wouldChangeIf = said("finding.once-known", { missing });
  return {
    ...known,
    kind: "cannot-say",
    missing: ENGLISH.tell(missing),
    wouldChangeIf: ENGLISH.tell(wouldChangeIf),
    said: { ...known.said, missing, wouldChangeIf },
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
export function flaggedFinding(code: RuleCode, words: FindingWords, flag: Flag): Flagged {
  const known = base(code, words);
  return {
    ...known,
    said: { ...known.said, wouldChangeIf: said(`rule.${code}.change`) },
    kind: "flagged",
    level: flag.level,
    value: flag.value,
    threshold: flag.threshold,
    standsUntil: flag.standsUntil,
    wouldChangeIf: RULES[code].wouldChangeIf,
  };
}
