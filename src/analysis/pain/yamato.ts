import type { DayRecord } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import { addDays, type DayRange, isWithin, type LocalDay } from "../../domain/local-day.ts";
import type { OstrcWeek } from "../../domain/ostrc.ts";
import { type Region, siteKey } from "../../domain/pain.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { RED_FLAG_RULES } from "../risk/red-flag-rules.ts";
import type { PainEpisode } from "./episodes.ts";
import { type ScheduledDay, scheduledDays } from "./scheduled-runs.ts";
import { ANSWER_HOLDS_DAYS } from "./standing.ts";

const { restrictedDays, scheduledRuns } = RED_FLAG_RULES.RF_PERSIST.thresholds;
/** A clinician is often seen some time after the last sore day. */
const SEEN_WITHIN_DAYS = 14;
const WEEK_DAYS = 7;
/** Points of "reduced participation" and of "could not participate". */
const REDUCED = 17;
const STOPPED = 25;

/** Everything below the pelvis. The buttock counts with the back, as its code does. */
const LOWER_LIMB: readonly Region[] = [
  "hip",
  "groin",
  "thigh",
  "thigh-front",
  "hamstring",
  "knee",
  "knee-front",
  "knee-outer",
  "knee-inner",
  "knee-back",
  "shin",
  "calf",
  "achilles",
  "ankle",
  "heel",
  "arch",
  "forefoot",
  "toes",
  "foot",
];

/** Which of its three ways made an episode a running-related injury. */
export type YamatoWay = "days" | "runs" | "consultation";

/** `RRI_YAMATO` of one episode. */
export type Yamato =
  | {
      readonly kind: "met";
      readonly by: YamatoWay;
      /** Restricted days or planned runs in a row; 1 for a consultation. */
      readonly count: number;
      readonly from: LocalDay;
      readonly to: LocalDay;
    }
  | { readonly kind: "not-met" }
  | { readonly kind: "cannot-say"; readonly missing: Said };

/** What the definition looks at beside the episode. */
export interface YamatoEvidence {
  readonly history: Pick<RunnerHistory, "planned" | "ostrc" | "therapy" | "seenFlags">;
  /** Dense and ascending day records. */
  readonly days: readonly DayRecord[];
  readonly asOf: LocalDay;
}

/**
 * Whether an episode is a running-related injury by the consensus definition: pain in a lower limb that restricts or stops
 * running for at least 7 days or 3 scheduled runs in a row, or that takes the runner to a health professional.
 *
 * @see docs/METHODS.md#yamato-definition — Yamato et al. 2015, J Orthop Sports Phys Ther
 */
export function yamato(episode: PainEpisode, evidence: YamatoEvidence): Yamato {
  if (!LOWER_LIMB.includes(episode.site.region)) return { kind: "not-met" };
  const range = { from: episode.firstDay, to: Math.min(evidence.asOf, lastDayOf(episode)) as LocalDay };
  const scheduled = scheduledDays(evidence.history, evidence.days, range).filter(isOver(evidence.asOf));
  const weeks = weeksAbout(episode, evidence, range);
  return (
    restrictedRuns(scheduled) ?? restrictedWeeks(weeks) ?? consultation(episode, evidence) ?? unmet(scheduled, weeks)
  );
}

/** A run missed in the days after the last sore answer still counts, unless an answer said that it was gone. */
function lastDayOf({ lastSoreDay, freeAnswers }: PainEpisode): LocalDay {
  return freeAnswers > 0 ? lastSoreDay : addDays(lastSoreDay, ANSWER_HOLDS_DAYS);
}

/** A plan of today is not missed before the day is over. */
function isOver(asOf: LocalDay): (scheduled: ScheduledDay) => boolean {
  return ({ day, outcome }) => day < asOf || outcome === "done" || outcome === "shortened";
}

const RESTRICTED: readonly ScheduledDay["outcome"][] = ["missed", "shortened"];

interface Streak {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly runs: number;
}

