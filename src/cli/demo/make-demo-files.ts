import { addDays, formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { twoDigits } from "./csv-text.ts";
import { fitBytesOf } from "./fit-recording.ts";
import { garminCsv } from "./garmin-csv.ts";
import { painCsv, painRows } from "./pain-diary.ts";
import { isRunKind, type PlannedSession, plannedSessions } from "./planned-sessions.ts";
import { recordSession } from "./record-session.ts";
import { RATED_DAYS, restDays, runDiaryCsv } from "./run-diary.ts";
import { FIRST_FIT_WEEK, type StoryDays, storyEndingOn } from "./story-days.ts";
import { stravaCsv } from "./strava-csv.ts";
import { therapyCsv } from "./therapy-diary.ts";

/** One file of the demo. `make` writes it anew each time, always the same bytes. */
export interface DemoFile {
  readonly path: string;
  readonly make: () => Uint8Array;
}

export interface DemoOptions {
  readonly seed: number;
  /** The day the demo is about; the story ends on it. */
  readonly endDay: LocalDay;
  /** Folder in front of every path; none when absent. */
  readonly dir?: string;
}

/** Weeks that are in the Strava export and in FIT files as well. */
const WEEKS_IN_BOTH = 2;
const LIST_EXPORT_DAYS = 61;
/** The first easy run outside from this week on was cut short by an empty battery. */
const BROKEN_WEEK = 30;
const BROKEN_FRAC = 0.62;

const ERROR_PAGE = `<!DOCTYPE html>
<html lang="en">
<head><title>Sign in</title></head>
<body><h1>Your session has ended</h1><p>Sign in again to download this activity.</p></body>
</html>
`;

/** The files of the demo in the order they are imported, none of them made yet. */
export function demoFiles({ seed, endDay, dir }: DemoOptions): DemoFile[] {
  const story = storyEndingOn(endDay);
  const sessions = plannedSessions(seed, story);
  const files = [
    strava(sessions, seed),
    ...fitFiles(sessions, seed),
    { path: "garmin/activity_page.fit", make: () => new TextEncoder().encode(ERROR_PAGE) },
    garminList(sessions, story, seed),
    runDiary(sessions, story, seed),
    { path: "diary/pain.csv", make: () => painCsv(painRows(story, sessions, seed)) },
    { path: "diary/therapy.csv", make: () => therapyCsv(story) },
  ];
  return files.map((file) => ({ ...file, path: dir === undefined ? file.path : `${dir}/${file.path}` }));
}

/**
 * Two years of a runner who does not exist, as the files her watch and her diary would have left. Same seed and day,
 * same bytes; nothing reads a clock. Files are made as they are asked for.
 */
export function* makeDemoFiles(options: DemoOptions): Generator<{ path: string; bytes: Uint8Array }> {
  for (const file of demoFiles(options)) yield { path: file.path, bytes: file.make() };
}

function strava(sessions: readonly PlannedSession[], seed: number): DemoFile {
  const known = sessions.filter((session) => session.week > FIRST_FIT_WEEK - WEEKS_IN_BOTH);
  return {
    path: "strava/activities.csv",
    make: () =>
      stravaCsv(
        known.map((session) => recordSession(session, seed)),
        seed,
      ),
  };
}

function fitFiles(sessions: readonly PlannedSession[], seed: number): DemoFile[] {
  const recorded = sessions.filter((session) => session.week <= FIRST_FIT_WEEK);
  const broken = recorded.find(
    (session) => session.week <= BROKEN_WEEK && session.kind === "easy" && !session.treadmill,
  );
  return recorded.map((session) => ({
    path: `garmin/${fileName(session)}${session === broken ? "-broken" : ""}.fit`,
    make: () => {
      const bytes = fitBytesOf(recordSession(session, seed));
      return session === broken ? bytes.slice(0, Math.floor(bytes.length * BROKEN_FRAC)) : bytes;
    },
  }));
}

function fileName({ day, startTimeOfDayS }: PlannedSession): string {
  return `${formatLocalDay(day)}-${twoDigits(startTimeOfDayS / 3600)}${twoDigits((startTimeOfDayS / 60) % 60)}`;
}

function garminList(sessions: readonly PlannedSession[], story: StoryDays, seed: number): DemoFile {
  const listed = sessions.filter((session) => session.day > addDays(story.endDay, -LIST_EXPORT_DAYS));
  return {
    path: "garmin/Activities.csv",
    make: () => garminCsv(listed.map((session) => recordSession(session, seed))),
  };
}

function runDiary(sessions: readonly PlannedSession[], story: StoryDays, seed: number): DemoFile {
  const rated = sessions.filter(
    (session) => isRunKind(session.kind) && session.day > addDays(story.endDay, -RATED_DAYS),
  );
  const rest = restDays(story, sessions);
  return {
    path: "diary/diary.csv",
    make: () =>
      runDiaryCsv(
        rated.map((session) => recordSession(session, seed)),
        rest,
      ),
  };
}
