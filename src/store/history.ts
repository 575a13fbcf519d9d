import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import { dayMarks, historyClaims } from "./days.ts";
import { feedThrough } from "./import-log.ts";
import { noPainDays, painEntries } from "./pain.ts";
import { seenFlags } from "./red-flags.ts";
import type { Reader } from "./session.ts";
import { settings } from "./settings.ts";
import { safetyChecks, therapySessions } from "./therapy.ts";

/**
 * Everything known about one runner but their sessions, which are put together from their sources. Planned runs are not
 * kept yet: the list is empty.
 */
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
    planned: [],
    ostrc: [],
    redFlagChecks: [],
    exercisePlans: [],
    exercisesDone: [],
    returnPlan: null,
  };
}
