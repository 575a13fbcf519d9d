import type { Lap, QualityFlag, Sport } from "../../domain/activity.ts";
import { instantFromEpochS } from "../../domain/instant.ts";
import { sportOfKey } from "../sport-keys.ts";
import type { TrackedSession } from "../track/activity-of-track.ts";
import { pathDistance } from "../track/path-distance.ts";
import { FIRST_DATE_S } from "../track/place-clock.ts";
import { type PointSeries, tracksOfPoints } from "../track/point-columns.ts";
import { LEAP_S, type Samples, type Series, samplesOf } from "../track/samples.ts";
import { spanOfSamplesS } from "../track/spent-time.ts";
import { sportBySpeed } from "../track/sport-by-speed.ts";
import { FASTEST_M_PER_S } from "../track/top-speed.ts";
import { type Totals, totalsOf } from "../track/totals.ts";
import { epochSFromText } from "../xml/xml-values.ts";
import type { TcxActivity, TcxLap } from "./tcx-document.ts";

/** A lap that begins this long before its first point, beyond the time of the laps, had a wrong clock. */
const START_SLACK_S = 600;

/** A session of a TCX file, put in order; null when nothing in it says when it was. */
export function tcxSession(
  activity: TcxActivity,
  points: PointSeries,
  indexInFile: number,
  truncated: boolean,
): TrackedSession | null {
  const own = pointsOf(activity, points);
  const clock = clockOf(activity, own.epochS);
  if (clock === null) return null;
  const timed = { ...own, epochS: clock.epochS };
  const stated = sportOfWord(activity.sport);
  const withPath = { ...timed, distanceM: distanceOr(timed, stated?.sport ?? "other") };
  const samples = samplesOf(tracksOfPoints(withPath), timed.epochS, rowsOf(timed.epochS));
  const startEpochS = startOf(activity, clock, samples);
  if (startEpochS === null) return null;
  const sport = stated?.sport ?? sportBySpeed(samples);
  return {
    format: "tcx",
    indexInFile,
    sport,
    sportLabel: activity.sport,
    title: null,
    note: activity.notes === "" ? null : activity.notes,
    device: activity.device === "" ? null : activity.device,
    startEpochS,
    timeText: activity.startText ?? activity.id,
    points: own.epochS.length,
    samples,
    totals: totalsOfLaps(activity, samples, { startEpochS, shiftS: clock.shiftS, truncated }),
    laps: activity.laps.map((lap, index) => lapOf(lap, index, clock.shiftS)),
    flags: flagsOf({ stated, isRun: sport === "run", relative: clock.shiftS !== 0, truncated }, own),
  };
}

function pointsOf({ from, to }: TcxActivity, points: PointSeries): PointSeries {
  const names = Object.keys(points) as (keyof PointSeries)[];
  return Object.fromEntries(names.map((name) => [name, points[name].subarray(from, to)])) as PointSeries;
}

interface StatedSport {
  readonly sport: Sport;
  readonly treadmill: boolean;
}

/** TCX knows `Running`, `Biking` and `Other`; some programs write words of their own. Null when it says nothing. */
function sportOfWord(word: string | null): StatedSport | null {
  return word === null || word === "" ? null : sportOfKey(word);
}

interface TcxClock {
  /** Seconds since 1970 of each point. */
  readonly epochS: Series;
  /** What was added to the times of the file. */
  readonly shiftS: number;
}

/**
 * The times to believe. A watch that did not know the date counts from switching on, and may still have written the
 * right start as the activity's `Id`. Null when there is no date at all.
 */
function clockOf(activity: TcxActivity, epochS: Series): TcxClock | null {
  const idS = dateOf(activity.id);
  const starts = activity.laps.map((lap) => lap.startEpochS);
  const isDate = (value: number) => value >= FIRST_DATE_S;
  if (epochS.some(isDate) || starts.some(isDate)) return { epochS: epochS.map(dateOrNaN), shiftS: 0 };
  if (idS === null) return null;
  const first = [...starts, ...epochS].find((value) => !Number.isNaN(value));
  const shiftS = first === undefined ? 0 : idS - first;
  return { epochS: epochS.map((value) => value + shiftS), shiftS };
}

const dateOrNaN = (value: number) => (value >= FIRST_DATE_S ? value : Number.NaN);

