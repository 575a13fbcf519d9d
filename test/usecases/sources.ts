import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AthleteId, BatchId } from "../../src/domain/ids.ts";
import { localDayOf } from "../../src/domain/local-day.ts";
import { reportJson } from "../../src/usecases/report-json.ts";
import { runnerHistory } from "../../src/usecases/runner-history.ts";
import type { GivenFile, RealApp } from "../real-app.ts";

export const ME = "me" as AthleteId;
/** After every file below. */
export const AS_OF = localDayOf(2026, 6, 1);

const fixture = (name: string): GivenFile => ({
  path: name,
  make: () => readFileSync(fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url))),
});
const text = (path: string, lines: readonly string[]): GivenFile => ({ path, make: () => `${lines.join("\n")}\n` });

/** A watch's run of 3 March 2026, 18:00 at +1: 1.68 km in 10 minutes. */
export const WATCH = fixture("steady-run.fit");
/** The same run as a list and as a diary tell it. Only the list has a title and an ascent, only the diary a rating. */
export const LIST = text("strava/activities.csv", [
  "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Moving Time,Elevation Gain",
  '1,"Mar 3, 2026, 5:00:05 PM",Evening lap,Run,600,1.68,600,12',
]);
export const DIARY = text("diary.csv", ["day,kind,distance_km,duration_min,rpe", "2026-03-03,run,1.7,10,6"]);
export const PAIN = text("pain.csv", ["day,region,side,moment,nrs", "2026-03-03,calf,left,after,3"]);
/** Says the same place and moment otherwise: the later word counts. */
export const PAIN_AGAIN = text("pain-later.csv", ["day,region,side,moment,nrs", "2026-03-03,calf,left,after,5"]);
export const REST = text("rest.csv", ["day,kind", "2026-03-02,rest"]);
export const GARMIN = fixture("garmin-activities-en.csv");
export const STRAVA = fixture("strava-activities-en.csv");
export const MORNING = fixture("two-runs-morning.fit");

/** Files about the same days; the runs of several are told by more than one. */
export const POOL: readonly GivenFile[] = [WATCH, LIST, DIARY, PAIN, REST, GARMIN, STRAVA, MORNING];

/** Everything a person can see of their runs and what follows from them, as one text. */
export async function everythingSeen({ app, deps }: RealApp): Promise<string> {
  const report = reportJson(await app.weeklyReport(ME, AS_OF));
  const runs = await app.runs(ME, { limit: 1000, withDeleted: true });
  const history = await runnerHistory(deps, ME);
  return JSON.stringify({ report, runs, history }, null, 1);
}

/** The newest imports, newest first. */
export async function batches({ app }: RealApp): Promise<readonly BatchId[]> {
  return (await app.recentImports(ME, 100)).map(({ batchId }) => batchId);
}
