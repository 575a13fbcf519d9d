import type { ChartTable } from "../charts/chart.ts";
import type { Finding } from "../domain/assessment.ts";
import { shortDayAndYear, weekdayAndDay } from "../domain/day-words.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { findingTitle } from "../domain/rule-words.ts";
import type { Unit } from "../domain/units.ts";
import { valueWords } from "../domain/value-words.ts";
import type { Explanation } from "../usecases/explain.ts";
import type { NumberExplanation } from "../usecases/explain-number.ts";
import { LOAD_WORDS, MISSING_WORDS, RATIO_WORDS, ratioWords } from "./words/load-words.ts";

/** An explanation as words for a page: the same parts whatever it is about. */
export interface ExplainView {
  readonly title: string;
  /** What it says on the day: a number, or why there is none. */
  readonly says: readonly string[];
  readonly formula: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly rows: ChartTable;
  /** What ends the address of its section of the methods. */
  readonly section: string;
}

/** Words for everything behind a rule, a ratio or a number. What is not there is left out, never filled in. */
export function explainView(explanation: Explanation | NumberExplanation): ExplainView {
  switch (explanation.kind) {
    case "rule":
      return ruleView(explanation);
    case "ratio":
      return ratioView(explanation);
    case "number":
      return numberView(explanation);
    default:
      return explanation satisfies never;
  }
}

const sectionOf = (methods: string): string => methods.slice(methods.indexOf("#") + 1);

const window = ({ from, to }: { readonly from: LocalDay; readonly to: LocalDay }): string =>
  `${shortDayAndYear(from)} to ${shortDayAndYear(to)}`;

function factsOf(facts: readonly (readonly [string, string | null])[]): ExplainView["facts"] {
  return facts.flatMap(([name, words]) => (words === null || words === "" ? [] : [[name, words] as const]));
}

function ruleView(explanation: Extract<Explanation, { kind: "rule" }>): ExplainView {
  const { rule, findings, formula, rows } = explanation;
  const [first] = findings;
  return {
    title: first === undefined ? rule.meaning : findingTitle({ ...first, about: null }),
    says: findings.map(findingWords),
    formula,
    facts: factsOf([
      ["It stands for", rule.meaning],
      ["Thresholds", thresholdWords(rule.thresholds)],
      ["How long it counts", rule.stands],
      ["What would change it", rule.wouldChangeIf],
      ["Days looked at", window(explanation.window)],
      ["Evidence", rule.evidence],
      ["Grade", rule.grade],
      ["Risk in numbers", rule.absoluteRisk],
      ["Source", rule.source],
    ]),
    rows: {
      headers: ["Day", "What", "Value"],
      rows: rows.map(({ day, words, value, unit }) => [weekdayAndDay(day), words, amount(value, unit)]).reverse(),
    },
    section: sectionOf(explanation.methods),
  };
}

function findingWords(finding: Finding): string {
  const about = finding.about === null ? "" : ` (${finding.about})`;
  return `${finding.text}${finding.text.includes(finding.about ?? "") ? "" : about}`;
}

/** `limit: 30, days: 7` as a person reads it: camel case becomes words. */
function thresholdWords(thresholds: Readonly<Record<string, number>>): string {
  return Object.entries(thresholds)
    .map(([name, value]) => `${name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)} ${value}`)
    .join(", ");
}

function ratioView(explanation: Extract<Explanation, { kind: "ratio" }>): ExplainView {
  const { ratio, method, formula, value, rows, source } = explanation;
  const { name, unit } = LOAD_WORDS[method];
  return {
    title: RATIO_WORDS[ratio].name,
    says: [`${ratioWords(ratio, value)}, by ${name.toLowerCase()}`],
    formula,
    facts: factsOf([
      ["Load", unit === "" ? name : `${name}, ${unit}`],
      ["Days looked at", window(explanation.window)],
      ["What it is not", "A prediction. It describes how the load changed and carries no colour."],
      ["Source", source],
    ]),
    rows: {
      headers: ["Day", "What", "Load"],
      rows: rows.map(({ day, state, load }) => [weekdayAndDay(day), DAY_WORDS[state], loadWords(load, unit)]).reverse(),
    },
    section: sectionOf(explanation.methods),
  };
}

const DAY_WORDS = { observed: "run", rest: "rest", unknown: "not known" } as const;

type RatioRow = Extract<Explanation, { kind: "ratio" }>["rows"][number];

function loadWords(load: RatioRow["load"], unit: string): string {
  if (load === null) return "–";
  if (load.kind === "unmeasured") return MISSING_WORDS[load.why];
  return `${load.load.toFixed(1)} ${unit}`.trim();
}

function numberView(explanation: NumberExplanation): ExplainView {
  const { title, value, unit, formula, rows, source } = explanation;
  return {
    title,
    says: [value === null ? "We cannot say." : amount(value, unit)],
    formula,
    facts: factsOf([
      ["Days looked at", window(explanation.window)],
      ["Source", source],
    ]),
    rows: {
      headers: ["Day", "What", "Value"],
      rows: rows.map((row) => [weekdayAndDay(row.day), row.words, amount(row.value, row.unit)]).reverse(),
    },
    section: sectionOf(explanation.methods),
  };
}

/** A row's value: none of these rules counts as a change. */
const amount = (value: number | null, unit: Unit): string => valueWords({ rule: "PAIN_HIGH", unit }, value);
