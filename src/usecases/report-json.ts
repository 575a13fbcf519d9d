import type { DayRecord, Finding, MassageCard, WeekSummary } from "../domain/assessment.ts";
import { LOAD_METHODS, RATIO_NAMES, type RatioValue, type SessionLoad } from "../domain/load.ts";
import { formatLocalDay, type LocalDay } from "../domain/local-day.ts";
import type { WeeklyReport } from "./app.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The stable machine form of the weekly report (ARCHITECTURE.md, "The JSON contract"). Never NaN, never 0 for unknown. */
export function reportJson(report: WeeklyReport): Json {
  const { assessment } = report;
  return {
    asOf: formatLocalDay(report.asOf),
    athlete: report.athlete,
    headline: assessment.headline,
    level: assessment.level,
    grey: assessment.grey,
    findings: assessment.findings.map(findingJson),
    massage: assessment.massage === null ? null : massageJson(assessment.massage),
    weeks: report.weeks.map(weekJson),
    days: report.days.map(dayJson),
    percentiles: report.percentiles,
  };
}

const dayOrNull = (day: LocalDay | null): string | null => (day === null ? null : formatLocalDay(day));

/** A finding with every key it may have, null where its kind has none. */
export function findingJson(finding: Finding): Json {
  const says = verdictOf(finding);
  return {
    rule: finding.rule,
    about: finding.about,
    kind: finding.kind,
    ...says,
    unit: finding.unit,
    from: dayOrNull(finding.from),
    to: dayOrNull(finding.to),
    coverage: finding.coverage,
    evidence: finding.evidence,
    grade: finding.grade,
    source: finding.source,
    absoluteRisk: finding.absoluteRisk,
    text: finding.text,
  };
}

/** The keys whose presence depends on the kind; every finding has them all in JSON. */
function verdictOf(finding: Finding): { [key: string]: Json } {
  const silent = { level: null, value: null, threshold: null, standsUntil: null, missing: null, wouldChangeIf: null };
  switch (finding.kind) {
    case "clear":
    case "info":
      return { ...silent, value: finding.value, threshold: finding.threshold };
    case "flagged":
      return {
        ...silent,
        level: finding.level,
        value: finding.value,
        threshold: finding.threshold,
        standsUntil: dayOrNull(finding.standsUntil),
        wouldChangeIf: finding.wouldChangeIf,
      };
    case "cannot-say":
      return { ...silent, missing: finding.missing, wouldChangeIf: finding.wouldChangeIf };
    default:
      return finding satisfies never;
  }
}

/** The card about a massage. */
export function massageJson(card: MassageCard): Json {
  return {
    reasons: card.reasons,
    gate: card.gate,
    daysSinceLast: card.daysSinceLast,
    rhythmDays: card.rhythmDays,
    text: card.text,
  };
}

function weekJson(week: WeekSummary): Json {
  return {
    weekStart: formatLocalDay(week.weekStart),
    distanceM: week.distanceM,
    durationS: week.durationS,
    longestRunM: week.longestRunM,
    runs: week.runs,
    maxNrs: week.maxNrs,
    regions: week.regions,
    therapy: week.therapy,
    coverage: week.coverage,
  };
}

function dayJson(record: DayRecord): Json {
  return {
    day: formatLocalDay(record.day),
    state: record.state,
    distanceM: record.distanceM,
    durationS: record.durationS,
    loads: Object.fromEntries(LOAD_METHODS.map((method) => [method, loadJson(record.loads[method])])),
    ratios: {
      ...Object.fromEntries(
        LOAD_METHODS.map((method) => [
          method,
          Object.fromEntries(RATIO_NAMES.map((name) => [name, ratioJson(record.ratios[method][name])])),
        ]),
      ),
      spike: {
        value: record.spike.value,
        category: record.spike.category,
        provisional: record.spike.provisional,
        longestPrior30dM: record.spike.longestPrior30dM,
      },
    },
  };
}

/** A load, or null with what is missing for it. */
export function loadJson(load: SessionLoad | null): Json {
  if (load === null) return { value: null, reason: "UNKNOWN_DAY" };
  return load.kind === "measured" ? { value: load.load } : { value: null, reason: load.why };
}

/** A ratio, or null with why there is none. */
export function ratioJson(ratio: RatioValue): Json {
  return ratio.kind === "known" ? { value: ratio.value } : { value: null, reason: ratio.reason };
}
