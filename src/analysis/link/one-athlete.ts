import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { ENGLISH } from "../../messages/words.ts";
import { type LinkDays, type LinkOptions, linkDays } from "./episodes/link-days.ts";
import { type ReverseView, reverseView } from "./episodes/reverse-view.ts";
import { type ExposureFinding, exposureFinding } from "./one-athlete/exposure-finding.ts";
import { exposuresOf } from "./one-athlete/exposures.ts";
import { findingWords, neededWords, reverseWords, runsWords, shortWords } from "./one-athlete/link-words.ts";
import { daysToLeaveOut, type LoadDrop, loadDrop } from "./one-athlete/load-drop.ts";
import { onsetDays } from "./one-athlete/matched-sets.ts";
import { morningFinding } from "./one-athlete/next-morning.ts";
import { type OwnRuns, ownRuns } from "./one-athlete/runs-followed.ts";
import { type Tier, tierOf } from "./one-athlete/tier.ts";
import { benjaminiHochberg } from "./statistics/benjamini-hochberg.ts";
import { cannotTell, type Estimated } from "./statistics/estimated.ts";
import { gammaPoisson, type RatePosterior } from "./statistics/gamma-poisson.ts";
import { holm } from "./statistics/holm.ts";
import { eventsNeeded } from "./statistics/power.ts";

/** Mean length of a month, in days. */
const MONTH_DAYS = 30.4375;
/** The ratio of a small spike in the study. */
const STUDY_RATIO = 1.64;

export interface WordedFinding extends ExposureFinding {
  /** English. */
  readonly text: string;
  /** The same in one line. */
  readonly shortText: string;
  readonly said: { readonly text: Said; readonly short: Said };
}

/** Does load go before pain for this runner? As much as their number of episodes allows to say. */
export type OneAthleteLink = Estimated<{
  readonly tier: Tier;
  /** The days on which an episode began. */
  readonly onsets: readonly LocalDay[];
  readonly daysAtRisk: number;
  /** Episodes per month at risk, with Jeffreys' prior. */
  readonly perMonth: RatePosterior;
  /** The primary exposure first; exposures that are not known are left out. */
  readonly findings: readonly WordedFinding[];
  /** The secondary outcome: a spike before mornings with pain up by 2 or more. */
  readonly nextMorning: Estimated<WordedFinding>;
  /** Days just before each day that all windows leave out. */
  readonly lagDays: number;
  /** How many p values stand behind the findings, that of the secondary outcome among them. */
  readonly tests: number;
  readonly runs: OwnRuns;
  readonly reverse: ReverseView;
  /** Whether load had dropped before the pain was written down. Where it had, odds below 1 are not told. */
  readonly drop: LoadDrop;
  /** Episodes needed to see the published ratio with this runner's share of exposed days; null when it is 0 or 1. */
  readonly needed: number | null;
  readonly runsText: string;
  readonly reverseText: string;
  readonly neededText: string;
  /** The texts, to be told in the language of who reads them. */
  readonly said: { readonly runs: Said; readonly reverse: Said; readonly needed: Said };
}>;

/**
 * What one runner's load was before their pain: percentiles with few episodes, a comparison with chance from 5 on,
 * exploratory odds from 15 on. Everything looks at the days before an episode only. Where load had already dropped on the last 3 of them,
 * these are left out: it may have hurt before it was written down.
 *
 * @returns `cannot-tell` without a countable episode or without known loads before any
 * @see docs/METHODS.md#one-runner
 */
export function oneAthleteLink(history: RunnerHistory, asOf: LocalDay, options: LinkOptions = {}): OneAthleteLink {
  const days = linkDays(history, asOf, options);
  return days === null ? cannotTell(said("own-link.why.nothing")) : linkOfDays(days, options.lagDays);
}

/**
 * The same from columns that are already there.
 *
 * @param given days just before each day that are left out of its windows; when not given, 3 where load had dropped on them, else none
 * @see docs/METHODS.md#one-runner
 */
