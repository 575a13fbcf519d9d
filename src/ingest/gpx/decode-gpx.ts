import type { IngestProblem } from "../../domain/import-outcome.ts";
import { type DecodeContext, type DecodedFile, NO_ENTRIES } from "../decoded-file.ts";
import { remarksOn } from "../remarks.ts";
import { activityOfTrack } from "../track/activity-of-track.ts";
import { CUT_OFF, NO_TIMESTAMP, NO_TRACK } from "../track/track-problems.ts";
import { epochSFromText } from "../xml/xml-values.ts";
import type { GpxDocument } from "./gpx-document.ts";
import { datedPoints, gpxSession } from "./gpx-session.ts";
import { readGpx } from "./read-gpx.ts";

const PLAN: IngestProblem = {
  reason: "NOT_AN_ACTIVITY",
  detail: "This GPX file holds a route or waypoints, not a run that was made. There is nothing to do.",
};

/** GPSies gave its routes made-up times that begin here. */
const ROUTE_MAKER = /^GPSies\b/;
const ROUTE_TIME_S = epochSFromText("2010-01-01T00:00:00Z");

/** The activities of a GPX file, one for each track. Never throws: trouble with the file is a value. */
export function decodeGpx(bytes: Uint8Array, context: DecodeContext): DecodedFile {
  const document = readGpx(bytes);
  const { creator, plans, end } = document;
  const tracks = document.tracks.filter(({ segments }) => segments.some(({ from, to }) => to > from));
  if (tracks.length === 0)
    return plans > 0 ? { kind: "skipped", problem: PLAN } : { kind: "rejected", problem: NO_TRACK };
  if (isMadeUp(document)) return { kind: "skipped", problem: PLAN };
  const file = { points: datedPoints(document.points), creator };
  const activities = tracks
    .map((track, index) => gpxSession(track, file, index, end === "truncated" && index === tracks.length - 1))
    .filter((session) => session !== null)
    .map((session) => activityOfTrack(session, context));
  if (activities.length === 0) return { kind: "rejected", problem: NO_TIMESTAMP };
  const cut = end === "truncated" ? [CUT_OFF] : [];
  return { kind: "decoded", activities, entries: NO_ENTRIES, warnings: [...cut, ...remarksOn(activities, context)] };
}

const isMadeUp = ({ creator, points }: GpxDocument) =>
  ROUTE_MAKER.test(creator ?? "") && points.epochS[0] === ROUTE_TIME_S;
