import type { Activity, Sport } from "../../../domain/activity.ts";
import type { DecodeContext } from "../../decoded-file.ts";
import { secondsOfClock } from "../clock-text.ts";
import type { CsvRow } from "../csv-rows.ts";
import { decimalOf, metresOf } from "../decimal-mark.ts";
import { refuseRepeats } from "../repeated-rows.ts";
import { decodeRows, type RowOutcome } from "../row-outcome.ts";
import { sportOfName } from "../sport-names.ts";
import { startAtHome, summaryActivity } from "../summary-row.ts";
import type { TableKind } from "../table-reader.ts";
import { type GarminColumns, garminCell, garminColumns } from "./garmin-columns.ts";
import { garminDate } from "./garmin-date.ts";
import type { GarminField } from "./garmin-headers.ts";
import { type GarminScale, garminScale } from "./garmin-scale.ts";

/** Above these speeds a distance is not what it was taken for: pools and tracks are listed in metres. */
const FASTEST_M_PER_S: Readonly<Partial<Record<Sport, number>>> = { run: 12, walk: 6, swim: 3 };
/** No session of running is faster; where the unit had to be assumed, a faster row shows that the guess fails. */
const FASTEST_SESSION_M_PER_S = 7.5;

type Distance = { readonly kind: "metres"; readonly m: number | null } | { readonly kind: "bad"; readonly why: string };

interface GarminRow {
  readonly text: (field: GarminField) => string | null;
  readonly number: (field: GarminField) => number | null;
  readonly clock: (field: GarminField) => number | null;
}

function rowReader(row: CsvRow, columns: GarminColumns, scale: GarminScale): GarminRow {
  const text = (field: GarminField) => garminCell(row, columns, field);
  return {
    text,
    number: (field) => {
      const cell = text(field);
      return cell === null ? null : decimalOf(cell, scale.mark);
    },
    clock: (field) => {
      const cell = text(field);
      return cell === null ? null : secondsOfClock(cell);
    },
  };
}

/** Older exports write 0 for what was not measured; a heart rate, a cadence or a stride is never 0. */
const positive = (value: number | null): number | null => (value !== null && value > 0 ? value : null);

const divided = (value: number | null, by: number): number | null => (value === null ? null : value / by);

function distanceOf(read: GarminRow, sport: Sport, scale: GarminScale): Distance {
  const cell = read.text("distance");
  const value = read.number("distance");
  if (cell !== null && value === null) return { kind: "bad", why: `distance "${cell}" is not a number` };
  if (value === null || value <= 0) return { kind: "metres", m: null };
  const timeS = positive(read.clock("time"));
  return plausibleDistance({ cell: cell ?? "", value, timeS }, sport, scale);
}

interface ReadDistance {
  readonly cell: string;
  readonly value: number;
  readonly timeS: number | null;
}

/** The distance in metres, unless nobody could have covered it in that time; a whole number may be metres already. */
function plausibleDistance({ cell, value, timeS }: ReadDistance, sport: Sport, scale: GarminScale): Distance {
  const fastest = FASTEST_M_PER_S[sport];
  const m = metresOf(value, scale.metresPerUnit);
  if (timeS === null || fastest === undefined) return { kind: "metres", m };
  if (m / timeS > fastest) {
    const isWhole = !cell.includes(scale.mark);
    if (isWhole && value / timeS <= fastest) return { kind: "metres", m: value };
    return { kind: "bad", why: `distance "${cell}" in ${Math.round(timeS)} s is faster than anyone is` };
  }
  if (sport === "run" && !scale.unitShown && m / timeS > FASTEST_SESSION_M_PER_S) {
    return { kind: "bad", why: `distance "${cell}" is too fast as km, and nothing shows its unit` };
  }
  return { kind: "metres", m };
}

/** `0` is a flat run; `0.0` is how older exports write "not measured". */
function climbOf(read: GarminRow, field: "ascent" | "descent", scale: GarminScale): number | null {
  const value = read.number(field);
  const isBlank = /^0[.,]0+$/.test(read.text(field) ?? "");
  return value === null || value < 0 || isBlank ? null : metresOf(value, scale.metresPerClimb);
}

function measuresOf(read: GarminRow, scale: GarminScale): Partial<Activity> {
  return {
    durationS: positive(read.clock("time")),
    movingS: positive(read.clock("moving")),
    elapsedS: positive(read.clock("elapsed")),
    ascentM: climbOf(read, "ascent", scale),
    descentM: climbOf(read, "descent", scale),
    avgHeartRateBpm: positive(read.number("avgHeartRate")),
    maxHeartRateBpm: positive(read.number("maxHeartRate")),
    avgPowerW: positive(read.number("power")),
  };
}

/** Cadence is in steps of both feet per minute, ground contact in ms, oscillation in cm; its unit in a statute list is not known. */
function runningFormOf(read: GarminRow, scale: GarminScale): Partial<Activity> {
  const isMetric = scale.metresPerClimb === 1;
  const stride = positive(read.number("stride"));
  return {
    avgCadenceSpm: positive(read.number("cadence")),
    avgStrideM: stride === null ? null : metresOf(stride, scale.metresPerStride),
    avgVerticalOscillationM: isMetric ? divided(positive(read.number("verticalOscillation")), 100) : null,
    avgGroundContactS: divided(positive(read.number("groundContact")), 1000),
  };
}

function readRow(read: GarminRow, index: number, scale: GarminScale, context: DecodeContext): RowOutcome {
  const [type, date, time] = [read.text("type"), read.text("date"), read.text("time")];
  if (type === null) return { kind: "bad", why: "it has no activity type" };
  const wall = date === null ? null : garminDate(date);
  if (wall === null) {
    const way = "a date is written as 2026-11-22 07:34:00; a spreadsheet may have rewritten it";
    return { kind: "bad", why: date === null ? "it has no date" : `date "${date}" is not known; ${way}` };
  }
  if (time !== null && read.clock("time") === null) {
    return { kind: "bad", why: `time "${time}" is not written as hh:mm:ss` };
  }
  const { sport, treadmill } = sportOfName(type);
  const distance = distanceOf(read, sport, scale);
  if (distance.kind === "bad") return distance;
  const activity: Activity = {
    ...summaryActivity("garmin-csv", index, startAtHome(wall.day, wall.timeOfDayS, context.homeZone)),
    sport,
    sportLabel: type,
    title: read.text("title"),
    distanceM: distance.m,
    ...measuresOf(read, scale),
    ...(sport === "run" || sport === "walk" ? runningFormOf(read, scale) : {}),
    flags: treadmill ? ["TREADMILL"] : [],
  };
  return { kind: "activity", activity };
}

/** The activity list that Garmin Connect exports as `Activities.csv`, in six languages. Its dates are wall clock at home. */
export const garminTable: TableKind = (header) => {
  const columns = garminColumns(header);
  if (columns === null) return null;
  return (rows, context) => {
    const scale = garminScale(rows, columns);
    const repeated = refuseRepeats();
    return decodeRows(rows, scale.remarks, (row, index) => {
      if (row.cells.slice(header.length).some((cell) => cell !== "")) {
        return { kind: "bad", why: "it has more cells than the header; a quote or a comma in its title broke it" };
      }
      return repeated(row, readRow(rowReader(row, columns, scale), index, scale, context), null);
    });
  };
};
