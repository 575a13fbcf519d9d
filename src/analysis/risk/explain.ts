import type { DayRecord, Finding, RuleCode } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import { type DayRange, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { assess } from "./assess.ts";
import { type ExplainRow, explainRows } from "./explain-rows.ts";
import { RULE_WORDS } from "./explain-words.ts";
import type { Rule } from "./rule.ts";
import { RULES } from "./rules.ts";

/** Everything behind what a rule says on a day. */
export interface RuleExplanation {
  readonly asOf: LocalDay;
  /** Level, thresholds, action, evidence, grade, source and all else that is fixed about it. */
  readonly rule: Rule;
  readonly formula: Said;
  /** Its section, such as `docs/METHODS.md#spike-rules`. */
  readonly methods: string;
  /** What it says on the day: one for each place it speaks about. */
  readonly findings: readonly Finding[];
  /** The days it looked at. */
  readonly window: DayRange;
  /** What was logged and recorded on them, ascending by day. */
  readonly rows: readonly ExplainRow[];
}

/**
 * Why a rule says what it says: its formula in words, its thresholds and evidence, its findings of the day, and the rows
 * it looked at with their values.
 *
 * @param days dense and ascending day records of the same history; later days are left out
 * @see docs/METHODS.md#explaining-a-finding
 */
export function explainRule(
  code: RuleCode,
  history: RunnerHistory,
  days: readonly DayRecord[],
  asOf: LocalDay,
): RuleExplanation {
  const known = days.filter(({ day }) => day <= asOf);
  const findings = assess(history, known, asOf).findings.filter(({ rule }) => rule === code);
  const { anchor, rows, lookBackDays } = RULE_WORDS[code];
  const window = windowOf(findings, windowEnding(asOf, lookBackDays));
  const places = new Set(findings.flatMap((finding) => (finding.kind === "flagged" ? (finding.about ?? []) : [])));
  const source = { history, days: known, window, places };
  // Only a plan may lie after the day: what else is dated later was not known yet.
  const isKnown = ({ kind, day }: ExplainRow) => day <= asOf || kind === "plan";
  return {
    asOf,
    rule: RULES[code],
    formula: said(`rule.${code}.formula`),
    methods: `docs/METHODS.md#${anchor}`,
    findings,
    window,
    rows: rows
      .flatMap((kind) => explainRows(kind, source))
      .filter(isKnown)
      .sort((a, b) => a.day - b.day),
  };
}

/** The days of every finding that names its own, and the days a rule looks back over anyway. */
function windowOf(findings: readonly Finding[], usual: DayRange): DayRange {
  const froms = findings.flatMap(({ from }) => from ?? []);
  const tos = findings.flatMap(({ to }) => to ?? []);
  return {
    from: Math.min(usual.from, ...froms) as LocalDay,
    to: Math.max(usual.to, ...tos) as LocalDay,
  };
}
