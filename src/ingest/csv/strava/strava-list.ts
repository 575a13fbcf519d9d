import type { Activity, Sport } from "../../../domain/activity.ts";
import type { IngestProblem } from "../../../domain/import-outcome.ts";
import type { DecodeContext } from "../../decoded-file.ts";
import type { CsvRow } from "../csv-rows.ts";
import { decimalOf, metresOf } from "../decimal-mark.ts";
import { refuseRepeats } from "../repeated-rows.ts";
import { decodeRows, type RowOutcome } from "../row-outcome.ts";
import { sportOfName } from "../sport-names.ts";
import { instantAtHome, summaryActivity } from "../summary-row.ts";
import type { TableKind } from "../table-reader.ts";
import { type StravaColumns, stravaColumns } from "./strava-columns.ts";
import { stravaDate } from "./strava-date.ts";
import type { StravaField } from "./strava-headers.ts";
import { type StravaScale, stravaScale } from "./strava-scale.ts";

/** No leg turns over faster: a cadence above this already counts both feet. */
const ONE_FOOT_MOST_PER_MIN = 120;
const FASTEST_RUN_M_PER_S = 12;

interface StravaRow {
  readonly text: (field: StravaField) => string | null;
  /** A measured number; null where the list has none, and for 0, which it writes for "not measured". */
  readonly measured: (field: StravaField) => number | null;
}

function rowReader(row: CsvRow, columns: StravaColumns): StravaRow {
  const text = (field: StravaField): string | null => {
    const at = columns.places[field];
    const cell = at === undefined ? "" : (row.cells[at] ?? "");
    return cell === "" ? null : cell;
  };
  return {
    text,
    measured: (field) => {
      const value = decimalOf(text(field) ?? "", ".");
      return value !== null && value > 0 ? value : null;
    },
  };
}

function cadenceOf(read: StravaRow, sport: Sport): number | null {
  const perMin = read.measured("cadence");
  if (perMin === null || (sport !== "run" && sport !== "walk")) return null;
  return perMin > ONE_FOOT_MOST_PER_MIN ? perMin : perMin * 2;
}

function measuresOf(read: StravaRow, sport: Sport): Partial<Activity> {
  const climb = (field: "ascent" | "descent") => {
    const value = decimalOf(read.text(field) ?? "", ".");
    return value !== null && value >= 0 ? value : null;
  };
  const rpe = read.measured("perceivedExertion");
  return {
    durationS: read.measured("timer") ?? read.measured("moving") ?? read.measured("elapsed"),
    movingS: read.measured("moving"),
    elapsedS: read.measured("elapsed"),
    ascentM: climb("ascent"),
    descentM: climb("descent"),
    avgHeartRateBpm: read.measured("avgHeartRate"),
    maxHeartRateBpm: read.measured("maxHeartRate"),
    avgPowerW: read.measured("power"),
    avgCadenceSpm: cadenceOf(read, sport),
    rpe0To10: rpe !== null && rpe <= 10 ? rpe : null,
  };
}

function isFasterThanAnyone(distanceM: number | null, elapsedS: number | null): boolean {
  return distanceM !== null && elapsedS !== null && distanceM / elapsedS > FASTEST_RUN_M_PER_S;
}

function readRow(read: StravaRow, index: number, scale: StravaScale, context: DecodeContext): RowOutcome {
  const [type, date, distance] = [read.text("type"), read.text("date"), read.text("distance")];
  if (type === null) return { kind: "bad", why: "it has no activity type" };
  if (date === null) return { kind: "bad", why: "it has no date" };
  const startedAt = stravaDate(date);
  if (startedAt === null) {
    return { kind: "bad", why: `date "${date}" is not known; set Strava to English and ask for a new export` };
  }
  const value = distance === null ? null : decimalOf(distance, scale.mark);
  if (distance !== null && value === null) return { kind: "bad", why: `distance "${distance}" is not a number` };
  const { sport, treadmill } = sportOfName(type);
  const distanceM = value !== null && value > 0 ? metresOf(value, scale.metresPerUnit) : null;
  const elapsedS = read.measured("elapsed");
  if (sport === "run" && isFasterThanAnyone(distanceM, elapsedS)) {
    return { kind: "bad", why: `distance "${distance}" in ${elapsedS} s is faster than anyone runs` };
  }
  const activity: Activity = {
    ...summaryActivity("strava-csv", index, instantAtHome(startedAt, context.homeZone)),
    sport,
    sportLabel: type,
    title: read.text("title"),
    note: read.text("description"),
    distanceM,
    ...measuresOf(read, sport),
    flags: treadmill ? ["TREADMILL", "ZONE_ASSUMED"] : ["ZONE_ASSUMED"],
  };
  return { kind: "activity", activity };
}

/** The `activities.csv` of a Strava account export, wide and old, in five languages. Its dates are UTC. */
export const stravaTable: TableKind = (header) => {
  const columns = stravaColumns(header);
  if (columns === null) return null;
  return (rows, context) => {
    const scale = stravaScale(rows, columns);
    const zone: IngestProblem = {
      reason: "ZONE_ASSUMED",
      detail: `Strava lists give times in UTC and no place; the day of each activity is the day in ${context.homeZone}.`,
    };
    const repeated = refuseRepeats();
    return decodeRows(rows, [zone, ...scale.remarks], (row, index) => {
      const read = rowReader(row, columns);
      return repeated(row, readRow(read, index, scale, context), read.text("id"));
    });
  };
};
