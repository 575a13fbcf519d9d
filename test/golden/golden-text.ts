import type { Activity } from "../../src/domain/activity.ts";
import type { Assessment, DayRecord, WeekSummary } from "../../src/domain/assessment.ts";
import { isoFromInstant, type UtcInstant } from "../../src/domain/instant.ts";
import { type LoadMethod, RATIO_NAMES, type RatioValue, type SessionLoad } from "../../src/domain/load.ts";
import { formatLocalDay, type LocalDay } from "../../src/domain/local-day.ts";

const DIGITS = 6;

/** A number as the expected files hold it: six significant digits, so that the last bits of a float do not matter. */
function plain(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

const DAY_KEYS = new Set(["localDay", "asOf", "from", "to", "standsUntil", "weekStart", "day"]);

function replacer(key: string, value: unknown): unknown {
  if (typeof value !== "number") return value;
  if (key === "startedAt") return isoFromInstant(value as UtcInstant);
  return DAY_KEYS.has(key) ? formatLocalDay(value as LocalDay) : plain(value);
}

function jsonText(value: unknown): string {
  // The texts are kept as people read them in English; what they are made from says the same again.
  return `${JSON.stringify(value, (key, one) => (key === "said" ? undefined : replacer(key, one)), 1)}\n`;
}

/** Activities, one a line, with each histogram as its total of seconds, without the blocks that are made of the same. */
export function activitiesText(activities: readonly Activity[]): string {
  const rows = activities.map(({ blocks: _, ...activity }) => ({
    ...activity,
    histograms: Object.fromEntries(
      activity.histograms.map(({ kind, secondsS }) => [kind, secondsS.reduce((sum, bandS) => sum + bandS, 0)]),
    ),
  }));
  return `[\n${rows.map((row) => JSON.stringify(row, replacer)).join(",\n")}\n]\n`;
}

export function assessmentText(assessment: Assessment, weeks: readonly WeekSummary[]): string {
  return jsonText({ assessment, weeks });
}

/** The loads that these tables show. */
const METHODS = ["distance", "duration", "sessionRpe"] as const satisfies readonly LoadMethod[];

function numberCell(value: number | null): string {
  return value === null ? "" : String(plain(value));
}

function loadCell(load: SessionLoad | null): string {
  if (load === null) return "";
  return load.kind === "measured" ? numberCell(load.load) : load.why;
}

function ratioCell(ratio: RatioValue): string {
  return ratio.kind === "known" ? numberCell(ratio.value) : ratio.reason;
}

function dayCells(day: DayRecord): string[] {
  return [
    formatLocalDay(day.day),
    day.state,
    numberCell(day.distanceM),
    numberCell(day.durationS),
    ...METHODS.map((method) => loadCell(day.loads[method])),
    numberCell(day.spike.value),
    day.spike.category,
    String(day.spike.provisional),
    numberCell(day.spike.longestPrior30dM),
    ...RATIO_NAMES.map((name) => ratioCell(day.ratios.distance[name])),
    ratioCell(day.ratios.sessionRpe.acwrUncoupled),
  ];
}

/** One row a day: state, loads, spike, the ratios of distance, and one ratio of session RPE. */
export function daysText(days: readonly DayRecord[]): string {
  const header = [
    ...["day", "state", "distance_m", "duration_s"],
    ...METHODS.map((method) => `load_${method}`),
    ...["spike", "spike_category", "spike_provisional", "longest_prior_30d_m"],
    ...RATIO_NAMES.map((name) => `distance_${name}`),
    "sessionRpe_acwrUncoupled",
  ];
  return `${[header, ...days.map(dayCells)].map((cells) => cells.join(",")).join("\n")}\n`;
}
