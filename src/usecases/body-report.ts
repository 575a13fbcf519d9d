import { dailyRecords } from "../analysis/daily-records.ts";
import { type PainEpisode, painEpisodes } from "../analysis/pain/episodes.ts";
import { type LeadUp, leadUp } from "../analysis/pain/lead-up.ts";
import { type LongestPause, longestPause } from "../analysis/pain/longest-pause.ts";
import { isSubstantial, ostrcSeverity } from "../analysis/pain/ostrc.ts";
import { type SignEvidence, signVerdicts } from "../analysis/pain/sign-flags.ts";
import { isSore, type SiteDay, type SiteDiary, siteDiaries } from "../analysis/pain/site-diary.ts";
import { type SiteLimit, siteLimit } from "../analysis/pain/site-limits.ts";
import { type Yamato, yamato } from "../analysis/pain/yamato.ts";
import { dayRecords } from "../analysis/series/day-records.ts";
import type { DayRecord } from "../domain/assessment.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { OstrcWeek } from "../domain/ostrc.ts";
import { type PainSite, siteKey } from "../domain/pain.ts";
import type { TherapySession } from "../domain/therapy.ts";
import { type BodyQuestions, questionsOn } from "./body-questions.ts";
import type { Deps } from "./deps.ts";
import { runnerOn } from "./weekly-report.ts";

/** Days back that the map looks. */
export const LATELY_DAYS = 14;

/** One complaint in one place, with what was run before it and what it cost. */
export interface BodyEpisode extends PainEpisode {
  readonly leadUp: LeadUp;
  readonly pause: LongestPause;
  /** Whether researchers would count it as a running-related injury. */
  readonly injury: Yamato;
}

/** Everything about one place, region and side taken literally. */
export interface BodyPlace {
  readonly site: PainSite;
  /** Days with an answer, ascending. */
  readonly days: readonly SiteDay[];
  /** Newest first. */
  readonly episodes: readonly BodyEpisode[];
  readonly limit: SiteLimit;
  /** Null when it was only ever answered with 0. */
  readonly lastSoreDay: LocalDay | null;
  /** The worst answer of the last 14 days; null without a sore one. */
  readonly lately: { readonly day: LocalDay; readonly nrs: number } | null;
}

/** One answer to the weekly questions. */
export interface SeverityWeek extends OstrcWeek {
  /** 0 to 100; null when an answer that is needed was left out. */
  readonly severity: number | null;
  readonly isSubstantial: boolean | null;
}

/** The history of every place that ever hurt, with runs and therapy beside it. */
export interface BodyReport {
  readonly athlete: AthleteId;
  readonly asOf: LocalDay;
  /** The one that hurt last comes first. */
  readonly places: readonly BodyPlace[];
  /** Dense, ascending. */
  readonly days: readonly DayRecord[];
  readonly therapy: readonly TherapySession[];
  /** Ascending. */
  readonly weeks: readonly SeverityWeek[];
  readonly questions: BodyQuestions;
}

/** Reads one runner's history and says where it hurt, and when. Reading changes nothing. */
export async function bodyReport(deps: Deps, athlete: AthleteId, asOf: LocalDay): Promise<BodyReport> {
  return deps.store.read(async (reader) => {
    const { history, series } = await runnerOn(deps, reader, athlete, { asOf, methods: ["distance"] });
    return bodyFrom(history, dayRecords(series), athlete, asOf);
  });
}

/** The same without a store: a function of the history and the day. */
export function bodyOn(history: RunnerHistory, athlete: AthleteId, asOf: LocalDay): BodyReport {
  return bodyFrom(history, dailyRecords(history, asOf), athlete, asOf);
}

function bodyFrom(history: RunnerHistory, days: readonly DayRecord[], athlete: AthleteId, asOf: LocalDay): BodyReport {
  const evidence = { history, days, diaries: siteDiaries(history.pain, history.noPain, asOf), asOf };
  const bones = bonesOf(evidence);
  return {
    athlete,
    asOf,
    places: evidence.diaries
      .map((diary) => placeOf(diary, evidence, bones.has(siteKey(diary.site))))
      .sort((a, b) => (b.lastSoreDay ?? 0) - (a.lastSoreDay ?? 0) || (b.lately?.nrs ?? 0) - (a.lately?.nrs ?? 0)),
    days,
    therapy: history.therapy.filter(({ day }) => day <= asOf),
    weeks: history.ostrc.filter(({ day }) => day <= asOf).map(severityOf),
    questions: questionsOn(history, asOf),
  };
}

interface Evidence extends SignEvidence {
  readonly history: RunnerHistory;
  readonly days: readonly DayRecord[];
}

/** Places of which some answer speaks for the bone, and nobody has seen it yet. */
function bonesOf(evidence: SignEvidence): ReadonlySet<string> {
  const standing = signVerdicts(evidence).filter(({ rule, state }) => rule === "RF_BSI" && state.kind === "flagged");
  return new Set(standing.flatMap(({ site }) => (site === null ? [] : [siteKey(site)])));
}

function placeOf(diary: SiteDiary, evidence: Evidence, isBone: boolean): BodyPlace {
  const { asOf } = evidence;
  const lately = diary.days.filter((day) => day.day > asOf - LATELY_DAYS && isSore(day));
  const worst = lately.reduce<SiteDay | null>(
    (best, one) => (one.worstNrs >= (best?.worstNrs ?? 0) ? one : best),
    null,
  );
  return {
    site: diary.site,
    days: diary.days,
    episodes: painEpisodes(diary, asOf)
      .map((episode) => episodeOf(episode, evidence))
      .reverse(),
    limit: siteLimit(diary.site, isBone),
    lastSoreDay: diary.days.findLast(isSore)?.day ?? null,
    lately: worst === null ? null : { day: worst.day, nrs: worst.worstNrs },
  };
}

function episodeOf(episode: PainEpisode, { history, days, asOf }: Evidence): BodyEpisode {
  const range = { from: episode.firstDay, to: episode.lastSoreDay };
  return {
    ...episode,
    leadUp: leadUp(episode.firstDay, days),
    pause: longestPause(range, days, asOf),
    injury: yamato(episode, { history, days, asOf }),
  };
}

function severityOf(week: OstrcWeek): SeverityWeek {
  return { ...week, severity: ostrcSeverity(week), isSubstantial: isSubstantial(week) };
}
