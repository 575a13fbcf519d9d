import type { Activity, QualityFlag, Sport } from "../../../domain/activity.ts";
import type { IngestProblem } from "../../../domain/import-outcome.ts";
import { epochSOf, localDayAt } from "../../../domain/instant.ts";
import { type DecodeContext, type DecodedFile, NO_ENTRIES } from "../../decoded-file.ts";
import { remarksOn } from "../../remarks.ts";
import { climbOf } from "../../track/climb.ts";
import { pathDistance } from "../../track/path-distance.ts";
import { tellSamples } from "../../track/run-samples.ts";
import { movingTimeS } from "../../track/spent-time.ts";
import { sportBySpeed } from "../../track/sport-by-speed.ts";
import { FASTEST_M_PER_S } from "../../track/top-speed.ts";
import type { TimerStop } from "../../track/weights.ts";
import { summaryActivity } from "../summary-row.ts";
import type { TableKind } from "../table-reader.ts";
import { namedCells } from "./named-cells.ts";
import { type TrackPoint, trackPoint, tracksOf } from "./opentracks-points.ts";
import { blocksOf, heartRateOf, type Sample, type SampledSession, sampledSession } from "./sampled-session.ts";

const NEEDED = ["#time", "trackpoint_type"] as const;
/** No leg turns over faster: a cadence above this already counts both feet. */
const ONE_FOOT_MOST_PER_MIN = 120;

type Distances = readonly (number | null)[];

const seriesOf = (points: readonly TrackPoint[], read: (point: TrackPoint) => number | undefined): Float64Array =>
  Float64Array.from(points, (point) => read(point) ?? Number.NaN);

/** Where segments begin: what lies between two of them was not recorded. */
const startsOf = (points: readonly TrackPoint[]): readonly number[] =>
  points.flatMap(({ kind }, i) => (i === 0 || kind === "start" || kind === "jump" ? [i] : []));

function distancesByPlace(points: readonly TrackPoint[], sport: Sport): Distances {
  const path = {
    epochS: seriesOf(points, ({ at }) => epochSOf(at)),
    latDeg: seriesOf(points, ({ place }) => place?.latDeg),
    longDeg: seriesOf(points, ({ place }) => place?.longDeg),
  };
  const along = new Float64Array(points.length).fill(Number.NaN);
  const starts = startsOf(points);
  let startM = 0;
  for (const [i, from] of starts.entries()) {
    const to = starts[i + 1] ?? points.length;
    startM = pathDistance(path, { from, to }, { startM, fastestMPerS: FASTEST_M_PER_S[sport] }, along);
  }
  return [...along].map((value) => (Number.isNaN(value) ? null : value));
}

function distancesBySensor(points: readonly TrackPoint[]): Distances {
  let runM = 0;
  return points.map(({ sensorM }) => {
    runM += sensorM ?? 0;
    return sensorM === null ? null : runM;
  });
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

function samplesOf(points: readonly TrackPoint[], distances: Distances): readonly Sample[] {
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

/** The session as one of a sport would have been: how far a step can be told from a leap of the receiver. */
function sessionAs(sport: Sport, points: readonly TrackPoint[], startS: number): SampledSession {
  const hasPlaces = points.some(({ place }) => place !== null);
  const distances = hasPlaces ? distancesByPlace(points, sport) : distancesBySensor(points);
  const stated = { startS, timerS: null, elapsedS: null, distanceM: null };
  return sampledSession(samplesOf(points, distances), stated, { stops: stopsOf(points) });
}

/** What its cadence has to be multiplied by to be steps of both feet; null without steps. */
function stepsPerCount(session: SampledSession, sport: Sport): 1 | 2 | null {
  const perMin = sport === "run" ? session.mean("cadence") : null;
  if (perMin === null) return null;
  return perMin > ONE_FOOT_MOST_PER_MIN ? 1 : 2;
}

function stepCadence(session: SampledSession, sport: Sport): number | null {
  const [perMin, steps] = [session.mean("cadence"), stepsPerCount(session, sport)];
  return perMin === null || steps === null ? null : perMin * steps;
}

function activityOf(points: readonly TrackPoint[], indexInFile: number, context: DecodeContext): Activity | null {
  const [first] = points;
  if (first === undefined) return null;
  const sport = sportBySpeed(sessionAs("other", points, epochSOf(first.at)).samples);
  const startS = epochSOf(first.at);
  const session = sessionAs(sport, points, startS);
  const steps = stepsPerCount(session, sport);
  const cadence = steps === null ? null : { stepsPerCount: steps };
  tellSamples(context, indexInFile, () => ({ ...session, cadence, startS }));
  const flags: readonly QualityFlag[] = ["NO_SESSION", "SPORT_ASSUMED"];
  return {
    ...summaryActivity("opentracks-csv", indexInFile, {
      startedAt: first.at,
      utcOffsetMin: first.utcOffsetMin,
      localDay: localDayAt(first.at, first.utcOffsetMin),
      zoneSource: "file",
    }),
    ...heartRateOf(session),
    ...blocksOf(session, sport, steps),
    ...(climbOf(session.samples.timeS, session.samples.of.altitude) ?? {}),
    sport,
    durationS: session.totals.durationS,
    movingS: movingTimeS(session.samples),
    elapsedS: session.totals.elapsedS,
    distanceM: session.totals.distanceM,
    avgCadenceSpm: stepCadence(session, sport),
    avgPowerW: session.mean("power"),
    samples: points.length,
    histograms: session.histograms,
    flags: session.clockSuspect ? [...flags, "CLOCK_SUSPECT"] : flags,
  };
}

/** The points of one or more tracks, as OpenTracks writes them with their offset from UTC. They never say which sport it was. */
export const openTracksTable: TableKind = (header) => {
  if (!NEEDED.every((name) => header.includes(name))) return null;
  return (rows, context): DecodedFile => {
    const read = rows.map((row) => trackPoint(namedCells(header, row)));
    const points = read.filter((point) => point !== null);
    if (points.length === 0) {
      const detail = "This OpenTracks CSV holds no point with a time. Export the track again.";
      return { kind: "rejected", problem: { reason: "NO_RECORDS", detail } };
    }
    const activities = tracksOf(points).flatMap((track, index) => activityOf(track, index, context) ?? []);
    const left = rows.length - points.length;
    const bad: IngestProblem = {
      reason: "SOME_ROWS_REJECTED",
      detail: `${left} of ${rows.length} rows have no time with an offset from UTC and were left out.`,
    };
    const remarks = remarksOn(activities, context);
    return { kind: "decoded", activities, entries: NO_ENTRIES, warnings: left > 0 ? [...remarks, bad] : remarks };
  };
};