/** The first start that a lap states, unless the points show that its clock was wrong; null when nothing states one. */
function startOf(activity: TcxActivity, { shiftS }: TcxClock, { timeS }: Samples): number | null {
  const starts = activity.laps.map((lap) => dateOrNaN(lap.startEpochS + shiftS));
  const stated = starts.find((start) => !Number.isNaN(start));
  const first = timeS[0] ?? null;
  if (stated === undefined || first === null) return first ?? stated ?? dateOf(activity.id);
  const lapsS = activity.laps.reduce((sum, lap) => sum + (lap.timerS || 0), 0);
  const earlyS = first - stated;
  return earlyS >= -START_SLACK_S && earlyS <= lapsS + START_SLACK_S ? stated : first;
}

function dateOf(text: string | null): number | null {
  const epochS = epochSFromText(text ?? "");
  return epochS >= FIRST_DATE_S ? epochS : null;
}

/** The running distance as written; where there is none, from the positions. */
function distanceOr(points: PointSeries, sport: Sport): Series {
  if (points.distanceM.some((value) => value > 0)) return points.distanceM;
  const out = new Float64Array(points.distanceM.length).fill(Number.NaN);
  pathDistance(points, { from: 0, to: out.length }, { startM: 0, fastestMPerS: FASTEST_M_PER_S[sport] }, out);
  return out;
}

const rowsOf = (epochS: Series) => new Uint32Array(epochS.length).map((_, row) => row);

interface TotalsContext {
  readonly startEpochS: number;
  readonly shiftS: number;
  readonly truncated: boolean;
}

/** The sum of the laps, unless the points show that it cannot be. */
function totalsOfLaps({ laps }: TcxActivity, samples: Samples, context: TotalsContext): Totals {
  const sums = {
    startS: context.startEpochS,
    timerS: sumOf(laps.map((lap) => lap.timerS)),
    elapsedS: null,
    distanceM: sumOf(laps.map((lap) => lap.distanceM)),
  };
  const totals = totalsOf(sums, samples, [], context.truncated);
  const longestS = Math.max(totals.elapsedS ?? 0, totals.durationS ?? 0, elapsedOf(laps, samples, context));
  return { ...totals, elapsedS: positive(longestS) };
}

/** From the start to the last point or the end of the last lap, leaps of the clock left out. */
function elapsedOf(laps: readonly TcxLap[], samples: Samples, { startEpochS, shiftS }: TotalsContext): number {
  const firstS = samples.timeS[0] ?? startEpochS;
  const lastS = samples.timeS.at(-1) ?? startEpochS;
  const endS = laps.reduce((latest, lap) => Math.max(latest, lap.startEpochS + shiftS + lap.timerS || 0), lastS);
  return firstS - startEpochS + spanOfSamplesS(samples) + (endS - lastS > LEAP_S ? 0 : endS - lastS);
}

/** The sum of what is known; null when nothing is, or when it is 0, which watches write for "not measured". */
function sumOf(values: readonly number[]): number | null {
  const sum = values.reduce((total, value) => total + (value || 0), 0);
  return sum > 0 ? sum : null;
}

const known = (value: number) => (Number.isNaN(value) ? null : value);
const positive = (value: number) => (value > 0 ? value : null);

function lapOf(lap: TcxLap, index: number, shiftS: number): Lap {
  const startS = dateOrNaN(lap.startEpochS + shiftS);
  return {
    index,
    startedAt: Number.isNaN(startS) ? null : instantFromEpochS(startS),
    durationS: positive(lap.timerS),
    elapsedS: null,
    distanceM: known(lap.distanceM),
    avgHeartRateBpm: positive(lap.avgHeartRateBpm),
    maxHeartRateBpm: positive(lap.maxHeartRateBpm),
    avgCadenceSpm: positive(lap.runCadence) ?? positive(lap.cadence),
    ascentM: null,
    avgPowerW: positive(lap.avgPowerW),
  };
}

interface Found {
  readonly stated: StatedSport | null;
  readonly isRun: boolean;
  readonly relative: boolean;
  readonly truncated: boolean;
}

function flagsOf({ stated, isRun, relative, truncated }: Found, points: PointSeries): QualityFlag[] {
  const hasPlace = points.latDeg.some((lat) => !Number.isNaN(lat));
  const indoors = isRun && !hasPlace && points.distanceM.some((value) => value > 0);
  const flags: [QualityFlag, boolean][] = [
    ["TRUNCATED", truncated],
    ["CLOCK_SUSPECT", relative],
    ["SPORT_ASSUMED", stated === null],
    ["TREADMILL", indoors || stated?.treadmill === true],
  ];
  return flags.filter(([, holds]) => holds).map(([flag]) => flag);
}
