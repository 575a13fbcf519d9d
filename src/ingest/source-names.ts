import type { SourceFormat } from "../domain/activity.ts";

/** Kinds of sources by the names their owners know. */
export const SOURCE_NAMES: Readonly<Record<SourceFormat, string>> = {
  fit: "FIT file",
  tcx: "TCX file",
  gpx: "GPX track",
  "polar-csv": "Polar CSV",
  "garmin-json": "Garmin account export",
  "garmin-csv": "Garmin list",
  "strava-csv": "Strava list",
  "runkeeper-csv": "Runkeeper list",
  "apple-health": "list of Apple Health",
  "stryd-csv": "Stryd CSV",
  "opentracks-csv": "OpenTracks CSV",
  "pmsys-csv": "PMSys diary",
  "diary-csv": "diary",
};
