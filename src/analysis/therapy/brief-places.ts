import type { DayRecord } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import { addDays, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import { type PainQuality, type PainSite, QUALITIES } from "../../domain/pain.ts";
import { type PainEpisode, painEpisodes } from "../pain/episodes.ts";
import { isSore, type SiteDay, type SiteDiary, siteDiaries } from "../pain/site-diary.ts";
import { type BriefChange, changesBefore } from "./brief-changes.ts";
import { type Routine, routineOver } from "./brief-routine.ts";

/** A place is told while its last sore day is within this many days. */
const CURRENT_DAYS = 28;
/** The running just before the pain began, and the longer stretch before that. */
const BEFORE_DAYS = 28;
const EARLIER_DAYS = 56;

/** A sore place, since when, and the running before it began. */
export interface BriefPlace {
  readonly site: PainSite;
  /** The complaint as it is now: since when, how many sore days, how bad, and whether it is over. */
  readonly episode: PainEpisode;
  /** Days with any answer about it since it began. */
  readonly answeredDays: number;
  /** The latest answer, 0 included. */
  readonly latest: { readonly day: LocalDay; readonly nrs: number };
  readonly qualities: readonly PainQuality[];
  /** Days on which it changed the stride, and on which it hurt at night; null when never asked. */
  readonly gaitDays: number | null;
  readonly nightDays: number | null;
  /** Other places sore at some time since this one began. */
  readonly alsoSore: readonly PainSite[];
  /** Earlier complaints of this place, oldest first. */
  readonly earlier: readonly PainEpisode[];
  /** The 4 weeks before it began and the 8 weeks before those. */
  readonly before: { readonly lastWeeks: Routine; readonly earlier: Routine };
  /** What had changed in the 4 weeks up to the day it began, in plain words. */
  readonly changes: readonly BriefChange[];
}

/**
 * The places that were sore in the last 28 days, with what the log says about each.
 *
 * @param days day records up to `asOf`
 * @returns the most recently sore first
 * @see docs/METHODS.md#therapist-brief
 */
export function briefPlaces(history: RunnerHistory, days: readonly DayRecord[], asOf: LocalDay): BriefPlace[] {
  const diaries = siteDiaries(history.pain, history.noPain, asOf);
  const places = diaries.flatMap((diary) => placeOf(diary, { diaries, history, days, asOf }));
  return places.sort(
    (a, b) => b.episode.lastSoreDay - a.episode.lastSoreDay || b.episode.worstNrs - a.episode.worstNrs,
  );
}

interface Around {
  readonly diaries: readonly SiteDiary[];
  readonly history: RunnerHistory;
  readonly days: readonly DayRecord[];
  readonly asOf: LocalDay;
}

function placeOf(diary: SiteDiary, around: Around): BriefPlace[] {
  const episodes = painEpisodes(diary, around.asOf);
  const episode = episodes.at(-1);
  const latest = diary.days.at(-1);
  if (episode === undefined || latest === undefined || around.asOf - episode.lastSoreDay >= CURRENT_DAYS) return [];
  const since = episode.firstDay;
  const answered = diary.days.filter(({ day }) => day >= since);
  return [
    {
      site: diary.site,
      episode,
      answeredDays: answered.length,
      latest: { day: latest.day, nrs: latest.worstNrs },
      qualities: qualitiesOf(answered),
      gaitDays: yesDays(answered, ({ alteredGait }) => alteredGait),
      nightDays: yesDays(answered, ({ nightPain }) => nightPain),
      alsoSore: around.diaries
        .filter((other) => other !== diary && other.days.some((day) => day.day >= since && isSore(day)))
        .map(({ site }) => site),
      earlier: episodes.slice(0, -1),
      before: routineBefore(since, around),
      changes: changesBefore(around.history.sessions, around.days, since),
    },
  ];
}

function routineBefore(since: LocalDay, { history, days }: Around): BriefPlace["before"] {
  const lastDay = addDays(since, -1);
  return {
    lastWeeks: routineOver(history.sessions, days, windowEnding(lastDay, BEFORE_DAYS)),
    earlier: routineOver(history.sessions, days, windowEnding(addDays(lastDay, -BEFORE_DAYS), EARLIER_DAYS)),
  };
}

function qualitiesOf(days: readonly SiteDay[]): PainQuality[] {
  const said = new Set(days.flatMap(({ entries }) => entries.map(({ quality }) => quality)));
  return QUALITIES.filter((quality) => said.has(quality));
}

/** Answers on sore days only: a day without pain says nothing about what the pain does. */
function yesDays(days: readonly SiteDay[], read: (day: SiteDay) => boolean | null): number | null {
  const answers = days.filter(isSore).map(read);
  return answers.every((answer) => answer === null) ? null : answers.filter((answer) => answer === true).length;
}
