import type { DayRecord, MassageGate, MassageReason } from "../../domain/assessment.ts";
import { settingsOn } from "../../domain/athlete.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { PainSite } from "../../domain/pain.ts";
import { isHardBlock } from "./hard-block.ts";
import { nextKeyDay, recentRaceDay } from "./key-sessions.ts";
import { massageGate } from "./massage-gate.ts";
import { type MassageRhythm, massageRhythm } from "./massage-rhythm.ts";
import { tightSites } from "./tight-sites.ts";

/** A massage is suggested at most weekly. */
const MIN_DAYS_BETWEEN = 7;
/** None is suggested in the 48 hours before a key session, counted as calendar days. */
const DAYS_BEFORE_KEY = 2;

/** Everything the massage card and the headline need to know. */
export interface MassageView {
  readonly reasons: readonly MassageReason[];
  readonly gate: MassageGate;
  readonly rhythm: MassageRhythm;
  readonly tight: readonly PainSite[];
  /** A race of the last 7 days; null without one. */
  readonly raceDay: LocalDay | null;
  /** The next planned long run, workout or race. */
  readonly nextKeyDay: LocalDay | null;
  /** That session is less than 48 hours away: the massage waits until after it. */
  readonly isKeyNear: boolean;
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
  history: Pick<RunnerHistory, "pain" | "therapy" | "safetyChecks" | "redFlagChecks" | "planned" | "settings">,
  days: readonly DayRecord[],
  asOf: LocalDay,
  hasRedFlag: boolean,
): MassageView {
  const rhythm = massageRhythm(history.therapy, asOf, settingsOn(asOf, history.settings).massageRhythmDays);
  const tight = tightSites(history.pain, asOf);
  const raceDay = recentRaceDay(history, days, asOf);
  const keyDay = nextKeyDay(history, days, asOf);
  const reasons: MassageReason[] = [];
  if (tight.length > 0) reasons.push("MASSAGE_TIGHT");
  if (raceDay !== null || isHardBlock(days, asOf)) reasons.push("MASSAGE_BLOCK");
  if (rhythm.isDue && !rhythm.isQuestioned) reasons.push("MASSAGE_RHYTHM");
  return {
    reasons,
    gate: massageGate(history, asOf, hasRedFlag),
    rhythm,
    tight,
    raceDay,
    nextKeyDay: keyDay,
    isKeyNear: keyDay !== null && keyDay - asOf <= DAYS_BEFORE_KEY,
    isTooSoon: rhythm.daysSinceLast !== null && rhythm.daysSinceLast < MIN_DAYS_BETWEEN,
  };
}

/**
 * Whether massage may be the headline: there is a reason, the safety questions are answered clear, the last one is a week
 * or more ago, and no key session is planned within 48 hours.
 *
 * @see docs/METHODS.md#massage
 */
export function isMassageSuggested(view: MassageView): boolean {
  return view.reasons.length > 0 && view.gate === "clear" && !view.isTooSoon && !view.isKeyNear;
}
