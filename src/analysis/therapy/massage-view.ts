import type { DayRecord, MassageGate, MassageReason } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { PainSite } from "../../domain/pain.ts";
import { isHardBlock } from "./hard-block.ts";
import { massageGate } from "./massage-gate.ts";
import { type MassageRhythm, massageRhythm } from "./massage-rhythm.ts";
import { tightSites } from "./tight-sites.ts";

/** A massage is suggested at most weekly. */
const MIN_DAYS_BETWEEN = 7;

/** Everything the massage card and the headline need to know. */
export interface MassageView {
  readonly reasons: readonly MassageReason[];
  readonly gate: MassageGate;
  readonly rhythm: MassageRhythm;
  readonly tight: readonly PainSite[];
  /** The last one is less than a week ago: once a week is plenty. */
  readonly isTooSoon: boolean;
}

/**
 * Why a massage might be welcome, and whether it may be suggested.
 *
 * @param days day records up to `asOf`
 * @see docs/METHODS.md#massage
 */
export function massageView(
  history: Pick<RunnerHistory, "pain" | "therapy" | "safetyChecks">,
  days: readonly DayRecord[],
  asOf: LocalDay,
  hasRedFlag: boolean,
): MassageView {
  const rhythm = massageRhythm(history.therapy, asOf);
  const tight = tightSites(history.pain, asOf);
  const reasons: MassageReason[] = [];
  if (tight.length > 0) reasons.push("MASSAGE_TIGHT");
  if (isHardBlock(days, asOf)) reasons.push("MASSAGE_BLOCK");
  if (rhythm.isDue && !rhythm.isQuestioned) reasons.push("MASSAGE_RHYTHM");
  return {
    reasons,
    gate: massageGate(history.safetyChecks, asOf, hasRedFlag),
    rhythm,
    tight,
    isTooSoon: rhythm.daysSinceLast !== null && rhythm.daysSinceLast < MIN_DAYS_BETWEEN,
  };
}

/**
 * Whether massage may be the headline: there is a reason, the safety questions are answered clear, and the last one is a
 * week or more ago.
 *
 * @see docs/METHODS.md#massage
 */
export function isMassageSuggested(view: MassageView): boolean {
  return view.reasons.length > 0 && view.gate === "clear" && !view.isTooSoon;
}
