import type { RatioExplanation } from "../analysis/risk/explain-ratio.ts";
import { type DayRange, formatLocalDay } from "../domain/local-day.ts";
import { ENGLISH } from "../messages/words.ts";
import type { Explanation } from "./explain.ts";
import { findingJson, type Json, loadJson, ratioJson } from "./report-json.ts";

/** The machine form of an explanation. A value that is not known is null, never 0. */
export function explanationJson(explanation: Explanation): Json {
  if (explanation.kind === "ratio") return ratioExplanationJson(explanation);
  const { asOf, rule, formula, methods, findings, window, rows } = explanation;
  return {
    asOf: formatLocalDay(asOf),
    rule: rule.code,
    meaning: rule.meaning,
    formula: ENGLISH.tell(formula),
    methods,
    thresholds: { ...rule.thresholds },
    unit: rule.unit,
    level: rule.level,
    louderLevel: rule.louderLevel,
    stands: rule.stands,
    action: rule.action,
    evidence: rule.evidence,
    grade: rule.grade,
    source: rule.source,
    absoluteRisk: rule.absoluteRisk,
    wouldChangeIf: rule.wouldChangeIf,
    findings: findings.map(findingJson),
    window: windowJson(window),
    rows: rows.map(({ day, kind, words, value, unit }) => ({
      day: formatLocalDay(day),
      kind,
      words: ENGLISH.tell(words),
      value,
      unit,
    })),
  };
}

function ratioExplanationJson(explanation: RatioExplanation): Json {
  const { asOf, ratio, method, formula, methods, source, value, window, rows } = explanation;
  return {
    asOf: formatLocalDay(asOf),
    ratio,
    method,
    formula: ENGLISH.tell(formula),
    methods,
    source,
    now: ratioJson(value),
    window: windowJson(window),
    rows: rows.map(({ day, state, load }) => ({ day: formatLocalDay(day), state, load: loadJson(load) })),
  };
}

function windowJson({ from, to }: DayRange): Json {
  return { from: formatLocalDay(from), to: formatLocalDay(to) };
}
