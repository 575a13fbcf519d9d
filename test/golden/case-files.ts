import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Activity } from "../../src/domain/activity.ts";
import { EMPTY_HISTORY, type RunnerHistory, type SessionSummary } from "../../src/domain/history.ts";
import type { ActivityId } from "../../src/domain/ids.ts";
import { decodeFile } from "../../src/ingest/decode-file.ts";
import type { DecodedFile } from "../../src/ingest/decoded-file.ts";

/** `case.json`: what a case shows and the day it is judged on. */
export interface CaseFile {
  readonly about: string;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The headline that must come out, whatever else changes. */
  readonly headline: string;
  /** From this day to `asOf` no day may be green. */
  readonly neverGreenFrom?: string;
}

export const HOME_ZONE = "Europe/London";
const ROOT = import.meta.dirname;

export const casePath = (name: string, ...parts: string[]) => join(ROOT, name, ...parts);

/** Names of the case folders, in order. */
export function caseNames(): string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export function readCase(name: string): CaseFile {
  return JSON.parse(readFileSync(casePath(name, "case.json"), "utf8"));
}

type Decoded = Extract<DecodedFile, { kind: "decoded" }>;

/** Every input of a case, decoded; a refused file is an error here. */
export async function decodeInputs(name: string): Promise<Decoded[]> {
  const decoded: Decoded[] = [];
  for (const file of readdirSync(casePath(name, "input")).sort()) {
    const bytes = new Uint8Array(readFileSync(casePath(name, "input", file)));
    const one = await decodeFile(bytes, { homeZone: HOME_ZONE });
    if (one.kind !== "decoded") throw new Error(`${name}/input/${file} was refused: ${one.problem.detail}`);
    decoded.push(one);
  }
  return decoded;
}

function summaryOf(activity: Activity, index: number): SessionSummary {
  return {
    id: `activity-${index}` as ActivityId,
    sport: activity.sport,
    localDay: activity.localDay,
    startedAt: activity.startedAt,
    durationS: activity.durationS,
    elapsedS: activity.elapsedS,
    distanceM: activity.distanceM,
    rpe0To10: activity.rpe0To10,
    avgHeartRateBpm: activity.avgHeartRateBpm,
    heartRate: activity.histograms.find((histogram) => histogram.kind === "heartRateBpm") ?? null,
    treadmill: activity.flags.includes("TREADMILL"),
    avgCadenceSpm: null,
    avgPowerW: null,
    avgGroundContactS: null,
    groundContactBalanceLeftFrac: null,
    summary: null,
  };
}

/** Activities of all inputs, ascending. No two inputs of a case hold the same run. */
export function activitiesOf(decoded: readonly Decoded[]): Activity[] {
  return decoded
    .flatMap((file) => file.activities)
    .sort((a, b) => a.localDay - b.localDay || (a.startedAt ?? 0) - (b.startedAt ?? 0));
}

/** What analysis gets to see: no claim, no settings, nothing but the files. */
export function historyOf(decoded: readonly Decoded[]): RunnerHistory {
  const byDay = <T extends { readonly day: number }>(rows: readonly T[]) => [...rows].sort((a, b) => a.day - b.day);
  return {
    ...EMPTY_HISTORY,
    sessions: activitiesOf(decoded).map(summaryOf),
    dayMarks: byDay(decoded.flatMap((file) => file.entries.dayMarks)),
    pain: byDay(decoded.flatMap((file) => file.entries.pain)),
    noPain: byDay(decoded.flatMap((file) => file.entries.noPain)),
    therapy: byDay(decoded.flatMap((file) => file.entries.therapy)),
  };
}

/** Writes what came out beside what was expected, for a person to compare. */
export function keepActual(name: string, file: string, text: string): void {
  mkdirSync(casePath(name, "actual"), { recursive: true });
  writeFileSync(casePath(name, "actual", file), text);
}

export function forgetActual(name: string): void {
  rmSync(casePath(name, "actual"), { recursive: true, force: true });
}