/** Planned days in a row that were missed or shortened; `maybe` says whether an unknown day counts as one. */
function streaks(all: readonly ScheduledDay[], maybe: boolean): Streak[] {
  const groups: ScheduledDay[][] = [[]];
  for (const scheduled of all) {
    const isRestricted = RESTRICTED.includes(scheduled.outcome) || (maybe && scheduled.outcome === "unknown");
    if (isRestricted) groups.at(-1)?.push(scheduled);
    else groups.push([]);
  }
  return groups.flatMap((days) => {
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return [];
    const runs = days.reduce((sum, day) => sum + (day.outcome === "shortened" ? 1 : day.runs), 0);
    return [{ from: first.day, to: last.day, runs }];
  });
}

function restrictedRuns(scheduled: readonly ScheduledDay[]): Yamato | null {
  const all = streaks(scheduled, false);
  const inARow = all.findLast(({ runs }) => runs >= scheduledRuns);
  if (inARow !== undefined) return met("runs", inARow.runs, inARow);
  const long = all.findLast((streak) => spanDays(streak) >= restrictedDays);
  return long === undefined ? null : met("days", spanDays(long), long);
}

/** Weekly answers about the place, and those about the whole body that ask about overuse and so about pain. */
function weeksAbout(episode: PainEpisode, { history }: YamatoEvidence, range: DayRange): OstrcWeek[] {
  return history.ostrc
    .filter(({ day }) => isWithin(day, range))
    .filter(({ site, version }) => (site === null ? version !== "H2" : siteKey(site) === siteKey(episode.site)))
    .sort((a, b) => a.day - b.day);
}

/** A week without participation is 7 days; so are two weeks in a row with less of it. */
function restrictedWeeks(weeks: readonly OstrcWeek[]): Yamato | null {
  const stopped = weeks.findLast(({ participation }) => participation === STOPPED);
  if (stopped !== undefined)
    return met("days", WEEK_DAYS, { from: addDays(stopped.day, 1 - WEEK_DAYS), to: stopped.day });
  const reduced = weeks.filter(({ participation }) => participation !== null && participation >= REDUCED);
  const second = reduced.findLast(({ day }) => reduced.some((other) => isWeekBefore(other.day, day)));
  const first = reduced.find(({ day }) => second !== undefined && isWeekBefore(day, second.day));
  if (first === undefined || second === undefined) return null;
  const span = { from: addDays(first.day, 1 - WEEK_DAYS), to: second.day };
  return met("days", spanDays(span), span);
}

/** Weekly answers come a few days early or late. */
const EARLIEST_DAYS = 4;
const LATEST_DAYS = 10;

/**
 * Two weekly answers are of weeks in a row.
 *
 * @see docs/METHODS.md#weekly-questions
 */
export function isWeekBefore(earlier: LocalDay, later: LocalDay): boolean {
  return later - earlier >= EARLIEST_DAYS && later - earlier <= LATEST_DAYS;
}

/** A physio session that names the region, or a red flag that was taken to a clinician. */
function consultation({ site, firstDay, lastSoreDay }: PainEpisode, { history, asOf }: YamatoEvidence): Yamato | null {
  const range = { from: firstDay, to: Math.min(asOf, lastSoreDay + SEEN_WITHIN_DAYS) as LocalDay };
  const physio = history.therapy.filter(({ kind, regions }) => kind === "physio" && regions.includes(site.region));
  const days = [...physio, ...history.seenFlags].map(({ day }) => day).filter((day) => isWithin(day, range));
  const last = days.sort((a, b) => a - b).at(-1);
  return last === undefined ? null : met("consultation", 1, { from: last, to: last });
}

function met(by: YamatoWay, count: number, { from, to }: DayRange): Yamato {
  return { kind: "met", by, count, from, to };
}

function spanDays({ from, to }: DayRange): number {
  return to - from + 1;
}

function unmet(scheduled: readonly ScheduledDay[], weeks: readonly OstrcWeek[]): Yamato {
  const possible = streaks(scheduled, true).some(
    (streak) => streak.runs >= scheduledRuns || spanDays(streak) >= restrictedDays,
  );
  if (possible) return { kind: "cannot-say", missing: said("yamato.missing.days") };
  const isPlanKnown = scheduled.some(({ outcome }) => outcome !== "unknown");
  const isWeekKnown = weeks.some(({ participation }) => participation !== null);
  if (isPlanKnown || isWeekKnown) return { kind: "not-met" };
  return { kind: "cannot-say", missing: said("yamato.missing.plans") };
}
