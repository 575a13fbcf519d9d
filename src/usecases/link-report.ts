import { type LinkCheck, linkChecks } from "../analysis/link/link-checks.ts";
import { type MassageEffect, massageEffect } from "../analysis/link/massage-effect.ts";
import { type OneAthleteLink, oneAthleteLink } from "../analysis/link/one-athlete.ts";
import { whyOf } from "../analysis/link/statistics/estimated.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { Said } from "../domain/said.ts";
import { said } from "../messages/said.ts";
import { ENGLISH } from "../messages/words.ts";
import type { Deps } from "./deps.ts";
import { type OwnDenominator, ownDenominator } from "./own-denominator.ts";
import { runnerHistory } from "./runner-history.ts";

/** What one runner's log says about load before pain and about massage, as much as its length allows. */
export interface LinkReport {
  readonly athlete: AthleteId;
  readonly asOf: LocalDay;
  /** How much may be said at all, in a sentence. */
  readonly sentence: string;
  /** The sentence, to be told in the language of who reads it. */
  readonly said: Said;
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
  const sentence = sentenceOf(link);
  return {
    athlete,
    asOf,
    sentence: ENGLISH.tell(sentence),
    said: sentence,
    link,
    checks: link.kind === "cannot-tell" ? [] : linkChecks(history, asOf, link),
    denominator: ownDenominator(history, asOf),
    massage: ([1, 2] as const).map((horizonDays) => massageEffect(history, asOf, { horizonDays })),
  };
}

function sentenceOf(link: OneAthleteLink): Said {
  if (link.kind === "cannot-tell") return said("own-link.cannot-tell", { why: whyOf(link) });
  return said(`own-link.sentence.${link.tier}`, { count: link.onsets.length });
}
