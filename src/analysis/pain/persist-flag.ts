import { addDays, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { OstrcWeek } from "../../domain/ostrc.ts";
import { type PainSite, siteKey } from "../../domain/pain.ts";
import type { Said, SaidValue } from "../../domain/said.ts";
import { siteName } from "../../domain/site-words.ts";
import { said } from "../../messages/said.ts";
import { RED_FLAG_RULES } from "../risk/red-flag-rules.ts";
import { painEpisodes } from "./episodes.ts";
import { isSubstantial } from "./ostrc.ts";
import { type OstrcDiary, ostrcDiaries } from "./ostrc-weeks.ts";
import type { PainFlag } from "./pain-state.ts";
import { type RedFlagVerdict, seenThrough } from "./red-flag-state.ts";
import { scheduledDays } from "./scheduled-runs.ts";
import { daysWithin, isSore, type SiteDay, type SiteDiary } from "./site-diary.ts";
import { type Judged, type Outcome, unsettled } from "./standing.ts";
import { isWeekBefore, type YamatoEvidence, yamato } from "./yamato.ts";

const {
  nrsAbove,
  days: daysNeeded,
  windowDays,
  restrictedDays,
  scheduledRuns,
  substantialWeeks,
} = RED_FLAG_RULES.RF_PERSIST.thresholds;
const ADVICE = said("persist.see");
const SENTENCE_ADVICE = said("persist.see.sentence");
/** Quiet days, or planned runs that were run, which end a restriction. */
const DAYS_TO_SETTLE = 2;

/** What the flag about pain that lasts looks at. */
export interface PersistEvidence extends YamatoEvidence {
  readonly diaries: readonly SiteDiary[];
}

type Raised = Omit<PainFlag, "level" | "standsUntil" | "text"> & {
  readonly text: Said;
  readonly sentence: Said;
};

/**
 * Pain that lasts, one verdict for each place it is met in: above 5 on 2 days of 7; a changed stride on 2 days of 7; a
 * restriction of running by the Yamato definition; or a substantial problem in two weekly answers in a row. Stands until
 * the runner says that it was seen, or logs a physio session for the place, or until it is settled; silence does not end it.
 *
 * @see docs/METHODS.md#red-flags
 */
export function persistVerdicts(evidence: PersistEvidence): RedFlagVerdict[] {
  const weekly = ostrcDiaries(evidence.history, evidence.asOf);
  const ofSite = new Map(weekly.map((diary) => [keyOf(diary.site), diary]));
  const verdicts = evidence.diaries.flatMap((diary) => {
    const through = seenOf(diary.site, evidence);
    const raised =
      strongDays(diary, through) ??
      restriction(diary, evidence, through) ??
      heldBackWeeks(ofSite.get(keyOf(diary.site)), through);
    return raised === null ? [] : [verdictOf(diary.site, raised)];
  });
  const diaryKeys = new Set(evidence.diaries.map(({ site }) => keyOf(site)));
  const others = weekly.filter(({ site }) => !diaryKeys.has(keyOf(site)));
  return [
    ...verdicts,
    ...others.flatMap((diary) => {
      const raised = heldBackWeeks(diary, seenOf(diary.site, evidence));
      return raised === null ? [] : [verdictOf(diary.site, raised)];
    }),
  ];
}

function keyOf(site: PainSite | null): string {
  return site === null ? "" : siteKey(site);
}

/** Somebody qualified has looked at it: the runner says so, or logged a physio session for the place. */
function seenOf(site: PainSite | null, { history, asOf }: PersistEvidence): LocalDay | null {
  const said = seenThrough("RF_PERSIST", history, asOf);
  const physio = history.therapy
    .filter(
      ({ kind, day, regions }) => kind === "physio" && day <= asOf && site !== null && regions.includes(site.region),
    )
    .map(({ day }) => day);
  const all = said === null ? physio : [said, ...physio];
  return all.length === 0 ? null : (Math.max(...all) as LocalDay);
}

function verdictOf(site: PainSite | null, { text, sentence, ...flag }: Raised): RedFlagVerdict {
  return {
    rule: "RF_PERSIST",
    site,
    urgency: "routine",
    sentence,
    state: { kind: "flagged", level: "clinician", standsUntil: null, ...flag, text },
  };
}

const placeOf = (site: PainSite | null): SaidValue =>
  site === null ? said("ostrc.a-problem") : { site, form: "label" };

/** What each of the sentences speaks of. */
function yours(site: PainSite | null) {
  const place: SaidValue = site === null ? said("ostrc.a-problem") : { capital: { site, form: "your" } };
  const isPlural = site !== null && siteName(site).isPlural ? "yes" : "no";
  return { place, isPlural, advice: SENTENCE_ADVICE };
}

interface PersistDay extends Judged {
  readonly strongDays: number;
  readonly gaitDays: number;
}

const isStrong = (day: SiteDay) => day.worstNrs > nrsAbove;
const isLimping = (day: SiteDay) => day.alteredGait === true;

function strongDays(diary: SiteDiary, seen: LocalDay | null): Raised | null {
  const days = diary.days.map((day) => judge(day, diary)).filter(({ day }) => seen === null || day > seen);
  const latest = unsettled(days).at(-1);
  if (latest === undefined) return null;
  const isPain = latest.strongDays >= daysNeeded;
  const count = isPain ? latest.strongDays : latest.gaitDays;
  const day = { day: latest.day, as: "weekday-short" } as const;
  const words = { place: placeOf(diary.site), count, days: windowDays, day, advice: ADVICE };
  return {
    value: count,
    threshold: daysNeeded,
    ...windowEnding(latest.day, windowDays),
    text: isPain ? said("persist.days", { ...words, nrs: nrsAbove }) : said("persist.gait", words),
    sentence: said("persist.days.sentence", yours(diary.site)),
  };
}

function judge(day: SiteDay, diary: SiteDiary): PersistDay {
  const window = windowEnding(day.day, windowDays);
  const countOf = (isBad: (day: SiteDay) => boolean) =>
    isBad(day) ? daysWithin(diary, window).filter(isBad).length : 0;
  const [strong, gait] = [countOf(isStrong), countOf(isLimping)];
  return { day: day.day, outcome: outcomeOf(strong, gait), strongDays: strong, gaitDays: gait };
}

/** A single bad day does not raise it, and does not help to settle it either. */
function outcomeOf(strong: number, gait: number): Outcome {
  if (strong >= daysNeeded || gait >= daysNeeded) return "met";
  return strong + gait > 0 ? "unknown" : "not-met";
}

/** A restriction by the Yamato definition that is not over. A consultation is what the flag asks for, so it raises none. */
function restriction(diary: SiteDiary, evidence: PersistEvidence, seen: LocalDay | null): Raised | null {
  if (evidence.history.planned.length === 0 && evidence.history.ostrc.length === 0) return null;
  const found = painEpisodes(diary, evidence.asOf)
    .filter(({ state }) => state !== "closed")
    .flatMap((episode) => {
      const one = yamato(episode, evidence);
      return one.kind === "met" && one.by !== "consultation" ? [one] : [];
    })
    .findLast(({ to }) => (seen === null || seen < to) && !isSettledSince(to, diary, evidence));
  if (found === undefined) return null;
  const day = { day: found.to, as: "weekday-short" } as const;
  const words = { place: placeOf(diary.site), count: found.count, day, advice: ADVICE };
  return {
    value: found.count,
    threshold: found.by === "runs" ? scheduledRuns : restrictedDays,
    from: found.from,
    to: found.to,
    text: found.by === "runs" ? said("persist.runs", words) : said("persist.held-back", words),
    sentence: said("persist.kept.sentence", yours(diary.site)),
  };
}

function isSettledSince(day: LocalDay, diary: SiteDiary, { history, days, asOf }: PersistEvidence): boolean {
  const quiet = diary.days.filter((answered) => answered.day > day && !isSore(answered)).length;
  const done = scheduledDays(history, days, { from: addDays(day, 1), to: asOf }).filter(
    ({ outcome }) => outcome === "done",
  ).length;
  return quiet >= DAYS_TO_SETTLE || done >= DAYS_TO_SETTLE;
}

function heldBackWeeks(diary: OstrcDiary | undefined, seen: LocalDay | null): Raised | null {
  if (diary === undefined) return null;
  const { site, weeks } = diary;
  const judged = weeks
    .map((week) => ({ day: week.day, outcome: weekOutcome(week, weeks) }))
    .filter(({ day }) => seen === null || day > seen);
  const latest = unsettled(judged).at(-1);
  if (latest === undefined) return null;
  const day = { day: latest.day, as: "weekday-short" } as const;
  return {
    value: substantialWeeks,
    threshold: substantialWeeks,
    from: addDays(latest.day, -13),
    to: latest.day,
    text: said("persist.weeks", { place: placeOf(site), day, advice: ADVICE }),
    sentence: said("persist.weeks.sentence", yours(site)),
  };
}

/** One substantial week neither raises it nor helps to settle it. */
function weekOutcome(week: OstrcWeek, weeks: readonly OstrcWeek[]): Outcome {
  if (isSubstantial(week) !== true)
    return week.participation === 0 || isSubstantial(week) === false ? "not-met" : "unknown";
  const before = weeks.findLast(({ day }) => isWeekBefore(day, week.day));
  return before !== undefined && isSubstantial(before) === true ? "met" : "unknown";
}
