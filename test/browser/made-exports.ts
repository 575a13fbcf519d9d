import { gzipSync } from "node:zlib";
import { fitBytesOf } from "../../src/cli/demo/fit-recording.ts";
import { plannedSessions } from "../../src/cli/demo/planned-sessions.ts";
import { recordSession } from "../../src/cli/demo/record-session.ts";
import { storyEndingOn } from "../../src/cli/demo/story-days.ts";
import { stravaCsv } from "../../src/cli/demo/strava-csv.ts";
import { makeZip } from "../ingest/archive/make-zip.ts";
import { demoOfLastWeeks, TODAY } from "../real-app.ts";

const SEED = 2026;
const WEEKS = 12;

/** The account export of Strava: its list, and beside it the folder of the packed files that the list names. */
export function stravaExport(): Buffer {
  const recordings = plannedSessions(SEED, storyEndingOn(TODAY))
    .filter(({ day }) => day >= TODAY - 7 * WEEKS)
    .map((session) => recordSession(session, SEED));
  const list = stravaCsv(recordings, SEED);
  const paths = Buffer.from(list)
    .toString("utf8")
    .match(/activities\/\d+\.fit\.gz/g);
  const files = recordings.map((recording, i) => ({
    name: paths?.[i] ?? "",
    bytes: gzipSync(fitBytesOf(recording)),
    stored: true,
  }));
  return makeZip([{ name: "activities.csv", bytes: list }, ...files]);
}

/** A zip of what a Garmin watch has in its folder: FIT files and nothing that says whether they are all. */
export function garminFolder(): Buffer {
  const files = demoOfLastWeeks(WEEKS).filter(({ path }) => /^garmin\/\d.*\.fit$/.test(path));
  return makeZip(files.map(({ path, make }) => ({ name: path, bytes: Buffer.from(make()) })));
}
