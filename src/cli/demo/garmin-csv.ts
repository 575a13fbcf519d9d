import { formatLocalDay } from "../../domain/local-day.ts";
import { clockText, twoDigits } from "./csv-text.ts";
import { type Recording, totalsOf } from "./recording.ts";
import { titleOf } from "./session-title.ts";

/** Header of the list export of Garmin Connect in English, with running dynamics. */
const HEADER =
  "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Aerobic TE,Avg Run Cadence,Max Run Cadence,Avg Pace,Best Pace,Total Ascent,Total Descent,Avg Stride Length,Avg Vertical Ratio,Avg Vertical Oscillation,Avg Ground Contact Time,Avg GAP,Normalized Power® (NP®),Training Stress Score®,Avg Power,Max Power,Steps,Body Battery Drain,Decompression,Best Lap Time,Number of Laps,Moving Time,Elapsed Time,Min Elevation,Max Elevation";

const MISSING = "--";

function fixed(value: number | null, digits: number): string {
  return value === null ? MISSING : value.toFixed(digits);
}

/** `5:44` per kilometre. */
function paceText(speedMPerS: number): string {
  if (speedMPerS <= 0) return MISSING;
  const paceS = Math.round(1000 / speedMPerS);
  return `${Math.floor(paceS / 60)}:${twoDigits(paceS % 60)}`;
}

function thousands(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}

function activityType({ session }: Recording): string {
  if (session.kind === "strength") return "Strength Training";
  if (session.kind === "ride") return "Indoor Cycling";
  return session.treadmill ? "Treadmill Running" : "Running";
}

function bestLapS(recording: Recording): number {
  const full = recording.laps.filter((lap) => lap.distanceM > 900);
  const laps = full.length > 0 ? full : recording.laps;
  return laps.reduce((best, lap) => Math.min(best, lap.timerS), recording.timerS);
}

/** Cells from Distance to Best Pace. */
function motionCells(recording: Recording): string[] {
  const { session, timerS } = recording;
  const totals = totalsOf(recording.samples);
  return [
    fixed(session.distanceM / 1000, 2),
    String(Math.round(timerS / 6.2)),
    clockText(timerS),
    fixed(totals.avgHeartRateBpm, 0),
    fixed(totals.maxHeartRateBpm, 0),
    "2.8",
    fixed(totals.avgCadenceSpm, 0),
    fixed(totals.maxCadenceSpm, 0),
    paceText(session.distanceM / timerS),
    paceText(totals.maxSpeedMPerS),
  ];
}

/** Cells from Total Ascent to Max Elevation. */
function formCells(recording: Recording): string[] {
  const { session, timerS, elapsedS } = recording;
  const totals = totalsOf(recording.samples);
  const cadence = totals.avgCadenceSpm;
  const strideM = cadence === null ? null : (session.distanceM / timerS) * (60 / cadence);
  const oscillationCm = totals.avgOscillationMm === null ? null : totals.avgOscillationMm / 10;
  const ratioPct = strideM === null || oscillationCm === null ? null : oscillationCm / strideM;
  return [
    fixed(totals.ascentM, 0),
    fixed(totals.descentM, 0),
    fixed(strideM, 2),
    fixed(ratioPct, 1),
    fixed(oscillationCm, 1),
    fixed(totals.avgGroundContactMs, 0),
    paceText(session.distanceM / timerS),
    MISSING,
    "0.0",
    MISSING,
    MISSING,
    cadence === null ? MISSING : thousands((cadence * timerS) / 60),
    MISSING,
    "No",
    `${clockText(bestLapS(recording))}.0`,
    String(recording.laps.length),
    clockText(timerS),
    clockText(elapsedS),
    fixed(totals.lowestM, 0),
    fixed(totals.highestM, 0),
  ];
}

/** A title with quotation marks for seconds; the real export does not escape them either. */
const TITLE_WITH_QUOTES = '4 x 30"/60" + easy';

/** A Garmin Connect list export of these recordings, newest first. The third run has a title with unescaped quotes. */
export function garminCsv(recordings: readonly Recording[]): Uint8Array {
  const newestFirst = [...recordings].reverse();
  const quoted = newestFirst.filter(({ session }) => session.kind === "easy")[2];
  const lines = newestFirst.map((recording) => {
    const { day, startTimeOfDayS } = recording.session;
    const title = recording === quoted ? TITLE_WITH_QUOTES : titleOf(recording.session);
    const start = `${activityType(recording)},${formatLocalDay(day)} ${clockText(startTimeOfDayS)},false`;
    const cells = [title, ...motionCells(recording), ...formCells(recording)];
    return `${start},${cells.map((cell) => `"${cell}"`).join(",")}`;
  });
  return new TextEncoder().encode(`${[HEADER, ...lines].join("\n")}\n`);
}
