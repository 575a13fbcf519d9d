import { instantFromWallClock, parseIso, type UtcInstant } from "../../../domain/instant.ts";
import { sFromMin } from "../../../domain/units.ts";
import { emptyWellnessDay } from "../../../domain/wellness.ts";
import { sportOfKey } from "../../sport-keys.ts";
import { refuseRepeats } from "../repeated-rows.ts";
import { decodeRows, type RowOutcome } from "../row-outcome.ts";
import { instantAtHome, isPlausibleDay, summaryActivity } from "../summary-row.ts";
import type { TableKind } from "../table-reader.ts";
import { type NamedCells, namedCells } from "./named-cells.ts";

const SESSION_COLUMNS = ["end_date_time", "perceived_exertion", "duration_min"] as const;
const WELLNESS_COLUMNS = ["effective_time_frame", "sleep_duration_h", "soreness"] as const;
const LONGEST_MIN = 10_080;
const HOURS_PER_DAY = 24;

/** The instant of a time that states its offset; null for anything else. */
function instantOf(text: string | null): UtcInstant | null {
  const read = parseIso(text ?? "");
  if (read === null || read.utcOffsetMin === null || !isPlausibleDay(read.day)) return null;
  return instantFromWallClock(read.day, read.timeOfDayS, read.utcOffsetMin);
}

/** The words of `['individual', 'running']`. */
const wordsOf = (list: string | null): readonly string[] =>
  (list ?? "").match(/[\p{L}\p{N}_ -]+/gu)?.filter((word) => word.trim() !== "") ?? [];

function readSession(cells: NamedCells, index: number, homeZone: string): RowOutcome {
  const end = cells.text("end_date_time");
  const endedAt = instantOf(end);
  if (endedAt === null)
    return { kind: "bad", why: `end_date_time "${end ?? ""}" is not a time with its offset from UTC` };
  const rpe = cells.number("perceived_exertion");
  if (rpe !== null && (rpe < 0 || rpe > 10))
    return { kind: "bad", why: `perceived_exertion ${rpe} is not from 0 to 10` };
  const durationMin = cells.measured("duration_min");
  if (durationMin === null || durationMin > LONGEST_MIN) return { kind: "bad", why: "it has no duration in minutes" };
  const durationS = sFromMin(durationMin);
  const words = wordsOf(cells.text("activity_names"));
  const sports = words.map((word) => sportOfKey(word).sport);
  return {
    kind: "activity",
    activity: {
      ...summaryActivity("pmsys-csv", index, instantAtHome((endedAt - durationS * 1000) as UtcInstant, homeZone)),
      sport: sports.find((sport) => sport === "run") ?? sports.find((sport) => sport !== "other") ?? "other",
      sportLabel: words.length > 0 ? words.join("/") : null,
      durationS,
      rpe0To10: rpe,
      flags: ["ZONE_ASSUMED"],
    },
  };
}

/** The session ratings of PMSys (`srpe.csv`): when a session ended, how long it was and how hard it felt. */
export const pmsysSessionTable: TableKind = (header) => {
  if (!SESSION_COLUMNS.every((name) => header.includes(name))) return null;
  return (rows, { homeZone }) => {
    const repeated = refuseRepeats();
    return decodeRows(rows, [], (row, index) =>
      repeated(row, readSession(namedCells(header, row), index, homeZone), null),
    );
  };
};

function readWellness(cells: NamedCells, homeZone: string): RowOutcome {
  const time = cells.text("effective_time_frame");
  const at = instantOf(time);
  if (at === null)
    return { kind: "bad", why: `effective_time_frame "${time ?? ""}" is not a time with its offset from UTC` };
  const sleepH = cells.measured("sleep_duration_h");
  if (sleepH === null || sleepH > HOURS_PER_DAY) return { kind: "bad", why: "it has no sleep duration in hours" };
  const { localDay } = instantAtHome(at, homeZone);
  return { kind: "wellness", entry: { ...emptyWellnessDay(localDay, "pmsys"), sleepS: sleepH * 3600 } };
}

/** The morning answers of PMSys (`wellness.csv`): the hours slept. Its other answers are on scales that the file does not explain. */
export const pmsysWellnessTable: TableKind = (header) => {
  if (!WELLNESS_COLUMNS.every((name) => header.includes(name))) return null;
  return (rows, { homeZone }) => decodeRows(rows, [], (row) => readWellness(namedCells(header, row), homeZone));
};
