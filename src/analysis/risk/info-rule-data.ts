import type { RuleCode } from "../../domain/assessment.ts";
import type { Unit } from "../../domain/units.ts";
import type { Rule } from "./rule.ts";
import { SOURCES } from "./sources.ts";

const RATIO_EVIDENCE =
  "Shown because many coaches ask for it. In runners it has not been shown to identify injury risk.";

interface InfoData {
  readonly unit: Unit;
  readonly meaning: string;
  readonly evidence: string;
  readonly source: string;
  readonly thresholds?: Readonly<Record<string, number>>;
}

/**
 * A rule that only informs.
 *
 * @see docs/METHODS.md#numbers-without-a-colour
 */
export function info(code: RuleCode, data: InfoData): Rule {
  return {
    code,
    level: null,
    louderLevel: null,
    thresholds: data.thresholds ?? {},
    unit: data.unit,
    meaning: data.meaning,
    stands: "–",
    action: "None: it describes, it does not warn.",
    evidence: data.evidence,
    grade: "descriptive only",
    source: data.source,
    absoluteRisk: null,
    wouldChangeIf: "It changes with every day of running or rest.",
  };
}

/** Numbers that are shown without a colour. */
export const INFO_RULES = {
  WOW_30: info("WOW_30", {
    unit: "%",
    meaning: "change from week to week",
    evidence: "A trial of the 10 % rule in novices found no difference (20.8 % vs 20.3 % injured).",
    source: SOURCES.weekChange,
    thresholds: { abovePct: 30 },
  }),
  ACWR_COUPLED: info("ACWR_COUPLED", {
    unit: "ratio",
    meaning: "load ratio, 7 days to 28",
    evidence: RATIO_EVIDENCE,
    source: SOURCES.ratioCritics,
  }),
  ACWR_UNCOUPLED: info("ACWR_UNCOUPLED", {
    unit: "ratio",
    meaning: "load ratio, 7 days to the 21 before",
    evidence: RATIO_EVIDENCE,
    source: SOURCES.ratioCritics,
  }),
  ACWR_EWMA: info("ACWR_EWMA", {
    unit: "ratio",
    meaning: "load ratio, weighted to recent days",
    evidence: RATIO_EVIDENCE,
    source: SOURCES.ewma,
  }),
  MONO: info("MONO", {
    unit: "",
    meaning: "monotony of the week",
    evidence: "Described in 25 athletes beside illness. It has not been shown to identify injury risk.",
    source: SOURCES.monotony,
  }),
  STRAIN: info("STRAIN", {
    unit: "AU",
    meaning: "strain of the week",
    evidence: "Described in 25 athletes beside illness. It has not been shown to identify injury risk.",
    source: SOURCES.monotony,
  }),
  TSB: info("TSB", {
    unit: "AU",
    meaning: "form, smoothed load of 42 days less 7",
    evidence: "A smoothed load, not measured fitness. It has no injury meaning.",
    source: SOURCES.impulseResponse,
  }),
  RAMP: info("RAMP", {
    unit: "AU/week",
    meaning: "weekly rise of the smoothed load",
    evidence: "Limits for it are coaching lore. It has no injury meaning.",
    source: SOURCES.impulseResponse,
  }),
} as const;
