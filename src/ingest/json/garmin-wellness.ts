import { type LocalDay, parseLocalDay } from "../../domain/local-day.ts";
import { emptyWellnessDay, laterOver, saysAnything, type WellnessDay } from "../../domain/wellness.ts";
import { isPlausibleDay } from "../csv/summary-row.ts";
import type { JsonRecord } from "./json-record.ts";

const LONGEST_SLEEP_S = 86_400;
const SLEEP_STAGES = ["deepSleepSeconds", "lightSleepSeconds", "remSleepSeconds"] as const;
/** The watch lay on the table: what it gives is the usual bedtime, not a measurement. */
const NOT_WORN = "OFF_WRIST";
const RESTING_BPM = { from: 20, to: 150 } as const;
/** 511 ms is how Garmin writes "no data". */
const HRV_MS = { from: 1, to: 500 } as const;
const MOST_STEPS = 200_000;

function within(value: number | null, { from, to }: { readonly from: number; readonly to: number }): number | null {
  return value !== null && value >= from && value <= to ? value : null;
}

/** The day as text, or inside an object in older exports. */
function dayOf(record: JsonRecord): LocalDay | null {
  const text = record.text("calendarDate") ?? record.record("calendarDate")?.text("date") ?? "";
  const day = parseLocalDay(text.slice(0, 10));
  return day !== null && isPlausibleDay(day) ? day : null;
}

function sleepOf(record: JsonRecord): number | null {
  if (record.text("sleepWindowConfirmationType") === NOT_WORN) return null;
  const stages = SLEEP_STAGES.map((name) => record.measured(name) ?? 0);
  const sleepS = stages.reduce((sum, stageS) => sum + stageS, 0) || record.measured("sleepTimeSeconds");
  return within(sleepS, { from: 1, to: LONGEST_SLEEP_S });
}

/** The value of the day itself is often off; the one Garmin shows is smoothed. */
const restingOf = (record: JsonRecord): number | null =>
  within(record.number("restingHeartRate") ?? record.number("currentDayRestingHeartRate"), RESTING_BPM);

function variabilityOf(record: JsonRecord): number | null {
  const metric = record.records("metrics").find((each) => each.text("type") === "HRV");
  const valueMs = within(metric?.number("value") ?? null, HRV_MS);
  return valueMs === null ? null : valueMs / 1000;
}

/**
 * What a record of `sleepData`, `UDSFile` or `healthStatusData` says about its day; null when it says nothing of that.
 * `calendarDate` is the day of waking up.
 */
function wellnessOf(record: JsonRecord): WellnessDay | null {
  const day = dayOf(record);
  if (day === null) return null;
  const wellness: WellnessDay = {
    ...emptyWellnessDay(day, "garmin"),
    sleepS: sleepOf(record),
    restingHeartRateBpm: restingOf(record),
    hrvRmssdS: variabilityOf(record),
    steps: within(record.measured("totalSteps"), { from: 1, to: MOST_STEPS }),
  };
  return saysAnything(wellness) ? wellness : null;
}

/** The days that records of a Garmin account export speak of, ascending; a later record of a day corrects an earlier one. */
export function garminWellness(records: readonly JsonRecord[]): readonly WellnessDay[] {
  const days = new Map<LocalDay, WellnessDay>();
  for (const record of records) {
    const wellness = wellnessOf(record);
    if (wellness === null) continue;
    const before = days.get(wellness.day);
    days.set(wellness.day, before === undefined ? wellness : laterOver(before, wellness));
  }
  return [...days.values()].sort((a, b) => a.day - b.day);
}
