import type { DayRecord, Finding } from "../../domain/assessment.ts";
import type { RatioName, RatioReason, RatioValue } from "../../domain/load.ts";
import { type DayRange, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { percentileOf } from "../ratio/percentile.ts";
import { ratioAt } from "../ratio/ratio-value.ts";
import { ratioColumn } from "../series/day-records.ts";
import { cannotSay, infoFinding } from "./finding.ts";
import { INFO_RULES } from "./info-rule-data.ts";
import { knownShare } from "./load-view.ts";

type InfoCode = keyof typeof INFO_RULES;

/** Which number each rule shows, the days behind it, and its decimals. All on distance. */
const NUMBERS: readonly (readonly [InfoCode, RatioName, number, 0 | 1 | 2])[] = [
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
  return NUMBERS.map(([code, name, windowDays, decimals]) => {
    const window = windowEnding(asOf, windowDays);
    const seen = { window, coverage: knownShare(days, window) };
    if (isReturning && code.startsWith("ACWR_")) return notKnown(code, seen, said("info.missing.NOTHING_USUAL"));
    const column = ratioColumn(days, "distance", name);
    const now = days.at(-1)?.day === asOf ? ratioAt(column, days.length - 1) : NO_HISTORY;
    if (now.kind === "unknown") return notKnown(code, seen, missingOf(now.reason));
    const text = infoText(code, now.value, { place: percentileOf(column.values, now.value), decimals });
    return infoFinding(code, { ...seen, text }, measureOf(code, now.value));
  });
}

const NO_HISTORY: RatioValue = { kind: "unknown", reason: "NO_HISTORY" };

function notKnown(code: InfoCode, seen: { readonly window: DayRange; readonly coverage: number }, missing: Said) {
  return cannotSay(code, { ...seen, text: said("info.not-known", { title: titleOf(code), missing }) }, missing);
}

function measureOf(code: InfoCode, value: number) {
  return { value, threshold: INFO_RULES[code].thresholds["abovePct"] ?? null };
}

interface Shown {
  /** Personal percentile; null when there are too few days for one. */
  readonly place: number | null;
  readonly decimals: 0 | 1 | 2;
}

function infoText(code: InfoCode, value: number, { place, decimals }: Shown): Said {
  const among = place === null ? said("info.among.few-days") : said("info.among.days", { share: Math.round(place) });
  const shown = said(`info.number.${STYLES[decimals]}`, { value });
  const unit = INFO_RULES[code].unit;
  return said("info.value", {
    title: titleOf(code),
    value: unit === "%" ? said("info.percent", { value: shown }) : shown,
    among,
  });
}

/** How a number is written, by its digits after the point. */
const STYLES = ["whole", "one", "two"] as const;

const titleOf = (code: InfoCode) => ({ capital: said(`rule.${code}.meaning`) }) as const;

/** The least that a week must hold for a comparison (docs/METHODS.md#load-ratio, docs/METHODS.md#week-change). */
const LEAST_WEEK_M = 5000;
const LEAST_BASE_M = 10_000;

function missingOf(reason: RatioReason): Said {
  if (reason === "LOW_CHRONIC")
    return said("info.missing.LOW_CHRONIC", { distance: { distanceM: LEAST_WEEK_M, digits: 0 } });
  if (reason === "LOW_BASE") return said("info.missing.LOW_BASE", { distance: { distanceM: LEAST_BASE_M, digits: 0 } });
  return said(`info.missing.${reason}`);
}
