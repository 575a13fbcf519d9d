import type { Activity, QualityFlag, SourceFormat } from "../domain/activity.ts";
import type { IngestProblem } from "../domain/import-outcome.ts";
import type { DecodeContext } from "./decoded-file.ts";

/** These never have a summary: there it is nothing to remark on. */
const SUMMARYLESS: ReadonlySet<SourceFormat> = new Set(["gpx", "opentracks-csv", "stryd-csv"]);

/** What a person should know, once for each kind of remark. TRUNCATED and BAD_CRC are said by the decoder. */
export function remarksOn(activities: readonly Activity[], context: DecodeContext): IngestProblem[] {
  const first = (flag: QualityFlag) => activities.find((activity) => activity.flags.includes(flag));
  const remarks: IngestProblem[] = [];
  const replaced = first("SESSION_TOTALS_REPLACED");
  if (replaced !== undefined)
    remarks.push({
      reason: "SESSION_TOTALS_REPLACED",
      detail: `The file's summary lacks totals or does not fit its records, so they were taken from the records: ${inWords(replaced)}.`,
    });
  const derived = activities.find(({ format, flags }) => !SUMMARYLESS.has(format) && flags.includes("NO_SESSION"));
  if (derived !== undefined)
    remarks.push({
      reason: "SESSION_TOTALS_REPLACED",
      detail: `The file has no summary, so its totals were taken from the records: ${inWords(derived)}.`,
    });
  if (first("ZONE_ASSUMED") !== undefined)
    remarks.push({
      reason: "ZONE_ASSUMED",
      detail: `The file does not say where it was recorded, so its day is the one in the home zone, ${context.homeZone}. Change the home zone in the settings if that is wrong.`,
    });
  const assumed = first("SPORT_ASSUMED");
  if (assumed !== undefined) remarks.push({ reason: "SPORT_ASSUMED", detail: onSport(assumed) });
  if (first("CLOCK_SUSPECT") !== undefined)
    remarks.push({
      reason: "CLOCK_SUSPECT",
      detail: "The watch's clock jumped or was not set while it recorded. Check the day and the time of this activity.",
    });
  return remarks;
}

function onSport({ sport }: Activity): string {
  return sport === "run"
    ? "The file does not say which sport it was. Its speed is a run's, so it counts as one. Correct it if it was none."
    : "The file does not say which sport it was, and its speed is not a run's, so it counts for no running load. Correct it if it was a run.";
}

function inWords({ distanceM, durationS }: Activity): string {
  const distance = distanceM === null ? "no distance" : `${(distanceM / 1000).toFixed(2)} km`;
  const duration = durationS === null ? "no time" : `${Math.round(durationS / 60)} min`;
  return `${distance} in ${duration}`;
}
