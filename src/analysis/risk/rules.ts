import type { RuleCode } from "../../domain/assessment.ts";
import { INFO_RULES } from "./info-rule-data.ts";
import { LOAD_RULES } from "./load-rules.ts";
import { PAIN_RULES } from "./pain-rules.ts";
import { RED_FLAG_RULES } from "./red-flag-rules.ts";
import type { Rule } from "./rule.ts";
import { RUN_INFO_RULES } from "./run-info-data.ts";

/** Raised whenever a threshold, a level or the order of the headline changes. Kept with every issued assessment. */
export const RULE_SET = "2026-11-22.2";

/**
 * Every rule, once. Its order is the order of findings of the same kind.
 *
 * @see docs/METHODS.md#rules
 */
export const RULES = {
  ...RED_FLAG_RULES,
  ...PAIN_RULES,
  ...LOAD_RULES,
  ...INFO_RULES,
  ...RUN_INFO_RULES,
} as const satisfies Record<RuleCode, Rule>;

/** Position of a rule among findings of the same kind. */
export const RULE_ORDER: ReadonlyMap<string, number> = new Map(Object.keys(RULES).map((code, i) => [code, i]));
