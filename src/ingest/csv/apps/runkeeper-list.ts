import type { Activity } from "../../../domain/activity.ts";
import { parseIso } from "../../../domain/instant.ts";
import { METRES_PER_FOOT, METRES_PER_KM, METRES_PER_MILE } from "../../../domain/units.ts";
import type { DecodeContext } from "../../decoded-file.ts";
import { sportOfKey } from "../../sport-keys.ts";
import type { CsvRow } from "../csv-rows.ts";
import { metresOf } from "../decimal-mark.ts";
import { refuseRepeats } from "../repeated-rows.ts";
import { decodeRows, type RowOutcome } from "../row-outcome.ts";
import { isPlausibleDay, startAtHome, summaryActivity } from "../summary-row.ts";
import type { TableKind } from "../table-reader.ts";
import { type NamedCells, namedCells, unitOf } from "./named-cells.ts";

const NEEDED = ["date", "type", "route name", "duration"] as const;
const METRES_PER_DISTANCE: Readonly<Record<string, number>> = { km: METRES_PER_KM, mi: METRES_PER_MILE };
const METRES_PER_CLIMB: Readonly<Record<string, number>> = { m: 1, ft: METRES_PER_FOOT };
const FASTEST_RUN_M_PER_S = 12;

/** The units of one list; it says them in its header. */
interface Units {
  readonly distance: string;
  readonly metresPerDistance: number;
  readonly climb: string;
  readonly metresPerClimb: number | null;
}

function unitsOf(header: readonly string[]): Units | null {
  const distance = unitOf(header, "distance") ?? "";
  const climb = unitOf(header, "climb") ?? "";
  const metresPerDistance = METRES_PER_DISTANCE[distance];
  if (metresPerDistance === undefined) return null;
  return { distance, metresPerDistance, climb, metresPerClimb: METRES_PER_CLIMB[climb] ?? null };
}

/** Why the row cannot be read; null when it can. */
function faultOf(cells: NamedCells): string | null {
  const [date, duration] = [cells.text("date"), cells.text("duration")];
  if (cells.text("type") === null) return "it has no type";
  if (duration !== null && cells.clock("duration") === null) return `duration "${duration}" is not written as h:mm:ss`;
  const read = date === null ? null : parseIso(date);
  if (read !== null && isPlausibleDay(read.day)) return null;
  return date === null ? "it has no date" : `date "${date}" is not written as 2026-11-22 07:34:00`;
}

function climbOf(cells: NamedCells, { climb, metresPerClimb }: Units): number | null {
  const value = cells.number(`climb (${climb})`);
  return value === null || value < 0 || metresPerClimb === null ? null : metresOf(value, metresPerClimb);
}

function readRow(cells: NamedCells, index: number, units: Units, context: DecodeContext): RowOutcome {
  const fault = faultOf(cells);
  const read = parseIso(cells.text("date") ?? "");
  if (fault !== null || read === null) return { kind: "bad", why: fault ?? "it has no date" };
  const label = cells.text("type") ?? "";
  const { sport, treadmill } = sportOfKey(label);
  const distance = cells.measured(`distance (${units.distance})`);
  const distanceM = distance === null ? null : metresOf(distance, units.metresPerDistance);
  const durationS = cells.clock("duration") || null;
  if (sport === "run" && distanceM !== null && durationS !== null && distanceM / durationS > FASTEST_RUN_M_PER_S) {
    return { kind: "bad", why: `${distance} ${units.distance} in ${durationS} s is faster than anyone runs` };
  }
  const activity: Activity = {
    ...summaryActivity("runkeeper-csv", index, startAtHome(read.day, read.timeOfDayS, context.homeZone)),
    sport,
    sportLabel: label,
    title: cells.text("route name"),
    note: cells.text("notes"),
    durationS,
    distanceM,
    ascentM: climbOf(cells, units),
    avgHeartRateBpm: cells.measured("average heart rate (bpm)"),
    flags: treadmill ? ["TREADMILL"] : [],
  };
  return { kind: "activity", activity };
}

/** The `cardioActivities.csv` of a Runkeeper export. Units stand in its header, its dates are wall clock at home. */
export const runkeeperTable: TableKind = (header) => {
  const units = unitsOf(header);
  if (units === null || !NEEDED.every((name) => header.includes(name))) return null;
  return (rows, context) => {
    const repeated = refuseRepeats();
    return decodeRows(rows, [], (row: CsvRow, index) => {
      const cells = namedCells(header, row);
      return repeated(row, readRow(cells, index, units, context), cells.text("activity id"));
    });
  };
};
