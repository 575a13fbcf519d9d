import type { ChartTable } from "../charts/chart.ts";
import type { Finding } from "../domain/assessment.ts";
import type { LoadMethod } from "../domain/load.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { Said } from "../domain/said.ts";
import type { Unit } from "../domain/units.ts";
import { findingTitle, findingValue } from "../messages/finding-words.ts";
import type { MessageKey } from "../messages/message-values.ts";
import type { Words } from "../messages/words.ts";
import type { Explanation } from "../usecases/explain.ts";
import type { NumberExplanation } from "../usecases/explain-number.ts";
import { loadNumber, loadUnit, ratioWords } from "./words/load-words.ts";

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
export function explainView(explanation: Explanation | NumberExplanation, words: Words): ExplainView {
  switch (explanation.kind) {
    case "rule":
      return ruleView(explanation, words);
    case "ratio":
      return ratioView(explanation, words);
    case "number":
      return numberView(explanation, words);
    default:
      return explanation satisfies never;
  }
}

const sectionOf = (methods: string): string => methods.slice(methods.indexOf("#") + 1);

const windowWords = ({ from, to }: { readonly from: LocalDay; readonly to: LocalDay }, { say, day }: Words): string =>
  say("days.range", { from: day(from, "short-year"), to: day(to, "short-year") });

type FactName = Extract<MessageKey, `explain.fact.${string}`> extends `explain.fact.${infer Name}` ? Name : never;

function factsOf(facts: readonly (readonly [FactName, string | null])[], { say }: Words): ExplainView["facts"] {
  return facts.flatMap(([name, words]) =>
    words === null || words === "" ? [] : [[say(`explain.fact.${name}`), words] as const],
  );
}

function ruleView(explanation: Extract<Explanation, { kind: "rule" }>, words: Words): ExplainView {
  const { rule, findings, formula, rows } = explanation;
  const { say, tell } = words;
  const [first] = findings;
  return {
    title: first === undefined ? say(`rule.${rule.code}.meaning`) : findingTitle({ ...first, about: null }, words),
    says: findings.map((finding) => findingWords(finding, words)),
    formula: tell(formula),
    facts: factsOf(
      [
        ["meaning", say(`rule.${rule.code}.meaning`)],
        ["thresholds", thresholdWords(rule.thresholds, words)],
        ["stands", say(`rule.${rule.code}.stands`)],
        ["change", say(`rule.${rule.code}.change`)],
        ["days", windowWords(explanation.window, words)],
        ["evidence", say(`rule.${rule.code}.evidence`)],
        ["grade", say(`rule.${rule.code}.grade`)],
        ["risk", rule.absoluteRisk === null ? null : say(`rule.${rule.code}.risk`)],
        ["source", say(`rule.${rule.code}.source`)],
      ],
      words,
    ),
    rows: rowTable(rows, words),
    section: sectionOf(explanation.methods),
  };
}

function findingWords(finding: Finding, { say, tell, value }: Words): string {
  const text = tell(finding.said?.text ?? finding.text);
  if (finding.about === null) return text;
  const about = value(finding.said?.about ?? finding.about);
  return text.toLowerCase().includes(about.toLowerCase()) ? text : say("explain.says-about", { text, about });
}

/** Every threshold of a rule has a name in the catalogue; a test holds it to that. */
type ThresholdKey = Extract<MessageKey, `threshold.${string}`>;

/** `limit: 30, days: 7` as a person reads it. */
function thresholdWords(thresholds: Readonly<Record<string, number>>, { say, number }: Words): string {
  return Object.entries(thresholds)
    .map(
      ([name, value]) =>
        `${say(`threshold.${name}` as ThresholdKey)} ${number(value, Number.isInteger(value) ? 0 : 1)}`,
    )
    .join(", ");
}

function ratioView(explanation: Extract<Explanation, { kind: "ratio" }>, words: Words): ExplainView {
  const { ratio, method, formula, value, rows, source } = explanation;
  const { say, tell, day: dayIn } = words;
  const [name, unit] = [say(`load.${method}`), loadUnit(method, words)];
  return {
    title: say(`ratio.${ratio}`),
    says: [say("explain.says-ratio", { ratio: ratioWords(ratio, value, words), method: inSentence(name, words) })],
    formula: tell(formula),
    facts: factsOf(
      [
        ["load", unit === "" ? name : `${name}, ${unit}`],
        ["days", windowWords(explanation.window, words)],
        ["is-not", say("explain.no-prediction")],
        ["source", source],
      ],
      words,
    ),
    rows: {
      headers: (["day", "what", "load"] as const).map((header) => say(`explain.header.${header}`)),
      rows: rows
        .map(({ day, state, load }) => [
          dayIn(day, "weekday-short"),
          say(`explain.day.${state}`),
          loadWords(load, method, words),
        ])
        .reverse(),
    },
    section: sectionOf(explanation.methods),
  };
}

/** German keeps the capitals of its nouns. */
const inSentence = (name: string, { locale }: Words): string => (locale === "en" ? name.toLowerCase() : name);

type RatioRow = Extract<Explanation, { kind: "ratio" }>["rows"][number];

function loadWords(load: RatioRow["load"], method: LoadMethod, words: Words): string {
  if (load === null) return "–";
  if (load.kind === "unmeasured") return words.say(`load.missing.${load.why}`);
  return `${words.number(loadNumber(method, load.load, words), 1)} ${loadUnit(method, words)}`.trim();
}

function numberView(explanation: NumberExplanation, words: Words): ExplainView {
  const { title, value, unit, formula, rows, source } = explanation;
  return {
    title: words.tell(title),
    says: [value === null ? words.say("explain.cannot-say") : amount(value, unit, words)],
    formula: words.tell(formula),
    facts: factsOf(
      [
        ["days", windowWords(explanation.window, words)],
        ["source", words.tell(source)],
      ],
      words,
    ),
    rows: rowTable(rows, words),
    section: sectionOf(explanation.methods),
  };
}

interface Row {
  readonly day: LocalDay;
  readonly words: Said;
  readonly value: number | null;
  readonly unit: Unit;
}

function rowTable(rows: readonly Row[], words: Words): ChartTable {
  return {
    headers: (["day", "what", "value"] as const).map((header) => words.say(`explain.header.${header}`)),
    rows: rows
      .map((row) => [words.day(row.day, "weekday-short"), words.tell(row.words), amount(row.value, row.unit, words)])
      .reverse(),
  };
}

/** A row's value: none of these rules counts as a change. */
const amount = (value: number | null, unit: Unit, words: Words): string =>
  findingValue({ rule: "PAIN_HIGH", unit }, value, words);
