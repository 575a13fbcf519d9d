import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import { dayMarks, historyClaims } from "./days.ts";
import { exercisePlans, exercisesDone } from "./exercises.ts";
import { feedThrough } from "./import-log.ts";
import { ostrcWeeks } from "./ostrc.ts";
import { noPainDays, painEntries } from "./pain.ts";
import { plannedRuns, returnPlan } from "./plan.ts";
import { redFlagChecks, seenFlags } from "./red-flags.ts";
import type { Reader } from "./session.ts";
import { settings } from "./settings.ts";
import { safetyChecks, therapySessions } from "./therapy.ts";

/** What a runner's daily series is made from beside their runs. */
export type SeriesEvidence = Pick<RunnerHistory, "dayMarks" | "claims" | "feedThrough" | "settings">;

/** What the daily series is made from beside the runs. */
export async function seriesEvidence(reader: Reader, athlete: AthleteId): Promise<SeriesEvidence> {
  return {
    dayMarks: await dayMarks(reader, athlete),
    claims: await historyClaims(reader, athlete),
    feedThrough: await feedThrough(reader, athlete),
    settings: await settings(reader, athlete),
  };
}

/** Everything known about one runner but their sessions, which are put together from their sources. */
export async function historyBesideRuns(reader: Reader, athlete: AthleteId): Promise<Omit<RunnerHistory, "sessions">> {
  return {
    dayMarks: await dayMarks(reader, athlete),
    claims: await historyClaims(reader, athlete),
    feedThrough: await feedThrough(reader, athlete),
    settings: await settings(reader, athlete),
    pain: await painEntries(reader, athlete),
    noPain: await noPainDays(reader, athlete),
    therapy: await therapySessions(reader, athlete),
    safetyChecks: await safetyChecks(reader, athlete),
    seenFlags: await seenFlags(reader, athlete),
    planned: await plannedRuns(reader, athlete),
    ostrc: await ostrcWeeks(reader, athlete),
    redFlagChecks: await redFlagChecks(reader, athlete),
    exercisePlans: await exercisePlans(reader, athlete),
    exercisesDone: await exercisesDone(reader, athlete),
    returnPlan: await returnPlan(reader, athlete),
  };
}
