import type { Activity, QualityFlag } from "../../../domain/activity.ts";
import { instantFromWallClock, parseIso } from "../../../domain/instant.ts";
import { METRES_PER_KM, sFromMin } from "../../../domain/units.ts";
import type { DecodeContext } from "../../decoded-file.ts";
import type { CsvRow } from "../csv-rows.ts";
import { metresOf } from "../decimal-mark.ts";
import { decodeRows, type RowOutcome } from "../row-outcome.ts";
import { instantAtHome, isPlausibleDay, startAtHome, summaryActivity } from "../summary-row.ts";
import type { TableKind } from "../table-reader.ts";
import { extraCells, type RowFields, rowFields } from "./row-fields.ts";

export const DIARY_COLUMNS = [
  "day",
  "started_at",
  "kind",
  "distance_km",
  "duration_min",
  "rpe",
  "avg_hr_bpm",
  "note",
] as const;

const KINDS = ["run", "rest", "other"] as const;
/** Nobody runs 100 m in under 9.5 s, let alone a whole session: a row above this speed has a slip in it. */
const FASTEST_M_PER_S = 10.5;

type Where = Pick<Activity, "localDay" | "startedAt" | "utcOffsetMin" | "zoneSource">;

/** When a row was, from `started_at`, else from `day`. A stated offset is the runner's clock; `Z` only fixes the instant. */
function whenOf(fields: RowFields, homeZone: string): { where: Where; flags: readonly QualityFlag[] } | null {
  const started = fields.text("started_at");
  if (started === null) {
    const localDay = fields.day("day");
    if (localDay === null) return fields.problems.length > 0 ? null : fields.fault("it has no day");
    return {
      where: { localDay, startedAt: null, utcOffsetMin: null, zoneSource: "stated" },
      flags: ["START_TIME_UNKNOWN"],
    };
  }
  const read = parseIso(started);
  if (read === null || !isPlausibleDay(read.day)) {
    return fields.fault(`started_at "${started}" is not a time written as 2026-11-22T07:34:00+01:00`);
  }
  const { day, timeOfDayS, utcOffsetMin } = read;
  if (utcOffsetMin === null) return { where: startAtHome(day, timeOfDayS, homeZone), flags: [] };
  const startedAt = instantFromWallClock(day, timeOfDayS, utcOffsetMin);
  if (/z$/i.test(started)) return { where: instantAtHome(startedAt, homeZone), flags: ["ZONE_ASSUMED"] };
  return { where: { localDay: day, startedAt, utcOffsetMin, zoneSource: "stated" }, flags: [] };
}

/** When the row's day and start are both given they must be one day. */
function agreedWhen(fields: RowFields, homeZone: string): ReturnType<typeof whenOf> {
  const when = whenOf(fields, homeZone);
  const day = fields.text("started_at") === null ? null : fields.day("day");
  if (when !== null && day !== null && day !== when.where.localDay) {
    fields.fault("day and started_at are two different days");
  }
  return when;
}

function contradiction(kind: string, distanceM: number | null, durationS: number | null): string | null {
  const named = `distance_km ${(distanceM ?? 0) / 1000} and duration_min ${(durationS ?? 0) / 60}`;
  const hasDistance = distanceM !== null && distanceM > 0;
  const hasDuration = durationS !== null && durationS > 0;
  if (kind === "rest" && (hasDistance || hasDuration)) return `it is a rest day with ${named}`;
  if (kind !== "run") return null;
  if (distanceM === 0 && hasDuration) {
    return `it is a run with ${named}; leave distance_km empty when the distance is not known`;
  }
  const isTooFast = hasDistance && durationS !== null && distanceM > durationS * FASTEST_M_PER_S;
  return isTooFast ? `${named} is faster than anyone runs` : null;
}

function readRow(header: readonly string[], row: CsvRow, index: number, context: DecodeContext): RowOutcome {
  const fields = rowFields(header, row);
  const extra = extraCells(header, row);
  if (extra !== null) return { kind: "bad", why: extra };
  const when = agreedWhen(fields, context.homeZone);
  const kind = fields.word("kind", KINDS) ?? "run";
  const distanceKm = fields.number("distance_km", { from: 0, to: 500 });
  const durationMin = fields.number("duration_min", { from: 0, to: 10_080 });
  const rpe0To10 = fields.number("rpe", { from: 0, to: 10 });
  const avgHeartRateBpm = fields.number("avg_hr_bpm", { from: 25, to: 250 });
  const distanceM = distanceKm === null ? null : metresOf(distanceKm, METRES_PER_KM);
  const durationS = durationMin === null ? null : sFromMin(durationMin);
  const clash = contradiction(kind, distanceM, durationS);
  if (clash !== null) fields.fault(clash);
  if (when === null || fields.problems.length > 0) return { kind: "bad", why: fields.problems.join(", ") };
  if (kind === "rest" || (kind === "run" && distanceM === 0)) {
    return { kind: "day-mark", entry: { day: when.where.localDay, state: "rest" } };
  }
  const activity: Activity = {
    ...summaryActivity("diary-csv", index, when.where),
    sport: kind,
    note: fields.text("note"),
    durationS: durationS === 0 ? null : durationS,
    distanceM,
    avgHeartRateBpm,
    rpe0To10,
    flags: when.flags,
  };
  return { kind: "activity", activity };
}

/** The plain diary: a row for each run, rest day or other session. Any column may be missing but `day` or `started_at`. */
export const diaryTable: TableKind = (header) => {
  const known = header.every((name) => (DIARY_COLUMNS as readonly string[]).includes(name));
  const dated = header.includes("day") || header.includes("started_at");
  if (!known || !dated) return null;
  return (rows, context) => decodeRows(rows, [], (row, index) => readRow(header, row, index, context));
};
