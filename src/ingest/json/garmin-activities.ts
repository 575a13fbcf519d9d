import type { Activity } from "../../domain/activity.ts";
import type { IngestProblem } from "../../domain/import-outcome.ts";
import { summaryActivity } from "../csv/summary-row.ts";
import { type DecodeContext, type DecodedFile, NO_ENTRIES } from "../decoded-file.ts";
import { sportOfKey } from "../sport-keys.ts";
import { garminStart } from "./garmin-start.ts";
import { type GarminUnits, garminUnits, typeOf } from "./garmin-units.ts";
import type { JsonRecord } from "./json-record.ts";

const FASTEST_RUN_M_PER_S = 12;
/** No leg turns over faster: a cadence above this already counts both feet. */
const ONE_FOOT_MOST_PER_MIN = 120;
const RECORDS_NAMED = 20;

type ReadRecord = { readonly activity: Activity } | { readonly why: string };

const times = (value: number | null, factor: number): number | null =>
  value === null ? null : Math.round(value * factor * 1000) / 1000;

function totalsOf(record: JsonRecord, { metresPerUnit, secondsPerUnit }: GarminUnits): Partial<Activity> {
  const climb = (name: string) => {
    const value = record.number(name);
    return value === null || value < 0 ? null : times(value, metresPerUnit);
  };
  return {
    durationS: times(record.measured("duration"), secondsPerUnit),
    movingS: times(record.measured("movingDuration"), secondsPerUnit),
    elapsedS: times(record.measured("elapsedDuration"), secondsPerUnit),
    distanceM: times(record.measured("distance"), metresPerUnit),
    ascentM: climb("elevationGain"),
    descentM: climb("elevationLoss"),
    avgHeartRateBpm: record.measured("avgHr") ?? record.measured("averageHR"),
    maxHeartRateBpm: record.measured("maxHr") ?? record.measured("maxHR"),
    avgPowerW: record.measured("avgPower"),
    rpe0To10: effortOf(record),
  };
}

/** Steps of both feet where the list has them; else strides of one. */
function cadenceOf(record: JsonRecord): number | null {
  const both = record.measured("avgDoubleCadence") ?? record.measured("averageRunningCadenceInStepsPerMinute");
  const one = record.measured("avgRunCadence");
  if (both !== null || one === null) return both;
  return one > ONE_FOOT_MOST_PER_MIN ? one : one * 2;
}

/** Stride and oscillation are centimetres and ground contact milliseconds in either form; the balance is the left foot's percent. */
function runningFormOf(record: JsonRecord): Partial<Activity> {
  const balance = record.measured("avgGroundContactBalance");
  return {
    avgCadenceSpm: cadenceOf(record),
    avgStrideM: times(record.measured("avgStrideLength"), 0.01),
    avgVerticalOscillationM: divided(record.measured("avgVerticalOscillation"), 100),
    avgGroundContactS: divided(record.measured("avgGroundContactTime"), 1000),
    groundContactBalanceLeftFrac: balance !== null && balance < 100 ? balance / 100 : null,
  };
}

const divided = (value: number | null, by: number): number | null => (value === null ? null : value / by);

/** Garmin asks for the effort from 1 to 10 and writes it ten times as large. */
function effortOf(record: JsonRecord): number | null {
  const tenfold = record.measured("workoutRpe") ?? record.measured("directWorkoutRpe");
  return tenfold !== null && tenfold >= 10 && tenfold <= 100 ? tenfold / 10 : null;
}

function readRecord(record: JsonRecord, index: number, units: GarminUnits, context: DecodeContext): ReadRecord {
  const start = garminStart(record, context.homeZone);
  if (start === null) return { why: "it does not say when it began" };
  const type = typeOf(record);
  const { sport, treadmill } = sportOfKey(type);
  const totals = totalsOf(record, units);
  const timeS = totals.durationS ?? totals.elapsedS ?? 0;
  if (sport === "run" && timeS > 0 && (totals.distanceM ?? 0) / timeS > FASTEST_RUN_M_PER_S) {
    return { why: `${totals.distanceM} m in ${timeS} s is faster than anyone runs; its units are not known` };
  }
  const activity: Activity = {
    ...summaryActivity("garmin-json", index, start.where),
    ...totals,
    ...(sport === "run" || sport === "walk" ? runningFormOf(record) : {}),
    sport,
    sportLabel: type === "" ? null : type,
    title: record.text("name") ?? record.text("activityName"),
    note: record.text("description"),
    flags: treadmill ? [...start.flags, "TREADMILL"] : start.flags,
  };
  return { activity };
}

/** A triathlon stands in the list as a whole and in its legs: with its legs there, the whole is left out. */
function isCounted(records: readonly JsonRecord[]): (record: JsonRecord) => boolean {
  const wholes = new Set(records.flatMap((record) => record.number("parentId") ?? []));
  const seen = new Set<number>();
  return (record) => {
    const id = record.number("activityId");
    if (id === null) return true;
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew && !wholes.has(id);
  };
}

function listed(bad: readonly string[]): string {
  const more = bad.length > RECORDS_NAMED ? `; and ${bad.length - RECORDS_NAMED} more` : "";
  return bad.slice(0, RECORDS_NAMED).join("; ") + more;
}

function warningsOf(activities: readonly Activity[], bad: readonly string[], homeZone: string): IngestProblem[] {
  const total = activities.length + bad.length;
  const warnings: IngestProblem[] = [];
  if (activities.some(({ flags }) => flags.includes("ZONE_ASSUMED"))) {
    const detail = `Some sessions give their time in UTC only; their day is the day in ${homeZone}.`;
    warnings.push({ reason: "ZONE_ASSUMED", detail });
  }
  if (bad.length > 0) {
    const detail = `${bad.length} of the ${total} sessions could not be read, the others are in: ${listed(bad)}.`;
    warnings.push({ reason: "SOME_ROWS_REJECTED", detail });
  }
  return warnings;
}

/** The activity list of a Garmin account export (`summarizedActivities.json`), or the same list as the website answers it. */
export function garminActivities(records: readonly JsonRecord[], context: DecodeContext): DecodedFile {
  const { units, remarks } = garminUnits(records);
  const counts = isCounted(records);
  const activities: Activity[] = [];
  const bad: string[] = [];
  for (const [index, record] of records.entries()) {
    if (!counts(record)) continue;
    const read = readRecord(record, index, units, context);
    if ("activity" in read) activities.push(read.activity);
    else bad.push(`session ${index + 1}: ${read.why}`);
  }
  const warnings = [...remarks, ...warningsOf(activities, bad, context.homeZone)];
  if (activities.length > 0) return { kind: "decoded", activities, entries: NO_ENTRIES, warnings };
  const detail = `No session of this list could be read: ${bad.length === 0 ? "it is empty" : listed(bad)}.`;
  return { kind: "rejected", problem: { reason: "NO_RECORDS", detail } };
}