export function linkOfDays(days: LinkDays, given?: number): OneAthleteLink {
  const onsets = onsetDays(days);
  const daysAtRisk = days.atRisk.reduce((sum, isAtRisk) => sum + isAtRisk, 0);
  if (daysAtRisk === 0) return cannotTell(said("own-link.why.no-days"));
  if (onsets.length === 0) return cannotTell(said("own-link.why.no-episode", { days: daysAtRisk }));
  const tier = tierOf(onsets.length);
  const drop = loadDrop(days);
  const lagDays = given ?? daysToLeaveOut(drop);
  const told = findingsOf(days, { tier, drop, lagDays });
  if (told.findings.length === 0) return cannotTell(said("own-link.why.loads"));
  const reverse = reverseView(days);
  const runs = ownRuns(days, lagDays);
  const needed = neededFor(told.findings);
  const texts = {
    runs: runsWords(runs),
    reverse: reverseWords(reverse, drop),
    needed: neededWords(onsets.length, needed),
  };
  return {
    kind: "estimated",
    tier,
    onsets: onsets.map((t) => (days.from + t) as LocalDay),
    daysAtRisk,
    perMonth: gammaPoisson({ events: onsets.length, exposure: daysAtRisk / MONTH_DAYS }),
    ...told,
    lagDays,
    runs,
    reverse,
    drop,
    needed,
    runsText: ENGLISH.tell(texts.runs),
    reverseText: ENGLISH.tell(texts.reverse),
    neededText: ENGLISH.tell(texts.needed),
    said: texts,
  };
}

/** Every finding with its words. All of them count as questions that were asked. */
function findingsOf(
  days: LinkDays,
  { tier, drop, lagDays }: { readonly tier: Tier; readonly drop: LoadDrop; readonly lagDays: number },
): Pick<Extract<OneAthleteLink, { kind: "estimated" }>, "findings" | "nextMorning" | "tests"> {
  const exposures = exposuresOf(days, lagDays);
  const known = exposures.map((exposure) => exposureFinding(days, exposure, tier));
  const [spike] = exposures;
  const morning = spike === undefined ? NO_SPIKES : morningFinding(days, spike);
  const all = adjusted([...known, morning].filter((finding) => finding.kind === "estimated")).map((finding) =>
    notHarmOfRest(finding, drop),
  );
  const tests = all.filter((finding) => pValueOf(finding) !== null).length;
  const worded = all.map((finding): WordedFinding => {
    const own = finding.outcome === "episode" ? tier : tierOf(finding.onsets);
    const texts = { text: findingWords(finding, own, tests), short: shortWords(finding, own) };
    return { ...finding, text: ENGLISH.tell(texts.text), shortText: ENGLISH.tell(texts.short), said: texts };
  });
  const nextMorning = worded.find(({ outcome }) => outcome === "next-morning");
  return {
    findings: worded.filter(({ outcome }) => outcome === "episode"),
    nextMorning: nextMorning === undefined ? unknownOf(morning) : { kind: "estimated", ...nextMorning },
    tests,
  };
}

const NO_SPIKES = cannotTell(said("own-link.why.no-spikes"));
const unknownOf = (morning: Estimated<ExposureFinding>) => (morning.kind === "cannot-tell" ? morning : NO_SPIKES);

function pValueOf({ shift }: ExposureFinding): number | null {
  return shift?.kind === "estimated" ? shift.pValue : null;
}

function adjusted(findings: readonly ExposureFinding[]): ExposureFinding[] {
  const adjust = (role: ExposureFinding["role"], method: (p: readonly number[]) => number[]) => {
    const tested = findings.filter((finding) => finding.role === role && pValueOf(finding) !== null);
    const pValues = method(tested.map((finding) => pValueOf(finding) ?? 1));
    return new Map(tested.map((finding, i) => [finding, pValues[i] ?? null]));
  };
  const primary = adjust("primary", holm);
  const secondary = adjust("secondary", benjaminiHochberg);
  return findings.map((finding) => ({
    ...finding,
    adjustedP: primary.get(finding) ?? secondary.get(finding) ?? null,
  }));
}

/** Odds below 1 after a drop that pain itself may have made would read as a harm of resting: they are not told. */
function notHarmOfRest(finding: ExposureFinding, drop: LoadDrop): ExposureFinding {
  const isDropped = drop.kind === "estimated" && drop.isFound;
  const isLower = finding.odds?.kind === "estimated" && (finding.odds.ratio ?? finding.odds.lower ?? 0) < 1;
  return isDropped && isLower ? { ...finding, odds: cannotTell(said("own-link.why.already-less")) } : finding;
}

function neededFor(findings: readonly ExposureFinding[]): number | null {
  const prevalenceFrac = findings.find(({ exposure }) => exposure === "spike")?.usualFrac ?? 0;
  if (prevalenceFrac <= 0 || prevalenceFrac >= 1) return null;
  return eventsNeeded({ hazardRatio: STUDY_RATIO, prevalenceFrac });
}
