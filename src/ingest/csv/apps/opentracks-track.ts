import type { Activity, QualityFlag } from "../../../domain/activity.ts";
import type { IngestProblem } from "../../../domain/import-outcome.ts";
import { epochSOf, localDayAt } from "../../../domain/instant.ts";
import type { DecodedFile } from "../../decoded-file.ts";
import { NO_ENTRIES } from "../../decoded-file.ts";
import type { TimerStop } from "../../track/weights.ts";
import { summaryActivity } from "../summary-row.ts";
import type { TableKind } from "../table-reader.ts";
import { greatCircleM, type LatLong } from "./great-circle.ts";
import { namedCells } from "./named-cells.ts";
import { type TrackPoint, trackPoint, tracksOf } from "./opentracks-points.ts";
import { heartRateOf, type Sample, sampledSession } from "./sampled-session.ts";

const NEEDED = ["#time", "trackpoint_type"] as const;

/** Metres since the start at each point: between places, or by the sensor of a track without places. */
function distancesOf(points: readonly TrackPoint[]): readonly (number | null)[] {
  const hasPlaces = points.some(({ place }) => place !== null);
  let runM = 0;
  let last: LatLong | null = null;
  return points.map((point) => {
    // What lies between two segments was not recorded.
    const from = point.kind === "start" || point.kind === "jump" ? null : last;
    const stepM = hasPlaces ? stepBetween(from, point.place) : point.sensorM;
    runM += stepM ?? 0;
    last = point.place ?? from;
    return stepM === null ? null : runM;
  });
}

function stepBetween(from: LatLong | null, to: LatLong | null): number | null {
  if (to === null) return null;
  return from === null ? 0 : greatCircleM(from, to);
}

function stopsOf(points: readonly TrackPoint[]): readonly TimerStop[] {
  const stops: TimerStop[] = [];
  let stoppedAt: number | null = null;
  for (const { kind, at } of points) {
    if (kind === "end") stoppedAt = epochSOf(at);
    else if (stoppedAt !== null && kind === "start") {
      if (epochSOf(at) > stoppedAt) stops.push({ fromS: stoppedAt, toS: epochSOf(at) });
      stoppedAt = null;
    }
  }
  return stops;
}

function samplesOf(points: readonly TrackPoint[]): readonly Sample[] {
  const distances = distancesOf(points);
  return points.map((point, i) => ({
    timeS: epochSOf(point.at),
    of: {
      distance: distances[i] ?? null,
      altitude: point.altitudeM,
      speed: point.speedMPerS,
      heartRate: point.heartRateBpm,
      cadence: point.cadencePerMin,
      power: point.powerW,
    },
  }));
}

function activityOf(points: readonly TrackPoint[], indexInFile: number): Activity | null {
  const [first] = points;
  if (first === undefined) return null;
  const stated = { startS: epochSOf(first.at), timerS: null, elapsedS: null, distanceM: null };
  const session = sampledSession(samplesOf(points), stated, { stops: stopsOf(points) });
  const flags: readonly QualityFlag[] = session.clockSuspect ? ["NO_SESSION", "CLOCK_SUSPECT"] : ["NO_SESSION"];
  return {
    ...summaryActivity("opentracks-csv", indexInFile, {
      startedAt: first.at,
      utcOffsetMin: first.utcOffsetMin,
      localDay: localDayAt(first.at, first.utcOffsetMin),
      zoneSource: "file",
    }),
    ...heartRateOf(session),
    durationS: session.totals.durationS,
    elapsedS: session.totals.elapsedS,
    distanceM: session.totals.distanceM,
    avgPowerW: session.mean("power"),
    samples: points.length,
    histograms: session.histograms,
    flags,
  };
}

const NO_SPORT: IngestProblem = {
  reason: "SPORT_UNKNOWN",
  detail:
    "The CSV of OpenTracks does not say which sport it was, so this counts for no running load. " +
    "Export the track from OpenTracks as GPX or KMZ with its activity type, or write it into a diary CSV.",
};

/** The points of one or more tracks, as OpenTracks writes them with their offset from UTC. */
export const openTracksTable: TableKind = (header) => {
  if (!NEEDED.every((name) => header.includes(name))) return null;
  return (rows): DecodedFile => {
    const read = rows.map((row) => trackPoint(namedCells(header, row)));
    const points = read.filter((point) => point !== null);
    if (points.length === 0) {
      const detail = "This OpenTracks CSV holds no point with a time. Export the track again.";
      return { kind: "rejected", problem: { reason: "NO_RECORDS", detail } };
    }
    const left = rows.length - points.length;
    const bad: IngestProblem = {
      reason: "SOME_ROWS_REJECTED",
      detail: `${left} of ${rows.length} rows have no time with an offset from UTC and were left out.`,
    };
    const activities = tracksOf(points).flatMap((track, index) => activityOf(track, index) ?? []);
    const warnings = left > 0 ? [NO_SPORT, bad] : [NO_SPORT];
    return { kind: "decoded", activities, entries: NO_ENTRIES, warnings };
  };
};
