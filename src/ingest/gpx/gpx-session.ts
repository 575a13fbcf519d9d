import type { QualityFlag, Sport } from "../../domain/activity.ts";
import type { TrackedSession } from "../track/activity-of-track.ts";
import { pathDistance } from "../track/path-distance.ts";
import { FIRST_DATE_S } from "../track/place-clock.ts";
import { type PointSeries, tracksOfPoints } from "../track/point-columns.ts";
import { type Samples, samplesOf } from "../track/samples.ts";
import { recordedTimeS, spanOfSamplesS } from "../track/spent-time.ts";
import { sportBySpeed } from "../track/sport-by-speed.ts";
import { FASTEST_M_PER_S } from "../track/top-speed.ts";
import type { Totals } from "../track/totals.ts";
import type { GpxSegment, GpxTrack } from "./gpx-document.ts";
import { type StatedSport, statedSport } from "./track-sport.ts";

/** What the session of a track needs from its file. */
export interface GpxFile {
  /** With times before {@link FIRST_DATE_S} already taken out. */
  readonly points: PointSeries;
  readonly creator: string | null;
}

/** The session of one track; null when none of its points has a time. */
export function gpxSession(
  track: GpxTrack,
  file: GpxFile,
  indexInFile: number,
  truncated: boolean,
): TrackedSession | null {
  const stated = statedSport(track);
  const first = measured(track.segments, file.points, stated?.sport ?? "other");
  const startEpochS = first.samples.timeS[0];
  if (startEpochS === undefined) return null;
  const sport = stated?.sport ?? sportBySpeed(first.samples);
  const { samples, totals } = stated === null ? measured(track.segments, file.points, sport) : first;
  return {
    format: "gpx",
    indexInFile,
    sport,
    sportLabel: wordsOf(track.type),
    title: wordsOf(track.name),
    note: wordsOf(track.description),
    device: wordsOf(file.creator),
    startEpochS,
    timeText: track.timeText,
    points: track.segments.reduce((sum, { from, to }) => sum + to - from, 0),
    samples,
    totals,
    laps: [],
    flags: flagsOf(stated, truncated),
  };
}

/** The points as far as they have a date. */
export function datedPoints(points: PointSeries): PointSeries {
  return { ...points, epochS: points.epochS.map((value) => (value >= FIRST_DATE_S ? value : Number.NaN)) };
}

const wordsOf = (text: string | null) => (text === null || text === "" ? null : text);

interface Measured {
  readonly samples: Samples;
  readonly totals: Totals;
}

/** Distance along the positions and time spent, segment by segment: what happens between segments is a pause. */
function measured(segments: readonly GpxSegment[], points: PointSeries, sport: Sport): Measured {
  const distanceM = new Float64Array(points.epochS.length).fill(Number.NaN);
  let totalM = 0;
  for (const segment of segments) {
    const options = { startM: totalM, fastestMPerS: FASTEST_M_PER_S[sport] };
    totalM = pathDistance(points, segment, options, distanceM);
  }
  const totalS = recordedTimeS(points.epochS, distanceM, segments);
  const samples = samplesOf(tracksOfPoints({ ...points, distanceM }), points.epochS, rowsOf(segments));
  const elapsedS = Math.max(spanOfSamplesS(samples), totalS);
  return {
    samples,
    totals: {
      durationS: positive(totalS > 0 ? totalS : elapsedS),
      elapsedS: positive(elapsedS),
      distanceM: positive(totalM),
      filledIn: false,
      contradicted: false,
    },
  };
}

function rowsOf(segments: readonly GpxSegment[]): Uint32Array {
  const rows = new Uint32Array(segments.reduce((sum, { from, to }) => sum + to - from, 0));
  let at = 0;
  for (const { from, to } of segments) for (let row = from; row < to; row++) rows[at++] = row;
  return rows;
}

const positive = (value: number) => (value > 0 ? value : null);

function flagsOf(stated: StatedSport | null, truncated: boolean): QualityFlag[] {
  const flags: [QualityFlag, boolean][] = [
    ["TRUNCATED", truncated],
    ["NO_SESSION", true],
    ["SPORT_ASSUMED", stated === null],
    ["TREADMILL", stated?.treadmill === true],
  ];
  return flags.filter(([, holds]) => holds).map(([flag]) => flag);
}
