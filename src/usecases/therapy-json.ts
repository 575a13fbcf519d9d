import type { PainEpisode } from "../analysis/pain/episodes.ts";
import type { BriefPlace } from "../analysis/therapy/brief-places.ts";
import type { ExerciseKept } from "../analysis/therapy/exercises-kept.ts";
import type { ExercisePlan } from "../domain/exercise.ts";
import { formatLocalDay, type LocalDay } from "../domain/local-day.ts";
import type { PainEntry } from "../domain/pain.ts";
import type { TherapySession } from "../domain/therapy.ts";
import { findingJson, massageJson } from "./report-json.ts";
import type { TherapyReport } from "./therapy.ts";

/** The stable machine form of the therapy page with its brief: days as dates, null for what is not known. */
export function therapyJson({ asOf, athlete, brief, massage, rhythm, effects, doneToday }: TherapyReport) {
  const { routine, safety } = brief;
  return {
    asOf: formatLocalDay(asOf),
    athlete,
    massage: massage === null ? null : massageJson(massage),
    rhythm,
    effects: effects.map(effectJson),
    doneToday: doneToday.map(({ key }) => key),
    redFlags: brief.redFlags.map(findingJson),
    places: brief.places.map(placeJson),
    routine: { ...routine, window: rangeJson(routine.window) },
    sessions: brief.sessions.map(sessionJson),
    beforeAfter: brief.beforeAfter,
    daysSince: brief.daysSince.map((since) => ({ ...since, lastDay: formatLocalDay(since.lastDay) })),
    exercises: brief.exercises.map(keptJson),
    safetyQuestions: safety === null ? null : { ...dated(safety.check), daysAgo: safety.daysAgo },
    redFlagChecks: brief.redFlagChecks.map(dated),
  };
}

/** What soreness did after massage, in English. */
function effectJson(effect: TherapyReport["effects"][number]) {
  if (effect.kind === "cannot-tell") return effect;
  const { said: _, ...told } = effect;
  return told;
}

/** Something of a day, its day as a date. */
export const dated = <Entry extends { readonly day: LocalDay }>(entry: Entry) => ({
  ...entry,
  day: formatLocalDay(entry.day),
});

const sessionJson = (session: TherapySession) => dated(session);

/** An answer about pain, its day as a date. */
export const painEntryJson = (entry: PainEntry) => dated(entry);

const dayOrNull = (day: LocalDay | null): string | null => (day === null ? null : formatLocalDay(day));

/** Both ends of a stretch of days as dates. */
export const rangeJson = ({ from, to }: { readonly from: LocalDay; readonly to: LocalDay }) => ({
  from: formatLocalDay(from),
  to: formatLocalDay(to),
});

/** A complaint, its days as dates. */
export const episodeJson = ({ firstDay, lastSoreDay, endedOn, ...episode }: PainEpisode) => ({
  ...episode,
  firstDay: formatLocalDay(firstDay),
  lastSoreDay: formatLocalDay(lastSoreDay),
  endedOn: dayOrNull(endedOn),
});

/** What the running was before a complaint stands on the body's own answer. */
const placeJson = ({ site, episode, answeredDays, latest, qualities, gaitDays, nightDays, ...place }: BriefPlace) => ({
  site,
  episode: episodeJson(episode),
  answeredDays,
  latest: dated(latest),
  qualities,
  gaitDays,
  nightDays,
  alsoSore: place.alsoSore,
  earlier: place.earlier.map(episodeJson),
});

const keptJson = ({ plan, weeks, lastDone, ...kept }: ExerciseKept) => ({
  ...kept,
  plan: exercisePlanJson(plan),
  weeks: weeks.map((week) => ({ ...week, weekStart: formatLocalDay(week.weekStart) })),
  lastDone: dayOrNull(lastDone),
});

/** An exercise with its days as dates. */
export const exercisePlanJson = (plan: ExercisePlan) => ({
  ...plan,
  from: formatLocalDay(plan.from),
  until: dayOrNull(plan.until),
});
