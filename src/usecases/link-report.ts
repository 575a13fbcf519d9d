import { type LinkCheck, linkChecks } from "../analysis/link/link-checks.ts";
import { type MassageEffect, massageEffect } from "../analysis/link/massage-effect.ts";
import { type OneAthleteLink, oneAthleteLink } from "../analysis/link/one-athlete.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { Deps } from "./deps.ts";
import { type OwnDenominator, ownDenominator } from "./own-denominator.ts";
import { runnerHistory } from "./runner-history.ts";

/** What one runner's log says about load before pain and about massage, as much as its length allows. */
export interface LinkReport {
  readonly athlete: AthleteId;
  readonly asOf: LocalDay;
  /** How much may be said at all, in a sentence. */
  readonly sentence: string;
  /** Percentiles, comparisons with chance or odds, and what happened to the load once it hurt. */
  readonly link: OneAthleteLink;
  /** The same question with other choices. */
  readonly checks: readonly LinkCheck[];
  /** How much of the load ratio is owed to its denominator here; null with too few days. */
  readonly denominator: OwnDenominator | null;
  /** Soreness one and two days after massage, beside days as sore without one. */
  readonly massage: readonly MassageEffect[];
}

/** Reads one runner's history and looks for load before pain, off this thread. Reading changes nothing. */
export async function linkReport(deps: Deps, athlete: AthleteId, asOf: LocalDay): Promise<LinkReport> {
  // Distances alone are looked at.
  const history = await runnerHistory(deps, athlete, false);
  return deps.analyse("link", { history, athlete, asOf });
}

/** The same without a store: a function of the history and the day. */
export function linkOn(history: RunnerHistory, athlete: AthleteId, asOf: LocalDay): LinkReport {
  const link = oneAthleteLink(history, asOf);
  return {
    athlete,
    asOf,
    sentence: sentenceOf(link),
    link,
    checks: link.kind === "cannot-tell" ? [] : linkChecks(history, asOf, link),
    denominator: ownDenominator(history, asOf),
    massage: ([1, 2] as const).map((horizonDays) => massageEffect(history, asOf, { horizonDays })),
  };
}

const TIERS = {
  descriptive: "They can be described; they are too few to compare with chance.",
  compared: "They can be compared with chance; they are too few for odds.",
  exploratory: "They allow exploratory odds, and no proof.",
} as const;

function sentenceOf(link: OneAthleteLink): string {
  if (link.kind === "cannot-tell") return `We cannot tell whether load goes before pain here: ${link.why}.`;
  const { length } = link.onsets;
  return `${length === 1 ? "1 sore spell" : `${length} sore spells`} began on days that can be counted. ${TIERS[link.tier]}`;
}
