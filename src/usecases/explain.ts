import { explainRule, type RuleExplanation } from "../analysis/risk/explain.ts";
import { explainRatio, type RatioExplanation } from "../analysis/risk/explain-ratio.ts";
import { RULE_WORDS } from "../analysis/risk/explain-words.ts";
import { RULES } from "../analysis/risk/rules.ts";
import { dayRecords } from "../analysis/series/day-records.ts";
import type { RuleCode } from "../domain/assessment.ts";
import type { AthleteId } from "../domain/ids.ts";
import { LOAD_METHODS, type LoadMethod, RATIO_NAMES, type RatioName } from "../domain/load.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { Deps } from "./deps.ts";
import { NotFoundError } from "./not-found-error.ts";
import { runnerOn } from "./weekly-report.ts";

/** What to explain. A name counts as it is written, else in capitals or not: `TSB` is the rule and `tsb` the ratio. */
export interface ExplainQuestion {
  /** A rule such as `SPIKE_S`, or a ratio such as `acwrUncoupled`. */
  readonly code: string;
  /** The load method of a ratio; a rule has its own. */
  readonly method: string;
  readonly asOf: LocalDay;
}

/** Everything behind a rule or a ratio on a day. */
export type Explanation =
  | ({ readonly kind: "rule" } & RuleExplanation)
  | ({ readonly kind: "ratio" } & RatioExplanation);

const RULE_CODES = Object.keys(RULES) as readonly RuleCode[];

/**
 * Says how a rule or a ratio came to what it says on a day. Reading changes nothing.
 *
 * @throws NotFoundError when there is no such rule, ratio or load method
 */
export async function explain(deps: Deps, athlete: AthleteId, question: ExplainQuestion): Promise<Explanation> {
  const { asOf } = question;
  const asked = askedOf(question);
  const { history, series } = await deps.store.read((reader) =>
    runnerOn(deps, reader, athlete, { asOf, methods: LOAD_METHODS }),
  );
  const days = dayRecords(series);
  if (asked.kind === "rule") return { kind: "rule", ...explainRule(asked.rule, history, days, asOf) };
  return { kind: "ratio", ...explainRatio(asked.ratio, asked.method, days, asOf) };
}

/** The section of the methods that tells how a rule works, such as `spike-rules`. */
export const methodsSection = (rule: RuleCode): string => RULE_WORDS[rule].anchor;

type Asked =
  | { readonly kind: "rule"; readonly rule: RuleCode }
  | { readonly kind: "ratio"; readonly ratio: RatioName; readonly method: LoadMethod };

function askedOf({ code, method: methodName }: ExplainQuestion): Asked {
  const name = named([...RULE_CODES, ...RATIO_NAMES], code);
  if (name === undefined) throw unknownName("rule or ratio", code, [...RULE_CODES, ...RATIO_NAMES]);
  if (!isRatio(name)) return { kind: "rule", rule: name };
  const method = named(LOAD_METHODS, methodName);
  if (method === undefined) throw unknownName("load method", methodName, LOAD_METHODS);
  return { kind: "ratio", ratio: name, method };
}

const isRatio = (name: RuleCode | RatioName): name is RatioName => RATIO_NAMES.some((ratio) => ratio === name);

function named<T extends string>(names: readonly T[], text: string): T | undefined {
  return names.find((name) => name === text) ?? names.find((name) => name.toLowerCase() === text.toLowerCase());
}

function unknownName(what: string, text: string, names: readonly string[]): NotFoundError {
  return new NotFoundError(`there is no ${what} ${text} (want ${names.join(", ")})`);
}
