import type { DayRecord, Finding } from "../../domain/assessment.ts";
import type { RatioName, RatioReason, RatioValue } from "../../domain/load.ts";
import { type DayRange, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import { percentileOf } from "../ratio/percentile.ts";
import { ratioSeries } from "../series/day-records.ts";
import { cannotSay, infoFinding } from "./finding.ts";
import { INFO_RULES } from "./info-rule-data.ts";
import { knownShare } from "./load-view.ts";
import type { Rule } from "./rule.ts";

type InfoCode = keyof typeof INFO_RULES;

/** Which number each rule shows, the days behind it, and its decimals. All on distance. */
const SHOWN: readonly (readonly [InfoCode, RatioName, number, number])[] = [
  ["WOW_30", "weekChangePct", 14, 0],
  ["ACWR_COUPLED", "acwrCoupled", 28, 2],
  ["ACWR_UNCOUPLED", "acwrUncoupled", 28, 2],
  ["ACWR_EWMA", "acwrEwma", 56, 2],
  ["MONO", "monotony", 7, 1],
  ["STRAIN", "strain", 7, 0],
  ["TSB", "tsb", 42, 1],
  ["RAMP", "ramp", 42, 1],
];

/**
 * The numbers many people ask for, without a colour and without a warning: each with its place among the runner's own
 * days. A number that is not known is `cannot-say`, with what is missing.
 *
 * @param days day records up to `asOf`
 * @param isReturning the runner is coming back from a break: there is nothing usual to compare with, so no load ratio is shown
 * @see docs/METHODS.md#numbers-without-a-colour
 */
export function infoFindings(days: readonly DayRecord[], asOf: LocalDay, isReturning: boolean): Finding[] {
  return SHOWN.map(([code, name, windowDays, decimals]) => {
    const series = ratioSeries(days, "distance", name);
    const window = windowEnding(asOf, windowDays);
    const said = { window, coverage: knownShare(days, window) };
    const now = days.at(-1)?.day === asOf ? series.at(-1) : undefined;
    if (isReturning && code.startsWith("ACWR_")) return notKnown(code, said, NOTHING_USUAL);
    if (now?.kind === "known")
      return infoFinding(
        code,
        { ...said, text: infoText(code, series, now.value, decimals) },
        measureOf(code, now.value),
      );
    return notKnown(code, said, MISSING[now?.reason ?? "NO_HISTORY"]);
  });
}

const NOTHING_USUAL = "a few weeks of running after the break, to compare with";

function notKnown(code: InfoCode, said: { readonly window: DayRange; readonly coverage: number }, missing: string) {
  return cannotSay(code, { ...said, text: `${titleOf(code)}: not known. Missing: ${missing}.` }, missing);
}

function measureOf(code: InfoCode, value: number) {
  return { value, threshold: INFO_RULES[code].thresholds["abovePct"] ?? null };
}

function infoText(code: InfoCode, series: readonly RatioValue[], value: number, decimals: number): string {
  const rule: Rule = INFO_RULES[code];
  const unit = rule.unit === "%" ? " %" : "";
  const own = Float64Array.from(series, (entry) => (entry.kind === "known" ? entry.value : Number.NaN));
  const place = percentileOf(own, value);
  const among =
    place === null
      ? " Too few days for a comparison with your own."
      : ` Higher than ${Math.round(place)} % of your own days.`;
  return `${titleOf(code)}: ${value.toFixed(decimals)}${unit}.${among}`;
}

function titleOf(code: InfoCode): string {
  const { meaning } = INFO_RULES[code];
  return meaning.charAt(0).toUpperCase() + meaning.slice(1);
}

const MISSING: Readonly<Record<RatioReason, string>> = {
  WARMUP: "more days of history",
  COVERAGE: "what happened on the unknown days: a run, or rest",
  ZERO_CHRONIC: "a run in the weeks before",
  LOW_CHRONIC: "at least 5 km a week to compare with",
  LOW_BASE: "at least 10 km in the week before",
  NO_VARIATION: "days that differ from each other",
  UNMEASURED: "the distance of every run",
  UNKNOWN_DAY: "what happened on an unknown day: a run, or rest",
  NO_HISTORY: "runs",
};
